"""The columns of the files that leave footlog: name, kind and meaning, defined once."""

from dataclasses import asdict, dataclass

from footlog.domain.exercises import Kind
from footlog.domain.logbook import USUAL_MARKS, Moment
from footlog.domain.settings import Settings
from footlog.domain.sharing import Shared


@dataclass(frozen=True)
class Column:
    """One column: its name, what it means, and whether it holds a person's words."""

    name: str
    meaning: str
    is_text: bool = False


def _words(name: str, meaning: str) -> Column:
    return Column(name, meaning, is_text=True)


HISTORY = (
    Column("date", "the person's calendar day, YYYY-MM-DD"),
    Column("time", "local time of day, HH:MM"),
    Column(
        "kind",
        "set (a completed set), pain (a pain score), day (what a day was) or mark (what was "
        "different about the foot's day)",
    ),
    _words("exercise", "name of the exercise, for reading"),
    Column("side", "left, right, both (at once); each on a pain score that concerns both feet"),
    Column("occasion", "which time of the day, 1 for the first"),
    Column("set", "which set of that occasion, 1 for the first"),
    Column("reps", "repetitions done in the set"),
    Column("hold_seconds", "seconds held"),
    Column("minutes", "minutes done"),
    Column("steps", "steps done"),
    _words("load", "weight, band or other load"),
    Column("pain", "0 (no pain) to 10 (worst imaginable), LOINC 72514-3; of a set: worst during"),
    Column("moment", f"of a pain score: {', '.join(Moment)}"),
    _words("site", "where it hurt"),
    Column("state", "of a day: paused (nothing was due) or missed"),
    _words(
        "reason",
        "why the day was paused or missed; of a mark: "
        f"{', '.join(USUAL_MARKS)}, or the person's words",
    ),
    _words("note", "the person's note, as typed"),
    Column("exercise_id", "the exercise's id"),
    Column("recorded_at", "when it was typed, UTC"),
    Column("edited_at", "when it was last changed, UTC; empty if never"),
    Column("utc_offset_minutes", "how far the local clock was ahead of UTC, minutes"),
    Column("id", "the entry's UUID"),
)

_DOSE = (
    Column("sets", "sets an occasion; empty: as many as possible"),
    Column("reps", "repetitions a set"),
    Column("hold_seconds", "seconds to hold"),
    Column("minutes", "minutes a set"),
    Column("steps", "steps a set"),
    Column("rest_seconds", "seconds of rest between sets"),
    _words("load", "weight, band or other load"),
    _words("tempo", "how fast"),
    Column("times_per_day", "occasions a day"),
    Column("schedule", "daily, every K days, weekdays (mon,wed,fri) or K per week"),
)

PLAN = (
    _words("exercise", "name of the exercise, for reading"),
    Column("side", "left, right, each (counts per side) or both (at once, counts once)"),
    *_DOSE,
    Column("starts_on", "first day in force, YYYY-MM-DD"),
    Column("ends_on", "first day no longer in force; empty: still in force"),
    _words("prescribed_by", "who prescribed it"),
    _words("reason", "why it was started or changed"),
    _words("note", "note"),
    Column("exercise_id", "the exercise's id"),
    Column("recorded_at", "when it was typed, UTC"),
    Column("id", "the plan item's UUID"),
    _words("cue", "when and where it is done"),
    _words("bad_day", "what of it is done on a bad day"),
)

WEEKS = (
    Column("week", "the Monday that names the week, YYYY-MM-DD"),
    Column("days_due", "days on which sets of fixed days were due; today: those already done"),
    Column("days_trained", "days with a completed set"),
    Column("days_recorded", "days with any entry"),
    Column("days_paused", "days recorded as paused"),
    Column("sets_due", "sets that were due"),
    Column("sets_credited", "sets done of those due, in the week in which they were due"),
    Column("sets_extra", "sets of the week that are not credited in any week"),
    Column("adherence", "sets_credited / sets_due, 0 to 1; empty when nothing was due"),
    *(
        Column(f"pain_{moment}_{figure}", f"{meaning} of the {moment} pain scores")
        for moment in Moment
        for figure, meaning in (("n", "number"), ("mean", "mean (0-10)"), ("worst", "highest"))
    ),
)


FUNCTION = (
    Column("date", "the day of the rating, YYYY-MM-DD"),
    _words("activity", "an activity in the person's own words"),
    Column("score", "0 (unable) to 10 (as before), Patient-Specific Functional Scale"),
    _words("note", "note"),
    Column("recorded_at", "when it was typed, UTC"),
    Column("id", "the rating's UUID"),
)

LIST_SEPARATOR = "\n"
"""Between the parts of a cell that holds a list."""

SETTINGS = (
    Column("setting", f"which setting: {', '.join(asdict(Settings()))}"),
    _words("value", "what the person set it to; pain: points of 0-10; times: HH:MM"),
)

SHARES = (
    Column("date", "the day on which something was shared, YYYY-MM-DD"),
    Column("what", f"what was shared: {', '.join(Shared)}"),
    Column("recorded_at", "when, UTC"),
)

EXERCISES = (
    Column("exercise_id", "the exercise's id"),
    _words("exercise", "what the person calls it"),
    Column("kind", f"what it is for: {', '.join(Kind)}"),
    Column("side", "left, right, each (one after the other) or both (at once)"),
    _words("targets", "what it trains, one a line"),
    _words("position", "how one stands, sits or lies"),
    _words("equipment", "what it takes, one a line"),
    _words("instructions", "how it is done, one step a line"),
    _words("feel", "where it should be felt"),
    _words("caution", "what to take care of"),
    *_DOSE,
    Column("pose", "which of footlog's drawings shows it; empty: none"),
    Column("recorded_at", "when it was typed, UTC"),
)

ROUTINES = (
    _words("routine", "what the person calls the routine; one row for each of its exercises"),
    Column("number", "the exercise's place in the routine, 1 for the first"),
    _words("exercise", "name of the exercise, for reading"),
    Column("side", "left, right, each (counts per side) or both (at once, counts once)"),
    *_DOSE,
    _words("note", "note"),
    _words("cue", "when and where it is done"),
    _words("bad_day", "what of it is done on a bad day"),
    Column("exercise_id", "the exercise's id"),
    Column("recorded_at", "when the routine was saved, UTC"),
    Column("id", "the routine's UUID"),
)


def names(columns: tuple[Column, ...]) -> tuple[str, ...]:
    """Return the columns' names in order."""
    return tuple(column.name for column in columns)


def places(columns: tuple[Column, ...], *wanted: str) -> tuple[int, ...]:
    """Return where in a row the cells of the `wanted` columns are, counted from 0."""
    return tuple(map(names(columns).index, wanted))
