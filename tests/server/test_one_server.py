"""A diary has one server: who comes second is shown the first."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
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
    assert not lock_file(diary).exists()
    lock_file(diary).write_text("http://localhost:8501")  # of a server that was killed
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


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of footlog's state, where the diaries that are open are listed."""
    folder = tmp_path / "state"
    monkeypatch.setenv("XDG_STATE_HOME", str(folder))
    return folder / "footlog" / "open"


@pytest.mark.skipif(sys.platform != "linux", reason="Elsewhere the state is in another place.")
def test_two_hard_links_to_a_diary_are_one_diary(
    tmp_path: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary, link = tmp_path / "footlog.db", tmp_path / "elsewhere" / "other.db"
    diary.touch()
    link.parent.mkdir()
    monkeypatch.setattr("footlog.server.one_server.PATIENCE_SECONDS", 0.2)
    with closing(socket.create_server(("127.0.0.1", 0))) as server, claim(diary) as publish:
        url = f"http://localhost:{server.getsockname()[1]}"
        publish(url)
        link.hardlink_to(diary)
        with pytest.raises(AlreadyServedError) as other, claim(link):
            pass
        assert other.value.url == url
        assert state.stat().st_mode & 0o777 == 0o700
    assert list(state.iterdir()) == []
    assert list(link.parent.iterdir()) == [link]
    with claim(link):
        pass


def test_other_diaries_are_served_at_the_same_time(tmp_path: Path) -> None:
    diary, copy = tmp_path / "footlog.db", tmp_path / "copy.db"
    diary.touch()
    copy.touch()
    with claim(diary), claim(copy):
        pass


NOT_OURS: dict[str, Callable[[Path, Path], object]] = {
    "link": lambda place, found: place.symlink_to(found),
    "hard link": lambda place, found: place.hardlink_to(found),
    "link to nothing": lambda place, found: place.symlink_to(found.with_name("nothing")),
    "long file": lambda place, found: place.write_bytes(found.read_bytes()),
    "pipe": lambda place, _: os.mkfifo(place),
    "folder": lambda place, _: place.mkdir(),
}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes, and links ask for a right.")
@pytest.mark.parametrize("what", NOT_OURS)
def test_what_is_not_footlogs_is_left_alone(tmp_path: Path, what: str) -> None:
    diary, found = tmp_path / "footlog.db", tmp_path / "letter.txt"
    diary.touch()
    found.write_text("Dear Sir or Madam, " * 20)
    before = found.read_bytes()
    NOT_OURS[what](lock_file(diary), found)
    with claim(diary) as publish:
        publish("http://localhost:8501")
        assert found.read_bytes() == before
        if what == "long file":
            assert lock_file(diary).read_bytes() == before
    assert found.read_bytes() == before
    assert not found.with_name("nothing").exists()


@pytest.mark.parametrize(
    "planted",
    [
        "http://evil.example:{port}",
        "http://evil.example/#localhost:{port}",
        "http://localhost:{port}/evil",
        "http://localhost:{port}\n",
        "http://localhost:{port}@evil.example",
        "http://evil@localhost:{port}",
        "https://localhost:{port}",
        "HTTP://LOCALHOST:{port}",
        "http://localhost:99999",
        "http://localhost:٨٥٠١",
        "http://[::1]:{port}",
        "http://0.0.0.0:{port}",
        "http://203.0.113.1:{port}",
        "http://8.8.8.8:{port}",
        "http://127.1:{port}",
        "file:///etc/passwd",
        "javascript:alert({port})",
        "\x1b[2J",
    ],
)
def test_only_footlogs_own_addresses_are_believed(
    tmp_path: Path, planted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary = tmp_path / "footlog.db"
    monkeypatch.setattr("footlog.server.one_server.PATIENCE_SECONDS", 0.05)
    with closing(socket.create_server(("127.0.0.1", 0))) as server, claim(diary) as publish:
        publish(planted.format(port=server.getsockname()[1]))
        with pytest.raises(AlreadyServedError) as other, claim(diary):
            pass
    assert other.value.url == ""


@pytest.mark.parametrize("own", ["http://localhost", "http://127.0.0.1", "https://127.0.0.1"])
def test_the_address_of_this_computer_and_of_the_home_network_are_believed(
    tmp_path: Path, own: str
) -> None:
    diary = tmp_path / "footlog.db"
    with closing(socket.create_server(("127.0.0.1", 0))) as server, claim(diary) as publish:
        url = f"{own}:{server.getsockname()[1]}"
        publish(url)
        with pytest.raises(AlreadyServedError) as other, claim(diary):
            pass
    assert other.value.url == url


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
