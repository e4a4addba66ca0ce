"""The words on the screen for the domain's terms, each in one place."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from footlog.analysis.pain import FEWEST_SCORES, Change, PainChange
from footlog.analysis.summary import Figures
from footlog.domain.exercises import Kind, Side
from footlog.domain.logbook import WORST_PAIN, DayRecord, DayState, Entry, Moment, PainScore, SetLog
from footlog.domain.schedule import EveryDays, PerWeek, Schedule, Weekdays
from footlog.domain.validation import InvalidEntry

NOTHING = "–"
MINIMAL = 3

MOMENTS = {
    Moment.MORNING: "First steps this morning",
    Moment.BEFORE: "Before the exercises",
    Moment.DURING: "Worst during the exercises",
    Moment.AFTER: "After the exercises",
    Moment.EVENING: "This evening",
}
SHORT_MOMENTS = {
    Moment.MORNING: "First steps",
    Moment.BEFORE: "Before",
    Moment.DURING: "During (worst)",
    Moment.AFTER: "After",
    Moment.EVENING: "Evening",
}
SIDES = {
    Side.LEFT: "Left",
    Side.RIGHT: "Right",
    Side.EACH: "Each side",
    Side.BOTH: "Both feet at once",
}
KINDS = {
    Kind.STRETCH: "Stretch",
    Kind.STRENGTH: "Strength",
    Kind.MOBILITY: "Mobility",
    Kind.BALANCE: "Balance",
    Kind.MASSAGE: "Massage",
    Kind.AEROBIC: "Walking and swimming",
    Kind.SUPPORT: "Support",
}
STATES = {DayState.PAUSED: "Paused", DayState.MISSED: "Missed"}
REASONS = {
    DayState.PAUSED: ("flare", "ill", "away", "rest day"),
    DayState.MISSED: ("no time", "too tired", "forgot", "too sore"),
}
FIELDS = {
    "name": "The name",
    "kind": "Kind",
    "side": "Side",
    "targets": "Where you feel it",
    "equipment": "Equipment",
    "feel": "How it should feel",
    "caution": "What to take care of",
    "picture": "The picture",
    "sets": "Sets",
    "reps": "Repetitions",
    "hold_seconds": "Seconds held",
    "minutes": "Minutes",
    "steps": "Steps",
    "rest_seconds": "Rest",
    "times_per_day": "Times a day",
    "load": "Load",
    "tempo": "Tempo",
    "note": "Note",
    "schedule": "How often",
    "schedule: days between": "Days from one time to the next",
    "schedule: times per week": "Times a week",
    "starts_on": "From this day on",
    "prescribed_by": "Prescribed by",
    "reason": "Why",
    "day": "The day",
    "dose": "The dose",
    "date": "The day",
    "pain limit": "The pain limit",
    "pain tolerance": "The next morning's limit",
    "day starts at": "The start of a day",
}
WEEKDAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_MARKDOWN = re.compile(r"([!-/:-@\[-`{-~])")
_JOINS = re.compile(r"([:@](?=\S)|[-<=>~](?=[-=>])|www(?=\.))", re.IGNORECASE)
_WORD_JOINER = "\u2060"


def label(text: str) -> str:
    """Return a person's text for use in a label, on one line, so that it is shown as typed.

    Every sign that Markdown reads is escaped. An invisible joiner keeps Streamlit from making
    links, arrows and icons of what is left.
    """
    apart = _JOINS.sub(rf"\1{_WORD_JOINER}", " ".join(text.split()))
    return _MARKDOWN.sub(r"\\\1", apart)


def refusal_words(error: InvalidEntry) -> str:
    """Return the sentence of a refusal with the field called as it is on the screen."""
    return error.sentence(FIELDS.get(error.field, error.field))


def day_words(day: date, today: date | None = None) -> str:
    """Return the day in words: "Fri 20 Nov", with the year when it is not that of `today`."""
    words = f"{WEEKDAY_NAMES[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    return words if today is not None and day.year == today.year else f"{words} {day.year}"


def schedule_words(schedule: Schedule) -> str:
    """Return the schedule in words: "every day", "every 2nd day", "Mon, Wed, Fri", "3 × a week"."""
    match schedule:
        case EveryDays(1):
            return "every day"
        case EveryDays(gap):
            return f"every {ordinal(gap)} day"
        case Weekdays(numbers):
            return ", ".join(WEEKDAY_NAMES[number] for number in sorted(numbers))
        case PerWeek(1):
            return "once a week"
        case PerWeek(count):
            return f"{count} × a week"


def ordinal(number: int) -> str:
    """Return 2 as "2nd", 3 as "3rd", 11 as "11th"."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def set_words(log: SetLog) -> str:
    """Return what was done in a set: "12 reps", "45 s", or "done" when nothing was noted."""
    parts = (
        log.reps and f"{log.reps} {'rep' if log.reps == 1 else 'reps'}",
        log.hold_seconds and f"{log.hold_seconds} s",
        log.minutes and f"{log.minutes:f} min",
        log.steps and f"{log.steps} steps",
        log.load,
    )
    return ", ".join(str(part) for part in parts if part) or "done"


def entry_words(entry: Entry, names: Mapping[str, str]) -> str:
    """Return the entry in words, its note on a line of its own; `names` are exercises by id."""
    match entry:
        case SetLog():
            words = f"{names[entry.exercise_id]}, {SIDES[entry.side].lower()}: {set_words(entry)}"
            if entry.pain is not None:
                words += f", pain {entry.pain}"
        case PainScore():
            words = f"Pain {entry.pain}, {SHORT_MOMENTS[entry.moment].lower()}"
            if entry.site:
                words += f", {entry.site}"
        case DayRecord():
            words = f"{STATES[entry.state]}: {entry.reason or 'no reason given'}"
    return f"{words}\n{entry.note}" if entry.note else words


def plural(number: int, one: str, many: str | None = None) -> str:
    """Return "1 set", "2 sets"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def percent(share: float | None) -> str:
    """Return a ratio as a whole percentage, or a dash when there is none."""
    return NOTHING if share is None else f"{100 * share:.0f} %"


def adherence_words(weeks: Figures) -> str:
    """Return the counts behind the adherence of some weeks."""
    if weeks.adherence is None:
        return "nothing was due"
    return f"{weeks.sets_credited:,} of {weeks.sets_due:,} sets"


def change_words(change: PainChange) -> str:
    """Return what a moment's pain did since the start, or what is missing to say so."""
    if change.verdict is Change.UNKNOWN:
        return missing_words(change)
    return f"{change.verdict}, {change.baseline:.1f} at the start"


def missing_words(change: PainChange) -> str:
    """Return what keeps a change of pain from being told."""
    if change.baseline is None:
        return f"needs {FEWEST_SCORES} scores within 14 days"
    if change.latest is None:
        return f"needs {FEWEST_SCORES} scores in the last 14 days"
    return "needs two fortnights that do not overlap"


def band_words(limit: int) -> str:
    """Return what the bands of pain are called, up to the person's own `limit`.

    As the NHS page on plantar fasciitis names them: 0-3 minimal, 4-5 acceptable, 6-10 excessive.
    """
    parts = [f"0 to {min(MINIMAL, limit)} minimal"]
    if limit > MINIMAL:
        parts.append(f"{MINIMAL + 1} to {limit} acceptable if it settles by the next morning")
    if limit < WORST_PAIN:
        parts.append(f"above {limit} too much")
    return "Pain during exercises: " + ", ".join(parts) + "."


def pain_words(changes: Mapping[Moment, PainChange], moments: Iterable[Moment]) -> str:
    """Return the takeaway of the pain chart, for those who cannot see it."""
    told = []
    for moment in moments:
        change = changes[moment]
        now = f", {change.latest:.1f} now" if change.latest is not None else ""
        told.append(f"{moment}: {change_words(change)}{now}")
    return "Pain over time, 0 to 10. " + "; ".join(told)
