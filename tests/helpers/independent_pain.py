"""The pain figures of the second calculation: change, rule, pain that stays, what stands out.

Every mean is a Fraction of days' values, so no comparison with a limit depends on rounding.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from tests.helpers.independent_diary import DAY, Diary, days_from

FOUR_WEEKS = 28
FORTNIGHT = 14
ENOUGH_DAYS = 7
ENOUGH_COMPARED_DAYS = 8
ENOUGH_TIMES = 5
NEAR_DAYS = 7
STANDS_OUT = Fraction(3, 2)

Values = dict[date, Fraction]
"""The value of each scored day."""

Mean = tuple[Fraction | None, int]
"""A mean of days' values, None where it is not named, and the number of scored days."""


class Window(NamedTuple):
    """Some days in a row, with the values of those that have a score."""

    first: date
    last: date
    values: Values

    @property
    def mean(self) -> Fraction:
        """The mean of its days' values."""
        return _mean(self.values.values())


class Compared(NamedTuple):
    """An exercise beside the others on the days on which its own sets have scores."""

    days: int
    mean: Fraction
    mean_of_others: Fraction | None
    """None when no other exercise has a score on any of the days."""
    is_named: bool


def mean_of(numbers: Iterable[int | Fraction]) -> Fraction | None:
    """Return the exact mean; None of nothing."""
    found = list(numbers)
    return _mean(found) if found else None


def _mean(numbers: Iterable[int | Fraction]) -> Fraction:
    found = [Fraction(number) for number in numbers]
    return sum(found, Fraction(0)) / len(found)


def pain_change(
    diary: Diary, moment: str, first: date | None = None, last: date | None = None
) -> dict[str, float | str | None]:
    """Return `baseline`, `latest` and `verdict` of one moment in a span.

    Reading: where no verdict can be given, the means are those of the windows of 14 days, each
    where it exists by itself, even when both overlap.
    """
    pair = _windows_compared(diary, moment, first, last)
    if pair is not None:
        baseline, latest = pair[0].mean, pair[1].mean
        return {
            "baseline": float(baseline),
            "latest": float(latest),
            "verdict": _verdict(baseline, latest),
        }
    values = _span_values(diary, moment, first, last)
    opening = _first_window(values, FORTNIGHT)
    closing = _last_window(values, _last_day(diary, first, last), FORTNIGHT)
    return {
        "baseline": float(opening.mean) if opening else None,
        "latest": float(closing.mean) if closing else None,
        "verdict": "not enough data",
    }


def between(diary: Diary, moment: str, first: date | None = None, last: date | None = None) -> Mean:
    """Return the mean of the days strictly between the two windows that the verdict compared."""
    pair = _windows_compared(diary, moment, first, last)
    if pair is None:
        return None, 0
    values = _span_values(diary, moment, first, last)
    middle = _from_to(values, pair[0].last + DAY, pair[1].first - DAY)
    return mean_of(middle.values()), len(middle)


def pain_stays(
    diary: Diary, moment: str, first: date | None = None, last: date | None = None
) -> bool:
    """Tell whether the moment's pain stays at the end of the span."""
    last_day = _last_day(diary, first, last)
    values = _span_values(diary, moment, first, last)
    now = _last_window(values, last_day, FORTNIGHT)
    earlier = _last_window(values, last_day - FORTNIGHT * DAY, FORTNIGHT)
    if now is None or earlier is None:
        return False
    return (
        all(value > 0 for value in now.values.values())
        and not now.mean <= earlier.mean - 1
        and pain_change(diary, moment, first, last)["verdict"] != "likely better"
    )


def around(diary: Diary, moment: str, change: date) -> tuple[Mean, Mean, Mean]:
    """Return the means of days 28–15 before a change of plan, the 14 before it, and since then.

    Reading: the day of the change is the first of the at most 28 days since then.
    """
    values = _values(diary, moment)
    stretches = (
        _from_to(values, change - 28 * DAY, change - 15 * DAY),
        _from_to(values, change - 14 * DAY, change - DAY),
        _from_to(values, change, change + 27 * DAY),
    )
    first, second, third = (
        (mean_of(days.values()) if len(days) >= ENOUGH_DAYS else None, len(days))
        for days in stretches
    )
    return first, second, third


def pain_verdict(diary: Diary, day: date, limit: int = 5, tolerance: int = 1) -> str:
    """Return the pain rule's verdict on a training day: over, within or unknown."""
    during = _during_over(diary, day, limit)
    morning = _morning_over(diary, day, tolerance)
    if during or morning:
        return "over"
    return "unknown" if during is None or morning is None else "within"


def pain_rule_fractions(
    diary: Diary,
    limit: int = 5,
    tolerance: int = 1,
    first: date | None = None,
    last: date | None = None,
) -> dict[str, tuple[int, int]]:
    """Return for `during` and for `morning` the training days over and the days judged."""
    days = [day for day in diary.days(first, last) if diary.is_trained(day)]
    during = [_during_over(diary, day, limit) for day in days]
    morning = [_morning_over(diary, day, tolerance) for day in days]
    return {
        "during": (during.count(True), len(days) - during.count(None)),
        "morning": (morning.count(True), len(days) - morning.count(None)),
    }


def exercises_compared(
    diary: Diary, first: date | None = None, last: date | None = None
) -> dict[str, Compared]:
    """Return every exercise with scores of its own sets in the span beside the others.

    Readings: a day's own value is the mean of the exercise's scores of that day, the others' value
    is the mean of all scores of all other exercises; the days compared have both.
    """
    days = diary.days(first, last)
    found = {}
    for exercise, scores in diary.set_scores.items():
        own = {day: _mean(scores[day]) for day in days if day in scores}
        if own:
            found[exercise] = _compared(own, _others(diary, exercise, own))
    return found


def marks_compared(diary: Diary, moment: str) -> dict[str, Compared]:
    """Return the marked days of each reason beside the unmarked ones within 7 days of one.

    Readings: only days with a value count; a run of marked days is one time, and it counts when
    one of its days has a value; an unmarked day is near a marked one that has a value.
    """
    values = _values(diary, moment)
    found = {}
    for reason, marked in diary.marked.items():
        own = {day: value for day, value in values.items() if day in marked}
        if own:
            found[reason] = _mark_compared(own, marked, values)
    return found


def _mark_compared(own: Values, marked: set[date], values: Values) -> Compared:
    near = {day + step * DAY for day in own for step in range(-NEAR_DAYS, NEAR_DAYS + 1)} - marked
    others = mean_of(value for day, value in values.items() if day in near)
    mean = _mean(own.values())
    above = others is not None and mean - others >= STANDS_OUT
    often = len(own) >= ENOUGH_COMPARED_DAYS and _times(own, marked) >= ENOUGH_TIMES
    return Compared(len(own), mean, others, above and often)


def _times(own: Values, marked: set[date]) -> int:
    """Count the runs of marked days with a value on one of their days."""
    runs: list[set[date]] = []
    for day in sorted(marked):
        if runs and day - DAY in runs[-1]:
            runs[-1].add(day)
        else:
            runs.append({day})
    return sum(bool(run & own.keys()) for run in runs)


def _others(diary: Diary, exercise: str, own: Values) -> Values:
    others = {}
    for day in own:
        mean = mean_of(
            score
            for other, scores in diary.set_scores.items()
            if other != exercise
            for score in scores.get(day, [])
        )
        if mean is not None:
            others[day] = mean
    return others


def _compared(own: Values, others: Values) -> Compared:
    mean_of_others = mean_of(others.values())
    is_named = False
    if mean_of_others is not None and len(others) >= ENOUGH_COMPARED_DAYS:
        is_named = _mean(own[day] for day in others) - mean_of_others >= STANDS_OUT
    return Compared(len(own), _mean(own.values()), mean_of_others, is_named)


def _during_over(diary: Diary, day: date, limit: int) -> bool | None:
    """Tell whether the worst `during` exceeds the limit; None without a score."""
    worst = max(diary.of_day("during", day), default=None)
    return None if worst is None else worst > limit


def _morning_over(diary: Diary, day: date, tolerance: int) -> bool | None:
    """Tell whether the next morning is more than the tolerance higher; None unless both known."""
    this = max(diary.of_day("morning", day), default=None)
    following = max(diary.of_day("morning", day + DAY), default=None)
    return None if this is None or following is None else following > this + tolerance


def _verdict(baseline: Fraction, latest: Fraction) -> str:
    moved = abs(latest - baseline)
    if moved >= 2 and moved >= Fraction(30, 100) * baseline:
        return "likely better" if latest < baseline else "likely worse"
    return "no clear change"


def _windows_compared(
    diary: Diary, moment: str, first: date | None, last: date | None
) -> tuple[Window, Window] | None:
    """Return the first and last 28 days, else the first and last 14; None when neither will do."""
    values = _span_values(diary, moment, first, last)
    for length in (FOUR_WEEKS, FORTNIGHT):
        opening = _first_window(values, length)
        closing = _last_window(values, _last_day(diary, first, last), length)
        if opening and closing and opening.last < closing.first:
            return opening, closing
    return None


def _first_window(values: Values, length: int) -> Window | None:
    """Return the earliest days that begin with a score and hold scores on at least 7 days."""
    windows = (_window(values, day, length) for day in sorted(values))
    return next((window for window in windows if len(window.values) >= ENOUGH_DAYS), None)


def _last_window(values: Values, last: date, length: int) -> Window | None:
    """Return the days up to `last`, when they hold scores on at least 7 days."""
    window = _window(values, last - (length - 1) * DAY, length)
    return window if len(window.values) >= ENOUGH_DAYS else None


def _window(values: Values, first: date, length: int) -> Window:
    last = first + (length - 1) * DAY
    return Window(first, last, _from_to(values, first, last))


def _last_day(diary: Diary, first: date | None, last: date | None) -> date:
    """Return the last day of the span, never after today."""
    return max(diary.days(first, last), default=diary.today)


def _span_values(diary: Diary, moment: str, first: date | None, last: date | None) -> Values:
    days = diary.days(first, last)
    return _from_to(_values(diary, moment), days[0], days[-1]) if days else {}


def _values(diary: Diary, moment: str) -> Values:
    """Return the days' values: a day's value is the mean of its scores of that moment."""
    return {day: _mean(scores) for day, scores in diary.scores[moment].items()}


def _from_to(values: Mapping[date, Fraction], first: date, last: date) -> Values:
    return {day: values[day] for day in days_from(first, last) if day in values}
