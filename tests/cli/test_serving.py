"""The demo's folder goes away however footlog ends."""

import signal
import sys
from pathlib import Path

import pytest

from tests.helpers.commands import footlog
from tests.helpers.servers import PATIENCE_SECONDS, started

DEMO = ("demo", "--weeks", "1", "--today", "2026-03-18")


def demos(folder: Path) -> list[Path]:
    """Return the folders of demos, each with its diary."""
    return [file.parent for file in folder.glob("footlog-demo-*/footlog.db")]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no signals.")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGKILL"])
def test_the_demo_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with started(tmp_path, *DEMO, env={"TMPDIR": str(tmp_path)}) as (_, process):
        (there,) = demos(tmp_path)
        footlog("demo", "--no-serve", "--db", tmp_path / "another.db", "--weeks", "1")
        assert demos(tmp_path) == [there], "the folder of a demo that runs is left alone"
        process.send_signal(getattr(signal, name))
        process.wait(PATIENCE_SECONDS)
    if name == "SIGKILL":
        assert demos(tmp_path) == [there]
        footlog("demo", "--no-serve", "--db", tmp_path / "third.db", "--weeks", "1")
    assert [*tmp_path.glob("footlog-demo-*")] == []


def test_what_footlog_did_not_make_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (tmp_path / "footlog-demo-mine").mkdir()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "in-use").touch()
    (tmp_path / "footlog-demo-link").symlink_to(tmp_path / "mine", target_is_directory=True)
    footlog("demo", "--no-serve", "--db", tmp_path / "demo.db", "--weeks", "1")
    assert (tmp_path / "footlog-demo-mine").is_dir()
    assert (tmp_path / "mine" / "in-use").is_file()
