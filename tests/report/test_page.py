"""The page to print: complete in itself, no script, and text stays text."""

import re
from base64 import b64decode
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from footlog.drawings.drawing import draw
from footlog.report import make_html
from footlog.report.facts import Report
from tests.helpers.builders import item, pain, set_log
from tests.helpers.reports import HOSTILE, hostile_report, report_of

USUAL = report_of(
    [set_log("2026-03-04", pain=2, note="easier"), pain(4, "2026-03-04")],
    [item("daily", "2026-03-02")],
)


class Elements(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the element."""
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.text += data


@pytest.mark.parametrize("report", [USUAL, hostile_report()])
def test_it_has_no_script_and_nothing_from_outside(report: Report) -> None:
    page = make_html(report)
    for tag, attributes in Elements(page).found:
        assert tag not in {"script", "link", "iframe", "object", "form", "base"}
        assert "id" not in attributes
        assert not {"href", "srcset", "style"} & attributes.keys()
        assert not [name for name in attributes if name.startswith("on")]
        assert (attributes.get("src") or "data:image/svg+xml;base64,").startswith("data:image/svg+")
    assert "url(" not in page
    assert "@import" not in page


def test_hostile_texts_stand_as_they_were_typed() -> None:
    text = Elements(make_html(hostile_report())).text
    for typed in (*HOSTILE[:5], HOSTILE[10], HOSTILE[13]):
        assert typed[:28] in text


def test_charts_have_words_and_tables_heads() -> None:
    elements = Elements(make_html(USUAL)).found
    images = [attributes["alt"] for tag, attributes in elements if tag == "img"]
    assert [str(words).split(":")[0] for words in images] == [
        "Adherence by week",
        "Pain over time, 0 to 10. morning",
        "",
    ]
    assert all(attributes["scope"] == "col" for tag, attributes in elements if tag == "th")
    assert ("html", {"lang": "en"}) in elements


def test_the_plan_is_a_list_with_the_drawings_and_room_where_there_is_none() -> None:
    plan = [item("daily", exercise=name) for name in ("heel-raise", "own-1", "own-0")]
    elements = Elements(make_html(replace(USUAL, plan=tuple(plan)))).found
    assert [tag for tag, _ in elements].count("li") == 3
    sources = [str(attributes["src"]) for tag, attributes in elements if tag == "img"]
    drawn = [b64decode(source.partition(",")[2]).decode() for source in sources[2:]]
    assert drawn == [draw(name, dark=False, still=True) for name in ("heel-raise", "any-foot")]
    assert elements.count(("div", {"class": "place"})) == 1
    assert ("ul", {"class": "plan"}) in elements


def test_a_long_plan_has_small_drawings_and_none_has_no_list() -> None:
    def lists(count: int) -> list[str | None]:
        plan = tuple(item("daily", exercise=f"own-{n}") for n in range(count))
        elements = Elements(make_html(replace(USUAL, plan=plan))).found
        return [attributes["class"] for tag, attributes in elements if tag == "ul"]

    assert (lists(0), lists(8), lists(9)) == ([], ["plan"], ["plan long"])


def test_its_own_style_is_the_only_one_it_allows() -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', make_html(USUAL))
    assert policy is not None
    assert policy[1].startswith("default-src 'none'; style-src 'sha256-")


def test_a_browser_shows_and_prints_it_without_a_complaint(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.set_content(make_html(hostile_report()))
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 97, 79)"
    assert page.evaluate("[...document.images].every(i => i.complete && i.naturalWidth > 0)")
    assert page.evaluate("document.querySelector('.plan img').getBoundingClientRect().width") == 128
    assert len(PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages) == 2
    assert complaints == []
    page.close()
