"""A diary has one server: who comes second is shown the first."""

import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from footlog.server.one_server import AlreadyServedError, answers, claim
from tests.helpers.servers import PATIENCE_SECONDS, free_port, wait_for

COMMAND = (sys.executable, "-m", "footlog.cli", "serve", "--port")


def lock_file(diary: Path) -> Path:
    return diary.with_name(f"{diary.name}.open")


def test_it_is_held_for_one_and_freed_at_the_end(tmp_path: Path) -> None:
    diary = tmp_path / "footlog.db"
    with claim(diary) as publish:
        publish("http://localhost:8501")
        assert lock_file(diary).read_text() == "http://localhost:8501"
    with claim(diary):
        assert lock_file(diary).read_text() == ""
    assert answers("http://localhost:1") is False


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for a right to make links.")
def test_a_link_to_the_diary_is_the_same_diary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary, link = tmp_path / "footlog.db", tmp_path / "link.db"
    diary.touch()
    link.symlink_to(diary)
    monkeypatch.setattr("footlog.server.one_server.PATIENCE_SECONDS", 0.2)
    with (
        claim(diary),
        pytest.raises(AlreadyServedError, match="already has this diary open: stop it there first"),
        claim(link),
    ):
        pass


def test_where_no_lock_can_be_made_nothing_is_held(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    nowhere = tmp_path / "file" / "footlog.db"
    with claim(nowhere), claim(nowhere) as publish:
        publish("http://localhost:8501")


def started(diary: Path, port: str, *arguments: str, **env: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*COMMAND, port, "--db", str(diary), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | env,
    )


def said(process: subprocess.Popen[bytes]) -> tuple[int, str]:
    out, err = process.communicate(timeout=PATIENCE_SECONDS)
    return process.returncode, (out + err).decode().strip()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL, and opens browsers otherwise.")
def test_of_several_starts_one_serves_and_the_others_show_it(diary_file: Path) -> None:
    opened = diary_file.parent.parent / "opened"
    browser = diary_file.parent.parent / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" >> "{opened}"\n')
    browser.chmod(0o700)
    with ExitStack() as processes:

        def start(*arguments: str, port: str = "", **env: str) -> subprocess.Popen[bytes]:
            process = started(diary_file, port or str(free_port()), *arguments, **env)
            processes.callback(process.communicate)
            processes.callback(process.kill)
            return process

        first, others = _sorted([start("--no-browser") for _ in range(3)])
        url = lock_file(diary_file).read_text()
        assert {said(other) for other in others} == {(0, f"footlog is already open at {url}")}
        assert first.stdout is not None
        assert first.stdout.readline().decode().strip() == f"footlog is open at {url}"

        assert said(start(BROWSER=f"{browser} %s")) == (0, f"footlog is already open at {url}")
        assert opened.read_text() == url
        code, words = said(start("--lan", "127.0.0.1", "--no-browser", **_passphrase(diary_file)))
        assert (code, words) == (
            1,
            f"footlog already has this diary open at {url}: stop it there first (Ctrl+C).",
        )

        os.kill(first.pid, signal.SIGKILL)
        first.wait()
        port = str(free_port())
        wait_for(f"http://127.0.0.1:{port}", start("--no-browser", port=port))


def _sorted(
    processes: list[subprocess.Popen[bytes]],
) -> tuple[subprocess.Popen[bytes], list[subprocess.Popen[bytes]]]:
    """Return the one that goes on and those that ended."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        ended = [process for process in processes if process.poll() is not None]
        if len(ended) == len(processes) - 1:
            (first,) = set(processes) - set(ended)
            return first, ended
        time.sleep(0.05)
    raise TimeoutError("More than one footlog goes on.")


def _passphrase(diary: Path) -> dict[str, str]:
    config = str(diary.parent.parent)
    return {
        "FOOTLOG_PASSPHRASE": "correct horse battery",
        "XDG_CONFIG_HOME": config,
        "HOME": config,
    }
