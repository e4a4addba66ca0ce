"""Nothing is installed that footlog does not use, and every version is written down."""

import ast
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
DEV = EXTRAS["dev"]
SYSTEMS = (("win32", "nt", "Windows"), ("darwin", "posix", "Darwin"), ("linux", "posix", "Linux"))
COMMANDS = {
    "mypy",
    "ruff",
    "pip-audit",
    "pandas-stubs",
    "pytest-timeout",
    "pytest-xdist",
    "tzdata",
    "hatchling",
}
"""What the development tools bring that nobody imports: commands, stubs, plugins, data."""


def name_of(requirement: str) -> str:
    return canonicalize_name(Requirement(requirement).name)


def imported(*places: str) -> set[str]:
    """Return the distributions that the code in some places imports from."""
    modules: set[str] = set()
    for path in (file for place in places for file in sorted(ROOT.glob(place))):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {one.name.split(".")[0] for one in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                modules.add(node.module.split(".")[0])
    known = packages_distributions()
    foreign = modules - sys.stdlib_module_names - {"footlog", "tests"}
    return {canonicalize_name(known[module][0]) for module in foreign}


def test_what_footlog_asks_for_is_what_it_imports() -> None:
    asked = {name_of(one) for one in PROJECT["dependencies"] if "sys_platform" not in one}
    optional = {name_of(one) for name, extra in EXTRAS.items() if name != "dev" for one in extra}
    assert asked | optional == imported("app.py", "pages/*.py", "footlog/**/*.py")


def test_what_developing_asks_for_is_what_the_tests_use() -> None:
    asked = {name_of(one) for one in DEV} - COMMANDS
    used = imported("tests/**/*.py") - {name_of(one) for one in PROJECT["dependencies"]}
    assert asked == used


def needed() -> Iterator[str]:
    """Return every distribution that installing footlog for developing brings, on any system."""
    waiting = [*PROJECT["dependencies"], *DEV]
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        requirement = Requirement(waiting.pop())
        key = (canonicalize_name(requirement.name), frozenset(requirement.extras))
        if key in seen:
            continue
        seen.add(key)
        yield key[0]
        waiting += [
            below for below in _requires(requirement.name) if _asked(below, requirement.extras)
        ]


def _requires(name: str) -> list[str]:
    try:
        return requires(name) or []
    except PackageNotFoundError:  # of another system: what it needs is not known here
        return []


def _asked(requirement: str, extras: set[str]) -> bool:
    marker = Requirement(requirement).marker
    if marker is None:
        return True
    here = default_environment()
    return any(
        marker.evaluate(
            here  # type: ignore[arg-type]
            | {"sys_platform": system, "os_name": os, "platform_system": platform, "extra": extra}
        )
        for system, os, platform in SYSTEMS
        for extra in (*extras, "")
    )


def test_the_constraints_pin_all_that_is_installed_and_nothing_else() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").split()
    pinned = {canonicalize_name(line.split("==")[0]) for line in lines}
    assert all("==" in line for line in lines)
    assert len(pinned) == len(lines)
    # pip is there before anything is installed.
    assert pinned == set(needed()) - {"pip"}
