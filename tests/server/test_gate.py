"""The gate: without a signed cookie the app behind it is never asked."""

import asyncio
import re
import string
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from heapq import heappop, heappush
from pathlib import Path
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from footlog.server.door import Door
from footlog.server.gate import Gate, Guesses
from footlog.server.keys import (
    Keys,
    PassphraseHash,
    hash_passphrase,
    new_cookie,
    read_keys,
    write_keys,
)
from tests.helpers.asgi import Answer, ask, asking

RIGHT = "correct horse battery"
DIARY = "the diary"
PHONE, STRANGER = "192.168.1.30", "192.168.1.66"
URL_SAFE = f"{string.ascii_letters}{string.digits}-_"
HTML = ("accept", "text/html,*/*")


@pytest.fixture(scope="session")
def kept() -> PassphraseHash:
    return hash_passphrase(RIGHT, cost=2**8)


@pytest.fixture(scope="session")
def locked(tmp_path_factory: pytest.TempPathFactory, kept: PassphraseHash) -> Path:
    """Return a file of keys that no test changes."""
    path = tmp_path_factory.mktemp("keys") / "lan.json"
    write_keys(path, Keys(kept))
    return path


@pytest.fixture
def keys(tmp_path: Path, kept: PassphraseHash) -> Path:
    path = tmp_path / "lan.json"
    write_keys(path, Keys(kept))
    return path


async def diary_app(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer every request with a secret, accept every WebSocket and tell what comes."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept", "got": (await receive())["type"]})
        return
    await PlainTextResponse(DIARY)(scope, receive, send)


def gate(keys: Path, *, secure: bool = False) -> Gate:
    return Gate(diary_app, keys=keys, secure=secure, door=Door("127.0.0.1"))


def key_of(path: Path) -> str:
    found = read_keys(path)
    assert found is not None
    return found.signing_key


def signed_in(keys: Path) -> tuple[str, str]:
    return "cookie", f"a=b; footlog={new_cookie(key_of(keys))}"


def post(app: Gate, path: str, *headers: tuple[str, str], **fields: str) -> Answer:
    return ask(app, *headers, method="POST", path=path, body=urlencode(fields).encode())


@given(
    method=st.sampled_from(["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "X"]),
    path=st.one_of(
        st.sampled_from(["/", "/plan", "/_stcore/health", "/media/x.csv", "/sign-out", "//"]),
        st.text(st.characters(codec="utf-8"), max_size=20).map(lambda text: f"/{text}"),
    ),
    cookie=st.one_of(
        st.just(new_cookie("00" * 32)), st.text(st.characters(min_codepoint=32, max_codepoint=126))
    ),
    accept=st.sampled_from(["", "text/html", "*/*"]),
)
def test_without_a_signed_cookie_the_app_is_never_asked(
    locked: Path, method: str, path: str, cookie: str, accept: str
) -> None:
    asked: list[str] = []

    async def noting(scope: Scope, receive: Receive, send: Send) -> None:
        asked.append(scope["path"])

    app = Gate(noting, keys=locked, secure=False, door=Door("127.0.0.1"))
    for header in (cookie, f"footlog={cookie}"):
        request = {"method": method, "path": path}
        answer = ask(app, ("cookie", header), ("accept", accept), **request)
        assert answer.status == 401
        assert answer.body == b"" or b"<title>Sign in" in answer.body
    refused = ask(app, ("cookie", f"footlog={cookie}"), kind="websocket", path="/_stcore/stream")
    assert refused.sent == [{"type": "websocket.close", "code": 1008}]
    assert asked == []


def test_a_page_without_a_cookie_is_the_sign_in_page(keys: Path) -> None:
    answer = ask(gate(keys), HTML, path="/plan")
    assert answer.status == 401
    assert b'name="passphrase"' in answer.body
    assert b'name="to" value="/plan"' in answer.body
    assert b"not encrypted" in answer.body
    assert b"<script" not in answer.body
    assert answer.header("cache-control") == "no-store"
    assert b"not encrypted" not in ask(gate(keys, secure=True), HTML).body


def test_everything_else_without_a_cookie_is_empty(keys: Path) -> None:
    answer = ask(gate(keys), path="/_stcore/health")
    assert (answer.status, answer.body) == (401, b"")


def test_the_passphrase_opens_the_page_that_was_asked_for(keys: Path) -> None:
    app = gate(keys)
    answer = post(app, "/sign-in", passphrase=RIGHT, to="/plan")
    assert (answer.status, answer.header("location")) == (303, "/plan")
    cookie = answer.header("set-cookie")
    assert ask(app, ("cookie", cookie.split(";")[0]), path="/plan").body == DIARY.encode()


@pytest.mark.parametrize(
    "to", ["https://evil.example", "//evil.example", "/\\evil", "/a\r\nx: y", "/sign", "", "/PLAN"]
)
def test_it_leads_nowhere_else(keys: Path, to: str) -> None:
    answer = post(gate(keys), "/sign-in", passphrase=RIGHT, to=to)
    assert answer.header("location") == "/"


def test_a_path_cannot_write_into_the_page(keys: Path) -> None:
    answer = ask(gate(keys), HTML, path='/"><script>alert(1)</script>')
    assert b"alert" not in answer.body


def test_a_wrong_passphrase_is_said_and_the_sixth_has_to_wait(keys: Path) -> None:
    app = gate(keys)

    async def guess() -> list[Answer]:
        body = urlencode({"passphrase": "wrong horse battery"}).encode()
        request = {"method": "POST", "path": "/sign-in", "body": body}
        return await asyncio.gather(*(asking(app, **request) for _ in range(12)))  # type: ignore[arg-type]

    with ThreadPoolExecutor() as elsewhere:
        answers = elsewhere.submit(asyncio.run, guess()).result()
    assert [answer.status for answer in answers] == [401] * 5 + [429] * 7
    assert b"That is not the passphrase" in answers[0].body
    assert re.search(rb"Too many tries: wait 1 second,", answers[5].body)
    assert not any(answer.header("set-cookie") for answer in answers)


def test_a_device_that_guesses_on_and_on_takes_turns_with_the_others(keys: Path) -> None:
    app, done = gate(keys), list[str]()

    async def guess(host: str, passphrase: str) -> int:
        body = urlencode({"passphrase": passphrase}).encode()
        answer = await asking(app, method="POST", path="/sign-in", body=body, host=host)
        if answer.status != 429:
            done.append(host)
        return answer.status

    async def all_at_once() -> list[int]:
        strangers = [guess(STRANGER, f"wrong horse {number}") for number in range(30)]
        return await asyncio.gather(*strangers, guess(PHONE, RIGHT))

    with ThreadPoolExecutor() as elsewhere:
        answers = elsewhere.submit(asyncio.run, all_at_once()).result()
    assert answers == [401] * 5 + [429] * 25 + [303]
    assert done.index(PHONE) <= 2


@pytest.mark.parametrize("first", ["127.0.0.1", PHONE])
def test_this_computer_and_known_addresses_do_not_wait_for_strangers(
    keys: Path, first: str
) -> None:
    app, done = gate(keys), list[str]()
    ask(app, signed_in(keys), host=PHONE)

    async def guess(host: str, passphrase: str) -> int:
        body = urlencode({"passphrase": passphrase}).encode()
        answer = await asking(app, method="POST", path="/sign-in", body=body, host=host)
        done.append(host)
        return answer.status

    async def all_at_once() -> list[int]:
        strangers = [guess(f"10.0.0.{number}", "wrong horse") for number in range(40)]
        return await asyncio.gather(*strangers, guess(first, RIGHT))

    with ThreadPoolExecutor() as elsewhere:
        answers = elsewhere.submit(asyncio.run, all_at_once()).result()
    assert answers == [401] * 40 + [303]
    assert done.index(first) < 10


def test_of_many_strangers_only_so_many_wait_for_their_turn(keys: Path) -> None:
    app = Gate(diary_app, keys=keys, secure=False, door=Door("127.0.0.1", files=80))

    async def guess(host: str) -> Answer:
        body = urlencode({"passphrase": "wrong horse battery"}).encode()
        return await asking(app, method="POST", path="/sign-in", body=body, host=host)

    async def all_at_once() -> list[Answer]:
        hosts = [f"10.0.0.{number}" for number in range(30)]
        return await asyncio.gather(*(guess(host) for host in [*hosts, *hosts, "127.0.0.1"]))

    with ThreadPoolExecutor() as elsewhere:
        answers = elsewhere.submit(asyncio.run, all_at_once()).result()
    once = [401] * 20 + [429] * 10
    assert [answer.status for answer in answers] == once + once + [401]
    assert b"wait 1 second," in answers[29].body


@pytest.mark.parametrize("body", [b"", b"to=/plan", b"passphrase=", b"passphrase=x&" * 1000])
def test_a_form_without_a_passphrase_is_no_guess(keys: Path, body: bytes) -> None:
    app = gate(keys)
    for _ in range(9):
        assert ask(app, method="POST", path="/sign-in", body=body).status == 401


@pytest.mark.parametrize("body", [b"", b"x" * 100_000, b"passphrase", b"\xff\xfe=%ff&passphrase=%"])
def test_odd_forms_are_wrong_guesses(keys: Path, body: bytes) -> None:
    assert ask(gate(keys), method="POST", path="/sign-in", body=body).status == 401


def test_a_damaged_file_of_keys_lets_nobody_in(keys: Path) -> None:
    cookie = signed_in(keys)
    keys.write_text("{}")
    app = gate(keys)
    assert ask(app, cookie).status == 401
    assert post(app, "/sign-in", passphrase=RIGHT).status == 401


def test_the_last_keys_are_good_while_their_file_cannot_be_read(
    keys: Path, caplog: pytest.LogCaptureFixture
) -> None:
    app, cookie = gate(keys), signed_in(keys)
    assert ask(app, cookie).status == 200
    keys.unlink()
    keys.mkdir()
    assert ask(app, cookie).status == 200
    assert ask(gate(keys), cookie).status == 401
    assert set(caplog.messages) == {"The passphrase file cannot be read: Is a directory."}
    keys.rmdir()
    assert ask(app, cookie).status == 401


def test_signing_out_needs_to_be_asked_and_ends_this_cookie(keys: Path) -> None:
    app, mine, other = gate(keys), signed_in(keys), signed_in(keys)
    assert b"Sign out on every device" in ask(app, mine, path="/sign-out").body
    assert ask(app, mine).status == 200
    answer = post(app, "/sign-out", mine)
    assert (answer.status, answer.header("location")) == (303, "/")
    emptied = {'footlog=""', "Path=/", "Max-Age=0"}
    assert emptied < set(answer.header("set-cookie").split("; "))
    assert ask(app, mine).status == 401
    assert ask(app, other).status == 200


@pytest.mark.parametrize("which", [0, -1])
def test_no_spelling_of_the_cookie_undoes_signing_out(keys: Path, which: int) -> None:
    app, (name, mine) = gate(keys), signed_in(keys)
    spellings = [mine[:-1] + last for last in URL_SAFE] + [f"{mine}=", f"{mine}=="]
    accepted = [spelt for spelt in spellings if ask(app, (name, spelt)).status == 200]
    assert len(accepted) > 2
    post(app, "/sign-out", (name, accepted[which]))
    assert {ask(app, (name, spelt)).status for spelt in accepted} == {401}


def test_signing_out_everywhere_ends_every_cookie(keys: Path) -> None:
    app, mine, other = gate(keys), signed_in(keys), signed_in(keys)
    post(app, "/sign-out", mine, everywhere="yes")
    assert [ask(app, one).status for one in (mine, other)] == [401, 401]


def test_nobody_signs_others_out_without_a_cookie(keys: Path) -> None:
    app, other = gate(keys), signed_in(keys)
    assert post(app, "/sign-out", everywhere="yes").status == 401
    assert ask(app, other).status == 200


@pytest.mark.parametrize("secure", [False, True])
def test_the_cookie_keeps_scripts_and_other_sites_out(keys: Path, *, secure: bool) -> None:
    cookie = post(gate(keys, secure=secure), "/sign-in", passphrase=RIGHT).header("set-cookie")
    value, *attributes = cookie.split("; ")
    assert value.startswith("__Host-footlog=" if secure else "footlog=")
    expected = {"Path=/", "Max-Age=2592000", "HttpOnly", "SameSite=strict"}
    assert set(attributes) == (expected | {"Secure"} if secure else expected)


@pytest.mark.parametrize(
    ("header", "status"),
    [
        ("footlog={}", 200),
        ("_streamlit_xsrf=1; footlog={}; other=2", 200),
        ("notfootlog={}", 401),
        ("footlog", 401),
        ("", 401),
        ("__Host-footlog={}", 401),
    ],
)
def test_footlogs_cookie_is_found_among_others(keys: Path, header: str, status: int) -> None:
    cookie = header.format(new_cookie(key_of(keys)))
    assert ask(gate(keys), ("cookie", cookie)).status == status


def test_a_websocket_ends_once_its_device_is_signed_out(keys: Path) -> None:
    app, mine = gate(keys), signed_in(keys)
    assert ask(app, mine, kind="websocket").sent[0]["got"] == "websocket.connect"

    async def leaving(scope: Scope, receive: Receive, send: Send) -> None:
        write_keys(keys, Keys(PassphraseHash("00", "11")))
        await send({"type": "told", "got": (await receive())["type"]})

    late = ask(
        Gate(leaving, keys=keys, secure=False, door=Door("127.0.0.1")), mine, kind="websocket"
    )
    assert late.sent == [{"type": "told", "got": "websocket.disconnect"}]


def test_a_signed_in_devices_half_body_ends_in_time(keys: Path) -> None:
    got: list[str] = []

    async def reading(scope: Scope, receive: Receive, send: Send) -> None:
        got.extend([(await receive())["type"], (await receive())["type"]])

    async def half() -> None:
        parts = [{"type": "http.request", "body": b"half", "more_body": True}]

        async def receive() -> Message:
            await asyncio.sleep(0 if parts else 60)
            return parts.pop()

        async def nowhere(_: Message) -> None: ...

        name, value = signed_in(keys)
        scope: Scope = {"type": "http", "method": "POST", "path": "/tick", "client": (PHONE, 1)}
        scope["headers"] = [(name.encode(), value.encode())]
        app = Gate(reading, keys=keys, secure=False, door=Door("127.0.0.1", seconds=0.05))
        await app(scope, receive, nowhere)

    with ThreadPoolExecutor() as elsewhere:
        elsewhere.submit(asyncio.run, half()).result()
    assert got == ["http.request", "http.disconnect"]


def test_with_tls_the_cookie_is_for_this_host_only(keys: Path) -> None:
    app = gate(keys, secure=True)
    cookie = post(app, "/sign-in", passphrase=RIGHT).header("set-cookie")
    assert cookie.startswith("__Host-footlog=")
    assert "Secure" in cookie.split("; ")
    assert ask(app, signed_in(keys)).status == 401
    assert ask(app, ("cookie", cookie.split(";")[0])).status == 200


def test_when_signing_out_everywhere_fails_it_says_so(
    keys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, mine = gate(keys), signed_in(keys)

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("footlog.server.keys.os.open", full)
    answer = post(app, "/sign-out", mine, everywhere="yes")
    assert answer.status == 500
    assert b"cannot be written (no space left on device)" in answer.body
    assert ask(app, mine).status == 401


def guessed(times: int, device: str = STRANGER, at: float = 100.0) -> Guesses:
    guesses = Guesses()
    for _ in range(times):
        guesses.count_wrong(device, at)
    return guesses


@pytest.mark.parametrize(
    ("wrong", "wait"),
    [(0, 0), (4, 0), (5, 1), (6, 2), (7, 4), (8, 8), (9, 16), (10, 32), (11, 60), (40, 60)],
)
def test_the_wait_doubles_up_to_a_minute(wrong: int, wait: float) -> None:
    assert guessed(wrong).wait_seconds(STRANGER, 100.0) == wait


def test_the_wait_passes() -> None:
    guesses = guessed(8)
    assert guesses.wait_seconds(STRANGER, 104.0) == 4
    assert guesses.wait_seconds(STRANGER, 108.0) == 0


def test_another_device_need_not_wait() -> None:
    assert guessed(40).wait_seconds(PHONE, 100.0) == 0


def test_the_longest_wait_is_a_minute_for_each_device_that_guesses() -> None:
    guesses = guessed(40)
    for number in range(9):
        guesses.count_wrong(f"192.168.1.{number}", 100.0)
    assert guesses.wait_seconds(STRANGER, 100.0) == 600
    assert guesses.wait_seconds("192.168.1.1", 100.0) == 0


HOUR, DAY = 3600.0, 86_400.0


def attacked(addresses: int, hours: float) -> tuple[Guesses, Counter[int]]:
    """Let as many addresses guess whenever they may, and count their tries in each hour."""
    guesses, tries = Guesses(), Counter[int]()
    due = [(0.0, f"10.0.0.{number}") for number in range(addresses)]
    while due[0][0] < hours * HOUR:
        now, address = heappop(due)
        wait = guesses.wait_seconds(address, now)
        if not wait:
            guesses.count_wrong(address, now)
            tries[int(now // HOUR)] += 1
            wait = guesses.wait_seconds(address, now)
        heappush(due, (now + max(wait, 0.4), address))
    return guesses, tries


@pytest.mark.parametrize("addresses", [1, 254])
def test_whoever_guesses_all_day_the_owner_tries_as_if_alone(addresses: int) -> None:
    guesses, _ = attacked(addresses, 24)
    waits = []
    for _ in range(9):
        waits.append(guesses.wait_seconds(PHONE, DAY))
        guesses.count_wrong(PHONE, DAY)
    assert waits == [0, 0, 0, 0, 0, 1, 2, 4, 8]


def test_many_addresses_are_slowed_down_together() -> None:
    _, one = attacked(1, 72)
    assert (one[0], one[1], one.total()) == (69, 60, 4329)
    _, all_of_a_network = attacked(254, 72)
    assert all_of_a_network[0] == 254 * 16
    assert all_of_a_network.total() - all_of_a_network[0] < 72 * 70


def test_clearing_takes_a_minute_for_each_wrong_guess() -> None:
    guesses = Guesses()
    for number in range(254 * 16):
        guesses.count_wrong(f"10.0.0.{number % 254}", 0.0)
    minutes = 254 * 16
    guesses.count_wrong("10.0.0.1", 60.0 * minutes)
    assert guesses.wait_seconds("10.0.0.1", 60.0 * minutes) > 0
    assert guesses.wait_seconds("10.0.0.1", 60.0 * (minutes + minutes + 2)) == 0
    guesses.count_wrong("10.0.0.1", 60.0 * (minutes + minutes + 2))
    assert guesses.wait_seconds("10.0.0.1", 60.0 * (minutes + minutes + 2)) == 0


def test_nothing_is_forgotten_while_anybody_guesses() -> None:
    guesses = guessed(12)
    for at in range(100, 7400, 100):
        guesses.count_wrong("192.168.1.67", float(at))
    guesses.count_wrong(STRANGER, 7400.0)
    assert guesses.wait_seconds(STRANGER, 7400.0) == 120


def test_signing_in_and_an_hour_are_forgotten() -> None:
    guesses = guessed(12)
    assert guesses.wait_seconds(STRANGER, 100.0 + 3601) == 0
    guesses.count_wrong(STRANGER, 100.0 + 3601)
    assert guesses.wait_seconds(STRANGER, 100.0 + 3601) == 0
    guesses = guessed(12)
    guesses.forget(STRANGER)
    assert guesses.wait_seconds(STRANGER, 100.0) == 0


def test_at_most_eleven_guesses_in_the_first_two_minutes() -> None:
    guesses, tried = Guesses(), 0
    for second in range(120):
        while guesses.wait_seconds(STRANGER, float(second)) == 0:
            guesses.count_wrong(STRANGER, float(second))
            tried += 1
    assert tried == 5 + 6
