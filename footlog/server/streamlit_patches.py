"""The parts of Streamlit that footlog uses without Streamlit documenting them.

Each function works around a newer Streamlit that lacks its part: it logs one line and leaves
footlog slower or plainer.
"""

import re
import socket
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import streamlit

from footlog.error_log import log_line

SCRIPTS_OF_TRENDS = ("ButtonGroup", "Selectbox")
"""The scripts that the choices on Trends need and Today does not, by their names."""

FIRST_SCRIPT = b"window.__streamlit = {BACKEND_BASE_URL: location.origin}"
"""What stands in the page in place of Streamlit's own script: where the server is."""

_SCRIPT_FOLDER = "static/js"
_TITLE_TAG = b"<title>Streamlit</title>"
_OWN_SCRIPT = re.compile(rb"(?<=<script>)\s*window\.prerenderReady = false\s*(?=</script>)")
_HIDDEN_OPTIONS = (
    "client.allowedOrigins",
    "logger.hideWelcomeMessage",
    "server.scriptHealthCheckEnabled",
)


def ignore_pages_folder() -> None:
    """Keep Streamlit from serving the files in pages/ before app.py has run for the first time.

    Without it, a bookmark that is opened first shows its page without navigation and frame.
    """
    manager = _find("runtime.pages_manager", "PagesManager", "the first page may lack its frame")
    if manager is None:
        return
    if not hasattr(manager, "uses_pages_directory"):
        _log_missing("PagesManager.uses_pages_directory", "the first page may lack its frame")
    manager.uses_pages_directory = False


def disable_nagle() -> None:
    """Let the server that starts next send every answer without delay.

    Streamlit makes its socket in a way that keeps asyncio from turning off Nagle's algorithm, and
    connections inherit this from the listening socket. Without it, a small answer waits up to
    40 ms for the browser to confirm the one before.
    """

    def without_delay(listening: socket.socket) -> socket.socket:
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return listening

    change_listening_socket(without_delay, "answers may take 40 ms longer")


def change_listening_socket(change: Callable[[socket.socket], socket.socket], without: str) -> None:
    """Let the server that starts next listen on what `change` makes of its socket."""
    module = "web.server.starlette.starlette_server"
    bind = _find(module, "_bind_socket", without)
    if bind is None:
        return

    def bind_changed(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - as Streamlit's
        listening = bind(*arguments, **named)
        try:
            return change(listening)
        except (AttributeError, OSError):
            _log_missing("TCP socket from _bind_socket", without)
            return listening

    _streamlit_module(module)._bind_socket = bind_changed  # noqa: SLF001


def skip_component_scan() -> None:
    """Keep the server that starts next from looking for components in other packages.

    Without it, the start reads the description of every installed package, which takes 0.1 s, and
    the server serves the files of packages that bring components.
    """
    module, name = "components.v2.manifest_scanner", "scan_component_manifests"
    if _find(module, name, "starting takes longer, and components of other packages are served"):
        setattr(_streamlit_module(module), name, lambda *_, **__: [])


def send_component_data_as_it_is() -> None:
    """Keep Streamlit from asking whether a part of a component's data is a table.

    None of footlog's is. Without it, the first component loads pandas: 75 MB and 0.3 s.
    """
    module, name = "components.v2.bidi_component.serialization", "is_dataframe_like"
    if _find(module, name, "the first page takes longer, and footlog more memory"):
        setattr(_streamlit_module(module), name, lambda _: False)


def known_settings(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings without hidden options that Streamlit no longer has.

    Streamlit does not start with an option that it does not know. An option that it documents is
    passed on even so: to leave out a protection without a word would be worse.
    """
    known = _find("config", "_config_options_template", "hidden options are passed on unchecked")
    if known is None:
        return dict(settings)
    missing = [name for name in _HIDDEN_OPTIONS if name not in known]
    for name in missing:
        _log_missing(f"option {name}", "its own setting applies")
    return {name: value for name, value in settings.items() if name not in missing}


def static_folder() -> Path | None:
    """Return the folder with the files of Streamlit's page, None when it is not where it was.

    Without it, the files are sent uncompressed, and nothing is fetched early.
    """
    folder = Path(streamlit.__file__).parent / "static"
    if (folder / _SCRIPT_FOLDER).is_dir():
        return folder
    _log_missing("folder static/static/js", "the first visit takes longer")
    return None


def script_addresses(names: Iterable[str]) -> list[str]:
    """Return the addresses of Streamlit's scripts with these names.

    Without a script, the page that needs it fetches it when it is opened.
    """
    folder = static_folder()
    if folder is None:
        return []
    found = []
    for name in names:
        files = sorted((folder / _SCRIPT_FOLDER).glob(f"{name}.*.js"))
        found += [f"/{_SCRIPT_FOLDER}/{file.name}" for file in files]
        if not files:
            _log_missing(f"script {name}", "Trends opens more slowly")
    return found


def with_own_title(html: bytes) -> bytes:
    """Return Streamlit's page with footlog's name for its title until app.py sets it.

    Without it, the browser's tab and history say "Streamlit" for a moment.
    """
    if _TITLE_TAG not in html:
        _log_missing(f"tag {_TITLE_TAG.decode()}", "the tab shows Streamlit's name for a moment")
    return html.replace(_TITLE_TAG, b"<title>footlog</title>", 1)


def with_first_script(html: bytes) -> bytes:
    """Return Streamlit's page with FIRST_SCRIPT, the one script that its security policy lets run.

    Without it, the browser's console shows errors: the script in the page is blocked, and a page
    other than the first asks for two files at its own address, where they are not.
    """
    page, found = _OWN_SCRIPT.subn(FIRST_SCRIPT, html, 1)
    if not found:
        _log_missing("script that sets prerenderReady", "the browser's console shows errors")
    return page


def _streamlit_module(name: str) -> Any:  # noqa: ANN401 - whatever stands in it
    return import_module(f"streamlit.{name}")


def _find(module: str, name: str, without: str) -> Any | None:  # noqa: ANN401 - as above
    """Return what Streamlit has under the name; None, and a line in the log, without it."""
    try:
        return getattr(_streamlit_module(module), name)
    except (ImportError, AttributeError):
        _log_missing(f"{module}.{name}", without)
        return None


@cache
def _log_missing(what: str, without: str) -> None:
    log_line(f"Streamlit {streamlit.__version__} has no {what}: {without}.")
