"""Nothing gets out and nobody gets in: hostile texts, settings and callers on the real server."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from footlog.analysis.agenda import marks
from footlog.server.guard import HEADERS
from footlog.store.diary import Diary
from tests.conftest import TODAY
from tests.helpers.browsers import go, turn_to
from tests.helpers.hostile_diary import texts, write_hostile_diary
from tests.helpers.servers import free_port, running
from tests.helpers.watched import Tracker, calls_beyond_loopback, tracker, watching

PAGES = (
    *("", "exercises", "exercises?exercise=own-0", "plan", "trends", "history", "share"),
    *("settings", "numbers"),
)
EVERY_TEXT_ON = {"", "exercises", "plan", "trends", "history"}
MORE_TEXTS = {"": "Log another exercise", "history": "Show older entries"}
"""The button that shows the rest of them."""

PHONE = {"width": 390, "height": 844}
PATIENCE_SECONDS = 20
CONFIG = """
[server]
address = "0.0.0.0"
port = 9999
baseUrlPath = "elsewhere"
allowedHosts = ["*"]
corsAllowedOrigins = ["*"]
enableCORS = false
enableXsrfProtection = false
enableStaticServing = true
enableAgentApi = true
[browser]
gatherUsageStats = true
serverAddress = "evil.example"
[client]
showErrorDetails = "full"
[theme]
base = "http://theme.invalid/theme.toml"
"""
SECRETS = """
FOOTLOG_DB = "elsewhere.db"
FOOTLOG_TODAY = "2026-01-01"
FOOTLOG_DEMO = "1"
"""
"""Streamlit puts what stands in this file into the environment."""

ENVIRONMENT = {
    "STREAMLIT_SERVER_ADDRESS": "0.0.0.0",  # noqa: S104 - it must not win
    "STREAMLIT_SERVER_PORT": "9998",
    "STREAMLIT_SERVER_BASE_URL_PATH": "elsewhere",
    "STREAMLIT_SERVER_ENABLE_CORS": "false",
    "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "true",
    "STREAMLIT_CLIENT_SHOW_ERROR_DETAILS": "full",
    "FORWARDED_ALLOW_IPS": "*",
}
PATHS = (
    *("/", "/plan", "/nowhere", "/manifest.webmanifest", "/icon-192.png", "/_stcore/health"),
    *("/_stcore/host-config", "/_stcore/metrics", "/_stcore/script-health-check", "/media/x"),
    *("/_stcore/upload_file/a/b", "/component/x/y", "/agent/openapi.json", "/app/static/x"),
    *("/static/nothing.js", "/sign-in", "/oauth2callback", "/../../etc/passwd", "/%2e%2e/x"),
    *("/tick", "/ahead.js"),
)


@dataclass
class Watched:
    """The server, its diary, the file with its calls, and what stands for the outside."""

    address: str
    diary: Path
    calls: Path
    outside: Tracker

    @property
    def host(self) -> str:
        """Return the right Host header."""
        return urlsplit(self.address).netloc

    @property
    def port(self) -> int:
        """Return the port."""
        return urlsplit(self.address).port or 0


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    """Return a server with hostile notes, started among hostile settings."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / ".streamlit").mkdir()
    (folder / ".streamlit" / "config.toml").write_text(CONFIG)
    (folder / ".streamlit" / "secrets.toml").write_text(SECRETS)
    env, calls = watching(folder)
    env |= ENVIRONMENT | {"HOME": str(folder), "USERPROFILE": str(folder)}
    with tracker() as outside:
        diary = folder / "footlog.db"
        write_hostile_diary(diary, outside.address, TODAY)
        arguments = ("serve", "--db", str(diary), "--today", TODAY.isoformat())
        with running(folder, *arguments, env=env) as address:
            yield Watched(address, diary, calls, outside)


def bare(text: str) -> str:
    """Return the text without blanks and the joiners that keep it from becoming something."""
    return "".join(text.replace("\u2060", "").split())


def shown(page: Page) -> str:
    """Return what stands on the page, without blanks."""
    return bare(page.locator("[data-testid=stMain]").text_content() or "")


def missing(page: Page, wanted: list[str]) -> list[str]:
    """Wait until all that is wanted stands on the page, and return what never came."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        here = shown(page)
        if all(text in here for text in wanted):
            return []
        page.wait_for_timeout(50)
    return [text for text in wanted if text not in here]


def test_hostile_texts_are_shown_as_typed_and_do_nothing(
    browser: Browser, watched: Watched
) -> None:
    # Without the policy in the way: what is not asked for need not be blocked.
    context = browser.new_context(viewport=PHONE, bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
    hostile = [bare(text[:100]) for text in texts(watched.outside.address)]
    go(page, watched.address, PAGES[0])
    for name in PAGES:
        if name != PAGES[0]:
            turn_to(page, name)
        if name in EVERY_TEXT_ON:
            if button := MORE_TEXTS.get(name):
                page.get_by_role("button", name=button).click()
            assert missing(page, hostile) == [], name
        assert page.evaluate("window.hit") is None, name
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], name
        assert page.locator("[data-testid=stException]").count() == 0, name
    context.close()
    assert asked <= {watched.host, ""}
    assert watched.outside.asked == []
    assert calls_beyond_loopback(watched.calls) == []


def answer(watched: Watched, path: str, *headers: tuple[str, str]) -> tuple[int, dict[str, str]]:
    """Return status and headers of a request with just these headers."""
    connection = HTTPConnection("127.0.0.1", watched.port, timeout=10)
    connection.putrequest("GET", path, skip_host=True, skip_accept_encoding=True)
    for name, value in headers:
        connection.putheader(name, value)
    connection.endheaders()
    response = connection.getresponse()
    response.read()
    connection.close()
    return response.status, {name.lower(): value for name, value in response.getheaders()}


def handshake(watched: Watched, *headers: tuple[str, str]) -> int:
    """Return the status of a WebSocket handshake with just these headers."""
    opening = (
        ("Upgrade", "websocket"),
        ("Connection", "Upgrade"),
        ("Sec-WebSocket-Version", "13"),
        ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="),
    )
    return answer(watched, "/_stcore/stream", *opening, *headers)[0]


def odd_hosts(port: int) -> list[str]:
    """Return Host headers that look right and are not."""
    return [
        *(f"evil.example:{port}", "evil.example", "localhost", "127.0.0.1", "", f":{port}"),
        *(f"localhost.:{port}", f"LOCALHOST:{port}", f"localhost:{port}.", f"localhost:{port + 1}"),
        *(f"user@localhost:{port}", f"localhost:{port}@evil.example", f"localhost:0{port}"),
        *(f"[::1]:{port}", f"0.0.0.0:{port}", f"127.1:{port}", f"2130706433:{port}"),
        *(f"127.0.0.1.nip.io:{port}", f"localhost:{port},evil.example", f"evil localhost:{port}"),
        *(
            f"localhost:{port}/",
            f"localhost:{port}#x",
            f"localhost%3a{port}",
            f"localh\u00f6st:{port}",
        ),
    ]


def test_odd_hosts_and_origins_get_nothing_and_cause_no_call(watched: Watched) -> None:
    right = ("Host", watched.host)
    for host in odd_hosts(watched.port):
        wrong = ("Host", host)
        assert answer(watched, "/", wrong)[0] in (400, 421), host
        assert handshake(watched, wrong, ("Origin", f"http://{host}")) in (400, 403), host
    foreign = ("null", "http://evil.example", "http://localhost:9999", "https://evil.example")
    for origin in (*foreign, watched.address.replace("http:", "https:")):
        assert answer(watched, "/", right, ("Origin", origin))[0] == 403, origin
        assert handshake(watched, right, ("Origin", origin)) == 403, origin
    assert handshake(watched, right) == 403
    assert handshake(watched, right, right, ("Origin", watched.address)) in (400, 403)
    assert handshake(watched, right, ("Origin", watched.address)) == 101
    assert calls_beyond_loopback(watched.calls) == []


def test_a_tick_is_saved_in_the_diary_that_footlog_was_started_on(watched: Watched) -> None:
    assert handshake(watched, ("Host", watched.host), ("Origin", watched.address)) == 101
    connection = HTTPConnection(watched.host, timeout=10)
    diary = Diary(watched.diary)
    done = diary.sets_of(TODAY)
    in_force = [item for item in diary.plan_items() if item.in_force(TODAY)]
    mark = next(mark for item in in_force for mark in marks(item, done) if mark.log is None)
    tick = {"token": mark.token(TODAY), "today": TODAY.isoformat(), "zone": "Europe/Paris"}
    connection.request("POST", "/tick", urlencode(tick), {"Origin": watched.address})
    assert connection.getresponse().status == 200
    connection.close()
    assert len(diary.sets_of(TODAY)) == len(done) + 1
    assert list(watched.diary.parent.glob("elsewhere*")) == []


def test_every_answer_carries_the_protective_headers(watched: Watched) -> None:
    statuses = set()
    for path in PATHS:
        for host in (watched.host, "evil.example"):
            status, headers = answer(watched, path, ("Host", host))
            assert headers | HEADERS == headers, (path, host)
            statuses.add(status)
    assert {200, 404, 421} <= statuses


PROBES = """async port => {
  const base = `http://localhost:${port}`;
  const ending = element => new Promise(done => {
    element.onload = () => done("load");
    element.onerror = () => done("error");
    document.documentElement.append(element);
  });
  const made = (name, attributes) => Object.assign(document.createElement(name), attributes);
  const fetched = mode => fetch(base, {mode}).then(answer => answer.type, error => error.name);
  const socket = new WebSocket(`ws://localhost:${port}/_stcore/stream`);
  const closed = new Promise(done => { socket.onclose = event => done(`${event.code}`); });
  return {
    image: await ending(made("img", {src: `${base}/icon-192.png`})),
    script: await ending(made("script", {src: `${base}/prefetch.js`})),
    style: await ending(made("link", {rel: "stylesheet", href: `${base}/static/css/x.css`})),
    frame: await ending(made("iframe", {src: base})),
    opaque: await fetched("no-cors"),
    shared: await fetched("cors"),
    socket: await closed,
  };
}"""
"""What a page of another site can see of a port of this computer."""


def test_no_website_learns_that_footlog_runs(browser: Browser, watched: Watched) -> None:
    nothing = dict.fromkeys(("image", "script", "style"), "error")
    nothing |= {"frame": "load", "opaque": "TypeError", "shared": "TypeError", "socket": "1006"}
    for name in ("127.0.0.1", "localhost"):  # to the browser another site, and the same one
        page = browser.new_page()
        page.goto(f"http://{name}:{urlsplit(watched.outside.address).port}/any-website")
        assert page.evaluate(PROBES, free_port()) == nothing
        assert page.evaluate(PROBES, watched.port) == nothing
        with page.expect_response(f"{watched.address}/plan") as followed:
            page.evaluate("address => { location.href = address; }", f"{watched.address}/plan")
        assert followed.value.status == 200
        page.close()
    watched.outside.asked.clear()


def test_whatever_the_settings_say_only_this_computer_is_listened_on(watched: Watched) -> None:
    if not Path("/proc/net/tcp").exists():
        pytest.skip("Only Linux lists listening addresses under /proc.")
    listening = [
        fields[1].split(":")
        for table in ("/proc/net/tcp", "/proc/net/tcp6")
        for line in Path(table).read_text().splitlines()[1:]
        if (fields := line.split())[3] == "0A"
    ]
    ports = {watched.port, 9999, 9998}
    here = [address for address, port in listening if int(port, 16) in ports]
    assert here == ["0100007F"]


def test_the_watch_sees_what_goes_out(tmp_path: Path) -> None:
    env, calls = watching(tmp_path)
    code = "import socket; socket.socket(type=socket.SOCK_DGRAM).connect(('203.0.113.1', 9))"
    subprocess.run([sys.executable, "-c", code], env=env, check=False, stderr=subprocess.DEVNULL)
    assert calls_beyond_loopback(calls) == ["socket.connect ('203.0.113.1', 9)"]
    with socket.socket() as outside, tracker() as noting:
        outside.connect(("127.0.0.1", urlsplit(noting.address).port))
        outside.sendall(b"GET /seen HTTP/1.0\r\n\r\n")
        outside.recv(100)
        assert noting.asked == ["/seen"]
