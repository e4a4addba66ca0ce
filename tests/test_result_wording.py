"""Words for results: adherence, pain and function."""

from footlog.analysis.pain import Change
from footlog.domain.function import FunctionChange
from footlog.domain.logbook import Moment
from footlog.result_wording import (
    adherence_percent,
    adherence_words,
    band_words,
    beside_adherence,
    change_words,
    days_done_words,
    function_words,
    missing_words,
    pain_words,
    recorded_words,
    window_words,
)
from tests.helpers.figures import change_of, figures_of, window_of

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
