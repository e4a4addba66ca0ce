"""A report is read from a real diary."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from footlog.domain.catalogue import load_catalogue
from footlog.domain.logbook import DayState, Entry
from footlog.domain.validation import InvalidEntry
from footlog.paths import catalogue_path
from footlog.report import make_html, make_pdf, read_report
from footlog.store.diary import Diary
from tests.helpers.builders import RECORDED_AT, day, import_batch, item, on, set_log
from tests.helpers.reports import rating

EXERCISES = load_catalogue(catalogue_path()).exercises


@pytest.fixture
def used_diary(diary: Diary, today: date) -> Diary:
    """Return a diary with something of each kind."""
    entries: list[Entry] = [
        set_log("2026-03-03", note="a note"),
        day("2026-03-04", DayState.MISSED, reason="forgot"),
    ]
    diary.import_rows(import_batch(entries, [item("daily", "2026-03-02")]), today)
    diary.save_function_score(rating(3, "2026-03-02"), today)
    return diary


def test_everything_is_read(used_diary: Diary, today: date) -> None:
    report = read_report(used_diary, EXERCISES, today)
    assert (report.first, report.last) == (on("2026-03-02"), today)
    assert report.summary.total.sets_credited == 1
    assert [note.text for note in report.notes] == ["a note"]
    assert report.reasons[DayState.MISSED] == {"forgot": 1}
    assert list(report.function) == ["stairs"]
    assert "Heel raise" in make_html(report)
    assert make_pdf(report).startswith(b"%PDF-1.7")


def test_notes_can_be_left_out(used_diary: Diary, today: date) -> None:
    assert read_report(used_diary, EXERCISES, today, notes=False).notes == ()


def test_a_span_that_ends_before_it_begins_is_refused(used_diary: Diary, today: date) -> None:
    with pytest.raises(InvalidEntry, match="choose a day from 2026-03-18 on"):
        read_report(used_diary, EXERCISES, today, (today, today - timedelta(days=1)))


def test_made_up_history_fills_a_report(filled_diary: Diary, today: date) -> None:
    report = read_report(filled_diary, EXERCISES, today)
    assert len(report.plan) == 8
    assert report.summary.total.days_recorded > 40
    pdf = make_pdf(report)
    assert len(PdfReader(BytesIO(pdf)).pages) == 1
    assert pdf == make_pdf(read_report(filled_diary, EXERCISES, today))


def test_a_year_that_was_mistyped_makes_a_report_of_a_century(diary: Diary, today: date) -> None:
    entries = [set_log("1926-03-02"), set_log("2026-03-02")]
    diary.import_rows(import_batch(entries, [item("daily", "2026-03-02")]), today)
    pdf = make_pdf(read_report(diary, EXERCISES, today))
    assert "1 Mar 1926 to" in PdfReader(BytesIO(pdf)).pages[0].extract_text()


def test_an_own_exercise_goes_by_its_name_and_pose(used_diary: Diary, today: date) -> None:
    own = replace(
        EXERCISES["heel-raise"], id="own-1", name="Mine", recorded_at=RECORDED_AT, pose="any-sole"
    )
    bare = replace(own, id="own-2", pose=None)
    known = EXERCISES | {own.id: own, bare.id: bare}
    report = read_report(used_diary, known, today)
    assert report.names["own-1"] == "Mine"
    assert report.drawings == {name: name for name in EXERCISES} | {"own-1": "any-sole"}
