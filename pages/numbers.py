"""How we work this out: each formula with an example from the person's own week."""

import pandas as pd
import streamlit as st

from footlog.analysis import formulas
from footlog.analysis.adherence import AdherenceFacts
from footlog.analysis.formulas import Formula
from footlog.domain.logbook import Moment
from footlog.domain.weeks import monday_of
from footlog.ui import session
from footlog.ui.cache import all_totals, diary_state
from footlog.ui.views.frame import show_empty
from footlog.wording import day_words, label, plural, schedule_words

st.title("How we work this out", anchor=False)
diary = session.open_diary()
exercises = session.known_exercises(diary)
settings = diary.settings()
now = session.present(settings)
known_so_far = all_totals(diary_state(diary), now.today, settings.pain_rule)
tally, summary = known_so_far.tally, known_so_far.summary
monday = monday_of(now.today)
st.markdown(
    "You can check every figure against what you logged. The examples are from your own week, "
    f"since {day_words(monday, now.today)}."
)
if monday not in summary.weeks:
    show_empty(
        "Nothing to work out yet. Add an exercise to your plan and come back.",
        "pages/exercises.py",
        "Choose exercises",
        ":material/directions_walk:",
    )
    st.stop()

week = summary.weeks[monday]
plan = AdherenceFacts(tally.items, tally.done, tally.paused, now.today)
parts = formulas.item_weeks(plan, monday)


def show_formula(formula: Formula, *examples: str) -> None:
    """Show one formula, its examples and where it comes from."""
    with st.container(border=True, gap="small"):
        st.markdown(f"**{formula.title}**")
        st.markdown(formula.words)
        for example in examples:
            st.markdown(f":material/subdirectory_arrow_right: {label(example)}")
        if formula.source:
            st.caption(f"Source: {formula.source}")


show_formula(
    formulas.DUE,
    *(
        formulas.due_sentence(part.item, exercises[part.item.exercise_id].name)
        for part in parts[:2]
    ),
)
weekly = formulas.first_weekly(tally.items, monday)
show_formula(
    formulas.WEEKLY,
    *(
        [
            f"{exercises[weekly[0].exercise_id].name}, {schedule_words(weekly[0].schedule)}: "
            + formulas.weekly_sentence(*weekly, monday, tally.paused)
        ]
        if weekly
        else []
    ),
)
show_formula(
    formulas.CREDITED,
    f"This week: {plural(week.sets_credited, 'set')} credited, {week.sets_extra} extra.",
)
show_formula(formulas.ADHERENCE, formulas.adherence_sentence(week))
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
    formulas.RECORDED,
    f"This week: {plural(week.days_recorded, 'day')} recorded, {week.days_trained} with exercises, "
    f"{plural(week.days_paused, 'rest day')}.",
)
show_formula(
    formulas.WEEKLY_PAIN,
    *(
        formulas.pain_sentence(moment, week.pain[moment])
        for moment in (Moment.MORNING, Moment.DURING)
    ),
)
show_formula(
    formulas.CHANGE,
    *(
        f"{moment}: {formulas.change_sentence(change)}"
        for moment, change in summary.pain_change.items()
        if summary.total.pain[moment].n
    ),
)
show_formula(
    formulas.pain_rule(settings),
    *(
        formulas.rule_sentence(day, tally.pain, settings.pain_rule, summary.pain_rule[day])
        for day in list(summary.pain_rule)[-2:]
    ),
)
show_formula(formulas.PERSISTING)
show_formula(formulas.day_of_entry(settings))
