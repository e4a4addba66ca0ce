"""Starting the real footlog on a free port."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

PATIENCE_SECONDS = 30


@contextmanager
def running(folder: Path, *arguments: str) -> Iterator[str]:
    """Start footlog in `folder` for the block and give its address; its output goes to a log."""
    with started(folder, *arguments) as (address, _):
        yield address


@contextmanager
def started(
    folder: Path, *arguments: str, port: int | None = None
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Start footlog for the block and give its address and its process, which may be killed."""
    port = port or free_port()
    command = [sys.executable, "-m", "footlog.cli", *arguments]
    with (folder / f"server-{port}.log").open("ab") as log:
        process = subprocess.Popen(
            [*command, "--port", str(port), "--no-browser"], stdout=log, stderr=log, cwd=folder
        )
        try:
            _wait(port, process)
            yield f"http://localhost:{port}", process
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE_SECONDS)


def free_port() -> int:
    """Return a port of 127.0.0.1 that nobody uses."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1):
                return
        except (URLError, OSError):
            time.sleep(0.05)
    raise TimeoutError(f"footlog did not answer on port {port}")
