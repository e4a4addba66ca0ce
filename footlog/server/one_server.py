"""One server for a diary: the first locks two files and writes its address there.

One file is beside the diary. The other one is named after the diary's file, not after its path:
a hard link to the diary is another path to it.
"""

import os
import re
import socket
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

from footlog.paths import make_private_folder, open_diaries_folder
from footlog.server.network import checked_address

PATIENCE_SECONDS = 30.0
_BEYOND_THE_ADDRESS = 1 << 20
"""The byte that is locked: Windows lets no other program read a locked byte."""
_LONGEST_ADDRESS = 200
_NEVER_THROUGH_A_LINK = getattr(os, "O_NOFOLLOW", 0)
_ADDRESS = re.compile(r"(?:http://(localhost)|https?://([0-9.]+)):[0-9]{1,5}")


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

    The system frees the locks when the process ends, even when it is killed. Raises
    AlreadyServedError when another server has one. A file that cannot be written, as in a read-only
    folder, or that is not footlog's, is not locked.
    """
    with ExitStack() as locks:
        files = [locks.enter_context(_locked(place)) for place in _places(diary)]

        def publish(url: str) -> None:
            for file in files:
                if file is not None:
                    _write(file, url)

        publish("")
        yield publish


def _places(diary: Path) -> Iterator[Path]:
    """Yield the file beside the diary, then the one that is named after the diary's file."""
    path = Path(os.path.realpath(diary))
    yield path.with_name(f"{path.name}.open")
    folder = open_diaries_folder()
    try:
        found = path.stat()
        make_private_folder(folder)
    except OSError:
        return
    yield folder / f"{found.st_dev}-{found.st_ino}"


@contextmanager
def _locked(place: Path) -> Iterator[int | None]:
    """Lock a file for the block, which ends with deleting it; None when it is not footlog's."""
    while (file := _opened(place)) is not None:
        try:
            if _is_locked_elsewhere(file):
                raise AlreadyServedError(_address_in(file))
            if _is_at(place, file):
                yield from _deleted_after(file, place)
                return
        finally:
            os.close(file)
    yield None


def _deleted_after(file: int, place: Path) -> Iterator[int]:
    try:
        yield file
    finally:
        with suppress(OSError):  # Windows deletes no open file
            place.unlink()


def _is_at(place: Path, file: int) -> bool:
    """Return whether the file was not deleted while it was opened and locked."""
    try:
        return os.path.samestat(place.lstat(), os.fstat(file))
    except OSError:
        return False


def _opened(place: Path) -> int | None:
    """Open or make the file; None for a link, for what is too long for an address, and so on."""
    if place.is_symlink():
        return None
    try:
        file = os.open(place, os.O_RDWR | os.O_CREAT | _NEVER_THROUGH_A_LINK, 0o600)
    except OSError:
        return None
    found = os.fstat(file)
    if stat.S_ISREG(found.st_mode) and found.st_nlink == 1 and found.st_size <= _LONGEST_ADDRESS:
        return file
    os.close(file)
    return None


@contextmanager
def in_use(place: Path) -> Iterator[None]:
    """Lock the file at `place` for the block; the system frees it even when the process is killed.

    A file that cannot be made is not locked.
    """
    file = _opened(place)
    try:
        if file is not None:
            _is_locked_elsewhere(file)
        yield
    finally:
        if file is not None:
            os.close(file)


def is_in_use(place: Path) -> bool:
    """Return whether another process has the file locked; a file that is not there counts as so."""
    file = _opened(place) if place.is_file() else None
    if file is None:
        return True
    try:
        return _is_locked_elsewhere(file)
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
        if _is_own(url) and answers(url):
            return url
        time.sleep(0.1)
    return ""


def _is_own(url: str) -> bool:
    """Return whether footlog can have this address, on this computer or on its home network."""
    written = _ADDRESS.fullmatch(url)
    if written is None:
        return False
    try:
        return bool(written[1] or checked_address(written[2])) and bool(urlsplit(url).port)
    except ValueError:  # InvalidEntry, or a port above 65535
        return False
