"""Who may import whom, checked on the code itself."""

import ast
import re
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS: dict[str, set[str]] = {
    "domain": set(),
    "analysis": {"domain"},
    "store": {"analysis", "paths"},
    "wording": {"analysis"},
    "result_wording": {"wording"},
    "charts": {"analysis"},
    "paths": {"domain"},
    "error_log": {"paths"},
    "demo": {"domain"},
    "drawings": {"domain", "paths"},
    "day": {"drawings", "result_wording", "store"},
    "files": {"store"},
    "report": {"charts", "drawings", "result_wording", "store"},
    "server": {"day", "error_log"},
    "ui": {"charts", "day", "error_log", "files", "report"},
    "cli": {"demo", "error_log", "files", "report", "result_wording", "server", "store"},
    "pages": {"ui"},
    "app": {"ui"},
}
"""The rooms each room may import from; what a room may import, those above it may too."""

EXCEPT = {"pages": {"store", "sqlite3"}, "ui": {"sqlite3"}}
"""What a room may not import itself, though it reaches it through others."""

LIBRARIES: dict[str, set[str]] = {
    "paths": {"platformdirs"},
    "store": {"sqlite3", "sqlite_utils"},
    "charts": {"altair", "pandas"},
    "drawings": {"click"},
    "files": {"PIL", "fhir", "icalendar", "xlsxwriter"},
    "report": {"font_source_sans_pro", "jinja2", "typst", "vl_convert"},
    "server": {
        *("altair", "itsdangerous", "jinja2", "mnemonic", "pandas", "segno"),
        *("starlette", "streamlit"),
    },
    "ui": {"streamlit"},
    "cli": {"click", "click_default_group", "tzlocal"},
    "pages": {"streamlit"},
    "app": {"streamlit"},
}
"""What each room may import beside the standard library; sqlite3 counts as no part of that."""

LONGEST_MODULE = 300
APPENDED_TO = {"footlog/store/migrations.py"}
"""A list of steps, none of which may change once it has landed, may grow."""

STANDARD = sys.stdlib_module_names - {"sqlite3"}
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
CONNECTS = re.compile(
    r"\b(_?connect|one_connection|checked|reading|writing|Database)\((?!memory=True)"
)
CLOCKS = {"now", "today", "utcnow", "time"}


def files(place: str) -> list[Path]:
    path = ROOT / place
    return [path] if path.suffix == ".py" else sorted(path.glob("**/*.py"))


@cache
def parsed(path: Path) -> ast.Module:
    """Return the code of a file, read once for all tests."""
    return ast.parse(path.read_text("utf-8"))


@cache
def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{name.name}" for name in node.names}
    return found


def room_of(path: Path) -> str:
    """Return the room that a file of footlog, pages or app.py belongs to."""
    place, *rest = path.relative_to(ROOT).with_suffix("").parts
    return rest[0] if place == "footlog" and rest != ["__init__"] else place


def below(room: str) -> set[str]:
    """Return the rooms that a room may import from, directly or through others."""
    direct = ROOMS[room]
    return direct.union(*(below(one) for one in direct))


def allowed(room: str) -> set[str]:
    """Return what a module of a room may import: parts of footlog and libraries."""
    own = {room, *below(room)} - EXCEPT.get(room, set())
    return {f"footlog.{one}" for one in own} | {"footlog.__version__"} | LIBRARIES.get(room, set())


def is_allowed(name: str, permitted: set[str]) -> bool:
    own = name == "footlog" or name.split(".", maxsplit=1)[0] in STANDARD
    return own or any(name == one or name.startswith(f"{one}.") for one in permitted)


def written_by_us() -> list[Path]:
    return files("footlog") + files("pages") + files("app.py")


def test_every_room_has_a_rule_and_every_rule_a_room() -> None:
    rooms = {room_of(path) for path in written_by_us()} - {"footlog"}
    assert rooms == set(ROOMS)


def test_no_module_is_longer_than_one_concept_needs() -> None:
    long = {
        str(path.relative_to(ROOT))
        for path in written_by_us()
        if len(path.read_text("utf-8").splitlines()) > LONGEST_MODULE
    }
    assert long == APPENDED_TO


@pytest.mark.parametrize("room", ROOMS)
def test_modules_import_only_what_their_room_may(room: str) -> None:
    wrong = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in written_by_us()
        if room_of(path) == room
        for name in imports(path)
        if not is_allowed(name, allowed(room))
    }
    assert wrong == set()


def test_only_one_module_reads_the_clock() -> None:
    readers = {
        path.name
        for path in files("footlog") + files("pages") + files("app.py")
        for node in ast.walk(parsed(path))
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
        for block in ast.walk(parsed(path))
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
        for call in ast.walk(parsed(path))
        if isinstance(call, ast.Call) and called(call) in OPENS_FILES
        if THE_DIARY.search(ast.unparse(call))
        or (path.parent.name == "store" and re.search(r"\bpath\b", ast.unparse(call)))
    }
    assert opened == set()


def kept_by(path: Path) -> list[str]:
    """Return the code whose values outlive a call: a module's own lines, and cached functions."""
    module = parsed(path)
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
        assert ast.get_docstring(parsed(path)), path


def test_the_entry_calls_navigation_before_anything_that_can_fail() -> None:
    body = ast.parse((ROOT / "app.py").read_text("utf-8")).body
    first = next(node for node in body[1:] if not isinstance(node, ast.Import))
    assert isinstance(first, ast.Assign)
    assert ast.unparse(first).startswith("page = st.navigation(")
