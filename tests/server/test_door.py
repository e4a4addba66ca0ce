"""Connections that send nothing: closed in time, never too many, no harm to who is signed in."""

import asyncio
import logging
import os
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from starlette.types import Message, Receive

from footlog.analysis.agenda import marks
from footlog.server.door import (
    ENOUGH_FILES,
    LONGEST_WAIT_SECONDS,
    MOST_OF_AN_ADDRESS,
    Door,
    Listener,
    OnceAMinute,
    allow_many_files,
    in_time,
)
from footlog.store.diary import Diary
from tests.conftest import LONG
from tests.helpers.builders import item
from tests.helpers.servers import answering, free_port
from tests.helpers.windows import window

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="Only on Linux can every address of 127.0.0.0/8 be used."
)
OWN, PHONE, STRANGER = "127.0.0.1", "127.0.0.9", "127.0.0.2"
SECONDS = 0.5
LONG_ANSWER = bytes(12_000_000)


def strangers(number: int) -> list[str]:
    return [f"127.0.1.{1 + one}" for one in range(number)]


@dataclass
class Visits:
    """Connections to a server behind a door, which answers who sends something."""

    door: Door
    port: int
    opened: ExitStack
    answered: set[str] = field(default_factory=set)
    ended: int = 0
    an_end: asyncio.Event = field(default_factory=asyncio.Event)

    def come(self, address: str = STRANGER, sent: bytes = b"") -> socket.socket:
        """Open a connection from the address and send something on it."""
        connection = self.opened.enter_context(socket.socket())
        self.arrive(connection, address)
        connection.sendall(sent)
        return connection

    def arrive(self, connection: socket.socket, address: str) -> None:
        """Open this connection from the address."""
        connection.bind((address, 0))
        connection.connect((OWN, self.port))
        connection.settimeout(0)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer from the first byte to the second, then wait for the end."""
        client = writer.get_extra_info("peername")
        if await reader.read(1):
            with self.door.answering(client):
                self.answered.add(client[0])
                if await reader.read(1) == b"!":
                    writer.write(LONG_ANSWER)
        await reader.read()
        self.ended += 1
        self.an_end.set()
        writer.close()

    async def end_of(self, number: int) -> None:
        """Wait until the server has noticed that so many connections ended."""
        while self.ended < number:
            self.an_end.clear()
            await self.an_end.wait()
        await asyncio.sleep(0)  # what is closed is forgotten in the loop's next round


@asynccontextmanager
async def visited(door: Door, tls: ssl.SSLContext | None = None) -> AsyncIterator[Visits]:
    with ExitStack() as opened:
        listening = Listener(socket.create_server((OWN, 0)), door)
        visits = Visits(door, listening.getsockname()[1], opened)
        server = await asyncio.start_server(visits.serve, sock=listening, ssl=tls, backlog=1000)
        async with server:
            yield visits
            opened.close()
            await asyncio.sleep(0.05)


def in_a_loop(test: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run the test in a thread: a browser's event loop may run in this one."""
    with ThreadPoolExecutor() as elsewhere:
        elsewhere.submit(asyncio.run, test()).result()


def is_open(connection: socket.socket) -> bool:
    try:
        return connection.recv(1) != b""
    except BlockingIOError:
        return True
    except ConnectionResetError:
        return False


def test_what_waits_is_closed_in_time() -> None:
    async def test() -> None:
        async with visited(Door(OWN, seconds=SECONDS)) as visits:
            waiting = [visits.come(), visits.come(OWN), visits.come(PHONE)]
            await asyncio.sleep(SECONDS / 2)
            assert [is_open(one) for one in waiting] == [True] * 3
            await asyncio.sleep(SECONDS)
            assert [is_open(one) for one in waiting] == [False] * 3

    in_a_loop(test)


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes the test's certificate.")
def test_with_tls_too(tmp_path: Path) -> None:
    key = ("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
    names = ("-subj", "/CN=footlog", "-out", str(tmp_path / "c"), "-keyout", str(tmp_path / "k"))
    subprocess.run(["openssl", *key, *names], check=True, capture_output=True)  # noqa: S607
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(tmp_path / "c", tmp_path / "k")

    async def test() -> None:
        async with visited(Door(OWN, seconds=SECONDS), tls) as visits:
            waiting = [visits.come(), visits.come(sent=b"\x16\x03\x01")]
            await asyncio.sleep(SECONDS / 2)
            assert [is_open(one) for one in waiting] == [True] * 2
            await asyncio.sleep(SECONDS)
            assert [is_open(one) for one in waiting] == [False] * 2

    in_a_loop(test)


def test_only_the_newest_of_an_address_stay_open() -> None:
    async def test() -> None:
        async with visited(Door(OWN)) as visits:
            other = visits.come("127.0.0.3")
            many = [visits.come() for _ in range(60)]
            await visits.end_of(40)
            assert [is_open(one) for one in many] == [False] * 40 + [True] * MOST_OF_AN_ADDRESS
            assert is_open(other)

    in_a_loop(test)


def test_strangers_of_many_addresses_close_one_anothers_only() -> None:
    async def test() -> None:
        door = Door(OWN, files=120)
        door.know(PHONE)
        async with visited(door) as visits:
            ours = [visits.come(address) for address in (OWN, PHONE) for _ in range(5)]
            theirs = [visits.come(address) for address in strangers(50) for _ in range(2)]
            await visits.end_of(70)
            assert [is_open(one) for one in theirs] == [False] * 70 + [True] * 30
            assert all(is_open(one) for one in ours)

    in_a_loop(test)


def test_a_request_is_read_before_a_crowd_pushes_it_out() -> None:
    async def test() -> None:
        async with visited(Door(OWN)) as visits:
            for address in strangers(30):
                visits.come(address)
            late = visits.come(PHONE, b"?")
            for address in strangers(50) * 10:
                visits.come(address)
            await visits.end_of(330)
            assert visits.answered == {PHONE}
            assert is_open(late)

    in_a_loop(test)


def test_what_is_answered_stays_open_and_waits_anew_afterwards() -> None:
    async def test() -> None:
        async with visited(Door(OWN, seconds=SECONDS)) as visits:
            asking = visits.come(sent=b"?")
            await asyncio.sleep(SECONDS * 1.5)
            assert is_open(asking)
            asking.send(b".")
            await asyncio.sleep(SECONDS / 2)
            assert is_open(asking)
            await visits.end_of(1)
            assert not is_open(asking)

    in_a_loop(test)


def test_a_signed_in_device_that_reads_slowly_gets_the_whole_answer() -> None:
    async def test() -> None:
        door = Door(OWN, seconds=SECONDS)
        door.know(PHONE)
        async with visited(door) as visits:
            slow = [visits.come(PHONE, b"?!"), visits.come(STRANGER, b"?!")]
            await visits.end_of(2)
            received = [await all_of(one) for one in slow]
            assert received[0] == len(LONG_ANSWER) > received[1]

    in_a_loop(test)


async def all_of(connection: socket.socket) -> int:
    """Read to the end and return how many bytes came."""
    received = 0
    with suppress(ConnectionResetError):
        while some := await asyncio.get_running_loop().sock_recv(connection, 1_000_000):
            received += len(some)
    return received


def test_connections_that_closed_do_not_count() -> None:
    async def test() -> None:
        async with visited(Door(OWN)) as visits:
            first = visits.come()
            for number in range(60):
                visits.come().close()
                await visits.end_of(number + 1)
            assert is_open(first)

    in_a_loop(test)


def test_out_of_files_it_closes_what_waits_and_asyncio_pauses() -> None:
    import resource  # noqa: PLC0415 - not on Windows

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    said: list[str] = []

    async def test() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _, what: said.append(str(what)))
        async with visited(Door(OWN)) as visits:
            waiting = [visits.come() for _ in range(5)]
            late = [visits.opened.enter_context(socket.socket()) for _ in range(5)]
            await asyncio.sleep(0.1)
            lowest_free = os.dup(0)
            os.close(lowest_free)
            resource.setrlimit(resource.RLIMIT_NOFILE, (lowest_free, hard))
            for one in late:
                visits.arrive(one, PHONE)
            await asyncio.sleep(0.2)
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
            assert [is_open(one) for one in waiting] == [False] * 5
            late[0].send(b"?")
            await asyncio.sleep(1.1)
            assert visits.answered == {PHONE}

    try:
        in_a_loop(test)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert len(said) == 1
    assert "Too many open files" in said[0]


def arriving(coming: list[tuple[float, Message]]) -> Receive:
    """Return a `receive` that takes each message away after its seconds."""

    async def receive() -> Message:
        seconds, message = coming.pop(0)
        await asyncio.sleep(seconds)
        return message

    return receive


def test_a_body_that_pauses_ends_its_request() -> None:
    coming: list[tuple[float, Message]] = [
        (0.2, {"type": "http.request", "body": b"a", "more_body": True}),
        (0.2, {"type": "http.request", "body": b"b", "more_body": True}),
        (9, {"type": "http.request", "body": b"c", "more_body": True}),
    ]

    async def test() -> None:
        receiving = in_time(arriving(coming), 0.35)
        assert (await receiving())["body"] == b"a"
        assert (await receiving())["body"] == b"b"
        assert await receiving() == {"type": "http.disconnect"}

    in_a_loop(test)


def test_after_its_body_a_request_may_be_answered_for_long() -> None:
    coming: list[tuple[float, Message]] = [
        (0, {"type": "http.request", "body": b"all"}),
        (0.3, {"type": "http.disconnect"}),
    ]

    async def test() -> None:
        receiving = in_time(arriving(coming), 0.1)
        assert (await receiving())["body"] == b"all"
        assert await receiving() == {"type": "http.disconnect"}
        assert coming == []

    in_a_loop(test)


def test_a_message_comes_once_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    log = logging.getLogger("tests of the door")
    once_a_minute = OnceAMinute()
    log.addFilter(once_a_minute)
    log.addFilter(lambda record: not said.append(record.getMessage()))  # type: ignore[func-returns-value]
    for _ in range(1000):
        log.warning("Many from %s", "a")
        log.warning("Something else\nof today")
        log.error("Exception", exc_info=ValueError("a"))
    log.warning("Many from %s", "b")
    log.error("Exception", exc_info=KeyError("a"))
    assert said == ["Many from a", "Something else\nof today", "Exception", "Exception"]
    later = time.monotonic() + 61
    monkeypatch.setattr(time, "monotonic", lambda: later)
    log.warning("Many from %s", "c")
    assert said[4:] == ["Many from c"]


@pytest.mark.parametrize(
    ("limits", "files"),
    [("-Sn 256", ENOUGH_FILES), ("-n 256", 256), ("-Sn 300; ulimit -Hn 400", 400)],
)
def test_the_limit_of_open_files_is_raised(limits: str, files: int) -> None:
    import resource  # noqa: PLC0415 - not on Windows

    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    program = "from footlog.server.door import allow_many_files as a; print(a(), a())"
    command = ["sh", "-c", f'ulimit {limits}; exec "$@"', "sh", sys.executable, "-c", program]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    files = min(files, hard) if hard != resource.RLIM_INFINITY else files
    assert done.stdout.split() == [str(files)] * 2


RIGHT = "correct horse battery"
DAY = date(2026, 3, 18)
FILES = 256
OF_ONE, OF_FIFTY = (2000, 500) if LONG else (300, 200)
SILENT = (b"", b"GET / HTTP/1.1\r\nHost: 127", b"POST /sign-in HTTP/1.1\r\nContent-Length: 9\r\n")


@pytest.fixture
def served(diary: Diary, tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Start `footlog --lan`, which may open 256 files, on a plan with fifty sets a day."""
    diary.add_item(item(starts_on=str(DAY - timedelta(days=7)), sets=50), DAY)
    port = free_port()
    limited = ["sh", "-c", f'ulimit -n {FILES} && exec "$@"', "sh", sys.executable]
    command = [*limited, "-m", "footlog.cli", "--db", str(diary.path), "--today", str(DAY)]
    command += ["--lan", OWN, "--port", str(port), "--no-browser"]
    env = {"FOOTLOG_PASSPHRASE": RIGHT, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    address = f"http://{OWN}:{port}"
    with answering(command, address, tmp_path, env) as process:
        yield address, process


@dataclass(frozen=True)
class Device:
    """Somebody's browser: its address on the network, its cookie, and footlog's address."""

    server: str
    address: str
    cookie: str = ""

    def ask(self, method: str, path: str, **form: str) -> tuple[int, str]:
        """Return the status of the answer and the cookie that it sets."""
        at = (self.address, 0)
        connection = HTTPConnection(urlsplit(self.server).netloc, timeout=20, source_address=at)
        headers = {"Origin": self.server, "Cookie": self.cookie, "Accept": "text/html"}
        connection.request(method, path, urlencode(form), headers)
        with connection.getresponse() as answer:
            answer.read()
        connection.close()
        return answer.status, answer.getheader("set-cookie", "").partition(";")[0]


@pytest.mark.long
def test_signed_in_people_go_on_working_through_silent_connections(
    served: tuple[str, subprocess.Popen[bytes]], diary: Diary, tmp_path: Path
) -> None:
    server, process = served
    signed_in = Device(server, PHONE).ask("POST", "/sign-in", passphrase=RIGHT)
    assert signed_in[0] == 303
    devices = [Device(server, address, signed_in[1]) for address in (PHONE, OWN)]
    (planned,) = diary.plan_items()
    tokens = [mark.token(DAY) for mark in marks(planned, [])]
    saved = 0

    for _ in range(3):
        with socket.create_connection((OWN, urlsplit(server).port)) as odd:
            odd.sendall(b"nothing\r\n\r\n")
            assert odd.recv(12) == b"HTTP/1.1 400"
    allow_many_files()
    with window(server, cookie=signed_in[1]) as opened, ExitStack() as held:
        for number, address in enumerate([STRANGER] * OF_ONE + strangers(50) * (OF_FIFTY // 50)):
            silent = held.enter_context(socket.socket())
            silent.bind((address, 0))
            silent.connect((OWN, urlsplit(server).port))
            silent.send(SILENT[number % 3])
            if number % 100 == 99:
                for device in devices:
                    assert device.ask("GET", "/")[0] == 200
                    token = tokens[saved]
                    assert (
                        device.ask("POST", "/tick", token=token, today=str(DAY), zone="")[0] == 200
                    )
                    saved += 1
        if LONG:
            time.sleep(LONGEST_WAIT_SECONDS)
            assert len(os.listdir(f"/proc/{process.pid}/fd")) < 30  # noqa: PTH208 - names only
        opened.send()
        opened.settle()
        assert Device(server, "127.0.0.77").ask("POST", "/sign-in", passphrase=RIGHT)[0] == 303
        assert len(os.listdir(f"/proc/{process.pid}/fd")) < FILES / 2  # noqa: PTH208 - names only
    assert len(diary.entries()) == saved == 2 * (OF_ONE + OF_FIFTY) // 100
    (log,) = tmp_path.glob("server-*.log")
    said = log.read_text("utf-8").splitlines()
    assert said[said.index("Press Ctrl+C to stop footlog.") + 1 :] == [
        "Invalid HTTP request received.",
        f"Many connections from {STRANGER} send nothing: footlog closes them.",
    ]
