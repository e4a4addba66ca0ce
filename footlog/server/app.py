"""The dashboard as it is served: Streamlit behind the guard."""

import sys
from collections.abc import Mapping
from typing import Any

import streamlit as st
from starlette.middleware import Middleware

from footlog.paths import app_folder
from footlog.server import day, home_screen
from footlog.server import streamlit_patches as patches
from footlog.server.door import Door, Listener, allow_many_files, limit_messages
from footlog.server.guard import Guard
from footlog.server.gzip_static import GzipStatic
from footlog.server.network import Network
from footlog.server.warm import Warm

_ROUTES = (*home_screen.ROUTES, *day.ROUTES)


def run(hosts: list[str], settings: Mapping[str, Any], home: Network | None) -> None:
    """Serve the dashboard until the process is stopped.

    `hosts` are the Host headers that are let through, `settings` Streamlit's.
    """
    script = app_folder() / "app.py"
    sys.argv = [str(script)]
    patches.ignore_pages_folder()
    patches.skip_component_scan()
    patches.send_component_data_as_it_is()
    patches.disable_nagle()
    files = allow_many_files()
    app = st.App(script, middleware=_middleware(hosts, home, files), routes=_ROUTES)
    app.run(config=patches.known_settings(settings))


def _middleware(hosts: list[str], home: Network | None, files: int) -> list[Middleware]:
    found = [Middleware(Guard, hosts=hosts)]
    if home:
        found.append(_gate(home, files))
    found.append(Middleware(Warm))
    if folder := patches.static_folder():
        found.append(Middleware(GzipStatic, folder=folder))
    return [*found, Middleware(home_screen.HomeScreen)]


def _gate(home: Network, files: int) -> Middleware:
    """Let the connections of those who are not signed in wait at a door."""
    from footlog.server.gate import Gate  # noqa: PLC0415 - nobody signs in on this computer

    door = Door(home.address, files)
    limit_messages()
    patches.change_listening_socket(
        lambda listening: Listener(listening, door), "anyone can keep connections open"
    )
    return Middleware(Gate, keys=home.keys, secure=home.is_encrypted, door=door)
