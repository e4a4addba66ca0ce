"""The words on the screen."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from footlog.domain.exercises import Side
from footlog.domain.logbook import USUAL_MARKS, DayRecord, DayState, Moment, PainScore, SetLog
from footlog.domain.schedule import parse_schedule
from footlog.domain.validation import InvalidEntry
from footlog.wording import (
    MARKS,
    NOT_CHOSEN,
    day_words,
    entry_words,
    label,
    moment_words,
    ordinal,
    plural,
    refusal_words,
    schedule_words,
    sentence,
    set_words,
)
from tests.helpers.builders import RECORDED_AT, mark, new_id


@pytest.mark.parametrize(
    ("schedule", "words"),
    [
        ("daily", "every day"),
        ("every 2 days", "every 2nd day"),
        ("every 11 days", "every 11th day"),
        ("mon,fri", "Mon, Fri"),
        ("1 per week", "once a week"),
        ("3 per week", "3 times a week"),
    ],
)
def test_schedules_read_as_people_say_them(schedule: str, words: str) -> None:
    assert schedule_words(parse_schedule(schedule)) == words


def test_ordinals() -> None:
    assert [ordinal(n) for n in (1, 2, 3, 4, 12, 13, 21, 22)] == [
        *("1st", "2nd", "3rd", "4th", "12th", "13th", "21st", "22nd"),
    ]


def test_days_name_the_year_only_when_it_is_another() -> None:
    assert day_words(date(2026, 3, 2), date(2026, 12, 31)) == "Mon 2 Mar"
    assert day_words(date(2025, 3, 2), date(2026, 1, 1)) == "Sun 2 Mar 2025"


def test_a_set_says_what_was_done() -> None:
    metadata: dict[str, Any] = {
        "id": new_id(),
        "on": date(2026, 3, 2),
        "recorded_at": RECORDED_AT,
    }
    log = SetLog(**metadata, exercise_id="x", side=Side.LEFT, reps=1, load="5 kg")
    assert set_words(log) == "1 rep, 5 kg"
    assert set_words(SetLog(**metadata, exercise_id="x", side=Side.LEFT)) == "done"
    walked = SetLog(**metadata, exercise_id="x", side=Side.BOTH, minutes=Decimal("2.5"))
    assert set_words(walked) == "2.5 min"


def test_plural() -> None:
    assert (plural(1, "entry", "entries"), plural(1234, "set")) == ("1 entry", "1,234 sets")


def test_markdown_signs_are_escaped_and_line_breaks_become_blanks() -> None:
    assert label("![x](y)\n**b**") == r"\!\[x\]\(y\) \*\*b\*\*"
    assert label("Grüße 足, heel-to-toe") == r"Grüße 足\, heel\-to\-toe"


@pytest.mark.parametrize(
    "text",
    [
        *("a->b", "a--b", "a >= b", "a <= b", "a ~= b", "a <-> b"),
        *(":streamlit:", "http://x.y", "www.x.y", "a@b.c"),
    ],
)
def test_what_streamlit_would_turn_into_something_else_is_kept_apart(text: str) -> None:
    shown = label(text).replace("\\", "")
    assert shown != text
    assert shown.replace("\u2060", "") == text


def test_a_sentence_begins_with_a_capital_and_keeps_the_rest() -> None:
    assert (sentence("all of PSFS"), sentence("4 of 4"), sentence("")) == (
        "All of PSFS",
        "4 of 4",
        "",
    )


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        (("kind", NOT_CHOSEN, "choose one"), "Choose a type of exercise."),
        (
            ("minutes", "must be a number above 0 and up to 600, not 0"),
            "Minutes must be a number above 0 and up to 600, not 0.",
        ),
        (("name", "is taken", "choose another name"), "The name is taken: choose another name."),
    ],
)
def test_a_refusal_says_what_to_enter(refusal: tuple[str, ...], words: str) -> None:
    assert refusal_words(InvalidEntry(*refusal)) == words


def test_a_moment_of_another_day_is_not_called_this_morning() -> None:
    assert moment_words(Moment.MORNING, is_today=True) == "First steps this morning"
    assert moment_words(Moment.MORNING, is_today=False) == "First steps that morning"
    assert moment_words(Moment.BEFORE, is_today=False) == "Before exercises"


def test_an_entry_says_what_was_recorded() -> None:
    metadata: dict[str, Any] = {
        "id": new_id(),
        "on": date(2026, 3, 2),
        "recorded_at": RECORDED_AT,
    }
    log = SetLog(**metadata, exercise_id="x", side=Side.LEFT, reps=2, pain=3, note="sore")
    assert (
        entry_words(log, {"x": "Heel raise"}) == "Heel raise, left: 2 reps, pain 3 out of 10\nsore"
    )
    score = PainScore(**metadata, pain=0, moment=Moment.MORNING)
    assert entry_words(score, {}) == "Pain 0 out of 10, first steps"
    rest = DayRecord(**metadata, state=DayState.PAUSED)
    assert entry_words(rest, {}) == "Rest day: no reason given"
    assert entry_words(mark(side=Side.LEFT), {}) == "Long walk, left"
    assert entry_words(mark(reason="wet _grass_"), {}) == "wet _grass_"


def test_every_usual_mark_has_its_words() -> None:
    assert MARKS.keys() == set(USUAL_MARKS)
