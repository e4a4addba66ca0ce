"""What footlog changes inside Streamlit."""

import socket

from streamlit.components.v2 import manifest_scanner
from streamlit.web.server.starlette import starlette_server


def disable_nagle() -> None:
    """Let the server that is started next send every answer without delay.

    Streamlit makes its socket in a way that keeps asyncio from switching Nagle's algorithm off:
    it then holds a small answer back until the browser has confirmed the one before, which takes
    40 ms. Connections inherit the choice of the socket that listens.
    """
    bind = starlette_server._bind_socket  # noqa: SLF001 - it offers no other way

    def bound(address: str, port: int, backlog: int) -> socket.socket:
        listening = bind(address, port, backlog)
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return listening

    starlette_server._bind_socket = bound  # noqa: SLF001


def own_components_only() -> None:
    """Keep the server that is started next from looking for components in other packages.

    footlog's pages bring theirs along; Streamlit would read what every installed package says of
    itself, which takes 0.1 s, and serve the files of those that bring components.
    """
    manifest_scanner.scan_component_manifests = lambda *_: []
