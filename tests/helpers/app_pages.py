"""The pages of the app in tests that run them without a browser."""

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


def rows_with(app: AppTest, column: str) -> list[list[str]]:
    """Return the rows below the head of the table that has this column; none without it."""
    tables = (one.value.replace("\\", "") for one in app.markdown if "|---|" in one.value)
    cells = [[line.strip("| ").split(" | ") for line in text.splitlines()] for text in tables]
    (found,) = [rows for rows in cells if column in rows[0]] or [[[], []]]
    assert {len(row) for row in found[2:]} <= {len(found[0])}
    return found[2:]
