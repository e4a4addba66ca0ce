"""The contact sheet."""

import re
from pathlib import Path
from urllib.parse import unquote

from click.testing import CliRunner

from footlog.drawings.__main__ import main
from footlog.drawings.drawing import draw, poses


def written(folder: Path, *options: str) -> str:
    sheet = folder / "sheet.html"
    result = CliRunner().invoke(main, ["--sheet", str(sheet), *options])
    assert result.exit_code == 0, result.output
    return sheet.read_text("utf-8")


def drawings(page: str) -> list[str]:
    return [unquote(found) for found in re.findall(r'src="data:image/svg\+xml,([^"]*)"', page)]


def test_sheet_shows_every_drawing_light_and_dark(tmp_path: Path) -> None:
    found = drawings(written(tmp_path))
    assert found == [draw(name, dark=dark) for dark in (False, True) for name in poses()]


def test_sheet_can_be_still_mirrored_nameless_and_of_chosen_drawings(tmp_path: Path) -> None:
    options = ("--still", "--mirrored", "--no-names", "--only", "short-foot")
    page = written(tmp_path, *options)
    assert "short-foot" not in page
    assert drawings(page) == [
        draw("short-foot", dark=dark, still=True, mirrored=True) for dark in (False, True)
    ]
