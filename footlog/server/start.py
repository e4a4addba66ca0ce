"""Starting the dashboard: Streamlit behind the guard, on this computer or the home network."""

import ctypes
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
from urllib.parse import urlsplit

from footlog.domain.validation import InvalidEntry
from footlog.paths import app_folder, hand_over_diary
from footlog.server.network import Network
from footlog.server.one_server import PATIENCE_SECONDS, AlreadyServedError, answers, claim

ADDRESS = "127.0.0.1"
DEFAULT_PORT = 8501
_HTTP_PORT, _HTTPS_PORT = 80, 443
_MOST_HEAPS = -8
"""M_ARENA_MAX in glibc's malloc.h."""


class PortTakenError(Exception):
    """Another program uses the port; the text is one sentence."""


def serve(  # noqa: PLR0913 - one a flag
    path: Path,
    port: int,
    *,
    browser: bool,
    today: date | None,
    demo: bool,
    home: Network | None = None,
) -> None:
    """Serve the diary at `path` until the process is stopped, or open the server that already does.

    It is served on 127.0.0.1, or on the home network when `home` is given.
    """
    share_one_heap()
    from footlog.server.app import run  # noqa: PLC0415 - loads Streamlit

    _check_settings_files()
    url = _url(port, home)
    try:
        with claim(path) as publish:
            _check_free(port, home)
            publish(url)
            _set_environment(path, today, demo=demo, home=home)
            _print_address(url, path, home)
            if browser:
                threading.Thread(target=_open_browser, args=(url,), daemon=True).start()
            run(hosts(port, home), settings(port, home), home)
    except AlreadyServedError as other:
        if not other.url or (home and urlsplit(other.url).hostname != home.address):
            raise
        print(f"footlog is already open at {other.url}", flush=True)  # noqa: T201
        if browser:
            webbrowser.open(other.url)


def share_one_heap() -> None:
    """Let all threads use one heap, where the C library is glibc.

    It would give each of footlog's many threads its own, and of what one window used the next
    could use nothing: a megabyte more for each. Python's lock lets one thread allocate at a time.
    """
    if sys.platform == "linux" and hasattr(libc := ctypes.CDLL(None), "mallopt"):
        libc.mallopt(_MOST_HEAPS, 1)


def _check_settings_files() -> None:
    """Raise InvalidEntry for what Streamlit would read as its settings and cannot."""
    for folder in (os.path.expanduser("~"), "."):  # noqa: PTH111 - never raises
        place = Path(folder, ".streamlit", "config.toml").absolute()
        try:
            if place.is_dir() or place.is_file():
                place.read_text(encoding="utf-8")
        except (OSError, ValueError):
            raise InvalidEntry(
                "Streamlit's settings file", f"{place} cannot be read", "rename it or remove it"
            ) from None


def _url(port: int, home: Network | None) -> str:
    scheme = "https" if home and home.is_encrypted else "http"
    return f"{scheme}://{home.address if home else 'localhost'}:{port}"


def _set_environment(path: Path, today: date | None, *, demo: bool, home: Network | None) -> None:
    """Set what the pages read to know which diary they show, and how."""
    hand_over_diary(path)
    os.environ["FOOTLOG_TODAY"] = today.isoformat() if today else ""
    os.environ["FOOTLOG_DEMO"] = "1" if demo else ""
    os.environ["FOOTLOG_LAN"] = "1" if home else ""
    # No proxy stands in front of footlog, so no request may claim another address.
    os.environ["FORWARDED_ALLOW_IPS"] = ""


def _print_address(url: str, path: Path, home: Network | None) -> None:
    lines = [f"footlog is open at {url}"]
    lines += [home.instructions(url)] if home else []
    lines += [f"Your diary is stored in {path}", "Press Ctrl+C to stop footlog."]
    encoding = sys.stdout.encoding or "ascii"
    print("\n".join(lines).encode(encoding, "replace").decode(encoding), flush=True)  # noqa: T201


def hosts(port: int, home: Network | None = None) -> list[str]:
    """Return the Host headers that are footlog's own; browsers leave a scheme's own port out."""
    names = [home.address] if home else ["localhost", ADDRESS]
    usual = _HTTPS_PORT if home and home.is_encrypted else _HTTP_PORT
    return [f"{name}:{port}" for name in names] + (names if port == usual else [])


def settings(port: int, home: Network | None = None) -> dict[str, Any]:
    """Return the shipped `.streamlit/config.toml` as overrides that nothing else outranks."""
    shipped = tomllib.loads(
        (app_folder() / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    )
    address = home.address if home else ADDRESS
    flags = dict(_flat(shipped)) | {
        "server.port": port,
        "server.address": address,
        "browser.serverAddress": address,
    }
    if home:
        flags["server.allowedHosts"] = [address]
    if home and home.is_encrypted:
        flags["server.sslCertFile"] = str(home.certificate)
        flags["server.sslKeyFile"] = str(home.certificate_key)
    return flags


def _flat(table: Mapping[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    pairs: list[tuple[str, Any]] = []
    for name, value in table.items():
        if isinstance(value, dict):
            pairs += _flat(value, f"{prefix}{name}.")
        else:
            pairs.append((f"{prefix}{name}", value))
    return pairs


def _check_free(port: int, home: Network | None) -> None:
    with socket.socket() as probe:
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((home.address if home else ADDRESS, port))
        except PermissionError:
            raise PortTakenError(
                f"Your account may not use port {port}: choose 1024 or higher with --port."
            ) from None
        except OSError:
            raise PortTakenError(
                f"Port {port} is in use: close the program that uses it, or choose another port "
                "with --port."
            ) from None


def _open_browser(url: str) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if answers(url):
            webbrowser.open(url)
            return
        time.sleep(0.1)
