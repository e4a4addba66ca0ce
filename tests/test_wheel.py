"""The wheel holds all that footlog needs and runs from any folder."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT, TODAY
from tests.helpers.servers import answering, free_port
from tests.helpers.windows import window

PIP = (sys.executable, "-m", "pip")
TITLES = {
    "": "Today",
    "exercises": "Exercises",
    "plan": "Plan",
    "trends": "Trends",
    "history": "History",
    "share": "Share",
    "settings": "Settings",
    "import": "Import",
    "backups": "Backups",
    "numbers": "How we work this out",
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and return its path."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [*PIP, "wheel", "--no-deps", "--no-build-isolation", "-q"]
    subprocess.run([*build, "-w", str(folder), str(ROOT)], check=True, cwd=folder)
    (built,) = folder.glob("footlog-*.whl")
    return built


@pytest.fixture(scope="module")
def unpacked(wheel: Path) -> Path:
    """Return the folder that the wheel is unpacked to."""
    with zipfile.ZipFile(wheel) as content:
        content.extractall(wheel.parent / "site")
    return wheel.parent / "site"


@pytest.fixture(scope="module")
def installed(wheel: Path) -> Path:
    """Install the wheel into a fresh environment, and return the folder of its commands."""
    base = wheel.parent / "fresh"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(base)], check=True)
    bases = {"base": str(base), "platbase": str(base)}
    commands, packages = (
        Path(sysconfig.get_path(name, "venv", bases)) for name in ("scripts", "purelib")
    )
    install = [*PIP, "--python", str(base), "install", "--no-deps", "-q"]
    subprocess.run([*install, str(wheel)], check=True, cwd=wheel.parent)
    # What footlog depends on is here already; footlog itself is found in the fresh one alone.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return commands


def test_installed_it_starts_in_an_empty_folder_and_serves_every_page(
    installed: Path, tmp_path: Path
) -> None:
    address = f"http://localhost:{(port := free_port())}"
    command = [str(installed / "footlog"), "demo", "--weeks", "6", "--today", str(TODAY)]
    (empty := tmp_path / "empty").mkdir()
    places = dict.fromkeys(("HOME", "USERPROFILE", "XDG_STATE_HOME"), str(tmp_path / "home"))
    with answering([*command, "--port", str(port), "--no-browser"], address, empty, places):
        for page, title in TITLES.items():
            with window(address, page) as shown:
                assert shown.title == title
                assert b"made a mistake" not in shown.drawn
    left = {path.name for path in empty.iterdir()}
    assert left == {f"server-{port}.log"}


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
