"""Small diaries for the second calculation, as the rows of the two files.

Days have numbers: 1 is Monday 2 March 2026, 8 the next Monday.
"""

from datetime import date, timedelta
from typing import Any

from tests.helpers.independent import summary
from tests.helpers.independent_diary import Diary, read
from tests.helpers.made_up_files import HISTORY, PLAN, Row, as_csv

MONDAY = date(2026, 3, 2)


def day(number: int) -> date:
    """Return a day of the diary: 1 is Monday, 8 the next Monday."""
    return MONDAY + timedelta(days=number - 1)


def item(schedule: str, sets: int, starts: int = 1, **cells: str) -> Row:
    """Return a row of plan.csv: towel, left, once a day, unless the cells say otherwise."""
    given = {"exercise_id": "towel", "side": "left", "times_per_day": "1", "ends_on": ""} | cells
    starts_on = day(starts).isoformat()
    return given | {"schedule": schedule, "sets": str(sets), "starts_on": starts_on}


def sets(number: int, count: int, *, side: str = "left", exercise: str = "towel") -> list[Row]:
    """Return that many set logs of one day."""
    row = {"date": str(day(number)), "kind": "set", "exercise_id": exercise, "side": side}
    return [row] * count


def scored_set(number: int, exercise: str, pain: int) -> Row:
    """Return a set log with its pain."""
    (row,) = sets(number, 1, exercise=exercise)
    return row | {"pain": str(pain)}


def paused(number: int) -> list[Row]:
    """Return the record of a paused day."""
    return [{"date": str(day(number)), "kind": "day", "state": "paused"}]


def pain(number: int, *scores: int, moment: str = "morning") -> list[Row]:
    """Return the pain scores of one moment of a day."""
    row = {"date": str(day(number)), "kind": "pain", "moment": moment}
    return [row | {"pain": str(score)} for score in scores]


def pains(numbers: range, score: int) -> list[Row]:
    """Return the same morning score for each of the days."""
    return [row for number in numbers for row in pain(number, score)]


def files(plan: list[Row], history: list[Row]) -> tuple[bytes, bytes]:
    """Return history.csv and plan.csv."""
    empty = dict.fromkeys(HISTORY, "")
    return (
        as_csv(HISTORY, [empty | row for row in history]),
        as_csv(PLAN, [dict.fromkeys(PLAN, "") | row for row in plan]),
    )


def diary(plan: list[Row], history: list[Row], today: int) -> Diary:
    """Return both files as the second calculation reads them."""
    history_csv, plan_csv = files(plan, history)
    return read(history_csv, plan_csv, day(today))


def figures(plan: list[Row], history: list[Row], today: int) -> dict[str, Any]:
    """Return the second calculation of `footlog summary --json`."""
    history_csv, plan_csv = files(plan, history)
    return summary(history_csv, plan_csv, day(today))
