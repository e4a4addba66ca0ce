"""What was made in a thread of its own comes back; the bar itself is seen in the browser tests."""

from streamlit.testing.v1 import AppTest

QUICK = """
import streamlit as st
from footlog.ui.views.import_preview import done_with_bar
st.text(done_with_bar("Working", lambda advance: advance(0.5) or "made"))
"""
FAILING = """
import streamlit as st
from footlog.ui.views.import_preview import done_with_bar

def work(advance):
    raise ValueError("broken")

try:
    done_with_bar("Working", work)
except ValueError as error:
    st.text(str(error))
"""


def texts(script: str) -> list[str]:
    app = AppTest.from_string(script).run()
    assert not app.exception
    return [text.value for text in app.text]


def test_quick_work_shows_no_bar() -> None:
    assert texts(QUICK) == ["made"]


def test_what_goes_wrong_in_the_work_goes_wrong_on_the_page() -> None:
    assert texts(FAILING) == ["broken"]
