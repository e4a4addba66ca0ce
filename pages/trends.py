"""Trends: how well the plan is kept, and whether it hurts less."""

from datetime import date

import streamlit as st

from footlog.analysis.calendar import SHARES, SYMBOLS, day_marks
from footlog.analysis.pain import FORTNIGHT, scores_in, usual_moments, worst_days
from footlog.analysis.pain_patterns import exercise_days, pain_by_site, unplaced
from footlog.analysis.spans import calendar_span, last_whole_weeks
from footlog.analysis.summary import summarise
from footlog.charts.charts import DARK, LIGHT, adherence_chart, calendar_chart, pain_chart
from footlog.charts.frames import (
    calendar_frame,
    changes_frame,
    function_frame,
    levels_frame,
    pain_in_span,
    weeks_frame,
)
from footlog.charts.function_charts import function_chart
from footlog.domain.exercises import exercise_names
from footlog.domain.logbook import Moment
from footlog.domain.weeks import DAY, monday_of
from footlog.ui import session
from footlog.ui.actions.function import FunctionActions
from footlog.ui.cache import diary_state, kept, recent_totals
from footlog.ui.notice import show_notice
from footlog.ui.views.foot_heat import show_foot_heat
from footlog.ui.views.frame import show_empty
from footlog.ui.views.function_section import show_function, show_function_change
from footlog.ui.views.trends import (
    levels,
    show_choice,
    show_each_exercise,
    show_headline,
    show_range,
    show_tables,
    show_worst_days,
)
from footlog.wording import SHORT_MOMENTS, band_words, pain_words, percent, plural

st.title("Trends", anchor=False)
diary = session.open_diary()
names = exercise_names(session.known_exercises(diary).values())
state = diary_state(diary)
settings = kept(state, ("settings",), diary.settings)
now = session.present(settings)
begun = kept(
    state,
    ("begun",),
    lambda: min([*(item.starts_on for item in diary.plan_items()), diary.first_day() or date.max]),
)
colours = DARK if session.is_dark() else LIGHT

if monday_of(begun) > now.today:
    show_empty(
        "There is nothing to draw yet. Plan some exercises and log the first sets; the first "
        "week shows up here the same day.",
        "pages/exercises.py",
        "Choose exercises",
        ":material/directions_walk:",
    )
    st.stop()

headline = st.container()
span = show_range(begun, now.today)
whole = last_whole_weeks(now.today)
known_so_far = recent_totals(state, now.today, min(span.drawn[0], whole.first))
tally, scored = known_so_far.tally, known_so_far.scored
four_weeks = kept(
    known_so_far,
    ("four weeks", now.today),
    lambda: summarise(tally, now.today, first=whole.first, last=whole.last).total,
)
fortnight = now.today - FORTNIGHT + DAY
with headline:
    show_headline(
        four_weeks if begun <= whole.last else None,
        known_so_far.pain_change,
        {m: scores_in(tally.pain, m, fortnight, now.today) for m in usual_moments(scored)},
    )
drawn = span.drawn
view = (now.today, span, colours)

st.header("Adherence by week", anchor=False)
planned = sorted({item.exercise_id for item in tally.items}, key=lambda key: names[key])
only = st.selectbox(
    "Exercise",
    [None, *planned],
    key="trends_exercise",
    format_func=lambda key: names[key] if key else "All exercises",
)
shown = tally.of_exercise(only) if only else tally
figures = kept(
    known_so_far,
    ("figures", only, *view),
    lambda: summarise(shown, now.today, first=span.first, last=span.last),
)
kept(
    known_so_far,
    ("adherence", only, *view),
    lambda: st.altair_chart(
        adherence_chart(weeks_frame(figures.weeks, shown.items, now.today), drawn, colours),
        alt=f"Adherence by week: {percent(figures.total.adherence)} of the sets due were done, "
        f"{figures.total.sets_credited:,} of {figures.total.sets_due:,}.",
        key="trends_adherence",
    ),
)
st.caption(
    "Paler: the week is not over; only what was due before today counts. +n: sets beyond what "
    "was due. nP: days paused. ▲: the plan changed."
)

st.header("Pain", anchor=False)
words: dict[Moment, str] = {}
pain_of = tally.pain
if scored:
    moments, foot = show_choice(scored, known_so_far.feet)
    words = {moment: SHORT_MOMENTS[moment] for moment in moments}
    pain_of = known_so_far.feet[foot] if foot else tally.pain
    lines = levels(settings.pain_limit, (known_so_far.pain_change[moment] for moment in moments))
    kept(
        known_so_far,
        ("pain", moments, foot, lines, *view),
        lambda: st.altair_chart(
            pain_chart(
                pain_in_span(pain_of, words, span),
                changes_frame(tally.items, span.first),
                levels_frame(lines),
                drawn,
                colours,
            ),
            alt=pain_words(known_so_far.pain_change, moments),
            key="trends_pain",
        ),
    )
    dots = "Dots and lines are weeks" if span.is_long else "Dots are days, lines seven days"
    st.caption(
        f"{dots}; a line needs three scores. Where nothing was recorded there is a gap. Dashed: "
        f"the plan changed. {band_words(settings.pain_limit)} Choose one moment to see its start "
        "and what a clear change (2 points and 30 %) would be."
    )
    kept(
        known_so_far,
        ("worst days", moments, foot, span, now.today),
        lambda: show_worst_days(
            (
                (day, pain, diary.entries(day, day))
                for day, pain in worst_days(pain_of, moments, span.first, span.last)
            ),
            now.today,
        ),
    )
else:
    st.markdown("No pain score yet. Tap a number on the Today page to begin the line.")

st.header("What your foot lets you do", anchor=False)
scores = kept(known_so_far, ("function scores",), diary.function_scores)
if scores:
    kept(
        known_so_far,
        ("function", *view),
        lambda: st.altair_chart(
            function_chart(function_frame(scores), *drawn),
            alt="What you can do, 0 unable to 10 as before, by activity",
            key="trends_function",
        ),
    )
kept(
    known_so_far,
    ("function change", now.today),
    lambda: show_function_change(scores, now.today),
)
show_function(scores, now.today, FunctionActions(diary))

st.header("Calendar", anchor=False)
marks = kept(
    known_so_far,
    ("marks", *view),
    lambda: day_marks(tally, now.today, calendar_span(span)),
)
kept(
    known_so_far,
    ("calendar", *view),
    lambda: st.altair_chart(
        calendar_chart(
            calendar_frame(marks), colours, [str(s) for s in SHARES], [str(s) for s in SYMBOLS]
        ),
        alt=f"Calendar of {plural(len(marks), 'day')}: on "
        f"{plural(sum(mark.step is SHARES[-1] for mark in marks), 'day')} all of the plan was "
        "done.",
        key="trends_calendar",
    ),
)
st.caption(
    "How much of the day's plan was done. P paused, × missed, · nothing due, ? not recorded. At "
    "most the last 26 weeks of the span."
)

each = st.expander(
    "Each exercise: which one does the foot dislike?", key="trends_each", on_change="rerun"
)
if each.open:
    with each:
        days = kept(
            known_so_far,
            ("each exercise", span),
            lambda: exercise_days(diary.exercise_days(), tally.pain, span),
        )
        show_each_exercise(days, names, tally.items, drawn, colours)

where = st.expander("Where it hurts", key="trends_where", on_change="rerun")
if where.open:
    with where:
        entries = diary.entries(span.first, span.last)
        show_foot_heat(pain_by_site(entries), dark=session.is_dark())
        st.caption(f"{plural(unplaced(entries), 'score')} without a place.")

tables = st.expander("The figures as a table", key="trends_tables", on_change="rerun")
if tables.open:
    with tables:
        show_tables(
            weeks_frame(figures.weeks, shown.items, now.today),
            pain_in_span(pain_of, words, span),
        )
st.page_link("pages/numbers.py", label="How the numbers are made", icon=":material/calculate:")
show_notice()
