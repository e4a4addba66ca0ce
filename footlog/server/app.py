"""The dashboard as it is served: Streamlit behind the guard."""

import sys
from collections.abc import Mapping
from typing import Any

import streamlit as st
from starlette.middleware import Middleware

from footlog.paths import app_folder
from footlog.server import home_screen, log_set
from footlog.server import streamlit_patches as patches
from footlog.server.guard import Guard
from footlog.server.gzip_static import GzipStatic
from footlog.server.network import Network
from footlog.server.warm import Warm

_ROUTES = (*home_screen.ROUTES, *log_set.ROUTES)


def run(hosts: list[str], settings: Mapping[str, Any], home: Network | None) -> None:
    """Serve the dashboard until the process is stopped.

    `hosts` are the Host headers that are let through, `settings` Streamlit's.
    """
    script = app_folder() / "app.py"
    sys.argv = [str(script)]
    patches.ignore_pages_folder()
    patches.skip_component_scan()
    patches.disable_nagle()
    app = st.App(script, middleware=_middleware(hosts, home), routes=_ROUTES)
    app.run(config=patches.known_settings(settings))


def _middleware(hosts: list[str], home: Network | None) -> list[Middleware]:
    found = [Middleware(Guard, hosts=hosts)]
    if home:
        from footlog.server.gate import Gate  # noqa: PLC0415 - nobody signs in on this computer

        found.append(Middleware(Gate, keys=home.keys, secure=home.is_encrypted))
    found.append(Middleware(Warm))
    if folder := patches.static_folder():
        found.append(Middleware(GzipStatic, folder=folder))
    return [*found, Middleware(home_screen.HomeScreen)]
