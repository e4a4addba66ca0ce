"""The marks in the browser and the rest of footlog mean the same by a double tap and by the way."""

import re

from footlog.server.log_set import PATH
from footlog.ui.components import asset
from footlog.ui.session import DOUBLE_TAP_SECONDS


def test_a_double_tap_is_as_long_in_the_browser_as_on_the_server() -> None:
    (milliseconds,) = re.findall(r"DOUBLE_TAP_MILLISECONDS = (\d+)", asset("set_marks.js"))
    assert int(milliseconds) == 1000 * DOUBLE_TAP_SECONDS


def test_ticks_are_sent_to_where_they_are_kept() -> None:
    assert f'fetch("{PATH}"' in asset("set_marks.js")
