"""What footlog changes inside Streamlit has its effect, and footlog does without."""

import http.client
import time
from pathlib import Path
from statistics import median
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
import streamlit
from streamlit.web.server.starlette import starlette_server

from footlog.server.streamlit_patches import (
    FIRST_SCRIPT,
    disable_nagle,
    script_addresses,
    with_first_script,
    with_own_title,
)
from tests.bench import empty_app
from tests.conftest import LONG
from tests.helpers.servers import running
from tests.helpers.windows import window

FOREIGN = {
    "streamlit_glow/__init__.py": "",
    "streamlit_glow/front/glow.js": "export default () => {};",
    "streamlit_glow/pyproject.toml": """
[project]
name = "streamlit-glow"
version = "1.0"

[[tool.streamlit.component.components]]
name = "glow"
asset_dir = "front"
""",
    "streamlit_glow-1.0.dist-info/METADATA": "Name: streamlit-glow\nVersion: 1.0\n",
    "streamlit_glow-1.0.dist-info/RECORD": "streamlit_glow/pyproject.toml,,\n",
}
SCRIPT_OF_IT = "/_stcore/bidi-components/streamlit-glow.glow/glow.js"


def test_another_package_brings_no_component(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in FOREIGN.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with empty_app.started(tmp_path, empty_app.SCRIPT) as (plain, _):
        assert status(plain + SCRIPT_OF_IT) == 200
    with running(tmp_path, "serve", "--db", str(tmp_path / "d.db")) as address:
        assert status(address + SCRIPT_OF_IT) == 404


def status(url: str) -> int:
    try:
        with urlopen(url) as answer:  # noqa: S310 - our own server
            return int(answer.status)
    except HTTPError as error:
        error.close()
        return error.code


REQUESTS, ROUNDS = 10, 10
HELD_BACK_SECONDS = 0.04
"""How long Linux waits with its word, and Nagle's algorithm with the next answer."""


def test_answers_on_one_connection_are_not_held_back(demo_address: str) -> None:
    connection = http.client.HTTPConnection(urlsplit(demo_address).netloc)
    assert min(median(_taken(connection)) for _ in range(ROUNDS)) < HELD_BACK_SECONDS / 2
    connection.close()


def _taken(connection: http.client.HTTPConnection) -> list[float]:
    """Return how long each of some requests took, in seconds."""
    found = []
    for _ in range(REQUESTS):
        begun = time.perf_counter()
        connection.request("GET", "/_stcore/health")
        connection.getresponse().read()
        found.append(time.perf_counter() - begun)
    return found


OTHER_STREAMLIT = """
import importlib, os, sys, types

def changed(real, name, value):
    class Changed(types.ModuleType):
        def __getattribute__(self, asked):
            asker = sys._getframe(1).f_globals.get("__name__", "")
            if asked == name and asker.startswith("footlog"):
                if not value:
                    raise AttributeError(asked)
                return eval(value)
            return getattr(real, asked)
    return Changed(real.__name__)

for part in os.environ["CHANGED_PARTS"].split(";"):
    module, _, rest = part.partition(":")
    name, _, value = rest.partition("=")
    sys.modules[module] = changed(importlib.import_module(module), name, value)
"""
"""Takes names of Streamlit away from footlog, or gives them other values; Streamlit keeps them."""

MANAGER = "streamlit.runtime.pages_manager:PagesManager"
SCANNER = "components.v2.manifest_scanner:scan_component_manifests"
TABLES = "components.v2.bidi_component.serialization:is_dataframe_like"
OPTIONS = "streamlit.config:_config_options_template"


GONE = {
    MANAGER: ["runtime.pages_manager.PagesManager: the first page may lack its frame"],
    "streamlit.web.server.starlette.starlette_server:_bind_socket": [
        "web.server.starlette.starlette_server._bind_socket: answers may take 40 ms longer",
    ],
    f"streamlit.{SCANNER}": [
        (
            f"{SCANNER.replace(':', '.')}: starting takes longer, and components of other packages "
            "are served"
        )
    ],
    f"streamlit.{TABLES}": [
        f"{TABLES.replace(':', '.')}: the first page takes longer, and footlog more memory"
    ],
    OPTIONS: ["config._config_options_template: hidden options are passed on unchecked"],
    "streamlit:__file__='/nowhere/__init__.py'": [
        "folder static/static/js: the first visit takes longer"
    ],
}
"""What is logged without each part."""
OTHER = {
    f"{MANAGER}=type('PagesManager', (), {{}})": [
        "PagesManager.uses_pages_directory: the first page may lack its frame"
    ],
    f"{OPTIONS}=dict()": [
        f"option {name}: its own setting applies"
        for name in (
            "client.allowedOrigins",
            "logger.hideWelcomeMessage",
            "server.scriptHealthCheckEnabled",
        )
    ],
}
"""What is logged when a part is not what it was."""
STARTS = [GONE, OTHER, *({part: lines} for part, lines in (GONE | OTHER).items() if LONG)]
"""All that is gone at once is the hardest; the long form takes one part away at a time, too."""


@pytest.mark.long
@pytest.mark.parametrize("parts", STARTS, ids=lambda parts: f"{len(parts)} parts")
def test_footlog_serves_without_parts_of_streamlit_and_logs_what_is_missing(
    tmp_path: Path, parts: dict[str, list[str]]
) -> None:
    (tmp_path / "sitecustomize.py").write_text(OTHER_STREAMLIT, encoding="utf-8")
    env = {
        "PYTHONPATH": str(tmp_path),
        "CHANGED_PARTS": ";".join(parts),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }
    with running(tmp_path, "serve", "--db", str(tmp_path / "d.db"), env=env) as address:
        with urlopen(address) as answer:  # noqa: S310 - our own server
            assert b"<title>footlog</title>" in answer.read()
        with window(address) as shown:
            assert b"Today" in shown.drawn
        assert status(f"{address}/prefetch.js") == 200
    log = tmp_path / "state" / "footlog" / "footlog.log"
    lines = log.read_text("utf-8").splitlines()
    found = [line.partition(f"Streamlit {streamlit.__version__} has no ")[2] for line in lines]
    assert sorted(found) == sorted(f"{line}." for missing in parts.values() for line in missing)


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where this test's log will be."""
    path = tmp_path / "footlog.log"
    monkeypatch.setattr("footlog.error_log.log_path", lambda: path)
    return path


def test_a_socket_that_is_none_is_passed_on_and_logged(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starlette_server, "_bind_socket", lambda *_, **__: "other")
    disable_nagle()
    assert starlette_server._bind_socket("127.0.0.1", 0, 1) == "other"  # type: ignore[comparison-overlap]  # noqa: SLF001
    assert "has no TCP socket from _bind_socket: answers may take 40 ms" in log.read_text("utf-8")


def test_scripts_that_streamlit_no_longer_has_are_left_out_and_logged_once(log: Path) -> None:
    for _ in range(2):
        (embed,) = script_addresses(("embed", "Renamed"))
        assert embed.startswith("/static/js/embed.")
    (line,) = log.read_text("utf-8").splitlines()
    assert line.endswith("has no script Renamed: Trends opens more slowly.")


def test_a_page_with_another_title_is_left_as_it_is_and_logged(log: Path) -> None:
    assert with_own_title(b"<title>Streamlit</title>") == b"<title>footlog</title>"
    assert not log.exists()
    assert with_own_title(b"<title>App</title>") == b"<title>App</title>"
    assert "has no tag <title>Streamlit</title>" in log.read_text("utf-8")


def test_the_first_script_takes_the_place_of_streamlits_or_its_lack_is_logged(log: Path) -> None:
    page = b"<script>\n  window.prerenderReady = false\n</script><script src='index.js'></script>"
    first = b"<script>" + FIRST_SCRIPT + b"</script>"
    assert with_first_script(page) == first + b"<script src='index.js'></script>"
    assert not log.exists()
    assert with_first_script(b"<script>other()</script>") == b"<script>other()</script>"
    (line,) = log.read_text("utf-8").splitlines()
    assert line.endswith(
        "has no script that sets prerenderReady: the browser's console shows errors."
    )
