"""A diary made by a newer footlog: read everywhere, written nowhere, and said so on every page."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from footlog.store.checks import is_newer
from footlog.store.database import SCHEMA
from footlog.store.diary import Diary
from footlog.store.errors import DiaryError
from tests.helpers.app_pages import PAGES, opened_exercise
from tests.helpers.builders import set_log
from tests.helpers.commands import footlog, refused
from tests.helpers.components import choose, history, tap_line
from tests.helpers.operations import OPERATIONS, TODAY, read_everything, small_diary

CHANGES = (
    "alter table set_logs add column mood text",
    "create table shoes (id text primary key, name text not null)",
    "create trigger worn after insert on set_logs begin insert into shoes values (1, 'x'); end",
)


def make_newer(path: Path, version: int, *changes: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for change in (*changes, f"pragma user_version = {version}"):
            connection.execute(change)


def sentence(path: Path, version: int) -> str:
    return (
        f"The diary {path} was made by a newer footlog (schema {version}, this one knows {SCHEMA}):"
        " update footlog to change it (nothing was saved)."
    )


@pytest.fixture(params=[SCHEMA + 1, SCHEMA + 100])
def version(request: pytest.FixtureRequest) -> int:
    """Return a schema that this footlog does not know."""
    found: int = request.param
    return found


@pytest.fixture
def newer(version: int, diary_file: Path) -> Diary:
    """Return a diary of one of everything that a newer footlog has changed."""
    make_newer(small_diary(diary_file).path, version, *CHANGES)
    return Diary(diary_file)


def test_everything_is_read(newer: Diary, tmp_path: Path) -> None:
    same = small_diary(tmp_path / "same.db")
    assert is_newer(newer.path)
    assert not is_newer(same.path)
    assert read_everything(newer) == read_everything(same)


@pytest.mark.parametrize("name", OPERATIONS)
def test_nothing_is_written(newer: Diary, version: int, name: str) -> None:
    before = newer.path.read_bytes()
    with pytest.raises(DiaryError) as refusal:
        OPERATIONS[name](Diary(newer.path, create=True))
    assert str(refusal.value) == sentence(newer.path, version)
    assert newer.path.read_bytes() == before
    assert list(newer.path.parent.iterdir()) == [newer.path]


def test_a_diary_that_became_newer_while_it_was_open_is_not_written(diary_file: Path) -> None:
    diary = small_diary(diary_file)
    make_newer(diary.path, SCHEMA + 1)
    with pytest.raises(DiaryError, match="made by a newer footlog"):
        diary.save(set_log(), TODAY)


@pytest.mark.parametrize(
    "change",
    [
        "drop table function_scores",
        "drop table data_version",
        "alter table set_logs rename column note to words",
        "alter table own_exercises drop column position",
    ],
)
@pytest.mark.parametrize("create", [True, False])
def test_a_diary_that_lacks_what_is_read_here_is_refused(
    diary_file: Path, change: str, *, create: bool
) -> None:
    make_newer(small_diary(diary_file).path, SCHEMA + 1, change)
    before = diary_file.read_bytes()
    with pytest.raises(DiaryError) as refusal:
        Diary(diary_file, create=create)
    assert str(refusal.value) == (
        f"The diary {diary_file} was made by a newer footlog that stores it differently (schema "
        f"{SCHEMA + 1}, this one knows {SCHEMA}): update footlog (the file was not changed)."
    )
    assert diary_file.read_bytes() == before


def test_commands_that_read_work_and_import_is_refused(diary_file: Path, tmp_path: Path) -> None:
    version = SCHEMA + 100
    out, day = tmp_path / "history.csv", ("--today", str(TODAY))
    small_diary(diary_file)
    summed = footlog("summary", "--db", diary_file, *day).stdout
    make_newer(diary_file, version, *CHANGES)
    before = diary_file.read_bytes()
    assert footlog("summary", "--db", diary_file, *day).stdout == summed
    assert footlog("export", "--db", diary_file, *day, "--out", out).returncode == 0
    done = footlog("import", out, "--db", diary_file, *day)
    assert refused(done) == sentence(diary_file, version)
    assert diary_file.read_bytes() == before


Opened = Callable[[str], AppTest]


@pytest.fixture
def newer_app(open_app: Opened, filled_diary: Diary) -> Opened:
    """Return what opens a page on eight weeks that a newer footlog has changed."""
    make_newer(filled_diary.path, SCHEMA + 1, *CHANGES)
    return open_app


@pytest.mark.parametrize("page", PAGES)
def test_every_page_can_be_read_and_says_so(newer_app: Opened, page: str) -> None:
    app = newer_app(page)
    assert not app.exception
    (warning,) = app.warning
    assert warning.value == (
        "A newer version of footlog made this diary. You can read it, but you cannot save anything "
        "until you update footlog."
    )
    assert app.title


def press(app: AppTest, page: str) -> list[str]:
    """Try to save with the first thing that saves on the page, and return what the page says."""
    match page:
        case "today":
            return [choose(app, "Before exercises", 4)["refused"]]
        case "settings":
            app.button[0].click().run()
        case "plan":
            app.button(key="plan_pause").click().run()
        case "exercises":
            opened_exercise(app, "toe-pumps")
            app.button(key="exercises_add").click().run()
        case "history":
            entry = next(one for one in history(app) if one.get("is_open", 1) is None)
            tap_line(app, entry["id"]).button(key="history_remove").click().run()
    return [text.value for text in app.text]


@pytest.mark.parametrize("page", ["today", "settings", "plan", "exercises", "history"])
def test_each_attempt_to_save_is_refused_in_a_sentence(
    newer_app: Opened, diary_file: Path, page: str
) -> None:
    before = diary_file.read_bytes()
    app = newer_app(page)
    assert sentence(diary_file, SCHEMA + 1) in press(app, page)
    assert not app.exception
    assert diary_file.read_bytes() == before
