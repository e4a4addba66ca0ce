"""Starting the real footlog on a free port."""

import os
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

PATIENCE_SECONDS = 30


@contextmanager
def running(
    folder: Path, *arguments: str, scheme: str = "http", env: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Start footlog in `folder` for the block and give its address; its output goes to a log.

    `env` is added to the environment.
    """
    with started(folder, *arguments, scheme=scheme, env=env) as (address, _):
        yield address


@contextmanager
def started(
    folder: Path,
    *arguments: str,
    port: int | None = None,
    scheme: str = "http",
    env: Mapping[str, str] | None = None,
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Start footlog for the block and give its address and its process, which may be killed."""
    port = port or free_port()
    host = "127.0.0.1" if "--lan" in arguments else "localhost"
    command = [sys.executable, "-m", "footlog.cli", *arguments]
    command += ["--port", str(port), "--no-browser"]
    with answering(command, f"{scheme}://127.0.0.1:{port}", folder, env) as process:
        yield f"{scheme}://{host}:{port}", process


@contextmanager
def answering(
    command: list[str], address: str, folder: Path, env: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Run the command in `folder` for the block, from when it answers at the address.

    Its output goes to a log there.
    """
    with (folder / f"server-{address.rpartition(':')[2]}.log").open("ab") as log:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=folder,
            env=os.environ | dict(env or {}),
        )
        try:
            wait_for(address, process)
            yield process
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE_SECONDS)


def free_port() -> int:
    """Return a port of 127.0.0.1 that nobody uses."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers at all: 401 is an answer too."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(  # noqa: S310 - our own server
                f"{address}/_stcore/health", timeout=1, context=_unchecked()
            ):
                return
        except HTTPError as error:
            error.close()
            return
        except (URLError, OSError):
            time.sleep(0.01)
    raise TimeoutError(f"footlog did not answer at {address}")


def _unchecked() -> ssl.SSLContext:
    """Take a self-made certificate."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
