"""The words on the screen."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from footlog.analysis.pain import Change
from footlog.domain.exercises import Side
from footlog.domain.function import FunctionChange
from footlog.domain.logbook import USUAL_MARKS, DayRecord, DayState, Moment, PainScore, SetLog
from footlog.domain.schedule import parse_schedule
from footlog.domain.validation import InvalidEntry
from footlog.wording import (
    MARKS,
    NOT_CHOSEN,
    adherence_percent,
    adherence_words,
    band_words,
    beside_adherence,
    change_words,
    day_words,
    days_done_words,
    entry_words,
    function_words,
    label,
    missing_words,
    moment_words,
    ordinal,
    pain_words,
    plural,
    recorded_words,
    refusal_words,
    schedule_words,
    sentence,
    set_words,
    window_words,
)
from tests.helpers.builders import RECORDED_AT, mark, new_id
from tests.helpers.figures import change_of, figures_of, window_of


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


SOME_WEEKS = figures_of(
    days=1234,
    days_recorded=1001,
    days_paused=1,
    days_due=28,
    days_all=19,
    days_some=25,
    sets_due=300,
    sets_credited=299,
)
NO_WEEKS = figures_of()


def test_adherence_is_said_with_its_counts() -> None:
    assert adherence_words(SOME_WEEKS) == "299 of 300 sets"
    assert adherence_words(figures_of(sets_due=1000)) == "0 of 1,000 sets"
    assert adherence_words(NO_WEEKS) == "nothing was planned"


def test_adherence_is_rounded_down_and_a_dash_when_nothing_was_due() -> None:
    assert adherence_percent(SOME_WEEKS) == "99 %"
    assert adherence_percent(figures_of(sets_due=3, sets_credited=3)) == "100 %"
    assert adherence_percent(figures_of(sets_due=3)) == "0 %"
    assert adherence_percent(NO_WEEKS) == "–"


def test_what_stands_beside_adherence() -> None:
    assert recorded_words(SOME_WEEKS) == "1,001 of 1,234 days recorded, 1 rest day"
    assert days_done_words(SOME_WEEKS) == "all done on 19, something on 25, of 28 days due"
    assert beside_adherence(SOME_WEEKS) == (
        "1,001 of 1,234 days recorded, 1 rest day; all done on 19, something on 25, of 28 days due."
    )
    assert beside_adherence(NO_WEEKS) == "0 of 0 days recorded, no rest days."
    assert days_done_words(figures_of(days_due=1)) == "all done on 0, something on 0, of 1 day due"


def test_a_sentence_begins_with_a_capital_and_keeps_the_rest() -> None:
    assert (sentence("all of PSFS"), sentence("4 of 4"), sentence("")) == (
        "All of PSFS",
        "4 of 4",
        "",
    )


def test_a_window_has_its_mean_and_its_days() -> None:
    assert window_words(window_of(4.25, days=20)) == "4.2 (20)"
    assert window_words(window_of(0, days=1)) == "0.0 (1)"
    assert window_words(window_of(None, days=0)) == "–"
    assert window_words(None) == "–"


def test_a_change_of_function_says_over_how_many_activities() -> None:
    assert function_words(FunctionChange(3.0, 5.5, 2.5, 3)) == (
        "From 3.0 to 5.5 out of 10 on average over 3 activities: better."
    )
    assert function_words(FunctionChange(3.0, 5.5, 2.5, 1)) == (
        "From 3.0 to 5.5 out of 10 over 1 activity: no clear change."
    )


def test_a_change_is_said_with_its_start() -> None:
    assert change_words(change_of(6.0, 3.0, Change.BETTER)) == "likely better (6.0 at first)"
    assert change_words(change_of(4.0, 3.5, Change.UNCLEAR)) == "no clear change (4.0 at first)"


def test_what_is_missing_is_said() -> None:
    unknown = Change.UNKNOWN
    assert missing_words(change_of(None, 3.0, unknown)) == "needs scores on 7 days within 14 days"
    assert missing_words(change_of(3.0, None, unknown)) == "needs scores on 7 of the last 14 days"
    overlapping = change_words(change_of(3.0, 3.0, unknown))
    assert overlapping == "needs scores from two separate 14-day periods"


def test_the_chart_has_its_takeaway_in_words() -> None:
    changes = {moment: change_of(6.0, 3.0, Change.BETTER) for moment in Moment}
    assert pain_words(changes, [Moment.MORNING]) == (
        "Pain over time, 0 to 10. morning: likely better (6.0 at first), 3.0 now"
    )


def test_the_bands_end_at_the_persons_own_limit() -> None:
    assert band_words(5) == (
        "Pain during exercises: 0 to 3 minimal, 4 to 5 acceptable if it settles by the next "
        "morning, above 5 too much."
    )
    assert band_words(2) == "Pain during exercises: 0 to 2 minimal, above 2 too much."
    assert band_words(10).endswith("4 to 10 acceptable if it settles by the next morning.")


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
