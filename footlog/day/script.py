"""The script and the style that draw the day in the browser, each of several files joined."""

import re
from functools import cache
from hashlib import sha256
from importlib.resources import files

SCRIPTS = (
    *("dom", "controls", "outbox", "pain", "parts"),
    *("sound", "lead_parts", "lead", "day"),
)
"""The modules in `web/`, each after those that it imports."""
STYLES = ("day", "lead")

_BETWEEN_MODULES = re.compile(r"^(import .*\n|export )", re.MULTILINE)


@cache
def script() -> str:
    """Return the modules as one: their imports of each other fall away."""
    text = "\n".join(_text(f"{name}.js") for name in SCRIPTS)
    return _BETWEEN_MODULES.sub("", text)


@cache
def style() -> str:
    """Return the style."""
    return "\n".join(_text(f"{name}.css") for name in STYLES)


@cache
def version() -> str:
    """Return what changes when the script or the style do."""
    return sha256((script() + style()).encode()).hexdigest()[:12]


def _text(name: str) -> str:
    return files(__package__).joinpath("web", name).read_text(encoding="utf-8")
