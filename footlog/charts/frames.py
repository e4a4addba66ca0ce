"""Domain objects as DataFrames with fixed columns and types; the only place that builds them."""

from collections.abc import Iterable, Mapping
from datetime import date

import pandas as pd

from footlog.analysis.calendar import SYMBOLS, DayMark
from footlog.analysis.pain import PainDays
from footlog.analysis.spans import Span
from footlog.analysis.stands_out import ExerciseDay
from footlog.analysis.summary import Figures
from footlog.domain.function import FunctionScore
from footlog.domain.logbook import Moment
from footlog.domain.plan import PlanItem
from footlog.domain.weeks import monday_of

Frame = pd.DataFrame
"""What every function here returns, for those who pass it on without pandas."""

SMOOTHED_DAYS = 7
FEWEST_TO_SMOOTH = 3

_DAY_TYPES = {
    "day": "object",
    "week": "object",
    "weekday": "int64",
    "step": "str",
    "symbol": "str",
    "credited": "int64",
    "due": "int64",
}
_WEEK_TYPES = {
    "week": "object",
    "due": "int64",
    "credited": "int64",
    "extra": "int64",
    "share": "float64",
    "days_all": "int64",
    "days_some": "int64",
    "days_due": "int64",
    "days_recorded": "int64",
    "paused": "int64",
    "changed": "bool",
}


def weeks_frame(
    weeks: Mapping[date, Figures], items: Iterable[PlanItem], today: date
) -> pd.DataFrame:
    """Return a row a week: week, middle and end (datetimes), due, credited, extra (sets), share.

    `share` is credited ÷ due, 0 to 1, and `rounded` the same rounded down to whole percents; both
    are missing where nothing was due. `so_far` marks the week of `today`, `changed` one in which
    the plan changed; `paused` and `days_…` count days.
    `words` is what stands above the bar: "+3" extra sets, "2P" days paused, "so far".
    """
    changed = {monday_of(day) for item in items for day in (item.starts_on, item.ends_on) if day}
    begun = min(weeks, default=None)
    rows = [
        (
            monday,
            week.sets_due,
            week.sets_credited,
            week.sets_extra,
            week.adherence,
            week.days_all,
            week.days_some,
            week.days_due,
            week.days_recorded,
            week.days_paused,
            monday in changed and monday != begun,
        )
        for monday, week in weeks.items()
    ]
    frame = pd.DataFrame(rows, columns=list(_WEEK_TYPES)).astype(_WEEK_TYPES)
    percents = 100 * frame["credited"] // frame["due"].where(frame["due"] > 0)
    frame["week"] = pd.to_datetime(frame["week"]).dt.as_unit("us")
    end = frame["week"] + pd.Timedelta(days=7)
    middle = frame["week"] + pd.Timedelta(days=3.5)
    so_far = end > pd.Timestamp(today)
    words = [
        " ".join(
            part
            for part in (extra and f"+{extra}", paused and f"{paused}P", open_ and "so far")
            if part
        )
        for extra, paused, open_ in zip(frame["extra"], frame["paused"], so_far, strict=True)
    ]
    return frame.assign(
        middle=middle,
        end=end,
        so_far=so_far,
        rounded=percents / 100,
        words=pd.Series(words, dtype="str"),
    )


def pain_frame(pain: PainDays, moments: Iterable[Moment]) -> pd.DataFrame:
    """Return a row for each moment and day of the span: moment, day (datetime), mean, n, smooth.

    `mean` (0-10) and `smooth` are missing where there are too few scores; `smooth` is the mean
    of the scores of the seven days that end with the day, from three scores on.
    """
    frames = [_moment_frame(pain, moment) for moment in moments]
    empty = pd.DataFrame(
        {
            "day": pd.Series(dtype="datetime64[us]"),
            "moment": pd.Series(dtype="str"),
            "mean": pd.Series(dtype="float64"),
            "n": pd.Series(dtype="int64"),
            "smooth": pd.Series(dtype="float64"),
        }
    )
    filled = [frame for frame in frames if len(frame)]
    return pd.concat(filled, ignore_index=True)[list(empty.columns)] if filled else empty


def _moment_frame(pain: PainDays, moment: Moment) -> pd.DataFrame:
    rows = [(day, scores.n, scores.total) for (at, day), scores in pain.items() if at is moment]
    frame = pd.DataFrame(rows, columns=["day", "n", "total"]).astype(
        {"n": "int64", "total": "int64"}
    )
    frame["day"] = pd.to_datetime(frame["day"]).dt.as_unit("us")
    daily = frame.sort_values("day").set_index("day")
    if daily.empty:
        return daily.reset_index()
    days = pd.date_range(daily.index[0], daily.index[-1], freq="D", unit="us", name="day")
    daily = daily.reindex(days)
    window = daily.fillna(0).rolling(SMOOTHED_DAYS, min_periods=1).sum()
    smooth = (window["total"] / window["n"]).where(window["n"] >= FEWEST_TO_SMOOTH)
    return daily.assign(
        moment=str(moment),
        mean=daily["total"] / daily["n"],
        n=daily["n"].fillna(0).astype("int64"),
        smooth=smooth,
    ).reset_index()


def by_week(pain: pd.DataFrame) -> pd.DataFrame:
    """Return a `pain_frame` with a row for each moment and week in place of each day."""
    scored = pain.dropna(subset=["mean"])
    weekly = (
        scored.assign(
            day=scored["day"] - pd.to_timedelta(scored["day"].dt.day_of_week, unit="D"),
            total=scored["mean"] * scored["n"],
        )
        .groupby(["moment", "day"], as_index=False)
        .agg(n=("n", "sum"), total=("total", "sum"))
    )
    mean = weekly["total"] / weekly["n"]
    return weekly.assign(mean=mean, smooth=mean.where(weekly["n"] >= FEWEST_TO_SMOOTH))[
        list(pain.columns)
    ]


def pain_in_span(pain: PainDays, words: Mapping[Moment, str], span: Span) -> pd.DataFrame:
    """Return the `pain_frame` of a span for the moments in `words`, called as there.

    A long span has a row a week in place of a day.
    """
    inside = {key: scores for key, scores in pain.items() if key[1] in span}
    frame = pain_frame(inside, words)
    frame = by_week(frame) if span.is_long else frame
    return frame.assign(moment=frame["moment"].map(dict(words)).astype("str"))


def calendar_frame(marks: Iterable[DayMark]) -> pd.DataFrame:
    """Return a row a day: day and week (datetimes), weekday (0 Monday), step, symbol, counts."""
    rows = [
        (
            mark.day,
            mark.day,
            mark.day.weekday(),
            str(mark.step),
            SYMBOLS.get(mark.step, ""),
            mark.credited,
            mark.planned,
        )
        for mark in marks
    ]
    frame = pd.DataFrame(rows, columns=list(_DAY_TYPES)).astype(_DAY_TYPES)
    frame["day"] = pd.to_datetime(frame["day"]).dt.as_unit("us")
    return frame.assign(week=frame["day"] - pd.to_timedelta(frame["weekday"], unit="D"))


def response_frame(days: Iterable[ExerciseDay]) -> pd.DataFrame:
    """Return a row for each known pain of each day: day (datetime), sets, when, pain (0-10)."""
    rows = [
        (one.day, one.sets, when, pain)
        for one in days
        for when, pain in (("during", one.during), ("next morning", one.next_morning))
        if pain is not None
    ]
    frame = pd.DataFrame(rows, columns=["day", "sets", "when", "pain"]).astype(
        {"sets": "int64", "when": "str", "pain": "int64"}
    )
    frame["day"] = pd.to_datetime(frame["day"]).dt.as_unit("us")
    return frame


def levels_frame(levels: Iterable[tuple[float, str]]) -> pd.DataFrame:
    """Return a row for each level worth a line in a pain chart: level (0-10), words."""
    frame = pd.DataFrame(list(levels), columns=["level", "words"])
    return frame.astype({"level": "float64", "words": "str"})


def days_only(frame: pd.DataFrame, column: str) -> pd.DataFrame:
    """Return the frame with the datetimes of a column as days, for a table."""
    return frame.assign(**{column: frame[column].dt.date})


def changes_frame(items: Iterable[PlanItem], first: date) -> pd.DataFrame:
    """Return a row for each day after `first` on which the plan changed: day, what (a count)."""
    days = pd.Series(
        [day for item in items for day in (item.starts_on, item.ends_on) if day and day > first],
        dtype="object",
    )
    counts = days.value_counts().sort_index()
    return pd.DataFrame(
        {"day": pd.to_datetime(counts.index).astype("datetime64[us]"), "changes": counts.to_numpy()}
    )


def function_frame(scores: Iterable[FunctionScore]) -> pd.DataFrame:
    """Return a row for each score, in their order: day (datetime), activity, score (0-10)."""
    rows = [(pd.Timestamp(score.on), score.activity, score.score) for score in scores]
    return pd.DataFrame(rows, columns=["day", "activity", "score"]).astype(
        {"day": "datetime64[us]", "activity": "str", "score": "int64"}
    )
