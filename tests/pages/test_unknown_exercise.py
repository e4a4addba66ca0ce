"""An exercise that this version's catalogue lacks, as after a return to an older footlog."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from pandas import DataFrame
from streamlit.testing.v1 import AppTest

from footlog.domain.catalogue import load_catalogue
from footlog.domain.exercises import Side, exercise_names
from footlog.files.bundle import write_bundle
from footlog.files.reading.files import read_contents, unpacked
from footlog.files.reading.uploads import read_uploads
from footlog.paths import catalogue_path
from footlog.report import make_html, read_report
from footlog.store.diary import Diary
from tests.conftest import TODAY
from tests.helpers.app_pages import PAGES
from tests.helpers.builders import EXERCISE, import_batch, item, set_log
from tests.helpers.commands import footlog
from tests.helpers.components import shown, tap

Opened = Callable[[str], AppTest]

UNKNOWN, STOPPED, WEEKLY = "toe-yoga", "sand-walk", "moon-walk"
KNOWN = load_catalogue(catalogue_path()).exercises
WITHOUT_EXERCISES = ("settings", "backups")


@pytest.fixture
def diary(diary: Diary) -> Diary:
    days = [f"2026-03-{day:02d}" for day in range(2, 19)]
    entries = [
        *(set_log(day, exercise=UNKNOWN, side=Side.LEFT, pain=3) for day in days),
        *(set_log(day, exercise=STOPPED, pain=2) for day in days),
        *(set_log(day, exercise=EXERCISE, pain=1) for day in days),
    ]
    items = [
        item(exercise=EXERCISE),
        item(exercise=UNKNOWN, side=Side.EACH),
        item(exercise=STOPPED, ends_on="2026-03-10"),
        item("3 per week", exercise=WEEKLY),
    ]
    diary.import_rows(import_batch(entries, items), TODAY)
    return diary


def words_of(app: AppTest) -> str:
    """Return all that the page shows, tables included."""
    values = [getattr(element, "value", "") for element in app.main]
    values += [part.proto.json for part in app.get("bidi_component")]
    return "\n".join(one.to_string() if isinstance(one, DataFrame) else str(one) for one in values)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_shows_it_by_its_id(open_app: Opened, diary: Diary, page: str) -> None:
    app = open_app(page)
    assert not app.exception
    assert not app.error
    words = words_of(app).replace("\\", "")
    assert (UNKNOWN in words) is (page not in WITHOUT_EXERCISES)


def test_its_sets_can_be_ticked_and_its_plan_be_changed(open_app: Opened, diary: Diary) -> None:
    app = open_app("today")
    (due,) = (one for one in diary.plan_items() if one.exercise_id == UNKNOWN)
    before = diary.count_entries()
    open_marks = [mark for mark, done in shown(app).items() if UNKNOWN in mark and not done]
    tap(app, open_marks[0])
    assert not app.exception
    assert diary.count_entries() == before + 1
    app = open_app("plan")
    app.session_state[f"plan_open_{due.id}"] = True
    app.run().button(key=f"plan_stop_{due.id}").click().run()
    assert [one.ends_on for one in diary.plan_items() if one.exercise_id == UNKNOWN] == [TODAY]
    (ended,) = (one for one in diary.plan_items() if one.exercise_id == STOPPED)
    app.button(key=f"plan_resume_{ended.id}").click().run()
    assert not app.exception
    assert sum(one.exercise_id == STOPPED for one in diary.plan_items()) == 2


def test_the_report_names_it_by_its_id(diary: Diary) -> None:
    assert UNKNOWN in make_html(read_report(diary, KNOWN, TODAY))


@pytest.mark.parametrize("name", ["all.zip", "history.csv"])
def test_what_footlog_exports_of_it_is_imported_again(
    diary: Diary, tmp_path: Path, name: str
) -> None:
    out, copy = tmp_path / name, tmp_path / "copy.db"
    today = ("--today", TODAY.isoformat())
    assert footlog("export", "--db", diary.path, "--out", out, *today).returncode == 0
    done = footlog("import", out, "--db", copy, *today)
    assert (done.returncode, done.stderr) == (0, "")
    assert Diary(copy).entries() == diary.entries()
    assert Diary(copy).plan_items() == (diary.plan_items() if name == "all.zip" else ())
    assert "0 new, 51 same, 0 differ" in footlog("import", out, "--db", diary.path, *today).stdout


def test_a_spreadsheet_may_have_saved_it_in_between(diary: Diary) -> None:
    write_bundle(diary, made := io.BytesIO(), exercise_names(KNOWN.values()), TODAY)
    contents = unpacked("all.zip", made.getvalue())
    came, problems = read_contents(contents, KNOWN.values(), TODAY, {})
    assert problems == []
    saved_again = [(name, content.replace(b'","', b'";"')) for name, content in contents.items()]
    read = read_uploads(saved_again, KNOWN.values(), TODAY, {})
    assert len(read.foreign) == len(saved_again)
    assert (read.batch, read.problems) == (came, ())


@pytest.mark.parametrize("file", ["history.csv", "plan.csv"])
def test_an_unknown_id_beside_another_name_is_refused_with_its_row(diary: Diary, file: str) -> None:
    """As in the file of a newer footlog, or after a slip of the hand."""
    write_bundle(diary, made := io.BytesIO(), {UNKNOWN: "Toe yoga"}, TODAY)
    contents = unpacked("all.zip", made.getvalue())
    _, problems = read_contents({file: contents[file]}, KNOWN.values(), TODAY, {})
    rows = contents[file].decode().splitlines()
    numbers = [number for number, row in enumerate(rows, start=1) if f'"{UNKNOWN}"' in row]
    assert [problem.row for problem in problems] == numbers
    assert str(problems[0]) == (
        f'{file}, row {numbers[0]}: exercise_id is "{UNKNOWN}", which footlog does not know: use '
        "the id of an exercise in the catalogue or of your own."
    )
