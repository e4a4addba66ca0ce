"""The dose that a row of plan.csv or exercises.csv asks for."""

from footlog.domain.dose import Dose
from footlog.files.reading.cells import Row, amounts, whole


def dose_of(row: Row) -> Dose:
    """Return the row's dose; raise InvalidEntry, naming the column, for one that is none."""
    times = whole(row, "times_per_day")
    return Dose(
        **amounts(row),
        sets=whole(row, "sets"),
        rest_seconds=whole(row, "rest_seconds"),
        load=row["load"] or None,
        tempo=row["tempo"] or None,
        times_per_day=1 if times is None else times,
    )
