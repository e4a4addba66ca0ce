"""Domain objects as DataFrames with fixed columns and types; the only place that builds them."""

from collections.abc import Iterable, Mapping
from datetime import date

import pandas as pd

from footlog.logbook import Moment
from footlog.pain import PainDays
from footlog.plan import PlanItem
from footlog.summary import Figures

SMOOTHED_DAYS = 7
FEWEST_TO_SMOOTH = 3


def weeks_frame(weeks: Mapping[date, Figures], today: date) -> pd.DataFrame:
    """Return a row a week: week (datetime), due, credited, extra (sets), share and so_far.

    `share` is credited ÷ due, 0 to 1, missing where nothing was due; `so_far` marks the week of
    `today`.
    """
    rows = [
        (
            monday,
            week.sets_due,
            week.sets_credited,
            week.sets_extra,
            week.adherence,
            week.days_recorded,
        )
        for monday, week in weeks.items()
    ]
    frame = pd.DataFrame(
        rows, columns=["week", "due", "credited", "extra", "share", "days_recorded"]
    ).astype(
        {
            "due": "int64",
            "credited": "int64",
            "extra": "int64",
            "share": "float64",
            "days_recorded": "int64",
        }
    )
    frame["week"] = pd.to_datetime(frame["week"]).dt.as_unit("us")
    return frame.assign(so_far=frame["week"] + pd.Timedelta(days=7) > pd.Timestamp(today))


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
