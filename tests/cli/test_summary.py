"""The summary as JSON and in words."""

import json
from datetime import timedelta
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from footlog.analysis.summary import Summary, summarise
from footlog.cli.summary import as_text, to_json
from footlog.domain.columns import WEEKS, names
from footlog.domain.logbook import Entry, Moment
from footlog.wording import percent
from tests.helpers.builders import MONDAY, day, item, on, pain, set_log, sets, tally

TODAY = on("2026-03-11")


def some_summary() -> Summary:
    entries: list[Entry] = [
        set_log("2026-03-03", pain=4),
        set_log("2026-03-04"),
        pain(2, "2026-03-03"),
        pain(3, "2026-03-04"),
        day("2026-03-08"),
    ]
    return summarise(tally([item("3 per week", ends_on="2026-03-09")], entries), TODAY)


SCHEMA = json.loads((Path(__file__).parents[2] / "docs/summary.schema.json").read_text("utf-8"))


@pytest.mark.parametrize("summary", [some_summary(), summarise(tally(), TODAY)])
def test_json_is_as_its_published_schema_says(summary: Summary) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(json.loads(to_json(summary)), SCHEMA)
    week = SCHEMA["properties"]["weeks"]["items"]["properties"]
    assert {name: one["description"] for name, one in week.items()} == {
        column.name: column.meaning for column in WEEKS
    }


def test_the_schema_refuses_a_percentage_in_place_of_a_share() -> None:
    said = json.loads(to_json(some_summary()))
    said["weeks"][0]["adherence"] = 66
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(said, SCHEMA)


def test_json_holds_the_figures_unrounded_and_null_where_there_is_none() -> None:
    found = json.loads(to_json(some_summary()))
    assert list(found) == ["today", "weeks", "total", "pain_change", "pain_rule"]
    assert found["today"] == "2026-03-11"
    assert [list(week) for week in found["weeks"]] == [list(names(WEEKS))] * 2
    first, second = found["weeks"]
    assert first == {
        "week": "2026-03-02",
        "days_due": 0,
        "days_trained": 2,
        "days_recorded": 3,
        "days_paused": 1,
        "sets_due": 3,
        "sets_credited": 2,
        "sets_extra": 0,
        "adherence": 2 / 3,
        "pain_morning_n": 2,
        "pain_morning_mean": 2.5,
        "pain_morning_worst": 3,
        "pain_before_n": 0,
        "pain_before_mean": None,
        "pain_before_worst": None,
        "pain_during_n": 1,
        "pain_during_mean": 4.0,
        "pain_during_worst": 4,
        "pain_after_n": 0,
        "pain_after_mean": None,
        "pain_after_worst": None,
        "pain_evening_n": 0,
        "pain_evening_mean": None,
        "pain_evening_worst": None,
    }
    assert second["adherence"] is None
    assert found["total"] == {key: first[key] for key in list(first)[1:]}
    assert found["pain_rule"] == [
        {"date": "2026-03-03", "verdict": "within"},
        {"date": "2026-03-04", "verdict": "unknown"},
    ]
    assert found["pain_change"] == {
        moment: {"baseline": None, "latest": None, "verdict": "not enough data"}
        for moment in ("morning", "before", "during", "after", "evening")
    }


def test_json_of_nothing_has_no_week() -> None:
    found = json.loads(to_json(summarise(tally(), TODAY)))
    assert found["weeks"] == []
    assert found["total"]["sets_due"] == 0
    assert found["total"]["adherence"] is None


def test_json_says_how_pain_changed() -> None:
    entries = [pain(8 if n < 14 else 2, str(MONDAY + timedelta(days=n))) for n in range(42)]
    found = json.loads(to_json(summarise(tally((), entries), MONDAY + timedelta(days=41))))
    assert found["pain_change"]["morning"] == {
        "baseline": 8.0,
        "latest": 2.0,
        "verdict": "likely better",
    }


def cells_of(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("  ") if cell.strip()]


def test_table_has_a_line_a_week_and_one_for_all() -> None:
    lines = as_text(some_summary()).splitlines()
    pain_cells = ["2.5 (2 scores)", "–", "4.0 (1 score)", "–", "–"]
    assert [cells_of(line) for line in lines[:4]] == [
        [
            "week of",
            "sets",
            "plan done",
            "extra sets",
            "days recorded",
            "rest days",
            "all, something done",
            "morning",
            "before",
            "during",
            "after",
            "evening",
        ],
        ["2026-03-02", "2 of 3", "66 %", "0", "3 of 7", "1", "0, 0 of 0 days due", *pain_cells],
        ["2026-03-09", "0 of 0", "–", "0", "0 of 3", "0", "0, 0 of 0 days due", *["–"] * 5],
        ["total", "2 of 3", "66 %", "0", "3 of 10", "1", "0, 0 of 0 days due", *pain_cells],
    ]
    assert len({len(line) for line in lines[:4]}) == 1
    assert lines[4:] == ["", *(f"pain {moment}: not enough data" for moment in Moment)]


def test_table_has_the_days_on_which_all_and_something_was_done() -> None:
    entries: list[Entry] = [
        *sets(2, "2026-03-02"),
        *sets(1, "2026-03-03"),
        *sets(3, "2026-03-05"),
        day("2026-03-06"),
    ]
    daily = [item("daily", sets=2, starts_on="2026-03-02", ends_on="2026-03-09")]
    lines = as_text(summarise(tally(daily, entries), TODAY)).splitlines()
    first, second, total = (cells_of(line)[1:7] for line in lines[1:4])
    assert first == ["5 of 12", "41 %", "1", "4 of 7", "1", "2, 3 of 6 days due"]
    assert second == ["0 of 0", "–", "0", "0 of 3", "0", "0, 0 of 0 days due"]
    assert total == ["5 of 12", "41 %", "1", "4 of 10", "1", "2, 3 of 6 days due"]


def test_table_says_how_pain_changed() -> None:
    entries = [pain(8 if n < 14 else 2, str(MONDAY + timedelta(days=n))) for n in range(42)]
    words = as_text(summarise(tally((), entries), MONDAY + timedelta(days=41)))
    assert (
        "pain morning: likely better, 8.0 out of 10 at first, 2.0 most recently"
        in words.splitlines()
    )
    assert words.splitlines()[-1] == (
        "Where pain does not really change, about 2 diaries in 100 are still called better or "
        "worse (about 6 in the first seven weeks, 14 if pain swings widely)."
    )


def test_nothing_is_said_plainly() -> None:
    assert as_text(summarise(tally(), TODAY)) == "You have not planned or recorded anything yet."


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (0, 0, "–"),
        (0, 3, "0 %"),
        (2, 3, "66 %"),
        (1, 3, "33 %"),
        (3, 3, "100 %"),
        (299, 300, "99 %"),
        (994, 1000, "99 %"),
        (29, 100, "29 %"),
    ],
)
def test_share_is_a_whole_percentage_rounded_down(part: int, whole: int, words: str) -> None:
    assert percent(part, whole) == words


@given(counts=st.tuples(st.integers(0, 10**9), st.integers(1, 10**9)).map(sorted))
def test_percentage_is_less_than_a_point_below_and_never_above(counts: list[int]) -> None:
    part, whole = counts
    printed = int(percent(part, whole).removesuffix(" %"))
    assert printed * whole <= 100 * part < (printed + 1) * whole
