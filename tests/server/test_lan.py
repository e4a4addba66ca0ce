"""`footlog --lan` as it runs: a stranger gets nothing, a phone signs in and out, TLS works."""

import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from footlog.server.guard import HEADERS
from footlog.server.network import Network, qr_code
from tests.helpers.servers import running

RIGHT = "correct horse battery"
COMMAND = (sys.executable, "-m", "footlog.cli")
PHONE = {"width": 390, "height": 844}
LAN = ("--lan", "127.0.0.1")
ROUTES = (
    *("/", "/plan", "/nowhere", "/_stcore/health", "/_stcore/script-health-check", "/favicon.png"),
    *("/_stcore/host-config", "/_stcore/metrics", "/_stcore/allowed-message-origins", "/media/x"),
    *("/_stcore/upload_file/a/b", "/component/x/y", "/_stcore/bidi-components/x/y", "/index.html"),
    *("/agent/openapi.json", "/app/static/x", "/static/js/index.js", "/oauth2callback", "//plan"),
    *("/auth/login", "/auth/logout", "/manifest.webmanifest", "/icon-192.png", "/sign-out", "/%2e"),
    *("/tick", "/ahead.js"),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lan")


@pytest.fixture(scope="module")
def at_home(folder: Path) -> dict[str, str]:
    """Return an environment with a passphrase, and folders of its own."""
    places = ("HOME", "XDG_CONFIG_HOME", "USERPROFILE", "LOCALAPPDATA")
    return {"FOOTLOG_PASSPHRASE": RIGHT} | dict.fromkeys(places, str(folder))


@pytest.fixture(scope="module")
def address(folder: Path, at_home: dict[str, str]) -> Iterator[str]:
    with running(folder, "serve", "--db", str(folder / "a.db"), *LAN, env=at_home) as started:
        yield started


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """Return a phone's browser that has never been here."""
    context = browser.new_context(viewport=PHONE, ignore_https_errors=True)  # type: ignore[arg-type]
    context.set_default_timeout(15_000)
    yield context
    context.close()


def sign_in(page: Page, words: str) -> None:
    page.get_by_label("Passphrase").fill(words)
    page.get_by_role("button", name="Sign in").click()


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"])
def test_without_a_cookie_no_route_gives_a_byte(address: str, method: str) -> None:
    for path in ROUTES:
        connection = HTTPConnection(urlsplit(address).netloc, timeout=10)
        connection.request(method, path, headers={"Cookie": "footlog=made.up.one"})
        answer = connection.getresponse()
        assert (answer.status, answer.read()) == (401, b""), path
        sent = {name.lower(): value for name, value in answer.getheaders()}
        assert sent | HEADERS == sent
        assert "set-cookie" not in sent
        connection.close()


def test_without_a_cookie_the_websocket_is_refused(address: str) -> None:
    connection = HTTPConnection(urlsplit(address).netloc, timeout=10)
    opening = {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Origin": address,
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    connection.request("GET", "/_stcore/stream", headers=opening)
    answer = connection.getresponse()
    assert (answer.status, answer.read()) == (403, b"")
    connection.close()


def test_a_phone_signs_in_and_out(phone: BrowserContext, address: str) -> None:
    page = phone.new_page()
    page.goto(f"{address}/settings")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    sign_in(page, "wrong horse battery")
    expect(page.get_by_role("alert")).to_have_text("That is not the passphrase: try again.")
    sign_in(page, RIGHT)
    page.get_by_role("heading", name="Settings", level=1).wait_for()
    (cookie,) = (one for one in phone.cookies() if one["name"] == "footlog")
    assert (cookie["httpOnly"], cookie["sameSite"], cookie["secure"]) == (True, "Strict", False)
    assert cookie["expires"] - time.time() == pytest.approx(30 * 86_400, abs=120)

    other = phone.new_page()
    other.goto(f"{address}/plan")
    other.get_by_text("Your plan is empty").wait_for()

    page.get_by_role("link", name="Sign out").click()
    page.get_by_role("button", name="Sign out on every device").click()
    page.get_by_label("Passphrase").wait_for()
    assert [one for one in phone.cookies() if one["name"] == "footlog"] == []
    other.reload()
    other.get_by_label("Passphrase").wait_for()
    expect(other.get_by_text("Your plan")).to_have_count(0)


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes the test's certificate.")
def test_with_a_certificate_all_of_it_is_encrypted(folder: Path, at_home: dict[str, str]) -> None:
    cert, key = folder / "cert.pem", folder / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",  # noqa: S607
         "-subj", "/CN=footlog", "-addext", "subjectAltName=IP:127.0.0.1",
         "-out", str(cert), "-keyout", str(key)],
        check=True,
        capture_output=True,
    )  # fmt: skip
    arguments = ("serve", "--db", str(folder / "tls.db"), *LAN, "--cert", str(cert))
    with running(folder, *arguments, "--key", str(key), scheme="https", env=at_home) as address:
        host = urlsplit(address).netloc
        trusting = ssl.create_default_context(cafile=str(cert))

        def answer(method: str, path: str, body: str = "", **headers: str) -> HTTPResponse:
            connection = HTTPSConnection(host, timeout=10, context=trusting)
            connection.request(method, path, body, headers | {"Connection": "close"})
            return connection.getresponse()

        with answer("GET", "/", Accept="text/html") as asking:
            assert b"not encrypted" not in asking.read()
        with answer("POST", "/sign-in", f"passphrase={RIGHT}", Origin=address) as signed_in:
            cookie = signed_in.getheader("set-cookie", "")
        assert cookie.startswith("__Host-footlog=")
        assert "Secure" in cookie.split("; ")
        with answer("GET", "/", Cookie=cookie.split(";")[0], Accept="text/html") as page:
            assert b"<title>footlog</title>" in page.read()
        plain = HTTPConnection(host, timeout=10)
        plain.request("GET", "/")
        with pytest.raises(ConnectionError):
            plain.getresponse()
        plain.close()


def lan(folder: Path, *arguments: str, **env: str) -> tuple[int, str]:
    """Return what `footlog --lan` refuses with."""
    places = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "USERPROFILE", "LOCALAPPDATA"), str(folder))
    done = subprocess.run(
        [*COMMAND, "--db", str(folder / "x.db"), *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | places | env,
        timeout=60,
    )
    return done.returncode, done.stderr.strip()


def test_without_a_passphrase_it_refuses(tmp_path: Path) -> None:
    refusal = (
        "You have not chosen a passphrase yet: run footlog --lan in a terminal once, or set "
        "FOOTLOG_PASSPHRASE."
    )
    assert lan(tmp_path, *LAN) == (1, refusal)
    refusal = "The passphrase has 11 characters: use at least 12."
    short = {"FOOTLOG_PASSPHRASE": "elevenchars"}
    assert lan(tmp_path, *LAN, **short) == (1, refusal)
    assert list(tmp_path.iterdir()) == []


def test_a_certificate_that_is_none_is_one_sentence(tmp_path: Path) -> None:
    none = tmp_path / "none.pem"
    code, words = lan(tmp_path, *LAN, "--cert", str(none), "--key", str(none))
    assert code == 1
    assert words.startswith(f"The certificate {none} with {none} cannot be used (no such file")
    none.write_text("nothing")
    code, words = lan(tmp_path, *LAN, "--cert", str(none), "--key", str(none))
    assert code == 1
    assert words.count("\n") == 0


@pytest.mark.parametrize(
    "arguments", [("--cert", "x"), ("--new-passphrase",), (*LAN, "--key", "x")]
)
def test_half_a_wish_is_wrong_usage(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    code, words = lan(tmp_path, *arguments)
    assert code == 2
    assert re.search(r"only work (together|with --lan)\.$", words)


def test_the_terminal_says_where_and_what_plain_http_means(address: str, folder: Path) -> None:
    (log,) = folder.glob(f"server-{urlsplit(address).port}.log")
    said = log.read_text(encoding="utf-8")
    assert said.startswith(f"footlog is open at {address}\n")
    assert qr_code(address) in said
    assert "anyone who records what goes over this network can\nread the passphrase" in said
    encrypted = Network("192.168.1.20", Path("k"), Path("c"), Path("d"))
    assert "plain HTTP" not in encrypted.instructions("https://192.168.1.20:8501")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals.")
def test_in_a_terminal_it_asks_until_the_passphrase_will_do(tmp_path: Path) -> None:
    import pty  # noqa: PLC0415 - not on Windows

    outside, terminal = pty.openpty()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        process = subprocess.Popen(
            [*COMMAND, "--db", str(tmp_path / "x.db"), *LAN, "--port", port],
            stdin=terminal,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=os.environ | {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)},
            start_new_session=True,
        )
        assert process.stdout
        said = ""
        for typed in ("short", "twelve chars", "another try!", ""):
            said += _until_asked(process.stdout)
            os.write(outside, f"{typed}\n".encode())
        said += process.communicate(timeout=60)[0].decode()
    assert "The passphrase has 5 characters: use at least 12." in said
    assert "The passphrases do not match: try again." in said
    assert re.search(r"\n    [a-z]+ [a-z]+ [a-z]+ [a-z]+\n", said)
    assert f"Port {port} is in use" in said
    assert len(list(tmp_path.glob("**/lan.json"))) == 1
    assert "twelve chars" not in said
    os.close(outside)
    os.close(terminal)


def _until_asked(output: IO[bytes]) -> str:
    said = b""
    while not said.endswith((b"Passphrase: ", b"Passphrase again: ")):
        said += os.read(output.fileno(), 1)
    return said.decode()
