"""The pages of the app in tests that run them without a browser."""

from base64 import b64decode
from html.parser import HTMLParser

from streamlit.testing.v1 import AppTest

from footlog.domain.exercises import Kind, Side

PAGES = (
    "today",
    "exercises",
    "plan",
    "trends",
    "history",
    "share",
    "settings",
    "backups",
    "numbers",
)


def sentence(app: AppTest) -> str:
    """Return the one sentence that the page shows in place of its content."""
    assert not app.exception
    (text,) = [text.value for text in app.text]
    return text


def filled_in(app: AppTest) -> AppTest:
    """Fill in the form for an own exercise."""
    app.session_state["exercises_own"] = True
    app.run()
    app.text_input(key="exercises_own_name").set_value("  Cat *walk* ")
    app.pills(key="exercises_own_kind").set_value(Kind.BALANCE)
    app.pills(key="exercises_own_side").set_value(Side.EACH)
    app.selectbox(key="exercises_own_position").set_value("standing")
    app.multiselect(key="exercises_own_targets").set_value(["calf"])
    app.text_area(key="exercises_own_steps").set_value("Stand tall.\n\n Walk  slowly. ")
    app.number_input(key="exercises_own_reps").set_value(6)
    app.selectbox(key="exercises_own_pose").set_value("any-standing")
    return app


def opened_exercise(app: AppTest, exercise_id: str) -> AppTest:
    """Open the page of an exercise from the list."""
    app.button(key=f"exercises_open_{exercise_id}").click().run()
    return on_exercise_page(app)


def on_exercise_page(app: AppTest) -> AppTest:
    """Let taps come from the page that the script has gone on to, as a browser does."""
    return app.switch_page("pages/exercise.py").run()


def back_to_list(app: AppTest) -> AppTest:
    """Go back to all exercises."""
    app.query_params.clear()
    return app.switch_page("pages/exercises.py").run()


def shown(app: AppTest) -> set[str]:
    """Return the ids of the exercises in the list."""
    prefix = "exercises_open_"
    return {
        str(button.key).removeprefix(prefix)
        for button in app.button
        if str(button.key).startswith(prefix)
    }


class Images(HTMLParser):
    """The SVG of each image in some HTML, by its text alternative."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.svgs: dict[str, str] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what an image shows."""
        said = {name: value or "" for name, value in attrs}
        if tag == "img":
            svg = said["src"].removeprefix("data:image/svg+xml;base64,")
            self.svgs[said["alt"]] = b64decode(svg).decode()


def drawings(app: AppTest) -> dict[str, str]:
    """Return the SVG of each drawing on the page, by its text alternative."""
    return Images("".join(html.proto.body for html in app.get("html"))).svgs


def rows_with(app: AppTest, column: str) -> list[list[str]]:
    """Return the rows below the head of the table that has this column; none without it."""
    tables = (one.value.replace("\\", "") for one in app.markdown if "|---|" in one.value)
    cells = [[line.strip("| ").split(" | ") for line in text.splitlines()] for text in tables]
    (found,) = [rows for rows in cells if column in rows[0]] or [[[], []]]
    assert {len(row) for row in found[2:]} <= {len(found[0])}
    return found[2:]
