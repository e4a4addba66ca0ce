"""The files for the physiotherapist, byte for byte."""

import csv
import io
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from footlog.analysis.summary import summarise
from footlog.domain.columns import HISTORY, PLAN
from footlog.domain.dose import Dose
from footlog.domain.exercises import Side
from footlog.domain.logbook import DayRecord, DayState, Entry, Moment, PainScore, SetLog
from footlog.domain.plan import Cue, PlanItem
from footlog.domain.schedule import PerWeek
from footlog.files.export import figures_values, plan_lines, week_values, weeks_lines
from tests.helpers.builders import (
    ENTRIES,
    day,
    history_file,
    item,
    numbered_id,
    on,
    pain,
    plan_items,
    set_log,
    tally,
)

NAMES = {"heel-raise": "Heel raise", "own-1": "=cmd|' /C calc'!A0"}
HISTORY_HEADER = (
    '"date","time","kind","exercise","side","occasion","set","reps","hold_seconds","minutes",'
    '"steps","load","pain","moment","site","state","reason","note","exercise_id","recorded_at",'
    '"edited_at","utc_offset_minutes","id"\r\n'
)
PLAN_HEADER = (
    '"exercise","side","sets","reps","hold_seconds","minutes","steps","rest_seconds","load",'
    '"tempo","times_per_day","schedule","starts_on","ends_on","prescribed_by","reason","note",'
    '"exercise_id","recorded_at","id","cue","bad_day"\r\n'
)

SET_LOG = SetLog(
    id="0b0e7b7e-5d2b-4c39-9a4f-2f6d7c1f6a10",
    on=on("2026-03-09"),
    time="19:05",
    recorded_at="2026-03-09T18:05:00Z",
    edited_at="2026-03-10T06:00:00Z",
    utc_offset_minutes=60,
    exercise_id="heel-raise",
    side=Side.LEFT,
    occasion=2,
    set_number=3,
    reps=12,
    hold_seconds=5,
    minutes=Decimal("2.5"),
    steps=20,
    load="red band",
    pain=0,
    site="2nd toe",
    note='said "ok", tired',
)
PAIN_SCORE = PainScore(
    id="1b0e7b7e-5d2b-4c39-9a4f-2f6d7c1f6a10",
    on=on("2028-02-29"),
    recorded_at="2028-02-29T06:30:00Z",
    pain=10,
    moment=Moment.MORNING,
    exercise_id="own-1",
    side=Side.EACH,
    site="-heel",
    note="é\nü",
)
DAY_RECORD = DayRecord(
    id="2b0e7b7e-5d2b-4c39-9a4f-2f6d7c1f6a10",
    on=on("2026-12-31"),
    recorded_at="2027-01-01T00:30:00Z",
    utc_offset_minutes=-570,
    state=DayState.MISSED,
    reason="no time",
)


def test_set_is_exported_with_everything_that_was_noted() -> None:
    assert history_file([SET_LOG], NAMES) == (
        b"\xef\xbb\xbf" + HISTORY_HEADER.encode() + b'"2026-03-09","19:05","set","Heel raise",'
        b'"left","2","3","12","5","2.5","20","red band","0","","2nd toe","","",'
        b'"said ""ok"", tired","heel-raise","2026-03-09T18:05:00Z","2026-03-10T06:00:00Z","60",'
        b'"0b0e7b7e-5d2b-4c39-9a4f-2f6d7c1f6a10"\r\n'
    )


def test_pain_score_is_exported_with_its_texts_disarmed() -> None:
    assert history_file([PAIN_SCORE], NAMES) == (
        b"\xef\xbb\xbf" + HISTORY_HEADER.encode() + b'"2028-02-29","","pain",'
        b'"\'=cmd|\' /C calc\'!A0","each","","","","","","","","10","morning",'
        b'"\'-heel","","","\xc3\xa9\n\xc3\xbc","own-1","2028-02-29T06:30:00Z","","",'
        b'"1b0e7b7e-5d2b-4c39-9a4f-2f6d7c1f6a10"\r\n'
    )


def test_day_record_is_exported_without_exercise_or_pain() -> None:
    assert history_file([DAY_RECORD], NAMES) == (
        b"\xef\xbb\xbf" + HISTORY_HEADER.encode() + b'"2026-12-31","","day","","","","","","","",'
        b'"","","","","","missed","no time","","","2027-01-01T00:30:00Z","","-570",'
        b'"2b0e7b7e-5d2b-4c39-9a4f-2f6d7c1f6a10"\r\n'
    )


def test_plan_item_is_exported_with_its_dose_and_dates() -> None:
    full = PlanItem(
        id="3b0e7b7e-5d2b-4c39-9a4f-2f6d7c1f6a10",
        exercise_id="heel-raise",
        side=Side.EACH,
        dose=Dose(
            sets=3,
            reps=8,
            hold_seconds=5,
            rest_seconds=0,
            load="5 kg",
            tempo="2-0-2",
            times_per_day=2,
        ),
        schedule=PerWeek(3),
        starts_on=on("2026-03-02"),
        recorded_at="2026-03-01T08:00:00Z",
        ends_on=on("2026-04-01"),
        prescribed_by="@Physio",
        reason="was easy",
        note="+1",
        cue=Cue("after tea", "-half"),
    )
    bare = item("mon,wed,fri", sets=None, exercise="toe-curls", id=numbered_id(7))
    assert "".join(plan_lines([full, bare], NAMES)).encode() == (
        b"\xef\xbb\xbf" + PLAN_HEADER.encode() + b'"Heel raise","each","3","8","5","","","0",'
        b'"5 kg","2-0-2","2","3 per week","2026-03-02","2026-04-01","\'@Physio","was easy","\'+1",'
        b'"heel-raise","2026-03-01T08:00:00Z","3b0e7b7e-5d2b-4c39-9a4f-2f6d7c1f6a10",'
        b'"after tea","\'-half"\r\n'
        b'"toe-curls","both","","12","","","","","","","1","mon,wed,fri","2026-03-02","","","","",'
        b'"toe-curls","2026-03-02T18:05:00Z","00000000-0000-4000-8000-000000000007","",""\r\n'
    )


@pytest.mark.parametrize(
    ("minutes", "cell"),
    [("10", "10"), ("1E+1", "10"), ("2.50", "2.5"), ("0.01", "0.01"), ("6E+2", "600")],
)
def test_minutes_are_written_in_plain_digits(minutes: str, cell: str) -> None:
    content = history_file([replace(SET_LOG, minutes=Decimal(minutes))], NAMES)
    assert read(content.decode())[0]["minutes"] == cell


def read(content: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.removeprefix("\ufeff"), newline="")))


def test_weeks_are_exported_with_four_decimals_and_gaps() -> None:
    entries: list[Entry] = [
        set_log("2026-03-03", pain=4),
        set_log("2026-03-04"),
        pain(1, "2026-03-02"),
        pain(2, "2026-03-03"),
        pain(2, "2026-03-04"),
        day("2026-03-08"),
    ]
    found = summarise(tally([item("3 per week")], entries), on("2026-03-09"))
    rows = read("".join(weeks_lines(found.weeks)))
    assert [",".join(row.values()) for row in rows] == [
        "2026-03-02,0,2,4,1,3,2,0,0.6667,3,1.6667,2,0,,,1,4,4,0,,,0,,",
        "2026-03-09,0,0,0,0,0,0,0,,0,,,0,,,0,,,0,,,0,,",
    ]


def test_week_values_are_not_rounded() -> None:
    found = summarise(tally([item("3 per week")], [set_log("2026-03-03")]), on("2026-03-09"))
    monday = on("2026-03-02")
    assert week_values(monday, found.weeks[monday])["week"] == monday
    assert figures_values(found.weeks[monday])["adherence"] == 1 / 3


def test_history_without_entries_is_the_header_alone() -> None:
    assert history_file([], NAMES).decode() == "\ufeff" + HISTORY_HEADER


def test_entries_stay_in_the_order_in_which_they_are_given() -> None:
    entries: list[Entry] = [DAY_RECORD, SET_LOG, PAIN_SCORE]
    found = read(history_file(entries, NAMES).decode())
    assert [row["id"] for row in found] == [entry.id for entry in entries]


FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")


@given(entry=ENTRIES)
def test_no_cell_of_peoples_words_starts_like_a_formula(entry: Entry) -> None:
    row = read(history_file([entry], NAMES).decode())[0]
    texts = [row[column.name] for column in HISTORY if column.is_text]
    assert not [text for text in texts if text.startswith(FORMULA_STARTS)]


@given(planned=plan_items())
def test_no_cell_of_a_plan_starts_like_a_formula(planned: PlanItem) -> None:
    row = read("".join(plan_lines([planned], NAMES)))[0]
    assert not [row[name] for name in row if row[name].startswith(FORMULA_STARTS)]
    assert set(row) == {column.name for column in PLAN}
