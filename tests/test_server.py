"""The settings that footlog serves with, and the port."""

import socket
from contextlib import closing
from pathlib import Path

import pytest

from footlog.server import ADDRESS, PortTakenError, serve, settings


def test_the_shipped_settings_become_flags_that_nothing_outranks() -> None:
    flags = settings(9000)
    assert flags["server.address"] == "127.0.0.1"
    assert flags["server.port"] == 9000
    assert flags["browser.gatherUsageStats"] is False
    assert flags["client.showErrorDetails"] == "none"
    assert flags["client.disableDataExport"] is True
    assert flags["server.enableStaticServing"] is False
    assert flags["theme.dark.primaryColor"].startswith("#")


def test_a_taken_port_is_one_sentence(tmp_path: Path) -> None:
    with closing(socket.socket()) as other:
        other.bind((ADDRESS, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PortTakenError, match=f"^Port {port} is in use: close the footlog"):
            serve(tmp_path / "x.db", port, browser=False, today=None, demo=False)
