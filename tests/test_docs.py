"""What the documents for people name is there: rooms, rules, files, functions, commands."""

import re
from pathlib import Path

import pytest

from footlog.cli.__main__ import commands
from tests.test_architecture import ROOMS

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"))
    if path.name != "CHANGELOG.md"  # the past names what is no longer there
)
ARCHITECTURE = "docs/architecture.md"
LONGEST_README = 120
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")
FILE = re.compile(
    r"(?<![\w./~-])((?:footlog|pages|tests|data|docs|\.streamlit|\.ci)/[\w./-]*"
    r"|(?:app|constraints|pyproject)\.\w+)"
)
ROOM = re.compile(r"^\| `(?:footlog/)?(\w+)(?:/|\.py)` \| [^|]+ \| ([^|]+) \|$", re.MULTILINE)
FUNCTION = re.compile(r"(\w+)\(\)")
NAME = re.compile(r"_?[A-Z][A-Za-z_]+")
MODULE = re.compile(r"python -m (tests\.\w+|footlog\.\w+)")


def read(document: str) -> str:
    return (ROOT / document).read_text("utf-8")


def code_of(document: str) -> list[str]:
    """Return what stands between backticks."""
    return CODE.findall(read(document))


def test_every_room_stands_in_the_list_with_its_rule() -> None:
    rules = {
        room: {part.strip() for part in rule.split(",")} - {"nothing"}
        for room, rule in ROOM.findall(read(ARCHITECTURE))
    }
    assert rules == ROOMS, "change the table of docs/architecture.md"


def test_every_package_is_named() -> None:
    packages = {
        f"{path.parent.relative_to(ROOT).as_posix()}/"
        for path in ROOT.glob("footlog/*/**/__init__.py")
    }
    assert packages - set(code_of(ARCHITECTURE)) == set(), "name them in docs/architecture.md"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_that_is_named_exists(document: str) -> None:
    text, folder = read(document), (ROOT / document).parent
    linked = {name for name in LINK.findall(text) if not (folder / name).exists()}
    modules = {name.replace(".", "/") for name in MODULE.findall(text)}
    gone = {name for name in FILE.findall(text) if not (ROOT / name.rstrip(".")).exists()}
    gone |= {name for name in modules if not [*ROOT.glob(f"{name}.py"), *ROOT.glob(f"{name}/")]}
    assert linked | gone == set()


def test_every_function_and_name_in_the_architecture_exists() -> None:
    source = "\n".join(
        path.read_text("utf-8")
        for place in ("footlog", "pages")
        for path in (ROOT / place).glob("**/*.py")
    )
    there = set(re.findall(r"^ *(?:def|class) (\w+)|^(_?[A-Z]\w*)\b.*=", source, re.MULTILINE))
    defined = {name for both in there for name in both}
    code = code_of(ARCHITECTURE)
    wanted = {match[1] for one in code if (match := FUNCTION.fullmatch(one))}
    wanted |= {one for one in code if NAME.fullmatch(one)}
    assert wanted - defined == set()
    assert len(wanted) > 10, "the names are not found any more"


def test_the_readme_has_every_command_and_its_options() -> None:
    rows = re.findall(r"^\| `.*", read("README.md"), re.MULTILINE)
    for name, command in commands.commands.items():
        row = " ".join(row for row in rows if re.search(rf"`footlog \[?{name}\b", row))
        assert row, name
        for option in re.findall(r"--[a-z-]+", row):
            assert any(option in parameter.opts for parameter in command.params), (name, option)


def test_the_readme_is_short_and_holds_the_test_command() -> None:
    lines = read("README.md").splitlines()
    assert len(lines) <= LONGEST_README
    after = lines[lines.index("## Test it") :]
    assert ".venv/bin/pytest" in after[after.index("```sh") + 1]


def test_short_names_are_those_of_the_makefile_and_do_what_is_said() -> None:
    makefile = read("Makefile").replace("$(BIN)", ".venv/bin")
    rows = re.findall(r"^\| `(.+)` \| `make (\w+)` \|", read("CONTRIBUTING.md"), re.MULTILINE)
    assert len(rows) == 5
    for written, target in rows:
        recipe = re.search(rf"^{target}:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
        assert recipe, target
        assert written == " && ".join(recipe[1].split("\n\t")).strip().removeprefix("\t")
