"""One server for a diary: the first locks a file beside it and writes its address there."""

import os
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

PATIENCE_SECONDS = 30.0
_BEYOND_THE_ADDRESS = 1 << 20
"""The byte that is locked: Windows lets no other program read a locked byte."""
_LONGEST_ADDRESS = 200


class AlreadyServedError(Exception):
    """Another footlog serves this diary at `url`, which is empty when it is not known."""

    def __init__(self, url: str) -> None:
        self.url = url
        where = f" at {url}" if url else ""
        super().__init__(
            f"footlog already has this diary open{where}: stop it there first (Ctrl+C)."
        )


@contextmanager
def claim(diary: Path) -> Iterator[Callable[[str], None]]:
    """Lock the diary for this server and yield a function that publishes the server's address.

    The system frees the lock when the process ends, even when it is killed. Raises
    AlreadyServedError when another server has the lock. Where the lock file cannot be written, as
    in a read-only folder, nothing is locked.
    """
    path = Path(os.path.realpath(diary))
    try:
        file = os.open(path.with_name(f"{path.name}.open"), os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        yield lambda _: None
        return
    try:
        if _is_locked_elsewhere(file):
            raise AlreadyServedError(_address_in(file))
        _write(file, "")
        yield lambda url: _write(file, url)
        _write(file, "")
    finally:
        os.close(file)


def answers(url: str) -> bool:
    """Return whether a server listens at the address, which is one of this computer's."""
    parts = urlsplit(url)
    with socket.socket() as probe:
        probe.settimeout(1)
        return bool(parts.port) and probe.connect_ex((_ip_address(parts.hostname), parts.port)) == 0


def _ip_address(host: str | None) -> str:
    return "127.0.0.1" if host in (None, "localhost") else str(host)


if sys.platform == "win32":
    import msvcrt

    def _is_locked_elsewhere(file: int) -> bool:
        os.lseek(file, _BEYOND_THE_ADDRESS, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return True
        return False

else:
    import fcntl

    def _is_locked_elsewhere(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except OSError:  # a network folder without locks
            return False
        return False


def _write(file: int, url: str) -> None:
    os.ftruncate(file, 0)
    os.lseek(file, 0, os.SEEK_SET)
    os.write(file, url.encode())


def _address_in(file: int) -> str:
    """Return the address in the file once it answers: that server may still be starting."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        os.lseek(file, 0, os.SEEK_SET)
        url = os.read(file, _LONGEST_ADDRESS).decode("utf-8", "replace")
        if url and answers(url):
            return url
        time.sleep(0.1)
    return ""
