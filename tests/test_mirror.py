"""Every module has a test file of its name, or the file or folder is named that proves it."""

from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).parents[1]

ELSEWHERE = {
    "footlog/cli/*.py": "cli/test_main.py",
    "footlog/day/*.py": "pages/test_today.py",
    "footlog/drawings/*.py": "drawings/test_drawing.py",
    "footlog/files/fhir/*.py": "files/fhir/test_bundle.py",
    "footlog/files/reading/*.py": "files/reading/test_files.py",
    "footlog/report/*.py": "report/test_facts.py",
    "footlog/server/*.py": "server",
    "footlog/store/*.py": "store/test_diary.py",
    "footlog/ui/actions/*.py": "pages",
    "footlog/ui/components/*.py": "day/test_taps.py",
    "footlog/ui/views/*.py": "pages",
}
"""Where the modules of each place are proved that have no test file of their own.

A part of a page, of a command, of the diary, or of a file's reader is proved through the whole that
it is a part of: that is what people use, and what may not change when the parts are cut anew.
"""


def modules() -> list[str]:
    """Return every module of footlog and every page, as paths in the repository."""
    found = [*(ROOT / "footlog").rglob("*.py"), *(ROOT / "pages").glob("*.py")]
    return [path.relative_to(ROOT).as_posix() for path in found if path.name != "__init__.py"]


def mirror_of(module: str) -> Path:
    """Return the test file that has the module's name."""
    path = Path(module.removeprefix("footlog/"))
    return ROOT / "tests" / path.with_name(f"test_{path.name}")


def places_of(module: str) -> list[str]:
    """Return the lines of the list that stand for the module."""
    return [place for place in ELSEWHERE if PurePosixPath(module).match(place)]


UNMIRRORED = [module for module in modules() if not mirror_of(module).exists()]


@pytest.mark.parametrize("module", UNMIRRORED)
def test_a_module_without_its_test_file_is_proved_elsewhere(module: str) -> None:
    (place,) = places_of(module)
    assert (ROOT / "tests" / ELSEWHERE[place]).exists()


def test_every_line_of_the_list_is_needed() -> None:
    assert {place for module in UNMIRRORED for place in places_of(module)} == set(ELSEWHERE)
