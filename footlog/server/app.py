"""The dashboard as it is served: Streamlit behind the guard."""

import sys
from collections.abc import Mapping
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime.pages_manager import PagesManager

from footlog.paths import app_folder
from footlog.server import home_screen, log_set
from footlog.server.guard import Guard
from footlog.server.gzip_static import GzipStatic
from footlog.server.lan.network import Network
from footlog.server.streamlit_patches import disable_nagle, own_components_only
from footlog.server.warm import Warm

_ROUTES = (*home_screen.ROUTES, *log_set.ROUTES)


def run(hosts: list[str], settings: Mapping[str, Any], home: Network | None) -> None:
    """Serve the dashboard until the process is stopped.

    `hosts` are the Host headers that are let through, `settings` Streamlit's.
    """
    # Until st.navigation has run once, Streamlit serves the files in pages/ without app.py: a
    # bookmark opened first would show a page without its frame.
    PagesManager.uses_pages_directory = False
    script = app_folder() / "app.py"
    sys.argv = [str(script)]
    own_components_only()
    disable_nagle()
    app = st.App(script, middleware=_middleware(hosts, home), routes=_ROUTES)
    app.run(config=settings)


def _middleware(hosts: list[str], home: Network | None) -> list[Middleware]:
    behind = [Middleware(Warm), Middleware(GzipStatic), Middleware(home_screen.HomeScreen)]
    if home:
        from footlog.server.lan.gate import Gate  # noqa: PLC0415 - nobody signs in on this computer

        behind.insert(0, Middleware(Gate, keys=home.keys, secure=home.is_encrypted))
    return [Middleware(Guard, hosts=hosts), *behind]
