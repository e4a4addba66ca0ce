"""Trends: how well the plan is kept, and whether it hurts less."""

from datetime import timedelta

import pandas as pd
import streamlit as st

from footlog import runtime
from footlog.charts import DARK, LIGHT, adherence_chart, calendar_chart, pain_chart, response_chart
from footlog.day_marks import SHARES, SYMBOLS, day_marks
from footlog.exercises import Side
from footlog.frames import (
    by_week,
    calendar_frame,
    changes_frame,
    pain_frame,
    response_frame,
    weeks_frame,
)
from footlog.function_charts import function_chart
from footlog.function_frames import function_frame
from footlog.function_taps import FunctionTaps
from footlog.headline import adherence_words, change_words, pain_words, scores_in, worst_days
from footlog.logbook import Moment
from footlog.pain import CLEAR_POINTS, CLEAR_SHARE, FORTNIGHT
from footlog.ranges import Range, last_whole_weeks, span_of
from footlog.report import percent
from footlog.response import exercise_days, median_of
from footlog.summary import Tally, summarise
from footlog.views.empty_state import show_empty
from footlog.views.foot_heat import show_foot_heat
from footlog.views.function_section import show_function
from footlog.views.notice import show_notice
from footlog.views.words import SHORT_MOMENTS, SIDES, day_words, label, plural
from footlog.weeks import DAY
from footlog.where import pain_by_site, unplaced

LONGEST_CALENDAR_WEEKS = 26

st.title("Trends", anchor=False)
diary = runtime.open_diary()
exercises = runtime.known_exercises(diary)
settings = diary.settings()
now = runtime.present(settings)
tally = diary.tally().until(now.today)
summary = summarise(tally, now.today, rule=settings.pain_rule)
colours = DARK if runtime.is_dark() else LIGHT

if not summary.weeks:
    show_empty(
        "There is nothing to draw yet. Plan some exercises and log the first sets; the first "
        "week shows up here the same day.",
        "pages/exercises.py",
        "Choose exercises",
        ":material/directions_walk:",
    )
    st.stop()

recorded = [moment for moment in Moment if summary.total.pain[moment].n]
whole = last_whole_weeks(now.today)
four_weeks = summarise(tally, now.today, first=whole.first, last=whole.last).total
begun = min(summary.weeks) <= whole.last
with st.grid(3, min_column_width=200):
    st.metric(
        "Adherence, last 4 weeks",
        percent(four_weeks.adherence if begun else None),
        adherence_words(four_weeks) if begun else "the first week is not over yet",
        delta_color="off",
        delta_arrow="off",
        border=True,
        height="stretch",
    )
    for moment in [m for m in (Moment.MORNING, Moment.DURING) if m in recorded] or recorded[:2]:
        change = summary.pain_change[moment]
        n = scores_in(tally.pain, moment, now.today - FORTNIGHT + DAY, now.today)
        st.metric(
            f"Pain now, {SHORT_MOMENTS[moment].lower()} (n {n})",
            "–" if change.latest is None else f"{change.latest:.1f}",
            change_words(change),
            delta_color="off",
            delta_arrow="off",
            border=True,
            height="stretch",
        )
st.caption(
    f"Adherence of the last four whole weeks, {four_weeks.days_recorded} of 28 days recorded. Pain "
    "now is the mean of the last 14 days, the start that of the first 14 with four scores. Entries "
    "are self-reported."
)

chosen = st.segmented_control(
    "Show",
    list(Range),
    default=Range.TWELVE_WEEKS,
    required=True,
    key="range",
    bind="query-params",
)
own = None
if chosen is Range.OWN:
    with st.container(horizontal=True):
        own = (
            st.date_input(
                "From",
                now.today - timedelta(days=27),
                key="from",
                width=170,
                bind="query-params",
                format="YYYY-MM-DD",
            ),
            st.date_input(
                "To", now.today, key="to", width=170, bind="query-params", format="YYYY-MM-DD"
            ),
        )
span = span_of(chosen, min(summary.weeks), now.today, own)
drawn = (span.first, span.last + DAY)

st.header("Adherence by week", anchor=False)
planned = sorted({item.exercise_id for item in tally.items}, key=lambda key: exercises[key].name)
only = st.selectbox(
    "Exercise",
    [None, *planned],
    key="trends_exercise",
    format_func=lambda key: exercises[key].name if key else "All exercises",
)
shown = (
    tally
    if only is None
    else Tally(
        items=tuple(item for item in tally.items if item.exercise_id == only),
        done={key: n for key, n in tally.done.items() if key[0] == only},
        paused=tally.paused,
        recorded=tally.recorded,
    )
)
figures = summarise(shown, now.today, first=span.first, last=span.last)
weeks = weeks_frame(figures.weeks, shown.items, now.today)
st.altair_chart(
    adherence_chart(weeks, drawn, colours),
    alt=f"Adherence by week: {percent(figures.total.adherence)} of the sets due were done, "
    f"{figures.total.sets_credited:,} of {figures.total.sets_due:,}.",
    key="trends_adherence",
)
st.caption(
    "Paler: the week is not over; only what was due before today counts. +n: sets beyond what "
    "was due. nP: days paused. ▲: the plan changed."
)

st.header("Pain", anchor=False)
if recorded:
    with st.container(horizontal=True):
        moments = st.pills(
            "Moments",
            recorded,
            selection_mode="multi",
            default=[m for m in recorded if m in (Moment.MORNING, Moment.DURING)] or recorded,
            format_func=SHORT_MOMENTS.__getitem__,
            key="trends_moments",
        )
        feet = {foot: diary.pain_of_foot(foot) for foot in (Side.LEFT, Side.RIGHT)}
        foot = None
        if any(feet.values()):
            foot = st.segmented_control(
                "Foot",
                [None, Side.LEFT, Side.RIGHT],
                default=None,
                key="trends_foot",
                format_func=lambda side: SIDES[side] if side else "All scores",
            )
    pain_of = feet[foot] if foot else tally.pain
    pain_in_span = {key: day for key, day in pain_of.items() if key[1] in span}
    pain = pain_frame(pain_in_span, moments)
    pain = by_week(pain) if span.is_long else pain
    levels: list[tuple[float, str]] = [(settings.pain_limit, f"your limit, {settings.pain_limit}")]
    baseline = summary.pain_change[moments[0]].baseline if len(moments) == 1 else None
    if baseline is not None:
        clear = min(baseline - CLEAR_POINTS, baseline * float(1 - CLEAR_SHARE))
        levels += [(baseline, f"start, {baseline:.1f}")]
        levels += [(clear, f"clear change, {clear:.1f}")] if clear >= 0 else []
    st.altair_chart(
        pain_chart(
            pain.assign(moment=pain["moment"].map(SHORT_MOMENTS)),
            changes_frame(tally.items, span.first),
            pd.DataFrame(levels, columns=["level", "words"]),
            drawn,
            colours,
        ),
        alt=pain_words(summary.pain_change, moments),
        key="trends_pain",
    )
    st.caption(
        "Dots are weeks, lines their means from three scores on. "
        if span.is_long
        else "Dots are days, lines the mean of seven days with at least three scores. "
    )
    st.caption(
        "Where nothing was recorded there is a gap. Dashed: the plan changed. Up to your limit "
        "counts as acceptable if it settles by the next morning; choose one moment to see the "
        "start and what a clear change (2 points and 30 %) would be."
    )
    with st.expander("The worst days"):
        for day, worst in worst_days(pain_of, moments, span.first, span.last):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.page_link(
                    "pages/today.py",
                    label=f"{day_words(day, now.today)}: pain {worst}",
                    icon=":material/edit_calendar:",
                    query_params={"day": str(day)},
                )
                for entry in diary.entries(day, day):
                    if entry.note:
                        st.text(entry.note)
else:
    st.markdown("No pain score yet. Tap a number on the Today page to begin the line.")

scores = diary.function_scores()
if scores:
    st.altair_chart(
        function_chart(function_frame(scores), span.first, span.last),
        alt="What you can do, 0 unable to 10 as before, by activity",
        key="trends_function",
    )
show_function(scores, now.today, FunctionTaps(diary, now))

st.header("Calendar", anchor=False)
last_weeks = span_of(
    Range.OWN,
    span.first,
    now.today,
    (span.last - timedelta(weeks=LONGEST_CALENDAR_WEEKS) + DAY, span.last),
)
marks = day_marks(tally, now.today, last_weeks)
days = calendar_frame(marks)
st.altair_chart(
    calendar_chart(days, colours, [str(step) for step in SHARES], [str(s) for s in SYMBOLS]),
    alt=f"Calendar of {plural(len(marks), 'day')}: on "
    f"{plural(sum(mark.step is SHARES[-1] for mark in marks), 'day')} all of the plan was done.",
    key="trends_calendar",
)
st.caption(
    "How much of the day's plan was done. P paused, × missed, · nothing due, ? not recorded."
    + (f" The last {LONGEST_CALENDAR_WEEKS} weeks." if last_weeks.first > span.first else "")
)

each = st.expander(
    "Each exercise: which one does the foot dislike?", key="trends_each", on_change="rerun"
)
if each.open:
    with each:
        st.caption(
            "Pain during and the next morning on days with the exercise; larger marks are more "
            "sets. What moves together need not be cause and effect."
        )
        by_exercise = exercise_days(diary.exercise_days(), tally.pain, span)
        with st.grid(2, min_column_width=280):
            for key in sorted({one.exercise_id for one in by_exercise}):
                mine = [one for one in by_exercise if one.exercise_id == key]
                n, middle = median_of(one.during for one in mine)
                with st.container(border=True, gap="small"):
                    st.markdown(f"**{label(exercises[key].name)}**")
                    st.caption(
                        f"{plural(len(mine), 'day')}, pain during n {n}"
                        + (f", median {middle:g}" if middle is not None else "")
                    )
                    st.altair_chart(
                        response_chart(response_frame(mine), drawn),
                        alt=f"Pain with {exercises[key].name}: {n} scores"
                        + (f", median {middle:g}" if middle is not None else ""),
                        key=f"trends_each_{key}",
                    )

where = st.expander("Where it hurts", key="trends_where", on_change="rerun")
if where.open:
    with where:
        entries = diary.entries(span.first, span.last)
        found = pain_by_site(entries)
        if found:
            show_foot_heat(found, dark=runtime.is_dark())
        st.caption(f"{plural(unplaced(entries), 'score')} without a place.")

with st.expander("The figures as a table"):
    st.dataframe(
        weeks.assign(week=weeks["week"].dt.date).drop(
            columns=["middle", "end", "changed", "words"]
        ),
        hide_index=True,
        column_config={
            "week": st.column_config.DateColumn("Week of", format="YYYY-MM-DD"),
            "due": "Sets due",
            "credited": "Credited",
            "extra": "Extra",
            "share": st.column_config.NumberColumn("Adherence", format="percent"),
            "days_recorded": "Days recorded",
            "paused": "Days paused",
            "so_far": "Not over",
        },
        alt="The weeks as a table",
    )
    if recorded:
        st.dataframe(
            pain.dropna(subset=["mean"]).assign(day=lambda rows: rows["day"].dt.date),
            hide_index=True,
            column_config={
                "day": st.column_config.DateColumn("Day", format="YYYY-MM-DD"),
                "moment": "Moment",
                "mean": st.column_config.NumberColumn("Pain", format="%.1f"),
                "n": "Scores",
                "smooth": st.column_config.NumberColumn("7-day mean", format="%.1f"),
            },
            alt="The pain scores as a table",
        )
st.page_link("pages/numbers.py", label="How the numbers are made", icon=":material/calculate:")
show_notice()
