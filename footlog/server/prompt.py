"""Answers that leave at once, each on its own."""

import socket

from streamlit.web.server.starlette import starlette_server


def send_at_once() -> None:
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
