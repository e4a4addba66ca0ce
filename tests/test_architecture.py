"""Who may import whom, checked on the code itself."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOMAIN = {
    "adherence",
    "agenda",
    "backup",
    "changes",
    "dose",
    "exercises",
    "function",
    "invalid",
    "load",
    "logbook",
    "pain",
    "persisting",
    "picture",
    "plan",
    "practice",
    "rotation",
    "schedule",
    "settings",
    "sharing",
    "sites",
    "summary",
    "weeks",
    "where",
    "worked",
}
FRAMEWORKS = {"streamlit", "pandas", "altair", "sqlite3", "sqlite_utils"}
FORBIDDEN = {
    "footlog/store": {"streamlit", "pandas", "altair", "footlog.views", "footlog.runtime"},
    "footlog/views": {"pandas", "altair", "sqlite3", "sqlite_utils", "footlog.store"},
    "footlog/reading": {"streamlit", "pandas", "altair", "sqlite3", "footlog.store"},
    "footlog/charts.py": {"streamlit", "footlog"},
    "footlog/frames.py": {"streamlit", "altair", "footlog.store", "footlog.views"},
    "footlog/figures": FRAMEWORKS | {"footlog.store", "footlog.views", "footlog.runtime"},
    "footlog/function_charts.py": {"streamlit", "footlog.store", "footlog.views", "footlog.frames"},
    "footlog/function_frames.py": {"streamlit", "altair", "footlog.store", "footlog.views"},
    "footlog/export.py": {"streamlit", "pandas", "footlog.store"},
    "footlog/fhir": {"streamlit", "pandas", "altair", "sqlite3", "footlog.store", "footlog.views"},
    "footlog/report": {"streamlit", "sqlite3", "sqlite_utils", "footlog.runtime"},
    "footlog/report/facts.py": {"pandas", "altair", "footlog.store", "footlog.views"},
    "footlog/derived.py": {"pandas", "altair", "sqlite3", "footlog.views", "footlog.runtime"},
    "footlog/runtime.py": {"pandas", "altair"},
    "footlog/taps.py": {"pandas", "altair", "sqlite3"},
    "footlog/today_taps.py": {"pandas", "altair", "sqlite3"},
    "footlog/set_taps.py": {"pandas", "altair", "sqlite3"},
    "footlog/score_taps.py": {"pandas", "altair", "sqlite3"},
    "footlog/function_taps.py": {"pandas", "altair", "sqlite3"},
    "footlog/import_taps.py": {"pandas", "altair", "sqlite3"},
    "footlog/own_taps.py": {"pandas", "altair", "sqlite3"},
    "footlog/tick.py": {"streamlit", "pandas", "altair", "sqlite3", "footlog.views"},
    "footlog/web/ticking.py": {"streamlit", "pandas", "altair", "sqlite3", "footlog.runtime"},
    "footlog/lan": {"streamlit", "pandas", "altair", "footlog.store", "footlog.runtime"},
    "pages": {"altair", "sqlite3", "sqlite_utils", "footlog.store"},
    "app.py": {"pandas", "altair", "sqlite3", "footlog.store", "footlog.charts"},
}
OPENS_FILES = {
    "open",
    "read_bytes",
    "read_text",
    "write_bytes",
    "write_text",
    "copy",
    "copy2",
    "copyfile",
    "copyfileobj",
    "move",
    "file_digest",
}
THE_DIARY = re.compile(r"\b(diary\.path|self\.path|diary_path|db)\b")
CONNECTS = re.compile(r"\b(_?connect|reading|writing|Database)\((?!memory=True)")
CLOCKS = {"now", "today", "utcnow", "time"}


def files(place: str) -> list[Path]:
    path = ROOT / place
    return [path] if path.suffix == ".py" else sorted(path.glob("**/*.py"))


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{name.name}" for name in node.names}
    return found


def offends(name: str, forbidden: set[str]) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in forbidden)


@pytest.mark.parametrize("place", FORBIDDEN)
def test_modules_import_only_what_their_layer_may(place: str) -> None:
    wrong = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in files(place)
        for name in imports(path)
        if offends(name, FORBIDDEN[place])
    }
    assert files(place)
    assert wrong == set()


@pytest.mark.parametrize("module", sorted(DOMAIN))
def test_the_domain_knows_only_the_standard_library_and_itself(module: str) -> None:
    own = {f"footlog.{name}" for name in DOMAIN}
    used = imports(ROOT / "footlog" / f"{module}.py")
    strange = {name for name in used if name.startswith("footlog")} - {
        name for name in used if offends(name, own)
    }
    assert strange == set()
    assert not {name for name in used if offends(name, FRAMEWORKS)}


def test_only_one_module_reads_the_clock() -> None:
    readers = {
        path.name
        for path in files("footlog") + files("pages") + files("app.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in CLOCKS
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in {"datetime", "date", "time"}
    }
    assert readers == {"clock.py"}


def test_no_streamlit_call_stands_inside_a_transaction() -> None:
    inside = {
        f"{path.name}:{call.lineno}"
        for path in files("footlog") + files("pages")
        for block in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(block, ast.With)
        and any("writing(" in ast.unparse(entered.context_expr) for entered in block.items)
        for call in ast.walk(block)
        if isinstance(call, ast.Call) and ast.unparse(call.func).startswith("st.")
    }
    assert inside == set()


def called(call: ast.Call) -> str:
    """Return the last part of what is called."""
    return ast.unparse(call.func).rpartition(".")[2]


def test_nothing_but_sqlite_opens_the_diary() -> None:
    """Closing a file drops all of SQLite's locks on it: another program could write in between."""
    opened = {
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in files("footlog") + files("pages")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and called(call) in OPENS_FILES
        if THE_DIARY.search(ast.unparse(call))
        or (path.parent.name == "store" and re.search(r"\bpath\b", ast.unparse(call)))
    }
    assert opened == set()


def kept_by(path: Path) -> list[str]:
    """Return the code whose values outlive a call: a module's own lines, and cached functions."""
    module = ast.parse(path.read_text("utf-8"))
    cached = [
        ast.unparse(node)
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef)
        and any("cache" in ast.unparse(one) for one in node.decorator_list)
    ]
    lines = [node for node in module.body if isinstance(node, ast.Assign | ast.AnnAssign)]
    return [*cached, *map(ast.unparse, lines)]


def test_no_connection_is_kept() -> None:
    """A connection belongs to a thread; one that is shared loses rows."""
    kept = {
        f"{path.relative_to(ROOT)}: {code.splitlines()[0]}"
        for path in files("footlog") + files("pages")
        for code in kept_by(path)
        if CONNECTS.search(code)
    }
    assert kept == set()


def test_pages_define_nothing_but_callbacks_and_say_what_they_are_for() -> None:
    for path in files("pages"):
        assert ast.get_docstring(ast.parse(path.read_text("utf-8"))), path


def test_the_entry_calls_navigation_before_anything_that_can_fail() -> None:
    body = ast.parse((ROOT / "app.py").read_text("utf-8")).body
    first = next(node for node in body[1:] if not isinstance(node, ast.Import))
    assert isinstance(first, ast.Assign)
    assert ast.unparse(first).startswith("page = st.navigation(")
