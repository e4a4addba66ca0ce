"""The settings that footlog serves with, and the port."""

import platform
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from footlog.domain.validation import InvalidEntry
from footlog.server.network import Network
from footlog.server.start import ADDRESS, PortTakenError, hosts, serve, settings
from tests.conftest import ROOT

HOME = Network("192.168.1.20", Path("lan.json"))
ENCRYPTED = Network("192.168.1.20", Path("lan.json"), Path("cert.pem"), Path("key.pem"))


def test_the_shipped_settings_become_flags_that_nothing_outranks() -> None:
    flags = settings(9000)
    assert flags["server.address"] == "127.0.0.1"
    assert flags["server.port"] == 9000
    assert flags["browser.gatherUsageStats"] is False
    assert flags["client.showErrorDetails"] == "none"
    assert flags["client.disableDataExport"] is True
    assert flags["server.enableStaticServing"] is False
    assert flags["secrets.files"] == []
    assert flags["theme.dark.primaryColor"].startswith("#")


def test_a_taken_port_is_one_sentence(tmp_path: Path) -> None:
    with closing(socket.socket()) as other:
        other.bind((ADDRESS, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PortTakenError, match=f"^Port {port} is in use: close the program"):
            serve(tmp_path / "x.db", port, browser=False, today=None, demo=False)


def a_folder(place: Path) -> None:
    place.mkdir()


def not_text(place: Path) -> None:
    place.write_bytes(b'[theme]\nfont = "\xff"')


@pytest.mark.parametrize("where", ["HOME", "the folder one is in"])
@pytest.mark.parametrize("make", [a_folder, not_text])
def test_a_settings_file_of_streamlits_that_cannot_be_read_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str, make: Callable[[Path], None]
) -> None:
    home, folder = tmp_path / "home", tmp_path / "folder"
    for one in (home, folder):
        (one / ".streamlit").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.chdir(folder)
    place = (home if where == "HOME" else folder) / ".streamlit" / "config.toml"
    make(place)
    with pytest.raises(InvalidEntry) as refused:
        serve(tmp_path / "x.db", 8501, browser=False, today=None, demo=False)
    assert str(refused.value) == (
        f"Streamlit's settings file {place} cannot be read: rename it or remove it."
    )
    assert not (tmp_path / "x.db.open").exists()


def test_on_the_home_network_one_address_takes_the_place_of_the_own_computer() -> None:
    flags = settings(9000, HOME)
    assert flags["server.address"] == "192.168.1.20"
    assert flags["browser.serverAddress"] == "192.168.1.20"
    assert flags["server.allowedHosts"] == ["192.168.1.20"]
    assert not flags["server.sslCertFile"]
    assert set(flags) == set(settings(9000))
    encrypted = settings(9000, ENCRYPTED)
    assert encrypted["server.sslCertFile"] == "cert.pem"
    assert encrypted["server.sslKeyFile"] == "key.pem"


def test_the_hosts_are_what_browsers_send() -> None:
    assert hosts(8501) == ["localhost:8501", "127.0.0.1:8501"]
    assert hosts(80) == ["localhost:80", "127.0.0.1:80", "localhost", "127.0.0.1"]
    assert hosts(8501, HOME) == ["192.168.1.20:8501"]
    assert hosts(443, HOME) == ["192.168.1.20:443"]
    assert hosts(443, ENCRYPTED) == ["192.168.1.20:443", "192.168.1.20"]
    assert hosts(80, ENCRYPTED) == ["192.168.1.20:80"]


HEAPS = """
import ctypes, sys, threading
from footlog.server.start import share_one_heap
if sys.argv[1:] == ["one"]:
    share_one_heap()
libc = ctypes.CDLL(None)
together = threading.Barrier(5)

def allocate():
    taken = bytearray(100_000)
    together.wait()

threads = [threading.Thread(target=allocate) for _ in range(4)]
for thread in threads:
    thread.start()
together.wait()
libc.malloc_info(0, ctypes.c_void_p.in_dll(libc, "stdout"))
libc.fflush(None)
"""


def heaps(*arguments: str) -> int:
    """Return how many heaps a process with four threads has."""
    command = [sys.executable, "-c", HEAPS, *arguments]
    return subprocess.check_output(command, cwd=ROOT, text=True).count("<heap nr=")


@pytest.mark.skipif(
    "glibc" not in platform.libc_ver(), reason="Only glibc gives each thread a heap."
)
def test_all_threads_share_one_heap() -> None:
    assert heaps() > 1
    assert heaps("one") == 1
