"""The words on the screen for the domain's terms, each in one place."""

import re
from collections.abc import Mapping
from datetime import date

from footlog.domain.exercises import Kind, Side
from footlog.domain.logbook import (
    DayRecord,
    DayState,
    Entry,
    FootMark,
    Moment,
    PainScore,
    SetLog,
)
from footlog.domain.plan import PlanItem
from footlog.domain.schedule import EveryDays, PerWeek, Schedule, Weekdays
from footlog.domain.validation import InvalidEntry
from footlog.domain.weeks import short_day

NOTHING = "–"
NOT_CHOSEN = "is not chosen"

MOMENTS = {
    Moment.MORNING: "First steps this morning",
    Moment.BEFORE: "Before exercises",
    Moment.DURING: "Worst pain during exercises",
    Moment.AFTER: "After exercises",
    Moment.EVENING: "This evening",
}
_PAST_MOMENTS = MOMENTS | {
    Moment.MORNING: "First steps that morning",
    Moment.EVENING: "That evening",
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
STATES = {DayState.PAUSED: "Rest day", DayState.MISSED: "Missed"}
MARKS = {
    "new_shoes": "New shoes",
    "long_walk": "Long walk",
    "stood_long": "Stood for long",
    "barefoot": "Walked barefoot",
    "insole": "Insole",
    "taped": "Taped",
}
REASONS = {
    DayState.PAUSED: ("flare", "ill", "away", "rest day"),
    DayState.MISSED: ("no time", "too tired", "forgot", "too sore"),
}
FIELDS = {
    "name": "The name",
    "kind": "Type of exercise",
    "side": "Side",
    "targets": "Where you feel it",
    "equipment": "Equipment",
    "feel": "How it should feel",
    "caution": "What to watch out for",
    "picture": "The picture",
    "sets": "Sets",
    "reps": "Repetitions",
    "hold_seconds": "Seconds held",
    "minutes": "Minutes",
    "steps": "Steps",
    "rest_seconds": "Rest",
    "times_per_day": "Times a day",
    "load": "Weight or band",
    "tempo": "Speed",
    "note": "Note",
    "schedule": "How often",
    "schedule: days between": "Every … days",
    "schedule: times per week": "Times a week",
    "starts_on": "Start date",
    "prescribed_by": "Prescribed by",
    "reason": "Reason",
    "day": "The day",
    "dose": "The dose",
    "date": "The day",
    "To": "Until",
    "activity": "The activity",
    "pain limit": "Highest allowed pain during exercises",
    "pain tolerance": "Allowed rise by next morning",
    "day starts at": "The start of a new day",
}
WEEKDAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

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


def moment_words(moment: Moment, *, is_today: bool) -> str:
    """Return the title of a moment's pain scale: "First steps this morning", "… that morning"."""
    return (MOMENTS if is_today else _PAST_MOMENTS)[moment]


def refusal_words(error: InvalidEntry) -> str:
    """Return the sentence of a refusal, with the field called as it is on the screen."""
    if error.problem == NOT_CHOSEN:
        return f"Choose a {FIELDS[error.field].lower()}."
    return error.sentence(FIELDS.get(error.field, error.field))


def day_words(day: date, today: date | None = None) -> str:
    """Return the day in words: "Fri 20 Nov", with the year when it is not that of `today`."""
    words = f"{WEEKDAY_NAMES[day.weekday()]} {short_day(day)}"
    return words if today is not None and day.year == today.year else f"{words} {day.year}"


def planned_words(item: PlanItem) -> str:
    """Return what is planned: "2 × 30 s, each side, every day"."""
    return f"{item.dose}, {SIDES[item.side].lower()}, {schedule_words(item.schedule)}"


def schedule_words(schedule: Schedule) -> str:
    """Return the schedule in words: "every 2nd day", "Mon, Wed, Fri", "3 times a week"."""
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
            return f"{count} times a week"


def item_words(item: PlanItem) -> str:
    """Return the item in words: dose, side, schedule, load and tempo."""
    parts = (
        str(item.dose),
        SIDES[item.side].lower(),
        schedule_words(item.schedule),
        item.dose.rest_seconds and f"{item.dose.rest_seconds} s rest",
        item.dose.load,
        item.dose.tempo,
    )
    return ", ".join(str(part) for part in parts if part)


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
    """Return the entry in words, with its note on a second line; `names` are those by id."""
    match entry:
        case SetLog():
            words = f"{names[entry.exercise_id]}, {SIDES[entry.side].lower()}: {set_words(entry)}"
            if entry.pain is not None:
                words += f", pain {entry.pain} out of 10"
        case PainScore():
            words = f"Pain {entry.pain} out of 10, {SHORT_MOMENTS[entry.moment].lower()}"
            if entry.site:
                words += f", {entry.site}"
        case FootMark():
            words = mark_words(entry.reason)
            if entry.side:
                words += f", {SIDES[entry.side].lower()}"
        case DayRecord():
            words = f"{STATES[entry.state]}: {entry.reason or 'no reason given'}"
    return f"{words}\n{entry.note}" if entry.note else words


def mark_words(reason: str) -> str:
    """Return what was different about a day: a usual mark by its name, or the person's words."""
    return MARKS.get(reason, reason)


def plural(number: int, one: str, many: str | None = None) -> str:
    """Return "1 set", "2 sets"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def percent(part: int, whole: int) -> str:
    """Return a share as a whole percentage, rounded down, or a dash when `whole` is 0."""
    return f"{100 * part // whole:d} %" if whole else NOTHING


def minutes_words(minutes_a_day: float) -> str:
    """Return about how long a plan takes: "about 12 minutes a day", never less than one."""
    return f"about {plural(max(1, round(minutes_a_day)), 'minute')} a day"


def sentence(words: str) -> str:
    """Return the words with a capital first letter."""
    return words[:1].upper() + words[1:]
