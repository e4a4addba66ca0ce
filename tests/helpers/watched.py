"""A footlog whose every connection and name look-up is written down."""

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_HOOK = """
import os, sys
_file = os.open(os.environ["WATCHED_CALLS"], os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
_SEEN = (
    "socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr",
    "socket.getnameinfo", "socket.sendto", "socket.sendmsg",
)
def _hook(event, arguments):
    if event in _SEEN:
        told = [repr(one) for one in arguments if not hasattr(one, "fileno")]
        os.write(_file, (" ".join([event, *told]) + "\\n").encode())
sys.addaudithook(_hook)
os.write(_file, b"watching\\n")
"""


def watching(folder: Path) -> tuple[dict[str, str], Path]:
    """Return the environment of a watched Python, and the file that its calls go to."""
    (folder / "hook").mkdir()
    (folder / "hook" / "sitecustomize.py").write_text(_HOOK)
    calls = folder / "calls.txt"
    return {"PYTHONPATH": str(folder / "hook"), "WATCHED_CALLS": str(calls)}, calls


def calls_beyond_loopback(calls: Path) -> list[str]:
    """Return the look-ups and connections that went farther than this computer."""
    lines = calls.read_text().splitlines()
    assert lines[0] == "watching"
    return [line for line in lines if line != "watching" and "('127.0.0.1', " not in line]


@dataclass
class Tracker:
    """A server that stands for one outside; `asked` are the paths it was asked for."""

    address: str
    asked: list[str]


@contextmanager
def tracker() -> Iterator[Tracker]:
    """Run the server for the block."""
    asked: list[str] = []

    class Noting(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: Any) -> None:  # noqa: ANN401 - as inherited
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Noting) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Tracker(f"http://127.0.0.1:{server.server_port}", asked)
        server.shutdown()
