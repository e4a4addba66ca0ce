"""Small browser components: their scripts and styles, as text."""

from functools import cache
from importlib.resources import files


@cache
def asset(name: str) -> str:
    """Return the text of a script or style of this folder."""
    return files(__name__).joinpath(name).read_text(encoding="utf-8")
