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
{HEAVY}
gc.disable()
warm_up()
{HEAVY}
print(gc.get_freeze_count() > 50_000, gc.isenabled())
"""
FIRST_TRENDS = """
import os, sys
from footlog.server.warm import warm_up
os.environ["FOOTLOG_TODAY"] = "2026-03-18"
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest
from tests.conftest import _with_navigation
PagesManager.__init__ = _with_navigation
app = AppTest.from_file("app.py", default_timeout=60).run()
warm_up()
before = set(sys.modules)
app.switch_page("pages/trends.py").run()
print(len(app.get("vega_lite_chart")))
heavy = ("altair", "narwhals", "numpy", "pandas", "pyarrow", "jsonschema")
print(sorted(name for name in set(sys.modules) - before if name.startswith(heavy)))
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


def test_warming_up_loads_the_heavy_libraries_and_takes_them_out_of_the_collection() -> None:
    everything = "['altair', 'numpy', 'pandas', 'pyarrow', 'sqlite_utils']"
    assert python(LOADS) == ["[]", everything, "True True"]


def test_after_it_the_first_charts_load_nothing_heavy_any_more(
    filled_diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOOTLOG_DB", str(filled_diary.path))
    charts, loaded = python(FIRST_TRENDS)
    assert int(charts) >= 3
    assert loaded == "[]"


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
