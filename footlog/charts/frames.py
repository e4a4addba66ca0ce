"""Domain objects as DataFrames with fixed columns and types; the only place that builds them."""

from collections.abc import Iterable, Mapping
from datetime import date

import pandas as pd

from footlog.analysis.lines import Point
from footlog.analysis.stands_out import ExerciseDay
from footlog.analysis.summary import Figures
from footlog.domain.plan import PlanItem
from footlog.domain.weeks import monday_of

Frame = pd.DataFrame
"""What every function here returns, for those who pass it on without pandas."""

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


def pain_frame(lines: Mapping[str, Iterable[Point]]) -> pd.DataFrame:
    """Return a row for each point of each line: moment, day (datetime), mean, n, smooth.

    `lines` has the points of each moment by the moment's words. `mean` (0-10) and `smooth` are
    missing where there are too few scores.
    """
    rows = [(words, *point) for words, points in lines.items() for point in points]
    frame = pd.DataFrame(rows, columns=["moment", *Point._fields]).astype(
        {"day": "object", "moment": "str", "mean": "float64", "n": "int64", "smooth": "float64"}
    )
    frame["day"] = pd.to_datetime(frame["day"]).dt.as_unit("us")
    return frame[["day", "moment", "mean", "n", "smooth"]]


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
