"""How we work this out: each formula with an example from the person's own week."""

import streamlit as st

from footlog.analysis import formulas, worked_examples
from footlog.analysis.agenda import still_open
from footlog.analysis.formulas import Formula
from footlog.analysis.pain import around_change, pain_by_moment
from footlog.analysis.pain_rule import rule_day, rule_summary
from footlog.domain.exercises import exercise_names
from footlog.domain.function import function_change
from footlog.domain.logbook import Moment
from footlog.domain.plan import days_changed
from footlog.domain.weeks import monday_of
from footlog.result_wording import beside_adherence, days_done_words, function_words, recorded_words
from footlog.ui import session
from footlog.ui.cache import all_totals, diary_state
from footlog.ui.views.frame import show_empty, show_small_table
from footlog.wording import day_words, label, plural, schedule_words, sentence

st.title("How we work this out", anchor=False)
diary = session.open_diary()
names = exercise_names(session.known_exercises(diary).values())
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
plan = tally.facts(now.today)
parts = worked_examples.item_weeks(plan, monday)
scored = [moment for moment in Moment if summary.total.pain[moment].n]


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
    *(worked_examples.due_sentence(part.item, names[part.item.exercise_id]) for part in parts[:2]),
)
open_items = still_open(plan, now.today)
show_formula(
    formulas.CATCHING_UP,
    *(
        f"{names[item.exercise_id]}: open since {day_words(open_items[item.id], now.today)}."
        for item in tally.items
        if item.id in open_items
    ),
)
weekly = worked_examples.first_weekly(tally.items, monday)
show_formula(
    formulas.WEEKLY,
    *(
        [
            f"{names[weekly[0].exercise_id]}, {schedule_words(weekly[0].schedule)}: "
            + worked_examples.weekly_sentence(*weekly, monday, tally.paused)
        ]
        if weekly
        else []
    ),
)
show_formula(
    formulas.CREDITED,
    f"This week: {plural(week.sets_credited, 'set')} credited, {week.sets_extra} extra.",
)
show_formula(
    formulas.ADHERENCE,
    f"{worked_examples.adherence_sentence(week)} {sentence(beside_adherence(week))}",
)
if parts:
    show_small_table(
        ("Exercise", "Dose", "Sets due so far", "Credited"),
        [
            (
                names[part.item.exercise_id],
                str(part.item.dose),
                f"{part.due:,}",
                f"{part.credited:,}",
            )
            for part in parts
        ],
    )
show_formula(formulas.DAYS_DONE, f"This week: {days_done_words(week) or 'no day was due'}.")
show_formula(
    formulas.RECORDED,
    f"This week: {recorded_words(week)}, {week.days_trained} with exercises.",
)
show_formula(
    formulas.WEEKLY_PAIN,
    *(
        worked_examples.pain_sentence(moment, week.pain[moment])
        for moment in (Moment.MORNING, Moment.DURING)
    ),
)
show_formula(
    formulas.CHANGE,
    *(
        f"{moment}: {worked_examples.change_sentence(summary.pain_change[moment])}"
        for moment in scored
    ),
)
by_moment = pain_by_moment(tally.pain)
changes = [day for day in days_changed(tally.items) if day <= now.today]
show_formula(
    formulas.AROUND,
    *(
        f"{moment}, change of {day_words(day, now.today)}: "
        + worked_examples.around_sentence(around_change(by_moment[moment], day, now.today))
        for moment in scored[:2]
        for day in changes[-1:]
    ),
)
show_formula(
    formulas.pain_rule(settings),
    *worked_examples.rule_shares(
        rule_summary(summary.pain_rule, tally.pain, settings.pain_rule), settings.pain_rule
    ),
    *(
        worked_examples.rule_sentence(rule_day(day, tally.pain), settings.pain_rule)
        for day in list(summary.pain_rule)[-2:]
    ),
)
show_formula(formulas.STAYS)
show_formula(formulas.STANDS_OUT)
change = function_change(diary.function_scores())
show_formula(formulas.FUNCTION, *([function_words(change)] if change else []))
show_formula(formulas.day_of_entry(settings))
