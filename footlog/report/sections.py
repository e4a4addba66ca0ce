"""The sections of the report: plan, change of pain, function and notes, each of limited length."""

from collections.abc import Iterable
from contextlib import suppress

from footlog.analysis.formulas import CHANCE_WORDS
from footlog.domain.catalogue import CatalogueError
from footlog.domain.function import CLEAR_MEAN, CLEAR_SINGLE, FunctionScore
from footlog.domain.logbook import DayRecord, Entry, FootMark, PainScore, SetLog
from footlog.domain.plan import PlanItem
from footlog.drawings.drawing import draw
from footlog.report.content import PlannedExercise, PlanSection, Table, plain
from footlog.report.facts import Note, Report
from footlog.result_wording import window_words
from footlog.wording import (
    SHORT_MOMENTS,
    SIDES,
    STATES,
    day_words,
    mark_words,
    percent,
    plural,
    schedule_words,
)

MOST_ITEMS = 18
LONGEST_DOSE = 80
LONGEST_NAME = 30
MOST_NOTES = 6
LONGEST_NOTE = 200


def plan_of(report: Report) -> PlanSection:
    """Return the plan in force on the last day, at most `MOST_ITEMS` of it.

    Who prescribed it stands with each exercise, or once for all when it was one person.
    """
    prescribers = {_prescriber(item) for item in report.plan}
    by_one = len(prescribers) == 1
    return PlanSection(
        f"Plan on {day_words(report.last)}",
        tuple(_planned(item, report, by_one=by_one) for item in report.plan[:MOST_ITEMS]),
        _plan_words(len(report.plan), prescribers.pop() if by_one else ""),
    )


def pain_table(report: Report) -> Table:
    """Return the mean of each moment's first window, the days between and the last, and verdict."""
    return Table(
        "Change of pain",
        ("Moment", "First", "Between", "Last", "Verdict"),
        tuple(
            (
                SHORT_MOMENTS[moment],
                *(window_words(part) for part in (change.start, change.between, change.now)),
                change.verdict,
            )
            for moment, change in report.pain.items()
        ),
        "Means of 28 days, or of 14 in a short diary (days with a score). A clear change is at "
        f"least 2 points and 30 %. {CHANCE_WORDS}"
        if report.pain
        else "No pain was scored.",
    )


def function_table(report: Report) -> Table:
    """Return each activity's first and latest score with their days, and the mean change."""
    change = report.function_change
    if change:
        words = (
            f"PSFS mean {change.first:.1f} to {change.latest:.1f}: {change.verdict} (a change "
            f"counts from {CLEAR_MEAN} points, for one activity from {CLEAR_SINGLE})."
        )
    else:
        words = "Rated on one day only." if report.function else "No activity was rated."
    return Table(
        "Function, 0 (cannot do it) to 10 (as well as before)",
        ("Activity", "First", "Latest"),
        tuple(
            (plain(activity), _score(first, report), _score(latest, report))
            for activity, (first, latest) in report.function.items()
        ),
        words,
    )


def notes_table(report: Report) -> Table:
    """Return the notes that matter: of days over the pain rule first, then the newest."""
    left_out = len(report.notes) - MOST_NOTES
    words = "Notes of days over the pain rule first, then the newest"
    more = f"; {left_out:,} more in history.csv." if left_out > 0 else "."
    return Table(
        "Notes",
        ("Day", "About", "Note"),
        tuple(_note(note, report) for note in report.notes[:MOST_NOTES]),
        words + more if report.notes else "",
    )


def _plan_words(number: int, prescriber: str) -> str:
    if not number:
        return "Nothing was planned."
    by = f"Prescribed by {prescriber}." if prescriber else ""
    left_out = number - MOST_ITEMS
    more = f"And {plural(left_out, 'more exercise')} in plan.csv." if left_out > 0 else ""
    return f"{by} {more}".strip()


def _planned(item: PlanItem, report: Report, *, by_one: bool) -> PlannedExercise:
    by = "" if by_one else _prescriber(item)
    since = f"Since {day_words(item.starts_on, report.last)}"
    done = _adherence(report, item.exercise_id)
    return PlannedExercise(
        plain(report.names.get(item.exercise_id, item.exercise_id)),
        plain(_dose(item), LONGEST_DOSE),
        f"{SIDES[item.side]}, {schedule_words(item.schedule)}",
        f"{since}, prescribed by {by}{done}" if by else f"{since}{done}",
        _drawing(report.drawings.get(item.exercise_id)),
    )


def _adherence(report: Report, exercise_id: str) -> str:
    credited, due = report.adherence.get(exercise_id, (0, 0))
    counts = f"{credited:,} of {due:,} sets"
    return f". In this report: {percent(credited, due)}, {counts}" if due else ""


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
    """Return the still drawing in light colours, or "" when there is none."""
    with suppress(CatalogueError, KeyError):
        return draw(pose, dark=False, still=True) if pose else ""
    return ""


def _score(score: FunctionScore, report: Report) -> str:
    return f"{score.score} ({day_words(score.on, report.last)})"


def _note(note: Note, report: Report) -> tuple[str, ...]:
    day = day_words(note.entry.on, report.last)
    about = ", ".join(_about(note.entry, report))
    return f"{day}{', over' if note.over else ''}", about, plain(note.text, LONGEST_NOTE)


def _about(entry: Entry, report: Report) -> Iterable[str]:
    match entry:
        case SetLog():
            yield plain(report.names.get(entry.exercise_id, entry.exercise_id))
        case PainScore():
            yield SHORT_MOMENTS[entry.moment]
        case DayRecord():
            yield STATES[entry.state]
            return
        case FootMark():
            yield plain(mark_words(entry.reason))
            return
    if entry.pain is not None:
        yield f"pain {entry.pain}"
