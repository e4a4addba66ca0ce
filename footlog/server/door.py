"""The door to the home network: it closes connections that wait for long, or in great numbers.

Without it, a stranger who opens connections and sends nothing uses up the files that the system
lets footlog open, and nobody else can connect.
"""

import asyncio
import errno
import logging
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from starlette.types import Message, Receive

MOST_OF_AN_ADDRESS = 20
MOST_OF_STRANGERS = 200
LONGEST_WAIT_SECONDS = 20.0
ENOUGH_FILES = 8192
_ACCEPTED_AT_ONCE = 16
_ACCEPT_PAUSE_SECONDS = 0.5
_MINUTE_SECONDS = 60.0
_OUT_OF_FILES = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)
_log = logging.getLogger(__name__)

Client = tuple[str, int]
"""The address and the port at the other end of a connection."""


@dataclass(frozen=True)
class _Waiting:
    connection: socket.socket
    timer: asyncio.TimerHandle
    was_answered: bool


class Door:
    """Closes connections that wait too long, and the oldest when too many wait.

    A connection waits, for `seconds` at most, unless a request on it is being answered. At most 20
    of one address wait, and 200 of strangers (a quarter of the `files` that may be open, if that is
    less). Strangers are all addresses but this computer's `own` and those of signed-in devices.
    """

    def __init__(
        self, own: str, files: int = ENOUGH_FILES, seconds: float = LONGEST_WAIT_SECONDS
    ) -> None:
        self.seconds = seconds
        self.most_of_strangers = min(MOST_OF_STRANGERS, files // 4)
        self._known = {own}
        self._waiting: dict[Client, _Waiting] = {}

    def enter(
        self, connection: socket.socket, client: Client, *, was_answered: bool = False
    ) -> None:
        """Let the connection wait; to be called in the event loop."""
        self._forget_closed()
        timer = asyncio.get_running_loop().call_later(self.seconds, self._close, client)
        self._waiting[client] = _Waiting(connection, timer, was_answered)
        same = [one for one in self._waiting if one[0] == client[0]]
        strangers = [one for one in self._waiting if not self.knows(one[0])]
        too_many = same[:-MOST_OF_AN_ADDRESS] or strangers[: -self.most_of_strangers]
        for one in too_many:
            self._close(one)
            _log.warning("Many connections from %s send nothing: footlog closes them.", one[0])

    @contextmanager
    def answering(self, client: Client) -> Iterator[None]:
        """Leave the client's connection open during the block, which answers a request on it."""
        waiting = self._take(client)
        try:
            yield
        finally:
            if waiting and _is_open(waiting.connection):
                self.enter(waiting.connection, client, was_answered=self.knows(client[0]))

    def know(self, address: str) -> None:
        """Count the address apart from strangers: a device that has it is signed in."""
        self._known.add(address)

    def knows(self, address: str) -> bool:
        """Return whether the address is this computer's, or a signed-in device has it."""
        return address in self._known

    def close_all(self) -> None:
        """Close every connection that waits."""
        for client in list(self._waiting):
            self._close(client)

    def _close(self, client: Client) -> None:
        if waiting := self._take(client):
            # The event loop then reads the connection's end, and frees what belongs to it, after
            # what it has not sent yet of an answer, unless sending is shut as well.
            how = socket.SHUT_RD if waiting.was_answered else socket.SHUT_RDWR
            with suppress(OSError):
                waiting.connection.shutdown(how)

    def _forget_closed(self) -> None:
        for client, waiting in list(self._waiting.items()):
            if not _is_open(waiting.connection):
                self._take(client)

    def _take(self, client: Client) -> _Waiting | None:
        waiting = self._waiting.pop(client, None)
        if waiting:
            waiting.timer.cancel()
        return waiting


def _is_open(connection: socket.socket) -> bool:
    return connection.fileno() != -1


class Listener(socket.socket):
    """A socket that listens in place of another, and lets what it accepts wait at the door.

    Where asyncio does not accept through the socket, as on Windows, the door has nothing to close.
    """

    def __init__(self, listening: socket.socket, door: Door) -> None:
        super().__init__(fileno=listening.detach())
        self._door = door
        self._accepted = 0
        self._full_at = 0.0

    def accept(self) -> tuple[socket.socket, Any]:
        """Return the next connection and its client; BlockingIOError when asyncio should go on.

        asyncio accepts all there are before it reads one of them: new ones would push out those
        that have sent a request meanwhile.
        """
        self._accepted += 1
        if self._accepted % _ACCEPTED_AT_ONCE == 0:
            raise BlockingIOError
        try:
            connection, client = super().accept()
        except OSError as error:
            if error.errno in _OUT_OF_FILES:
                self._make_room()
            raise
        self._door.enter(connection, client)
        return connection, client

    def _make_room(self) -> None:
        """Close what waits; BlockingIOError unless asyncio should pause for a second now.

        After the error itself asyncio pauses, yet tries again a few thousand times before it does.
        """
        self._door.close_all()
        before, self._full_at = self._full_at, time.monotonic()
        if self._full_at - before < _ACCEPT_PAUSE_SECONDS:
            raise BlockingIOError


def in_time(receive: Receive, seconds: float) -> Receive:
    """Return a `receive` that ends a request whose body pauses for longer than `seconds`."""
    has_more = True

    async def receiving() -> Message:
        nonlocal has_more
        try:
            async with asyncio.timeout(seconds if has_more else None):
                message = await receive()
        except TimeoutError:
            return {"type": "http.disconnect"}
        has_more = message.get("more_body", False)
        return message

    return receiving


class OnceAMinute(logging.Filter):
    """Lets the same message through once a minute, so that no stranger fills a log."""

    def __init__(self) -> None:
        super().__init__()
        self._last: dict[object, float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether a minute has passed since the last message like this one."""
        error = record.exc_info[0] if record.exc_info else None
        message = str(record.msg).partition("\n")[0], error
        now = time.monotonic()
        if now - self._last.get(message, -_MINUTE_SECONDS) < _MINUTE_SECONDS:
            return False
        self._last[message] = now
        return True


def limit_messages() -> None:
    """Let the server's messages about connections through once a minute each."""
    for name in ("asyncio", "uvicorn.error", "footlog.server.door", "footlog.server.gate"):
        logging.getLogger(name).addFilter(OnceAMinute())


def allow_many_files() -> int:
    """Raise the number of files footlog may open as far as the system allows, and return it."""
    if sys.platform == "win32":
        return ENOUGH_FILES
    import resource  # noqa: PLC0415 - not on Windows

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    unlimited = resource.RLIM_INFINITY
    most = ENOUGH_FILES if hard == unlimited else min(hard, ENOUGH_FILES)
    if soft == unlimited or soft >= most:
        return ENOUGH_FILES if soft == unlimited else soft
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    return resource.getrlimit(resource.RLIMIT_NOFILE)[0]
