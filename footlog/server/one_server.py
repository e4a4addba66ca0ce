"""One server for a diary: the first holds a lock beside it and leaves its address there."""

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
"""Windows lets nobody read a locked byte: this one is never written."""
_LONGEST_ADDRESS = 200


class AlreadyServedError(Exception):
    """Another footlog serves this diary at `url`; empty when it does not say where."""

    def __init__(self, url: str) -> None:
        self.url = url
        where = f" at {url}" if url else ""
        super().__init__(
            f"footlog already has this diary open{where}: stop it there first (Ctrl+C)."
        )


@contextmanager
def holding(diary: Path) -> Iterator[Callable[[str], None]]:
    """Hold the diary for this server; what is given says at which address it is served.

    The system frees it when the process ends, however it ends. Raises AlreadyServedError when
    another server holds it. Where no lock can be made, as in a folder that is read only, nothing
    is held.
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
    """Tell whether a server listens at the address, which is one of this computer's."""
    parts = urlsplit(url)
    with socket.socket() as probe:
        probe.settimeout(1)
        return bool(parts.port) and probe.connect_ex((_number(parts.hostname), parts.port)) == 0


def _number(host: str | None) -> str:
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
        except OSError:  # a network folder that knows no locks
            return False
        return False


def _write(file: int, url: str) -> None:
    os.ftruncate(file, 0)
    os.lseek(file, 0, os.SEEK_SET)
    os.write(file, url.encode())


def _address_in(file: int) -> str:
    """Return the address in the file once it answers: the first server may just be starting."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        os.lseek(file, 0, os.SEEK_SET)
        url = os.read(file, _LONGEST_ADDRESS).decode("utf-8", "replace")
        if url and answers(url):
            return url
        time.sleep(0.1)
    return ""
