"""Trends in the browser: what is seen first, and what follows when the system turns dark."""

from playwright.sync_api import Page, expect

from tests.helpers.browsers import complaints, go, settled

TEXT = "one => getComputedStyle(one).color"
LIGHT_INK, DARK_INK = "rgb(15, 21, 18)", "rgb(237, 239, 236)"
PIXEL = """async one => {
    const image = one.querySelector("img");
    const canvas = Object.assign(document.createElement("canvas"), {width: 100, height: 100});
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0, 100, 100);
    return [...context.getImageData(0, 0, 100, 100).data].some(part => part);
}"""


def test_the_answer_the_cards_and_the_first_chart_are_seen_on_a_phone_and_follow_the_system(
    page: Page, demo_address: str
) -> None:
    found = complaints(page)
    go(page, demo_address, "trends")
    bar = page.locator(".st-key-phone_navigation").bounding_box()
    first = page.locator("[data-chart]").first
    box = first.bounding_box()
    assert bar
    assert box
    assert box["y"] + box["height"] <= bar["y"]
    expect(page.locator(".fl-answer")).to_be_in_viewport(ratio=1)
    expect(page.locator(".fl-card")).to_have_count(3)
    assert first.evaluate(PIXEL)

    words = first.locator(".fl-tick").first
    assert words.evaluate(TEXT) == LIGHT_INK
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(
        "ink => getComputedStyle(document.querySelector('.fl-tick')).color === ink", arg=DARK_INK
    )
    assert found == []


def test_another_span_and_another_foot_are_chosen_in_the_corners(
    page: Page, demo_address: str
) -> None:
    go(page, demo_address, "trends?range=4+weeks")
    page.get_by_role("button", name="4 weeks").click()
    page.get_by_role("radio", name="12 weeks").click()
    expect(page.get_by_role("button", name="12 weeks")).to_be_visible()
    settled(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Which pain").click()
    expect(page.get_by_role("radio", name="All scores")).to_be_checked()
    page.get_by_role("radio", name="Left").click()
    expect(page.locator(".fl-title").first).to_contain_text("First steps, left foot")
