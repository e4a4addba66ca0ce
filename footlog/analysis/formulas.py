"""The formulas in words: one place for the page that explains them and the README.txt."""

from typing import NamedTuple

from footlog.domain.settings import Settings


class Formula(NamedTuple):
    """What a figure is called, how it is made, and the published source of its limits, if any."""

    title: str
    words: str
    source: str = ""


DUE = Formula(
    "Sets due",
    "Times a day × sets × sides, for every day on which an exercise is due. Where the dose is "
    "open (as many sets as you can), one set a time is due. Paused days ask for nothing. The "
    "plan that was in force on a day counts for that day, whatever changed later.",
)
WEEKLY = Formula(
    "Exercises due a number of times a week",
    "Any day will do. In a week that is only partly in force or partly paused, the number "
    "shrinks with the days; a half is rounded up.",
)
CREDITED = Formula(
    "Sets credited and extra sets",
    "What you did counts up to what was due, per exercise, side and day (or week). What goes "
    "beyond, and every set that was not due, is extra: seen, but never mixed into adherence.",
)
ADHERENCE = Formula(
    "Adherence",
    "Sets credited ÷ sets due. Today is not over: of today only what you have done already is "
    "due, so the evening is never counted as missed in the morning.",
    "the share of the recommended dose, the usual measure in 86 studies "
    "(Bailey 2018, Br J Sports Med 54:326).",
)
RECORDED = Formula(
    "Days recorded",
    "Days with any entry, printed beside every adherence figure: a day without an entry is not "
    "the same as a day without exercise.",
)
WEEKLY_PAIN = Formula(
    "Pain in a week",
    "For each moment apart: the number of scores, their mean and the worst. The pain noted with "
    "a set counts as pain during. Without a score there is no point, and lines have gaps.",
)
CHANGE = Formula(
    "Change of pain",
    "The mean of the first 14 days with at least 4 scores against the mean of the last 14 days. "
    "It takes 2 points and 30 % to be called likely better or likely worse; day to day, scores "
    "move by as much without meaning anything.",
    "about 2 points or 30 % is a change people notice (Farrar 2001, Pain 94:149).",
)


PERSISTING = Formula(
    "Pain that stays",
    "Today says so when every day with a score of the last seven had pain, and the mean of the "
    "days' worst pain is not lower than that of the seven days before. Either week needs four "
    "days with a score. It is no diagnosis.",
    "the advice of the articles to have pain looked at that stays for more than a few days, and "
    "the model of pain monitoring, in which pain must not rise from week to week "
    "(Silbernagel 2007, Am J Sports Med 35:897).",
)


def pain_rule(settings: Settings) -> Formula:
    """Return the pain rule with the person's limits."""
    return Formula(
        "Pain rule",
        f"A training day is within the rule when the worst pain during was at most "
        f"{settings.pain_limit} and the next morning at most {settings.pain_tolerance} above that "
        "morning (without one: above the pain before). Over when either fails. Unknown when the "
        "next morning, or what it is held against, was not recorded. Where no pain during was "
        "recorded, only the morning is judged.",
        "the pain-monitoring model (Silbernagel 2007, Am J Sports Med 35:897). It was tested in "
        "Achilles tendinopathy, not in metatarsalgia. Your physiotherapist's number comes first.",
    )


def day_of_entry(settings: Settings) -> Formula:
    """Return how an entry gets its day, with the person's start of a day."""
    return Formula(
        "Which day an entry belongs to",
        f"Your calendar day, by the clock on your wall. A day starts at {settings.day_starts_at}, "
        "so what you log just after midnight still belongs to the evening. The day is kept with "
        "the entry and never worked out again.",
    )


def all_formulas(settings: Settings) -> tuple[Formula, ...]:
    """Return every formula with the person's limits, in the order in which they build up."""
    steps = (DUE, WEEKLY, CREDITED, ADHERENCE, RECORDED, WEEKLY_PAIN, CHANGE)
    return (*steps, pain_rule(settings), PERSISTING, day_of_entry(settings))
