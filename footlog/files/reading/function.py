"""Reading function.csv back: function scores."""

from datetime import date

from footlog.domain.columns import FUNCTION
from footlog.domain.function import FunctionScore, check_function_day
from footlog.domain.validation import InvalidEntry, iso_day, shown
from footlog.files.reading.cells import Problem, Row, read_file, whole


def read_function(
    content: bytes, today: date, name: str = "function.csv"
) -> tuple[list[FunctionScore], list[Problem]]:
    """Return the scores of a function.csv and the problems of the rows that hold none.

    An activity has one score a day. Raises CsvError when it is no such file.
    """
    rated: set[tuple[date, str]] = set()

    def made(row: Row) -> tuple[str, FunctionScore]:
        score = _score(row)
        check_function_day(score, today)
        if (score.on, score.activity) in rated:
            raise InvalidEntry(
                "activity", f"is {shown(score.activity)} twice on {score.on}", "keep one of them"
            )
        rated.add((score.on, score.activity))
        return score.id, score

    return read_file(content, FUNCTION, name, made)


def _score(row: Row) -> FunctionScore:
    score = whole(row, "score")
    if score is None:
        raise InvalidEntry("score", "is empty", "write a whole number from 0 to 10")
    return FunctionScore(
        id=row["id"],
        on=iso_day("date", row["date"]),
        activity=row["activity"],
        score=score,
        note=row["note"] or None,
        recorded_at=row["recorded_at"],
    )
