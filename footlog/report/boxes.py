"""Boxes in place of signs that cannot be shown."""

import re
from collections.abc import Callable
from unicodedata import category

BOX = "□"

_NOT_ASCII = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")

_PLAIN = re.compile(r"[\u00a0-\u024f]")
_OWN = "–’“”…▲□"


def with_boxes(text: str, lacking: Callable[[list[str]], set[str]]) -> str:
    """Return `text` with a box for each sign that is `lacking`; ASCII is left as it is.

    A sign is a letter with the marks that belong to it; `lacking` returns which of some cannot be
    shown.
    """
    runs = (signs(run[0]) for run in _NOT_ASCII.finditer(text))
    boxed = lacking(sorted({sign for run in runs for sign in run if not sign.isascii()}))
    return _NOT_ASCII.sub(
        lambda run: "".join(_box(sign) if sign in boxed else sign for sign in signs(run[0])), text
    )


def unusual(found: list[str]) -> set[str]:
    """Return those of the signs that are no plain Latin letter and none of footlog's own.

    What is left can be shown whatever stands beside it; a letter may be there with a mark alone,
    and be missing between others.
    """
    return {sign for sign in found if not (_PLAIN.fullmatch(sign) or sign in _OWN)}


def signs(text: str) -> list[str]:
    """Return the letters of `text`, each with its marks and joiners."""
    found: list[str] = []
    for one in text:
        if found and category(one)[0] in "MC":
            found[-1] += one
        else:
            found.append(one)
    return found


def _box(sign: str) -> str:
    return sign[0] + BOX if sign[0].isascii() else BOX
