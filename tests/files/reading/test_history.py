"""Reading footlog's own files back: nothing is lost, and each bad cell is named."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footlog.domain.exercises import Side
from footlog.domain.logbook import DayRecord, Entry
from footlog.files.export import plan_lines
from footlog.files.reading.csv_format import CsvError
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


WHOLE = "must be a whole number or empty, not"
ZERO_TO_TEN = "must be a whole number from 0 to 10, not"
UUID = "must be a UUID like 0b0e7b7e-5d2b-4c39-9a4f-2f6d7c1f6a10, not"
ISO_DAY = "must be a date like 2026-03-09, not"
CLOCK = "must be a time from 00:00 to 23:59, not"
UTC_TIME = "must be a UTC time like 2026-03-09T18:05:00Z, not"
KNOWN = "use the id of an exercise in the catalogue or of your own."
FILL_IN = "enter reps, hold_seconds or both, or minutes, or steps."
WORDS_39 = "x" * 39 + "…"

BAD_SET_CELLS = [
    ("id", "", f"id {UUID} empty."),
    ("id", "007", f'id {UUID} "007".'),
    ("id", "-1", f'id {UUID} "-1".'),
    ("id", "1.0", f'id {UUID} "1.0".'),
    ("id", "1e3", f'id {UUID} "1e3".'),
    ("id", "9223372036854775808", f'id {UUID} "9223372036854775808".'),
    ("id", "x" * 5000, f'id {UUID} "{WORDS_39}".'),
    ("id", ID.replace("0", "A"), f'id {UUID} "{ID.replace("0", "A")}".'),
    ("pain", "-1", f"pain {ZERO_TO_TEN} -1."),
    ("pain", "11", f"pain {ZERO_TO_TEN} 11."),
    ("pain", "3.5", f'pain {WHOLE} "3.5".'),
    ("pain", "3,5", f'pain {WHOLE} "3,5".'),
    ("pain", "\N{ARABIC-INDIC DIGIT SEVEN}", f'pain {WHOLE} "\N{ARABIC-INDIC DIGIT SEVEN}".'),
    ("pain", "1_0", f'pain {WHOLE} "1_0".'),
    ("pain", "inf", f'pain {WHOLE} "inf".'),
    ("pain", "nan", f'pain {WHOLE} "nan".'),
    ("pain", "1e400", f'pain {WHOLE} "1e400".'),
    ("pain", "7/10", f'pain {WHOLE} "7/10".'),
    ("pain", "TRUE", f'pain {WHOLE} "TRUE".'),
    ("pain", "07", f'pain {WHOLE} "07".'),
    ("pain", "+7", f'pain {WHOLE} "+7".'),
    ("pain", "99999999999999999999", f'pain {WHOLE} "99999999999999999999".'),
    ("reps", "1000000000", f'reps {WHOLE} "1000000000".'),
    ("reps", "0", "reps must be a whole number from 1 to 1,000, not 0."),
    ("reps", "1001", "reps must be a whole number from 1 to 1,000, not 1001."),
    ("hold_seconds", "-5", "hold_seconds must be a whole number from 1 to 3,600, not -5."),
    ("steps", "100001", "steps must be a whole number from 1 to 100,000, not 100001."),
    ("occasion", "0", "occasion must be a whole number from 1 to 12, not 0."),
    ("set", "201", "set must be a whole number from 1 to 200, not 201."),
    ("minutes", "0", "minutes must be a number above 0 and up to 600, not 0."),
    ("minutes", "600.01", "minutes must be a number above 0 and up to 600, not 600.01."),
    ("minutes", "0.001", "minutes must be a number above 0 and up to 600, not 0.001."),
    ("minutes", "2,5", 'minutes must be a number like 10 or 2.5, not "2,5".'),
    ("minutes", "1e2", 'minutes must be a number like 10 or 2.5, not "1e2".'),
    ("minutes", "-1", 'minutes must be a number like 10 or 2.5, not "-1".'),
    ("minutes", "NaN", 'minutes must be a number like 10 or 2.5, not "NaN".'),
    ("date", "", f"date {ISO_DAY} empty."),
    ("date", "2026-02-30", f'date {ISO_DAY} "2026-02-30".'),
    ("date", "2023-02-29", f'date {ISO_DAY} "2023-02-29".'),
    ("date", "2026-13-01", f'date {ISO_DAY} "2026-13-01".'),
    ("date", "26-01-01", f'date {ISO_DAY} "26-01-01".'),
    ("date", "01/02/2026", f'date {ISO_DAY} "01/02/2026".'),
    ("date", "13/02/2026", f'date {ISO_DAY} "13/02/2026".'),
    ("date", "20260101", f'date {ISO_DAY} "20260101".'),
    ("date", "2026-W01-1", f'date {ISO_DAY} "2026-W01-1".'),
    ("date", "2026-1-1", f'date {ISO_DAY} "2026-1-1".'),
    ("date", "46000", f'date {ISO_DAY} "46000".'),
    ("date", "0000-01-01", f'date {ISO_DAY} "0000-01-01".'),
    ("date", "0001-01-01", "date is 0001-01-01: choose a day from 1900 on."),
    ("time", "24:00", f'time {CLOCK} "24:00".'),
    ("time", "02:60", f'time {CLOCK} "02:60".'),
    ("time", "7:05", f'time {CLOCK} "7:05".'),
    ("time", "19:05:00", f'time {CLOCK} "19:05:00".'),
    ("time", "02:30+14:00", f'time {CLOCK} "02:30+14:00".'),
    ("time", "02:30Z", f'time {CLOCK} "02:30Z".'),
    ("recorded_at", "", f"recorded_at {UTC_TIME} empty."),
    ("recorded_at", "2026-03-09 18:05:00", f'recorded_at {UTC_TIME} "2026-03-09 18:05:00".'),
    ("recorded_at", "2026-02-30T18:05:00Z", f'recorded_at {UTC_TIME} "2026-02-30T18:05:00Z".'),
    ("recorded_at", "2026-03-09T24:00:00Z", f'recorded_at {UTC_TIME} "2026-03-09T24:00:00Z".'),
    ("recorded_at", "2026-03-09T18:05:60Z", f'recorded_at {UTC_TIME} "2026-03-09T18:05:60Z".'),
    ("edited_at", "yesterday", f'edited_at {UTC_TIME} "yesterday".'),
    ("utc_offset_minutes", "+60", f'utc_offset_minutes {WHOLE} "+60".'),
    (
        "utc_offset_minutes",
        "1081",
        "utc_offset_minutes must be a whole number from -1,080 to 1,080, not 1081.",
    ),
    ("kind", "", "kind must be set, pain, day or mark, not empty."),
    ("kind", "Set", 'kind must be set, pain, day or mark, not "Set".'),
    ("side", "", "side must be one of left, right, each, both, not empty."),
    ("side", "Left", 'side must be one of left, right, each, both, not "Left".'),
    ("side", "each", "side of a set must be left, right or both, not each."),
    ("moment", "morning", 'moment must be empty in a set row, not "morning".'),
    ("state", "paused", 'state must be empty in a set row, not "paused".'),
    (
        "exercise_id",
        "",
        "exercise_id must be small letters and digits joined by hyphens, not empty.",
    ),
    ("exercise_id", "heel", f'exercise_id is "heel", which footlog does not know: {KNOWN}'),
    ("note", "a\0b", "note contains a character that cannot be saved: remove it."),
    ("note", "x" * 5001, "note must have at most 5,000 characters, not 5,001."),
    ("load", "x" * 201, "load must have at most 200 characters, not 201."),
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
    problem = f'history.csv, row {2 + len(earlier)}: date {ISO_DAY} "yesterday".'
    assert problems_of_history(*earlier, row) == [problem]


@pytest.mark.parametrize("most", [0, 1, 5000])
def test_rows_are_read_together_as_each_is_alone(
    most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("footlog.files.reading.history._MOST_ALIKE", most)
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
        (PAIN_ROW | {"pain": ""}, "pain must be a whole number from 0 to 10, not empty."),
        (
            PAIN_ROW | {"moment": ""},
            "moment must be one of morning, before, during, after, evening, not empty.",
        ),
        (PAIN_ROW | {"side": "one"}, 'side must be one of left, right, each, both, not "one".'),
        (PAIN_ROW | {"reps": "3"}, 'reps must be empty in a pain row, not "3".'),
        (PAIN_ROW | {"state": "missed"}, 'state must be empty in a pain row, not "missed".'),
        (DAY_ROW | {"state": ""}, "state must be one of paused, missed, not empty."),
        (DAY_ROW | {"state": "done"}, 'state must be one of paused, missed, not "done".'),
        (DAY_ROW | {"pain": "3"}, 'pain must be empty in a day row, not "3".'),
        (
            DAY_ROW | {"exercise_id": "heel-raise"},
            'exercise_id must be empty in a day row, not "heel-raise".',
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
    start = f"history.csv, row 2: {column}"
    assert problems[0].startswith((f"{start} is ", f"{start} must be "))


@pytest.mark.parametrize(("column", "cell"), [SPACED_CELLS[0], SPACED_CELLS[3]])
def test_blank_that_makes_a_value_wrong_is_seen_in_the_sentence(column: str, cell: str) -> None:
    assert f'"{cell}"' in problems_of_history(SET_ROW | {column: cell})[0]


def test_leap_day_of_a_leap_year_is_a_day() -> None:
    assert problems_of_history(SET_ROW | {"date": "2024-02-29"}) == []


def test_problem_names_the_file_it_was_found_in() -> None:
    _, problems = read_history(written(SET_ROW | {"pain": "11"}), EXERCISES, LAST_DAY, "mine.csv")
    assert str(problems[0]).startswith(
        "mine.csv, row 2: pain must be a whole number from 0 to 10, not 11"
    )


def test_good_rows_are_kept_beside_the_problems_of_others() -> None:
    rows = [SET_ROW | {"id": numbered_id(n), "pain": "11" if n % 2 else "1"} for n in range(4)]
    entries, problems = read_history(written(*rows), EXERCISES, LAST_DAY)
    assert [entry.id for entry in entries] == [numbered_id(0), numbered_id(2)]
    assert [problem.row for problem in problems] == [3, 5]


def test_id_that_is_there_twice_is_a_problem_of_the_second_row() -> None:
    assert problems_of_history(SET_ROW, SET_ROW | {"pain": "4"}) == [
        f'history.csv, row 3: id "{ID}" comes twice: keep one of the rows.'
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
