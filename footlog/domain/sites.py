"""Where it hurts: the places on the foot that can be tapped, and their texts."""

from dataclasses import dataclass
from itertools import pairwise, product

_TOES = ("big toe", "2nd toe", "3rd toe", "4th toe", "little toe")
_SOLE = (
    *_TOES,
    *(f"ball under the {toe}" for toe in _TOES),
    *(f"between the {one.removesuffix(' toe')} and {other}" for one, other in pairwise(_TOES)),
    "arch",
    "outer edge",
    "heel",
)
_TOP = (*_TOES, "base of the toes", "top of the foot", "front of the ankle")
SEPARATOR = "; "


@dataclass(frozen=True)
class Site:
    """A place on one foot, seen from one view ("sole" or "top")."""

    foot: str
    view: str
    place: str

    def __str__(self) -> str:
        """Return the site as it is stored: "left sole: ball under the 2nd toe"."""
        return f"{self.foot} {self.view}: {self.place}"


SITES = tuple(
    Site(foot, view, place)
    for foot, (view, places) in product(("left", "right"), (("sole", _SOLE), ("top", _TOP)))
    for place in places
)
_BY_WORDS = {str(site): site for site in SITES}


def site_text(sites: list[str]) -> str | None:
    """Return the chosen sites as one text, in the drawing's order; None when none is chosen."""
    return SEPARATOR.join(words for words in _BY_WORDS if words in sites) or None


def sites_of(text: str | None) -> tuple[Site, ...]:
    """Return the sites that a stored text names, ignoring other words in it."""
    parts = (text or "").split(SEPARATOR)
    return tuple(_BY_WORDS[part] for part in parts if part in _BY_WORDS)
