"""The formulas in words, with the published source of their limits."""

from typing import NamedTuple

from footlog.analysis.pain_rule import PATTERN_DAYS, PATTERN_OVER
from footlog.domain.settings import Settings

CALLED_BY_CHANCE = 2
CALLED_BY_CHANCE_EARLY = 6
CALLED_BY_CHANCE_SWINGING = 14
"""Of 100 diaries in which pain does not really change, so many are called better or worse: after
twelve weeks, in the first seven, and when pain swings widely. `python -m tests.simulated` counts
them; docs/how_sure.md has the details."""

CHANCE_WORDS = (
    f"Where pain does not really change, about {CALLED_BY_CHANCE} diaries in 100 are still called "
    f"better or worse (about {CALLED_BY_CHANCE_EARLY} in the first seven weeks, "
    f"{CALLED_BY_CHANCE_SWINGING} if pain swings widely)."
)
FLARE_WORDS = (
    "Many people start a diary when it hurts most; part of a fall may be that flare ending."
)


class Formula(NamedTuple):
    """What a figure is called, how it is made, and the published source of its limits, if any."""

    title: str
    words: str
    source: str = ""


DUE = Formula(
    "Sets due",
    "Times a day × sets × sides, for every day on which an exercise is due. If there is no fixed "
    "number of sets, one set is due each time. Nothing is due on rest days (paused). Each day "
    "counts with the plan you had on that day, even if you changed it later.",
)
CATCHING_UP = Formula(
    "Catching up",
    "You can do the sets of a day until the exercise is due again. If it is due every second day, "
    "a day late still counts. Until then the sets are open, not missed.",
)
WEEKLY = Formula(
    "Exercises due a number of times a week",
    "You can do them on any day of the week that is not a rest day. In a week in which only some "
    "days count, because the exercise starts or ends or you paused, the number is lower in "
    "proportion and rounded to the nearest whole number.",
)
CREDITED = Formula(
    "Sets credited and extra sets",
    "The sets you did count up to the number due, for each exercise and side, the earliest first: "
    "these are credited, in the week in which they were due. All other sets are extra: they are "
    "shown, but not part of adherence.",
)
ADHERENCE = Formula(
    "Adherence",
    "How much of your plan you did: sets credited ÷ sets due. Sets that are still open count as "
    "due only when you have done them. The percentage is rounded down: 99.6 % is shown as 99 %. "
    "An exercise with many sets counts for more than one with few, so each exercise is shown in a "
    "table, too.",
    "a review of 86 studies (Bailey 2018, Br J Sports Med 54:326). Most of them measured how often "
    "people exercised; footlog measures the dose, the share of the sets. Where studies named a "
    "satisfactory dose, it was usually 80 to 99 %.",
)
DAYS_DONE = Formula(
    "All done, something done",
    "Of the days on which sets were due: on how many you did all of them, and on how many you did "
    "at least one. Exercises due a number of times a week are not counted here.",
)
RECORDED = Formula(
    "Days recorded",
    "Days with any entry, counted from the first day of your diary. They are shown beside "
    "adherence, because a day without an entry is not the same as a day without exercise.",
)
WEEKLY_PAIN = Formula(
    "Pain in a week",
    "For each moment (morning, before, during, after, evening) separately: the number of scores, "
    "their average (mean) and the worst. Pain noted with a set counts as pain during. A week "
    "without a score has no point in the chart, so lines have gaps.",
)
CHANGE = Formula(
    "Change of pain",
    "The value of a day is the mean of its scores. The mean of the first 28 days is compared with "
    "the mean of the last 28 days; each needs scores on at least 7 days. If your diary is too "
    "short for that, 14 days are used. A change of at least 2 points and 30 % is called likely "
    "better or likely worse. Smaller changes happen from day to day and may mean nothing. "
    f"{CHANCE_WORDS} {FLARE_WORDS} The mean of the days between shows whether one end was unusual. "
    "Trends also tells you when the last 7 days (with 3 scores or more) are as far off the mean of "
    "the last days, or have no score.",
    "people notice a change of about 2 points or 30 % (Farrar 2001, Pain 94:149). The errors are "
    "from simulated diaries (docs/how_sure.md).",
)
AROUND = Formula(
    "Around a change of plan",
    "The mean pain of 28 to 15 days before the change, of the 14 days before it, and of up to 28 "
    "days since. Each needs scores on at least 7 days. They are shown side by side, without a "
    "verdict: people often change their plan because pain has changed.",
)
STAYS = Formula(
    "Pain that stays",
    "The page Today tells you when you had pain on every day with a score in the last 14 days, "
    "the mean is not at least 1 point lower than in the 14 days before, and the change of pain is "
    "not called likely better. Both times need scores on 7 days. Each moment is looked at "
    "separately. This is not a diagnosis.",
    "the articles' advice to have pain checked that lasts more than a few days, and the "
    "pain-monitoring model, in which pain must not rise from week to week "
    "(Silbernagel 2007, Am J Sports Med 35:897).",
)
STANDS_OUT = Formula(
    "What stands out",
    "An exercise is named when the pain of its own sets is on average at least 1.5 points above "
    "that of the other exercises on the same days, on at least 8 days. Below 8 days only their "
    "number is shown. A place on the foot counts days, with a mean from 5 days on. None of this "
    "says what caused the pain.",
    "the errors are from simulated diaries (docs/how_sure.md).",
)
FUNCTION = Formula(
    "What your foot lets you do",
    "The mean of your activities' latest scores, compared with the mean of their first ones. A "
    "change is named from 2 points on (from 3 points for a single activity); smaller ones can "
    "come from rating differently on another day.",
    "the smallest detectable change of the Patient-Specific Functional Scale "
    "(Stratford 1995, Physiother Can 47:258).",
)


def pain_rule(settings: Settings) -> Formula:
    """Return the pain rule with the person's limits."""
    return Formula(
        "Pain rule",
        f"A training day is over the rule when the worst pain during was above "
        f"{settings.pain_limit} out of 10, or when pain the next morning was more than "
        f"{settings.pain_tolerance} higher than on the morning of that day. It is within the rule "
        "when all three scores were recorded and neither is so, and otherwise unknown. Both halves "
        "are counted separately, each of the days on which it can be judged. One day over the rule "
        f"is a prompt; {PATTERN_OVER} of the last {PATTERN_DAYS} days judged are a reason to talk "
        "to your physiotherapist. If you change the limits in Settings, past days are judged "
        "again.",
        "the pain-monitoring model (Silbernagel 2007, Am J Sports Med 35:897). It was tested in "
        "people with Achilles tendinopathy, not metatarsalgia. If your physiotherapist gave you "
        "another limit, use that.",
    )


def day_of_entry(settings: Settings) -> Formula:
    """Return how an entry gets its day, with the person's start of a day."""
    return Formula(
        "Which day an entry belongs to",
        f"Your calendar day, by your local time. A day starts at {settings.day_starts_at}, so an "
        "entry made just after midnight still belongs to the evening before. The day is saved with "
        "the entry and does not change later, for example when you travel.",
    )


def all_formulas(settings: Settings) -> tuple[Formula, ...]:
    """Return every formula with the person's limits, in the order in which they build up."""
    plan = (DUE, CATCHING_UP, WEEKLY, CREDITED, ADHERENCE, DAYS_DONE, RECORDED)
    pain = (WEEKLY_PAIN, CHANGE, AROUND, pain_rule(settings), STAYS, STANDS_OUT)
    return (*plan, *pain, FUNCTION, day_of_entry(settings))
