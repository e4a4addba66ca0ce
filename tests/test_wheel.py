"""The wheel holds all that footlog needs and runs from any folder."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and return the folder it is unpacked to."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-q"]
    subprocess.run([*build, "-w", str(folder), str(ROOT)], check=True, cwd=folder)
    (wheel,) = folder.glob("footlog-*.whl")
    with zipfile.ZipFile(wheel) as content:
        content.extractall(folder / "site")
    return folder / "site"


def test_the_app_travels_inside_the_package(unpacked: Path) -> None:
    inside = unpacked / "footlog" / "_app"
    pages = {path.name for path in (ROOT / "pages").glob("*.py")}
    assert {path.name for path in (inside / "pages").glob("*.py")} == pages
    for name in ("app.py", "data/exercises.toml", "data/poses.toml", ".streamlit/config.toml"):
        assert (inside / name).read_bytes() == (ROOT / name).read_bytes()


def test_the_report_has_its_templates(unpacked: Path) -> None:
    there = {path.name for path in (unpacked / "footlog" / "report").iterdir()}
    assert {"report.typ", "report.html", "report.css"} <= there


def test_it_runs_from_another_folder(unpacked: Path, tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(unpacked)}
    code = "import footlog.paths as p; print(p.app_folder()); print(p.catalogue_path().exists())"
    run = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert run.stdout.splitlines() == [str(unpacked / "footlog" / "_app"), "True"]
