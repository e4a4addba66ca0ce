"""The drawing of the feet to tap on: every place once, with the text that is stored."""

import re
from html import unescape

from footlog.day.feet import feet
from footlog.domain.sites import SITES


def test_every_place_can_be_tapped_and_is_named() -> None:
    places = [unescape(site) for site in re.findall(r'data-site="([^"]+)"', feet())]
    assert sorted(places) == sorted(map(str, SITES))
    assert len(places) == len(set(places)) == feet().count('role="checkbox"')
    titles = re.findall(r"<figcaption>([^<]+)", feet())
    assert sorted(titles) == ["Left sole", "Left top", "Right sole", "Right top"]
