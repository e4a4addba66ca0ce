"""A mistake of footlog's own is one sentence and a line in a log that holds no word of a person."""

import re
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from footlog.domain.logbook import Moment
from footlog.error_log import LARGEST_LOG_BYTES, failure_sentence, log_failure
from footlog.store.diary import Diary
from footlog.wording import MOMENTS
from tests.conftest import ROOT
from tests.helpers.app_pages import PAGES, sentence
from tests.helpers.builders import pain
from tests.helpers.commands import refused, started
from tests.helpers.components import choose
from tests.helpers.operations import OWN
from tests.helpers.servers import running
from tests.helpers.windows import window

WORD = "bunion"
SENTENCE = re.compile(
    r"footlog made a mistake\. What you saved before is safe\. Try again\. If it happens again, "
    r"pass on what footlog's error log says under ([0-9a-f]{8})\."
)
READING_EXERCISES = [page for page in PAGES if page not in ("settings", "backups")]
Opened = Callable[[str], AppTest]


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where this test's log lies or will lie."""
    path = tmp_path / "state" / "footlog" / "footlog.log"
    monkeypatch.setattr("footlog.error_log.log_path", lambda: path)
    return path


def alter(path: Path, statement: str, *values: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("pragma ignore_check_constraints = on")
        connection.execute(statement, values)


@pytest.fixture
def unreadable(diary: Diary, tmp_path: Path) -> Diary:
    """Return a diary with an exercise that SQLite takes for sound and footlog cannot read."""
    diary.add_own(OWN)
    alter(diary.path, "update own_exercises set dose = ?", f'{{"{WORD}": 1}}')
    return diary


def reference(words: str, log: Path) -> str:
    """Return the line of the log that a sentence refers to."""
    found = SENTENCE.fullmatch(words)
    assert found, words
    (line,) = [line for line in log.read_text().splitlines() if found[1] in line]
    return line


@pytest.mark.parametrize("page", READING_EXERCISES)
def test_every_page_that_fails_says_so_in_one_sentence(
    open_app: Opened, unreadable: Diary, log: Path, page: str
) -> None:
    line = reference(sentence(open_app(page)), log)
    assert f"pages/{page}.py:" in line
    assert " > footlog/store/own_exercises.py:" in line
    assert line.endswith("TypeError")
    assert WORD not in log.read_text()


def test_settings_that_cannot_be_read_are_one_sentence(open_app: Opened, diary: Diary) -> None:
    alter(diary.path, "insert into settings values ('pain_limit', 'ten')")
    assert sentence(open_app("settings")).startswith("A setting in the diary cannot be read")


@pytest.mark.parametrize("page", ["today", "history", "settings"])
def test_a_page_without_its_table_says_what_to_do(
    open_app: Opened, diary: Diary, page: str
) -> None:
    table = {"today": "own_exercises", "history": "set_logs", "settings": "settings"}[page]
    alter(diary.path, f"drop table {table}")
    assert sentence(open_app(page)) == (
        f"Part of the diary {diary.path} is missing: restore a backup (the file was not changed)."
    )


def test_a_tap_that_fails_says_so(open_app: Opened, diary: Diary, log: Path, today: date) -> None:
    token = f"{today}|{Moment.EVENING}"
    diary.save_score(pain(3, str(today), Moment.EVENING), today, token)
    app = open_app("today")
    alter(diary.path, "update pain_scores set local_date = ?", WORD)
    with suppress(ValueError):  # the page cannot be drawn either
        choose(app, MOMENTS[Moment.EVENING], 7)
    (answer,) = app.session_state["day_answers"].values()
    assert "footlog/day/changes.py:" in reference(answer["refused"], log)
    assert WORD not in log.read_text()


def test_a_command_that_fails_says_so_in_one_sentence(unreadable: Diary, tmp_path: Path) -> None:
    out, state = tmp_path / "history.csv", {"XDG_STATE_HOME": str(tmp_path / "state")}
    words = refused(started("export", "--db", unreadable.path, "--out", out, **state))
    line = reference(words, tmp_path / "state" / "footlog" / "footlog.log")
    assert "footlog/cli/files.py:" in line
    assert WORD not in line
    assert not out.exists()


def failed() -> Exception:
    """Return an error that came from another one, both with a word of the person's."""
    error = KeyError(WORD)
    error.__cause__ = ValueError(WORD)
    return error


def test_the_log_is_its_persons_alone_and_never_grows_large(log: Path) -> None:
    for _ in range(3):
        failure_sentence(failed())
    line = len(log.read_bytes()) // 3
    log.write_bytes(b"\n" * (LARGEST_LOG_BYTES - line // 2))
    for _ in range(2):
        log_failure(failed())
    assert len(list(log.parent.iterdir())) == 2
    log.write_bytes(b"\n" * LARGEST_LOG_BYTES)
    for _ in range(3):
        log_failure(failed())
        log.write_bytes(b"\n" * LARGEST_LOG_BYTES)
    files = sorted(log.parent.iterdir())
    assert [file.name for file in files] == ["footlog.log", "footlog.log.1", "footlog.log.2"]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700


def test_the_log_names_what_an_error_came_from_and_not_what_it_says(log: Path) -> None:
    found = log_failure(failed())
    assert re.fullmatch(
        rf"\d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d,\d{{3}} {found} KeyError from ValueError\n",
        log.read_text(),
    )


def test_without_a_log_the_sentence_stands_alone(log: Path, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("mine")
    assert failure_sentence(failed()) == (
        "footlog made a mistake. What you saved before is safe. Try again."
    )
    assert (tmp_path / "state").read_text() == "mine"


def test_nothing_of_a_failure_but_the_sentence_reaches_the_browser(
    unreadable: Diary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    log = tmp_path / "state" / "footlog" / "footlog.log"
    with running(tmp_path, "serve", "--db", str(unreadable.path)) as address:
        for page in READING_EXERCISES:
            with window(address, "" if page == "today" else page) as shown:
                assert f"pages/{page}.py:" in reference(shown.texts[0], log)
                for secret in (WORD, str(unreadable.path), str(ROOT), "Traceback", "TypeError"):
                    assert secret.encode() not in shown.drawn
