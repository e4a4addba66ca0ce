"""How the numbers are made: each formula with an example from the person's own week."""

import pandas as pd
import streamlit as st

from footlog import runtime, worked
from footlog.adherence import Plan
from footlog.logbook import Moment
from footlog.views.empty_state import show_empty
from footlog.views.words import day_words, label, schedule_words
from footlog.weeks import monday_of

st.title("How the numbers are made", anchor=False)
diary = runtime.open_diary()
exercises = runtime.known_exercises(diary)
settings = diary.settings()
now = runtime.present(settings)
known_so_far = runtime.summed_up(diary, now.today, settings.pain_rule)
tally, summary = known_so_far.tally, known_so_far.summary
monday = monday_of(now.today)
st.markdown(
    "Every figure can be recomputed from what you logged. The examples are your own week, "
    f"from {day_words(monday, now.today)}."
)
if monday not in summary.weeks:
    show_empty(
        "There is nothing to calculate yet. Plan an exercise and come back.",
        "pages/exercises.py",
        "Choose exercises",
        ":material/directions_walk:",
    )
    st.stop()

week = summary.weeks[monday]
plan = Plan(tally.items, tally.done, tally.paused, now.today)
parts = worked.item_weeks(plan, monday)


def show_formula(title: str, formula: str, *examples: str, source: str = "") -> None:
    """Show one formula, its examples and where it comes from."""
    with st.container(border=True, gap="small"):
        st.markdown(f"**{title}**")
        st.markdown(formula)
        for example in examples:
            st.markdown(f":material/subdirectory_arrow_right: {label(example)}")
        if source:
            st.caption(f"Source: {source}")


show_formula(
    "Sets due",
    "Times a day × sets × sides, for every day on which an exercise is due. Where the dose is "
    "open (as many sets as you can), one set a time is due. Paused days ask for nothing. The "
    "plan that was in force on a day counts for that day, whatever changed later.",
    *(worked.due_sentence(part.item, exercises[part.item.exercise_id].name) for part in parts[:2]),
)
weekly = worked.first_weekly(tally.items, monday)
show_formula(
    "Exercises due a number of times a week",
    "Any day will do. In a week that is only partly in force or partly paused, the number "
    "shrinks with the days; a half is rounded up.",
    *(
        [
            f"{exercises[weekly[0].exercise_id].name}, {schedule_words(weekly[0].schedule)}: "
            + worked.weekly_sentence(*weekly, monday, tally.paused)
        ]
        if weekly
        else []
    ),
)
show_formula(
    "Sets credited and extra sets",
    "What you did counts up to what was due, per exercise, side and day (or week). What goes "
    "beyond, and every set that was not due, is extra: seen, but never mixed into adherence.",
    f"This week {week.sets_credited} credited, {week.sets_extra} extra.",
)
show_formula(
    "Adherence",
    "Sets credited ÷ sets due. Today is not over: of today only what you have done already is "
    "due, so the evening is never counted as missed in the morning.",
    worked.adherence_sentence(week),
    source="the share of the recommended dose, the usual measure in 86 studies "
    "(Bailey 2018, Br J Sports Med 54:326).",
)
if parts:
    st.dataframe(
        pd.DataFrame(
            [
                (
                    exercises[part.item.exercise_id].name,
                    str(part.item.dose),
                    part.due,
                    part.credited,
                )
                for part in parts
            ],
            columns=["Exercise", "Dose", "Sets due so far", "Credited"],
        ),
        hide_index=True,
        alt="This week's exercises with the sets due so far and the sets credited",
    )
show_formula(
    "Days recorded",
    "Days with any entry, printed beside every adherence figure: a day without an entry is not "
    "the same as a day without exercise.",
    f"This week {week.days_recorded} recorded, {week.days_trained} with exercises, "
    f"{week.days_paused} paused.",
)
show_formula(
    "Pain in a week",
    "For each moment apart: the number of scores, their mean and the worst. The pain noted with "
    "a set counts as pain during. Without a score there is no point, and lines have gaps.",
    *(
        worked.pain_sentence(moment, week.pain[moment])
        for moment in (Moment.MORNING, Moment.DURING)
    ),
)
show_formula(
    "Change of pain",
    "The mean of the first 14 days with at least 4 scores against the mean of the last 14 days. "
    "It takes 2 points and 30 % to be called likely better or likely worse; day to day, scores "
    "move by as much without meaning anything.",
    *(
        f"{moment}: {worked.change_sentence(change)}"
        for moment, change in summary.pain_change.items()
        if summary.total.pain[moment].n
    ),
    source="about 2 points or 30 % is a change people notice (Farrar 2001, Pain 94:149).",
)
show_formula(
    "Pain rule",
    f"A training day is within the rule when the worst pain during was at most "
    f"{settings.pain_limit} and the next morning at most {settings.pain_tolerance} above that "
    "morning (without one: above the pain before). Over when either fails. Unknown when the "
    "next morning, or what it is held against, was not recorded. Where no pain during was "
    "recorded, only the morning is judged.",
    *(
        worked.rule_sentence(day, tally.pain, settings.pain_rule, summary.pain_rule[day])
        for day in list(summary.pain_rule)[-2:]
    ),
    source="the pain-monitoring model (Silbernagel 2007, Am J Sports Med 35:897). It was tested "
    "in Achilles tendinopathy, not in metatarsalgia. Your physiotherapist's number comes first.",
)
show_formula(
    "Which day an entry belongs to",
    f"Your calendar day, by the clock on your wall. A day starts at {settings.day_starts_at}, so "
    "what you log just after midnight still belongs to the evening. The day is kept with the "
    "entry and never worked out again.",
)
st.page_link("pages/settings.py", label="Change the limits in Settings", icon=":material/settings:")
