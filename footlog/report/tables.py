"""The tables of the report: change of pain, function and notes, each of bounded length."""

from collections.abc import Iterable

from footlog.domain.function import SMALL, FunctionScore
from footlog.domain.logbook import DayRecord, Entry, PainScore, SetLog
from footlog.report.content import Table, plain
from footlog.report.facts import Note, Report
from footlog.wording import NOTHING, SHORT_MOMENTS, STATES, day_words

MOST_NOTES = 6
LONGEST_NOTE = 200


def pain_table(report: Report) -> Table:
    """Return the mean of each moment's first and last fortnight with n, and the verdict."""
    return Table(
        "Change of pain",
        ("Moment", "First fortnight", "Last fortnight", "Verdict"),
        tuple(
            (
                SHORT_MOMENTS[line.moment],
                _mean(line.change.baseline, line.first_n),
                _mean(line.change.latest, line.last_n),
                line.change.verdict,
            )
            for line in report.pain
        ),
        "Mean of 14 days (number of scores). A clear change takes 2 points and 30 %."
        if report.pain
        else "No pain was scored.",
    )


def _mean(mean: float | None, n: int) -> str:
    return f"{NOTHING} ({n})" if mean is None else f"{mean:.1f} ({n})"


def function_table(report: Report) -> Table:
    """Return each activity's first and latest score with their days, and the mean change."""
    change = report.function_change
    if change:
        words = (
            f"PSFS mean {change.first:.1f} to {change.latest:.1f}: {change.verdict} (small from "
            f"{SMALL})."
        )
    else:
        words = "Rated on one day only." if report.function else "No activity was rated."
    return Table(
        "Function, 0 unable to 10 as before",
        ("Activity", "First", "Latest"),
        tuple(
            (plain(activity), _score(first, report), _score(latest, report))
            for activity, (first, latest) in report.function.items()
        ),
        words,
    )


def _score(score: FunctionScore, report: Report) -> str:
    return f"{score.score} ({day_words(score.on, report.last)})"


def notes_table(report: Report) -> Table:
    """Return the notes that matter: of days over the pain rule first, then the newest."""
    left_out = len(report.notes) - MOST_NOTES
    words = "Those of days over the pain rule first, then the newest"
    more = f"; {left_out:,} more in history.csv." if left_out > 0 else "."
    return Table(
        "Notes",
        ("Day", "About", "Note"),
        tuple(_note(note, report) for note in report.notes[:MOST_NOTES]),
        words + more if report.notes else "",
    )


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
    if entry.pain is not None:
        yield f"pain {entry.pain}"
