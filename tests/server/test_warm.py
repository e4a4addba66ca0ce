"""What Trends needs is loaded in the background, and is no garbage to search through."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from starlette.types import Receive, Scope, Send

from footlog.server.warm import Warm
from footlog.store.diary import Diary
from tests.helpers.asgi import ask

ROOT = Path(__file__).parents[2]
HEAVY = "print(sorted({'pandas', 'pyarrow', 'altair', 'sqlite_utils', 'numpy'} & set(sys.modules)))"
LOADS = f"""
import gc, sys
from footlog.server.warm import warm_up
gc.disable()
warm_up()
{HEAVY}
print("footlog.ui.views.trends" in sys.modules, gc.isenabled())
before = gc.get_freeze_count()
gc.collect()
print(before > 20_000, gc.get_freeze_count() <= before)
import pandas
gc.collect(0)
print(gc.get_freeze_count() <= before)
gc.collect()
print(gc.get_freeze_count() - before > 20_000, len(gc.callbacks))
"""
FIRST_PAGES = f"""
import os, sys
os.environ["FOOTLOG_TODAY"] = "2026-03-18"
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest
from footlog.server.streamlit_patches import send_component_data_as_it_is
from tests.conftest import _with_navigation
send_component_data_as_it_is()
PagesManager.__init__ = _with_navigation
app = AppTest.from_file("app.py", default_timeout=60).run()
assert not app.exception
{HEAVY}
app.switch_page("pages/trends.py").run()
assert not app.exception
print("data-chart" in "".join(one.proto.body for one in app.get("html")))
{HEAVY}
"""
TODAY = f"""
import sys
import footlog.server.start, footlog.server.app
import footlog.ui.session, footlog.ui.components.day, footlog.ui.views.frame
{HEAVY}
"""


def python(code: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout.splitlines()


def test_warming_up_loads_trends_and_takes_it_out_of_the_collection_and_pandas_later() -> None:
    assert python(LOADS) == ["[]", "True True", "True True", "True", "True 0"]


def test_today_and_trends_need_neither_pandas_nor_altair(
    filled_diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOOTLOG_DB", str(filled_diary.path))
    assert python(FIRST_PAGES) == ["[]", "True", "[]"]


def test_the_server_and_the_modules_of_today_load_nothing_heavy() -> None:
    assert python(TODAY) == ["[]"]


async def _silent(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 204, "headers": []})


def timers() -> list[threading.Timer]:
    return [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]


def test_only_the_first_connection_of_a_page_begins_it() -> None:
    app = Warm(_silent)
    before = len(timers())
    ask(app)
    assert len(timers()) == before
    for _ in range(2):
        ask(app, kind="websocket")
    begun = timers()[before:]
    for timer in begun:
        timer.cancel()
    assert len(begun) == 1
