"""The headline says figures and what is missing, and claims no cause."""

from datetime import date

from footlog.analysis.pain import Change, DayPain, PainChange, clear_level, scores_in, worst_days
from footlog.analysis.summary import Figures
from footlog.domain.logbook import Moment
from footlog.wording import adherence_words, band_words, change_words, missing_words, pain_words

FIRST, LAST = date(2026, 3, 2), date(2026, 3, 8)
PAIN = {
    (Moment.MORNING, FIRST): DayPain(2, 9, 6),
    (Moment.DURING, FIRST): DayPain(1, 3, 3),
    (Moment.MORNING, date(2026, 3, 4)): DayPain(1, 6, 6),
    (Moment.MORNING, date(2026, 3, 5)): DayPain(1, 0, 0),
    (Moment.MORNING, date(2026, 3, 9)): DayPain(1, 9, 9),
}


def test_adherence_is_said_with_its_counts() -> None:
    assert adherence_words(Figures(1, 1, 24, 0, 72, 61, 0, {})) == "61 of 72 sets"
    assert adherence_words(Figures(0, 0, 0, 0, 0, 0, 0, {})) == "nothing was planned"


def test_a_change_is_said_with_its_start() -> None:
    assert (
        change_words(PainChange(6.0, 3.0, Change.BETTER)) == "likely better than at the start (6.0)"
    )


def test_what_is_missing_is_said() -> None:
    unknown = Change.UNKNOWN
    assert missing_words(PainChange(None, 3.0, unknown)) == "needs 4 scores within 14 days"
    assert missing_words(PainChange(3.0, None, unknown)) == "needs 4 scores in the last 14 days"
    overlapping = change_words(PainChange(3.0, 3.0, unknown))
    assert overlapping == "needs scores from two separate 14-day periods"


def test_scores_are_counted_in_the_span() -> None:
    assert scores_in(PAIN, Moment.MORNING, FIRST, LAST) == 4
    assert scores_in(PAIN, Moment.EVENING, FIRST, LAST) == 0


def test_the_worst_days_come_worst_and_latest_first_without_painless_ones() -> None:
    assert worst_days(PAIN, [Moment.MORNING], FIRST, LAST) == [(date(2026, 3, 4), 6), (FIRST, 6)]
    assert worst_days(PAIN, [Moment.DURING], FIRST, LAST) == [(FIRST, 3)]
    assert worst_days(PAIN, list(Moment), FIRST, LAST, most=1) == [(date(2026, 3, 4), 6)]


def test_the_chart_has_its_takeaway_in_words() -> None:
    changes = {moment: PainChange(6.0, 3.0, Change.BETTER) for moment in Moment}
    assert pain_words(changes, [Moment.MORNING]) == (
        "Pain over time, 0 to 10. morning: likely better than at the start (6.0), 3.0 now"
    )


def test_a_clear_change_is_two_points_and_thirty_percent() -> None:
    assert clear_level(5.0) == 3.0
    assert clear_level(10.0) == 7.0
    assert clear_level(2.0) == 0.0
    assert clear_level(1.5) is None


def test_the_bands_end_at_the_persons_own_limit() -> None:
    assert band_words(5) == (
        "Pain during exercises: 0 to 3 minimal, 4 to 5 acceptable if it settles by the next "
        "morning, above 5 too much."
    )
    assert band_words(2) == "Pain during exercises: 0 to 2 minimal, above 2 too much."
    assert band_words(10).endswith("4 to 10 acceptable if it settles by the next morning.")
