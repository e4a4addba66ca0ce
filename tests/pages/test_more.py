"""More: every page that the bar of a phone has no room for is one tap away."""

import ast
from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from footlog.ui.views.frame import _MORE, _ON_PHONES
from tests.conftest import ROOT

OPENED_FROM_OTHERS = {"pages/exercise.py", "pages/routine.py"}
"""Pages of one thing, which a tap on it opens."""

Opened = Callable[[str], AppTest]


def test_it_links_to_each_page_that_the_bar_lacks(open_app: Opened) -> None:
    app = open_app("more")
    assert not app.exception
    assert app.title[0].value == "More"
    linked = [link.value for link in app.page_link]
    assert {title for _, title, _ in _MORE} <= set(linked)


def test_bar_and_more_together_name_every_page() -> None:
    calls = ast.walk(ast.parse((ROOT / "app.py").read_text("utf-8")))
    pages = {
        ast.literal_eval(call.args[0])
        for call in calls
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "st.Page"
    }
    assert pages - OPENED_FROM_OTHERS == {page for page, _, _ in (*_ON_PHONES, *_MORE)}
