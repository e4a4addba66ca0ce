"""How long the script of Trends takes, without the browser; runs in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parents[2]


def reruns(diary_file: Path, today: str, count: int) -> list[float]:
    """Return how long so many reruns of Trends with unchanged data took, ms."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.script_time", str(count)],
        cwd=ROOT,
        env=os.environ | {"FOOTLOG_DB": str(diary_file), "FOOTLOG_TODAY": today},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        check=True,
    )
    return [float(line) for line in done.stdout.splitlines()]


def _timed(count: int) -> list[float]:
    import streamlit as st  # noqa: PLC0415 - only in the process of its own
    from streamlit.runtime.pages_manager import PagesManager  # noqa: PLC0415
    from streamlit.runtime.scriptrunner.script_cache import ScriptCache  # noqa: PLC0415
    from streamlit.testing.v1 import AppTest, app_test  # noqa: PLC0415

    from footlog.server.warm import warm_up  # noqa: PLC0415
    from tests.conftest import _with_navigation  # noqa: PLC0415

    warm_up()
    setattr(PagesManager, "__init__", _with_navigation)  # noqa: B010 - as the tests do
    compiled = ScriptCache()  # a server keeps it; AppTest would compile the page for each run
    setattr(app_test, "ScriptCache", lambda: compiled)  # noqa: B010 - as above
    taken: list[float] = []
    navigation = st.navigation

    def from_here(*arguments: object, **named: object) -> object:
        begun = perf_counter()
        page = navigation(*arguments, **named)  # type: ignore[arg-type]
        run = page.run

        def to_here() -> None:
            run()
            taken.append(1000 * (perf_counter() - begun))

        page.run = to_here  # type: ignore[method-assign]
        return page

    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    app.switch_page("pages/trends.py").run()
    setattr(st, "navigation", from_here)  # noqa: B010 - it is final for everybody else
    for _ in range(count):
        app.run()
    return taken


if __name__ == "__main__":
    print("\n".join(map(str, _timed(int(sys.argv[1])))))  # noqa: T201 - what its caller reads
