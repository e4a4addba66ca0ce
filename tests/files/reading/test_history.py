"""Reading footlog's own files back: nothing is lost, and each bad cell is named."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footlog.domain.exercises import Side
from footlog.domain.logbook import DayRecord, Entry
from footlog.files.csv_format import CsvError
from footlog.files.export import plan_lines
from footlog.files.reading.history import read_history
from tests.helpers.builders import (
    ENTRIES,
    EXERCISES,
    LAST_DAY,
    history_file,
    item,
    new_id,
    numbered_id,
    on,
    pain,
    set_log,
    written,
)

NAMES = dict.fromkeys(EXERCISES, "=a name, 'quoted'\r\n")
ID = numbered_id(1)

SET_ROW = {
    "date": "2026-03-09",
    "time": "19:05",
    "kind": "set",
    "exercise": "Heel raise",
    "side": "left",
    "occasion": "1",
    "set": "1",
    "reps": "12",
    "hold_seconds": "",
    "minutes": "",
    "steps": "",
    "load": "",
    "pain": "3",
    "moment": "",
    "site": "",
    "state": "",
    "reason": "",
    "note": "",
    "exercise_id": "heel-raise",
    "recorded_at": "2026-03-09T18:05:00Z",
    "edited_at": "",
    "utc_offset_minutes": "60",
    "id": ID,
}
NO_SET = {"exercise": "", "side": "", "occasion": "", "set": "", "reps": "", "exercise_id": ""}
PAIN_ROW = SET_ROW | NO_SET | {"kind": "pain", "moment": "morning"}
DAY_ROW = SET_ROW | NO_SET | {"kind": "day", "pain": "", "state": "paused"}


def problems_of_history(*rows: dict[str, str]) -> list[str]:
    return [str(problem) for problem in read_history(written(*rows), EXERCISES, LAST_DAY)[1]]


def unlike(entries: Iterable[Entry]) -> bool:
    ids = [entry.id for entry in entries]
    days = [entry.on for entry in entries if isinstance(entry, DayRecord)]
    return len(set(ids)) == len(ids) and len(set(days)) == len(days)


@given(entries=st.lists(ENTRIES, max_size=3).filter(unlike))
def test_history_that_was_exported_is_read_back_as_it_was(entries: list[Entry]) -> None:
    content = history_file(entries, NAMES)
    assert read_history(content, EXERCISES, LAST_DAY) == (entries, [])


def test_rows_of_each_kind_are_read() -> None:
    rows = (SET_ROW, PAIN_ROW | {"id": numbered_id(2)}, DAY_ROW | {"id": numbered_id(3)})
    assert problems_of_history(*rows) == []


def test_exercise_name_is_for_reading_only() -> None:
    renamed = SET_ROW | {"exercise": "Wadenheben"}
    assert read_history(written(renamed), EXERCISES, LAST_DAY) == read_history(
        written(SET_ROW), EXERCISES, LAST_DAY
    )


def test_occasion_is_one_when_left_out() -> None:
    entries, _ = read_history(written(SET_ROW | {"occasion": ""}), EXERCISES, LAST_DAY)
    assert entries == read_history(written(SET_ROW), EXERCISES, LAST_DAY)[0]


WHOLE = "write a whole number or leave it empty."
ZERO_TO_TEN = "write a whole number from 0 to 10."
UUID = "write a UUID like 0b0e7b7e-5d2b-4c39-9a4f-2f6d7c1f6a10."
ISO_DAY = "write a day of the calendar as YYYY-MM-DD, like 2026-03-09."
CLOCK = "write a time from 00:00 to 23:59."
UTC_TIME = "write a UTC time like 2026-03-09T18:05:00Z."
KNOWN = "write the id of an exercise of the catalogue or of your own."
FILL_IN = "fill in reps, hold_seconds or both, or minutes, or steps."
WORDS_39 = "x" * 39 + "…"

BAD_SET_CELLS = [
    ("id", "", f"id is empty: {UUID}"),
    ("id", "007", f'id is "007": {UUID}'),
    ("id", "-1", f'id is "-1": {UUID}'),
    ("id", "1.0", f'id is "1.0": {UUID}'),
    ("id", "1e3", f'id is "1e3": {UUID}'),
    ("id", "9223372036854775808", f'id is "9223372036854775808": {UUID}'),
    ("id", "x" * 5000, f'id is "{WORDS_39}": {UUID}'),
    ("id", ID.replace("0", "A"), f'id is "{ID.replace("0", "A")}": {UUID}'),
    ("pain", "-1", f"pain is -1: {ZERO_TO_TEN}"),
    ("pain", "11", f"pain is 11: {ZERO_TO_TEN}"),
    ("pain", "3.5", f'pain is "3.5": {WHOLE}'),
    ("pain", "3,5", f'pain is "3,5": {WHOLE}'),
    ("pain", "\N{ARABIC-INDIC DIGIT SEVEN}", f'pain is "\N{ARABIC-INDIC DIGIT SEVEN}": {WHOLE}'),
    ("pain", "1_0", f'pain is "1_0": {WHOLE}'),
    ("pain", "inf", f'pain is "inf": {WHOLE}'),
    ("pain", "nan", f'pain is "nan": {WHOLE}'),
    ("pain", "1e400", f'pain is "1e400": {WHOLE}'),
    ("pain", "7/10", f'pain is "7/10": {WHOLE}'),
    ("pain", "TRUE", f'pain is "TRUE": {WHOLE}'),
    ("pain", "07", f'pain is "07": {WHOLE}'),
    ("pain", "+7", f'pain is "+7": {WHOLE}'),
    ("pain", "99999999999999999999", f'pain is "99999999999999999999": {WHOLE}'),
    ("reps", "1000000000", f'reps is "1000000000": {WHOLE}'),
    ("reps", "0", "reps is 0: write a whole number from 1 to 1,000."),
    ("reps", "1001", "reps is 1001: write a whole number from 1 to 1,000."),
    ("hold_seconds", "-5", "hold_seconds is -5: write a whole number from 1 to 3,600."),
    ("steps", "100001", "steps is 100001: write a whole number from 1 to 100,000."),
    ("occasion", "0", "occasion is 0: write a whole number from 1 to 12."),
    ("set", "201", "set is 201: write a whole number from 1 to 200."),
    ("minutes", "0", "minutes is 0: write a number above 0 and up to 600."),
    ("minutes", "600.01", "minutes is 600.01: write a number above 0 and up to 600."),
    ("minutes", "0.001", "minutes is 0.001: write a number above 0 and up to 600."),
    ("minutes", "2,5", 'minutes is "2,5": write a number like 10 or 2.5.'),
    ("minutes", "1e2", 'minutes is "1e2": write a number like 10 or 2.5.'),
    ("minutes", "-1", 'minutes is "-1": write a number like 10 or 2.5.'),
    ("minutes", "NaN", 'minutes is "NaN": write a number like 10 or 2.5.'),
    ("date", "", f"date is empty: {ISO_DAY}"),
    ("date", "2026-02-30", f'date is "2026-02-30": {ISO_DAY}'),
    ("date", "2023-02-29", f'date is "2023-02-29": {ISO_DAY}'),
    ("date", "2026-13-01", f'date is "2026-13-01": {ISO_DAY}'),
    ("date", "26-01-01", f'date is "26-01-01": {ISO_DAY}'),
    ("date", "01/02/2026", f'date is "01/02/2026": {ISO_DAY}'),
    ("date", "13/02/2026", f'date is "13/02/2026": {ISO_DAY}'),
    ("date", "20260101", f'date is "20260101": {ISO_DAY}'),
    ("date", "2026-W01-1", f'date is "2026-W01-1": {ISO_DAY}'),
    ("date", "2026-1-1", f'date is "2026-1-1": {ISO_DAY}'),
    ("date", "46000", f'date is "46000": {ISO_DAY}'),
    ("date", "0000-01-01", f'date is "0000-01-01": {ISO_DAY}'),
    ("date", "0001-01-01", "date is 0001-01-01: choose a day from 1900 on."),
    ("time", "24:00", f'time is "24:00": {CLOCK}'),
    ("time", "02:60", f'time is "02:60": {CLOCK}'),
    ("time", "7:05", f'time is "7:05": {CLOCK}'),
    ("time", "19:05:00", f'time is "19:05:00": {CLOCK}'),
    ("time", "02:30+14:00", f'time is "02:30+14:00": {CLOCK}'),
    ("time", "02:30Z", f'time is "02:30Z": {CLOCK}'),
    ("recorded_at", "", f"recorded_at is empty: {UTC_TIME}"),
    ("recorded_at", "2026-03-09 18:05:00", f'recorded_at is "2026-03-09 18:05:00": {UTC_TIME}'),
    ("recorded_at", "2026-02-30T18:05:00Z", f'recorded_at is "2026-02-30T18:05:00Z": {UTC_TIME}'),
    ("recorded_at", "2026-03-09T24:00:00Z", f'recorded_at is "2026-03-09T24:00:00Z": {UTC_TIME}'),
    ("recorded_at", "2026-03-09T18:05:60Z", f'recorded_at is "2026-03-09T18:05:60Z": {UTC_TIME}'),
    ("edited_at", "yesterday", f'edited_at is "yesterday": {UTC_TIME}'),
    ("utc_offset_minutes", "+60", f'utc_offset_minutes is "+60": {WHOLE}'),
    (
        "utc_offset_minutes",
        "1081",
        "utc_offset_minutes is 1081: write a whole number from -1,080 to 1,080.",
    ),
    ("kind", "", "kind is empty: write set, pain or day."),
    ("kind", "Set", 'kind is "Set": write set, pain or day.'),
    ("side", "", "side is empty: write one of left, right, each, both."),
    ("side", "Left", 'side is "Left": write one of left, right, each, both.'),
    ("side", "each", "side is each: write left, right or both: a set has one side."),
    ("moment", "morning", 'moment is "morning" in a set row: leave it empty.'),
    ("state", "paused", 'state is "paused" in a set row: leave it empty.'),
    ("exercise_id", "", "exercise_id is empty: write small letters and digits joined by hyphens."),
    ("exercise_id", "heel", f'exercise_id is "heel", which footlog does not know: {KNOWN}'),
    ("note", "a\0b", "note holds a NUL character: take it out."),
    ("note", "x" * 5001, "note has 5,001 characters: write at most 5,000 characters."),
    ("load", "x" * 201, "load has 201 characters: write at most 200 characters."),
]


@pytest.mark.parametrize(("column", "cell", "sentence"), BAD_SET_CELLS)
def test_bad_cell_of_a_set_is_one_problem_with_the_way_out(
    column: str, cell: str, sentence: str
) -> None:
    assert problems_of_history(SET_ROW | {column: cell}) == [f"history.csv, row 2: {sentence}"]


@pytest.mark.parametrize(("column", "cell", "sentence"), BAD_SET_CELLS)
def test_bad_cell_is_found_in_a_row_that_else_says_what_an_earlier_one_said(
    column: str, cell: str, sentence: str
) -> None:
    later = SET_ROW | {"id": numbered_id(2), column: cell}
    assert problems_of_history(SET_ROW, later) == [f"history.csv, row 3: {sentence}"]


@pytest.mark.parametrize("earlier", [(), (SET_ROW,), (SET_ROW | {"pain": "4"},)])
def test_first_bad_cell_of_a_row_is_the_one_that_is_named(
    earlier: tuple[dict[str, str], ...],
) -> None:
    row = SET_ROW | {"id": "x", "pain": "3.5", "date": "yesterday"}
    problem = f'history.csv, row {2 + len(earlier)}: date is "yesterday": {ISO_DAY}'
    assert problems_of_history(*earlier, row) == [problem]


@pytest.mark.parametrize("most", [0, 1, 5000])
def test_rows_are_read_together_as_each_is_alone(
    most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("footlog.files.reading.history._MOST_KEPT", most)
    kinds = (SET_ROW, PAIN_ROW, DAY_ROW, SET_ROW | {"note": "'=x"}, PAIN_ROW | {"pain": "0"})
    rows = [
        row | {"id": numbered_id(n), "date": f"2026-02-{n + 1:02}", "time": f"{n:02}:00"}
        for n, row in enumerate(3 * kinds)
    ]
    alone = [read_history(written(row), EXERCISES, LAST_DAY)[0][0] for row in rows]
    assert read_history(written(*rows), EXERCISES, LAST_DAY) == (alone, [])


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (PAIN_ROW | {"pain": ""}, "pain is empty: write a whole number from 0 to 10."),
        (
            PAIN_ROW | {"moment": ""},
            "moment is empty: write one of morning, before, during, after, evening.",
        ),
        (PAIN_ROW | {"side": "one"}, 'side is "one": write one of left, right, each, both.'),
        (PAIN_ROW | {"reps": "3"}, 'reps is "3" in a pain row: leave it empty.'),
        (PAIN_ROW | {"state": "missed"}, 'state is "missed" in a pain row: leave it empty.'),
        (DAY_ROW | {"state": ""}, "state is empty: write one of paused, missed."),
        (DAY_ROW | {"state": "done"}, 'state is "done": write one of paused, missed.'),
        (DAY_ROW | {"pain": "3"}, 'pain is "3" in a day row: leave it empty.'),
        (
            DAY_ROW | {"exercise_id": "heel-raise"},
            'exercise_id is "heel-raise" in a day row: leave it empty.',
        ),
    ],
)
def test_bad_cell_of_a_pain_score_or_day_is_one_problem(row: dict[str, str], sentence: str) -> None:
    assert problems_of_history(row) == [f"history.csv, row 2: {sentence}"]


SPACED_CELLS = [
    ("pain", "7 "),
    ("id", ID + " "),
    ("date", "2026-03-09\n"),
    ("exercise_id", "heel-raise "),
    ("time", " 19:05"),
]


@pytest.mark.parametrize(("column", "cell"), SPACED_CELLS)
def test_blank_around_a_value_is_refused(column: str, cell: str) -> None:
    problems = problems_of_history(SET_ROW | {column: cell})
    assert len(problems) == 1
    assert problems[0].startswith(f"history.csv, row 2: {column} is ")


@pytest.mark.parametrize(("column", "cell"), [SPACED_CELLS[0], SPACED_CELLS[3]])
def test_blank_that_makes_a_value_wrong_is_seen_in_the_sentence(column: str, cell: str) -> None:
    assert f'"{cell}"' in problems_of_history(SET_ROW | {column: cell})[0]


def test_leap_day_of_a_leap_year_is_a_day() -> None:
    assert problems_of_history(SET_ROW | {"date": "2024-02-29"}) == []


def test_problem_names_the_file_it_was_found_in() -> None:
    _, problems = read_history(written(SET_ROW | {"pain": "11"}), EXERCISES, LAST_DAY, "mine.csv")
    assert str(problems[0]).startswith("mine.csv, row 2: pain is 11")


def test_good_rows_are_kept_beside_the_problems_of_others() -> None:
    rows = [SET_ROW | {"id": numbered_id(n), "pain": "11" if n % 2 else "1"} for n in range(4)]
    entries, problems = read_history(written(*rows), EXERCISES, LAST_DAY)
    assert [entry.id for entry in entries] == [numbered_id(0), numbered_id(2)]
    assert [problem.row for problem in problems] == [3, 5]


def test_id_that_is_there_twice_is_a_problem_of_the_second_row() -> None:
    assert problems_of_history(SET_ROW, SET_ROW | {"pain": "4"}) == [
        f'history.csv, row 3: id is "{ID}" twice: keep one of the rows.'
    ]


def test_days_too_far_ahead_are_problems_of_their_rows() -> None:
    today = on("2026-03-08")
    rows = (SET_ROW | {"date": "2026-03-09"}, SET_ROW | {"date": "2026-03-10", "id": new_id()})
    entries, problems = read_history(written(*rows), EXERCISES, today)
    assert [str(entry.on) for entry in entries] == ["2026-03-09"]
    assert [str(problem) for problem in problems] == [
        "history.csv, row 3: date is 2026-03-10: choose a day from 1900-01-01 to 2026-03-09."
    ]


def test_second_record_of_a_day_is_a_problem_of_its_row() -> None:
    assert problems_of_history(DAY_ROW, DAY_ROW | {"id": new_id()}) == [
        "history.csv, row 3: date is 2026-03-09 in a second day row: keep one of the rows."
    ]


def test_exactly_one_apostrophe_of_a_text_is_taken_away() -> None:
    entries, _ = read_history(
        written(SET_ROW | {"note": "''tis", "load": "'=5"}), EXERCISES, LAST_DAY
    )
    expected, _ = read_history(written(SET_ROW | {"note": "", "load": ""}), EXERCISES, LAST_DAY)
    assert [(entry.id, entry.note) for entry in entries] == [(expected[0].id, "'tis")]
    assert '"\'=5"' in history_file(entries, NAMES).decode()


def test_words_that_look_like_nothing_are_words() -> None:
    for words in ("NA", "None", "null", "nan", "-", "0", "TRUE", " "):
        entries, _ = read_history(written(SET_ROW | {"note": words}), EXERCISES, LAST_DAY)
        assert entries[0].note == words


def test_plan_is_no_history() -> None:
    plan = "".join(plan_lines([item()], NAMES)).encode()
    with pytest.raises(CsvError, match=r"^history.csv, row 1: does not have footlog's columns"):
        read_history(plan, EXERCISES, LAST_DAY)


def test_pain_of_an_own_exercise_is_read_with_its_side() -> None:
    row = PAIN_ROW | {"exercise_id": "own-1", "side": "each"}
    entries, problems = read_history(written(row), EXERCISES, LAST_DAY)
    assert problems == []
    assert [getattr(entry, "side", None) for entry in entries] == [Side.EACH]


@given(cell=st.text(max_size=20), column=st.sampled_from(sorted(SET_ROW)))
def test_any_cell_is_kept_as_it_is_or_named(cell: str, column: str) -> None:
    try:
        content = written(SET_ROW | {column: cell})
    except UnicodeEncodeError:
        return
    entries, problems = read_history(content, EXERCISES, LAST_DAY)
    assert len(entries) + len(problems) == 1
    assert all(str(problem).startswith("history.csv, row 2: ") for problem in problems)


def test_builders_make_what_is_read_back() -> None:
    entries: list[Entry] = [set_log(id=ID), pain(id=numbered_id(2))]
    content = history_file(entries, NAMES)
    assert read_history(content, EXERCISES, LAST_DAY)[0] == entries
