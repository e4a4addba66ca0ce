"""Starting the dashboard: Streamlit behind the guard, on this computer only."""

import os
import socket
import sys
import threading
import time
import tomllib
import webbrowser
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from footlog.places import app_folder

ADDRESS = "127.0.0.1"
DEFAULT_PORT = 8501
_PATIENCE_SECONDS = 30


class PortTakenError(Exception):
    """Another program uses the port; the text is one sentence."""


def serve(path: Path, port: int, *, browser: bool, today: date | None, demo: bool) -> None:
    """Serve the diary at `path` on 127.0.0.1 until the process is stopped."""
    _check_free(port)
    os.environ["FOOTLOG_DB"] = str(path)
    os.environ["FOOTLOG_TODAY"] = today.isoformat() if today else ""
    os.environ["FOOTLOG_DEMO"] = "1" if demo else ""
    url = f"http://localhost:{port}"
    print(f"footlog is open at {url}\nThe diary lies in {path}\nStop it with Ctrl+C.", flush=True)  # noqa: T201
    if browser:
        threading.Thread(target=_open_browser, args=(url, port), daemon=True).start()
    _run(port)


def _run(port: int) -> None:
    import streamlit as st  # noqa: PLC0415 - a third of a second that other commands do not need
    from starlette.middleware import Middleware  # noqa: PLC0415
    from streamlit.runtime.pages_manager import PagesManager  # noqa: PLC0415

    from footlog.guard import Guard  # noqa: PLC0415
    from footlog.web.home_screen import ROUTES, HomeScreen  # noqa: PLC0415

    # Until st.navigation has run once, Streamlit serves the files in pages/ without app.py: a
    # bookmark opened first would show a page without its frame.
    PagesManager.uses_pages_directory = False
    script = app_folder() / "app.py"
    sys.argv = [str(script)]
    hosts = [f"{name}:{port}" for name in ("localhost", ADDRESS)]
    guarded = [Middleware(Guard, hosts=hosts), Middleware(HomeScreen)]
    app = st.App(script, middleware=guarded, routes=ROUTES)
    app.run(config=settings(port))


def settings(port: int) -> dict[str, Any]:
    """Return the shipped `.streamlit/config.toml` as overrides that nothing else outranks."""
    shipped = tomllib.loads(
        (app_folder() / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    )
    return dict(_flat(shipped)) | {"server.port": port, "server.address": ADDRESS}


def _flat(table: Mapping[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    pairs: list[tuple[str, Any]] = []
    for name, value in table.items():
        if isinstance(value, dict):
            pairs += _flat(value, f"{prefix}{name}.")
        else:
            pairs.append((f"{prefix}{name}", value))
    return pairs


def _check_free(port: int) -> None:
    with socket.socket() as probe:
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError:
            raise PortTakenError(
                f"Port {port} is in use: close the footlog that runs there, or choose another "
                "port with --port."
            ) from None


def _open_browser(url: str, port: int) -> None:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex((ADDRESS, port)) == 0:
                webbrowser.open(url)
                return
        time.sleep(0.1)
