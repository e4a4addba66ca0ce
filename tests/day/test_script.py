"""The scripts of the day as one file, and its size: it is loaded before anything else."""

import re
from pathlib import Path

from footlog.day import script as joined
from footlog.day.script import SCRIPTS, STYLES, script, style, version

ROOT = Path(__file__).parents[2]
WEB = ROOT / "footlog" / "day" / "web"
MOST_LINES = 1500


def test_every_file_of_the_folder_is_joined_in() -> None:
    assert {path.stem for path in WEB.glob("*.js")} == set(SCRIPTS)
    assert {path.stem for path in WEB.glob("*.css")} == set(STYLES)


def test_nothing_of_the_modules_is_left_and_no_name_stands_twice() -> None:
    assert not re.search(r"^\s*(import|export)\b(?!\()", script(), re.MULTILINE)
    names = re.findall(r"^(?:async )?(?:function\*?|const|let|class) (\w+)", script(), re.MULTILINE)
    assert sorted(names) == sorted(set(names))


def test_a_module_imports_only_what_comes_before_it() -> None:
    for at, name in enumerate(SCRIPTS):
        text = (WEB / f"{name}.js").read_text("utf-8")
        assert set(re.findall(r'from "\./(\w+)\.js"', text)) <= set(SCRIPTS[:at])


def test_all_scripts_of_footlog_are_small() -> None:
    lines = sum(len(path.read_text("utf-8").splitlines()) for path in ROOT.glob("footlog/**/*.js"))
    assert lines <= MOST_LINES


def test_the_version_depends_on_the_script_and_the_style() -> None:
    assert re.fullmatch(r"[0-9a-f]{12}", version())
    assert script()
    assert style() == "\n".join((WEB / f"{name}.css").read_text("utf-8") for name in STYLES)
    assert joined.version() == version()
