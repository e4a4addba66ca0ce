"""Takes the README's pictures from a running demo: `python -m tests.pictures`."""

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser

from tests.helpers.browsers import MISSING, find_browser, started
from tests.helpers.servers import running

DOCS = Path(__file__).parents[1] / "docs"
TODAY = "2026-03-19"
SETTLE_MILLISECONDS = 2000


@dataclass(frozen=True)
class Picture:
    """One picture: which page, how wide and high, in which colours, under which name."""

    name: str
    page: str
    size: tuple[int, int]
    scheme: Literal["light", "dark"] = "light"


PICTURES = (
    Picture("today", "", (1280, 1000)),
    Picture("today-dark", "", (1280, 1000), "dark"),
    Picture("today-phone", "", (390, 1100)),
    Picture("today-phone-dark", "", (390, 1100), "dark"),
    Picture("exercises", "exercises", (1280, 1000)),
    Picture("exercises-dark", "exercises", (1280, 1000), "dark"),
    Picture("share-phone", "share", (390, 1100)),
    Picture("share-phone-dark", "share", (390, 1100), "dark"),
    Picture("trends", "trends", (1280, 1500)),
    Picture("trends-dark", "trends", (1280, 1500), "dark"),
    Picture("trends-phone", "trends", (390, 1500)),
    Picture("trends-phone-dark", "trends", (390, 1500), "dark"),
)


def take(browser: Browser, address: str, picture: Picture) -> None:
    """Open the page, wait until it is drawn and keep what is seen."""
    wide, high = picture.size
    context = browser.new_context(
        viewport={"width": wide, "height": high}, color_scheme=picture.scheme
    )
    page = context.new_page()
    page.goto(f"{address}/{picture.page}")
    page.locator("h1").wait_for()
    page.wait_for_timeout(SETTLE_MILLISECONDS)
    page.screenshot(path=DOCS / f"{picture.name}.png")
    context.close()


def main() -> None:
    """Take every picture."""
    found = find_browser()
    if found is None:
        sys.exit(MISSING)
    with (
        tempfile.TemporaryDirectory() as folder,
        running(Path(folder), "demo", "--today", TODAY) as address,
        started(found) as browser,
    ):
        for picture in PICTURES:
            take(browser, address, picture)


if __name__ == "__main__":
    main()
