"""The plan on the report: each exercise with its dose, when it is due, and its drawing."""

from contextlib import suppress

from footlog.domain.catalogue import CatalogueError
from footlog.domain.plan import PlanItem
from footlog.drawings.drawing import draw
from footlog.report.content import Plan, Planned, plain
from footlog.report.facts import Report
from footlog.wording import SIDES, day_words, plural, schedule_words

MOST_ITEMS = 18
LONGEST_DOSE = 80
LONGEST_NAME = 30


def plan_of(report: Report) -> Plan:
    """Return the plan in force on the last day, at most `MOST_ITEMS` of it.

    Who prescribed it stands with each exercise, or once for all when it was one person.
    """
    prescribers = {_prescriber(item) for item in report.plan}
    by_one = len(prescribers) == 1
    return Plan(
        f"Plan on {day_words(report.last)}",
        tuple(_planned(item, report, by_one=by_one) for item in report.plan[:MOST_ITEMS]),
        _words(len(report.plan), prescribers.pop() if by_one else ""),
    )


def _words(number: int, prescriber: str) -> str:
    if not number:
        return "Nothing was planned."
    by = f"Prescribed by {prescriber}." if prescriber else ""
    left_out = number - MOST_ITEMS
    more = f"And {plural(left_out, 'more exercise')} in plan.csv." if left_out > 0 else ""
    return f"{by} {more}".strip()


def _planned(item: PlanItem, report: Report, *, by_one: bool) -> Planned:
    by = "" if by_one else _prescriber(item)
    since = f"Since {day_words(item.starts_on, report.last)}"
    return Planned(
        plain(report.names.get(item.exercise_id, item.exercise_id)),
        plain(_dose(item), LONGEST_DOSE),
        f"{SIDES[item.side]}, {schedule_words(item.schedule)}",
        f"{since}, prescribed by {by}" if by else since,
        _drawing(report.drawings.get(item.exercise_id)),
    )


def _prescriber(item: PlanItem) -> str:
    return plain(item.prescribed_by or "", LONGEST_NAME)


def _dose(item: PlanItem) -> str:
    parts = (
        str(item.dose),
        item.dose.rest_seconds and f"{item.dose.rest_seconds} s rest",
        item.dose.load,
        item.dose.tempo,
    )
    return ", ".join(str(part) for part in parts if part)


def _drawing(pose: str | None) -> str:
    """Return the still drawing in its light colours; a report without it is still a report."""
    with suppress(CatalogueError, KeyError):
        return draw(pose, dark=False, still=True) if pose else ""
    return ""
