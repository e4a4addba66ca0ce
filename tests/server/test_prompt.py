"""Answers leave at once: on one connection, none waits for the browser's word on the one before."""

import http.client
import time
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from tests.helpers.servers import running

REQUESTS, ROUNDS = 10, 10
HELD_BACK_SECONDS = 0.04
"""How long Linux waits with its word, and Nagle's algorithm with the next answer."""


def test_answers_on_one_connection_are_not_held_back(tmp_path: Path) -> None:
    with running(tmp_path, "serve", "--db", str(tmp_path / "d.db")) as address:
        connection = http.client.HTTPConnection(urlsplit(address).netloc)
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
