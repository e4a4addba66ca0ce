"""Where it hurt is drawn: every named place has its number, its step and words for it."""

import re
from base64 import b64decode
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from streamlit.testing.v1 import AppTest

from footlog.analysis.stands_out import SitePain
from footlog.domain.sites import SITES, Site
from footlog.drawings.feet import HEIGHT, WIDTH, middle
from footlog.ui.views.foot_heat import (
    DARK,
    FEET,
    LIGHT,
    OUTLINES,
    STEPS,
    Look,
    heat_svg,
    step,
    takeaway,
)

LEFT_SOLE, RIGHT_SOLE, LEFT_TOP, RIGHT_TOP = FEET
LOOKS = pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
SVG = "{http://www.w3.org/2000/svg}"


def site(words: str) -> Site:
    return next(one for one in SITES if str(one) == words)


FOUND = [
    SitePain(site("left sole: ball under the 2nd toe"), 12, 4.2, 8),
    SitePain(site("left sole: arch"), 5, 1.0, 2),
    SitePain(site("right top: top of the foot"), 1, None, 7),
]


def drawn(sites: list[Site], found: list[SitePain], look: Look = LIGHT) -> ET.Element:
    return ET.fromstring(heat_svg(sites, found, look))  # noqa: S314 - our own drawing


def shapes(svg: ET.Element) -> list[ET.Element]:
    """Return the places in the order in which they are painted; the outline comes before."""
    group = svg.find(f"{SVG}g")
    assert group is not None
    return list(group)[1:]


def contrast(one: str, other: str) -> float:
    dim, bright = sorted((brightness(one), brightness(other)))
    return (bright + 0.05) / (dim + 0.05)


def brightness(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_four_drawings_hold_every_place_once() -> None:
    assert sorted(map(str, (one for sites in FEET for one in sites))) == sorted(map(str, SITES))
    assert [(sites[0].foot, sites[0].view) for sites in FEET] == [
        *(("left", "sole"), ("right", "sole")),
        *(("left", "top"), ("right", "top")),
    ]


@pytest.mark.parametrize(
    ("mean", "expected"),
    [(0, 0), (1.94, 0), (1.96, 1), (2, 1), (3.96, 2), (4, 2), (5.94, 2), (6, 3), (10, 3)],
)
def test_a_step_goes_by_the_mean_as_it_is_printed(mean: float, expected: int) -> None:
    assert step(mean) == expected


@LOOKS
def test_a_named_place_has_its_step_and_its_number_in_its_middle(look: Look) -> None:
    for one in SITES:
        sites = next(sites for sites in FEET if one in sites)
        svg = drawn(sites, [SitePain(one, 17, 4.2, 8)], look)
        marked = [shape for shape in shapes(svg) if shape.get("fill") in look.fills]
        assert [(shape.get("fill"), shape.get("stroke-width")) for shape in marked] == [
            (look.fills[2], str(OUTLINES[2]))
        ], one
        (text,) = svg.iter(f"{SVG}text")
        assert text.text == "17"
        assert text.get("fill") == look.digits[2]
        assert float(text.get("x", "")) == middle(one)[0], one
        assert len(shapes(svg)) == len(sites)


def test_the_middle_lies_on_the_drawing_and_is_mirrored_on_the_left() -> None:
    for one in SITES:
        x, y = middle(one)
        assert 0 < x < WIDTH, one
        assert 0 < y < HEIGHT, one
        other = Site("right" if one.foot == "left" else "left", one.view, one.place)
        assert middle(other) == (WIDTH - x, y), one


def test_numbers_of_the_left_foot_are_not_mirrored() -> None:
    svg = drawn(LEFT_SOLE, FOUND)
    (mirrored,) = (one for one in svg if "scale(-1 1)" in one.get("transform", ""))
    assert list(mirrored.iter(f"{SVG}text")) == []
    assert [one.text for one in svg.findall(f"{SVG}text")] == ["5", "12"]


def test_a_place_that_nobody_named_has_neither_colour_nor_number() -> None:
    svg = drawn(RIGHT_SOLE, FOUND)
    assert list(svg.iter(f"{SVG}text")) == []
    assert {shape.get("fill") for shape in shapes(svg)} == {LIGHT.bare}


def test_the_worst_place_is_drawn_on_top() -> None:
    found = [SitePain(one, 1, mean, 9) for one, mean in zip(LEFT_SOLE, (9, 0, 5), strict=False)]
    fills = [shape.get("fill") for shape in shapes(drawn(LEFT_SOLE, found))]
    assert fills[-3:] == [LIGHT.fills[0], LIGHT.fills[2], LIGHT.fills[3]]


def test_a_long_number_is_written_smaller() -> None:
    sizes = [
        float(text.get("font-size", ""))
        for n in (5, 50, 500, 5000)
        for text in drawn(LEFT_SOLE, [SitePain(LEFT_SOLE[1], n, 3, 3)]).iter(f"{SVG}text")
    ]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 4


def test_every_drawing_says_its_takeaway() -> None:
    assert [drawn(sites, FOUND).get("aria-label") for sites in FEET] == [
        "Left sole: most often the ball under the 2nd toe, 12 days, mean 4.2",
        "Right sole: no score names a place here",
        "Left top: no score names a place here",
        "Right top: most often the top of the foot, 1 day",
    ]
    assert {drawn(sites, FOUND).get("role") for sites in FEET} == {"img"}


@LOOKS
def test_numbers_can_be_read_on_their_fill(look: Look) -> None:
    for fill, digits in zip(look.fills, look.digits, strict=True):
        assert contrast(fill, digits) >= 4.5


@LOOKS
def test_more_pain_is_farther_from_the_page_and_has_a_thicker_outline(look: Look) -> None:
    distances = [contrast(fill, look.bare) for fill in look.fills]
    assert all(after >= 1.4 * before for before, after in pairwise(distances))
    assert len(OUTLINES) == len(STEPS) == len(look.fills)
    assert all(before < after for before, after in pairwise(OUTLINES))


def page(found: "list[SitePain]", *, dark: bool) -> None:
    from footlog.ui.views.foot_heat import show_foot_heat  # noqa: PLC0415 - it runs as a script

    show_foot_heat(found, dark=dark)


def shown(found: list[SitePain], *, dark: bool = False) -> AppTest:
    app = AppTest.from_function(page, kwargs={"found": found, "dark": dark}).run()
    assert not app.exception
    return app


@pytest.mark.parametrize("dark", [False, True])
def test_the_page_shows_the_drawings_as_pictures_with_their_takeaways(*, dark: bool) -> None:
    (html,) = shown(FOUND, dark=dark).get("html")
    body = html.proto.body
    pictures = re.findall(r'src="data:image/svg\+xml;base64,([^"]+)"', body)
    look = DARK if dark else LIGHT
    assert [b64decode(one).decode() for one in pictures] == [
        heat_svg(sites, FOUND, look) for sites in FEET
    ]
    assert re.findall(r'alt="([^"]+)"', body) == [takeaway(sites, FOUND) for sites in FEET]
    assert all(f"</span>{words}</span>" in body for words in STEPS)
    assert not re.search(r"<script| id=| class=", body)


def test_the_page_says_the_same_in_words_and_as_a_table() -> None:
    app = shown(FOUND)
    assert app.markdown[0].value == (
        "Most often: **left sole: ball under the 2nd toe**, 12 days, mean 4.2, worst 8."
    )
    table = app.dataframe[0].value
    assert list(table.columns) == ["Where", "Days", "Mean", "Worst"]
    assert table.astype(object).where(table.notna(), None).to_numpy().tolist() == [
        ["Left sole: ball under the 2nd toe", 12, 4.2, 8],
        ["Left sole: arch", 5, 1.0, 2],
        ["Right top: top of the foot", 1, None, 7],
    ]


def test_a_place_named_on_few_days_has_its_number_and_no_mean() -> None:
    few = [SitePain(site("left sole: arch"), 4, None, 6)]
    app = shown(few)
    assert app.markdown[0].value == "Most often: **left sole: arch**, 4 days, worst 6."
    assert "on how many days you named that place" in app.caption[0].value
    assert app.dataframe[0].value["Mean"].isna().tolist() == [True]


@LOOKS
def test_a_place_without_a_mean_has_a_number_that_can_be_read_and_no_colour(look: Look) -> None:
    svg = drawn(LEFT_SOLE, [SitePain(LEFT_SOLE[1], 4, None, 6)], look)
    assert {shape.get("fill") for shape in shapes(svg)} == {look.bare}
    (outlined,) = (shape for shape in shapes(svg) if shape.get("stroke"))
    assert outlined.get("stroke") == look.ink
    assert outlined.get("stroke-width") is None
    (text,) = svg.iter(f"{SVG}text")
    assert (text.text, text.get("fill")) == ("4", look.ink)
    assert contrast(look.bare, look.ink) >= 4.5


def test_without_a_place_the_page_says_how_to_name_one() -> None:
    app = shown([])
    assert "Add place or note" in app.markdown[0].value
    assert not app.get("html")
    assert not app.dataframe
