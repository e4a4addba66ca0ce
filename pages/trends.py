"""Trends: how well the plan is kept, and whether it hurts less."""

import streamlit as st

from footlog import runtime
from footlog.charts import adherence_chart, pain_chart
from footlog.frames import changes_frame, pain_frame, weeks_frame
from footlog.logbook import Moment
from footlog.report import percent
from footlog.summary import summarise
from footlog.views.empty_state import show_empty
from footlog.views.words import SHORT_MOMENTS, plural

st.title("Trends", anchor=False)
diary = runtime.open_diary()
settings = diary.settings()
now = runtime.present(settings)
tally = diary.tally()
summary = summarise(tally, now.today, rule=settings.pain_rule)

if not summary.weeks:
    show_empty(
        "There is nothing to draw yet. Plan some exercises and log the first sets; the first "
        "week shows up here the same day.",
        "pages/exercises.py",
        "Choose exercises",
        ":material/directions_walk:",
    )
    st.stop()

total = summary.total
with st.grid(3, min_column_width=180):
    st.metric(
        "Adherence",
        percent(total.adherence),
        f"{total.sets_credited:,} of {total.sets_due:,} sets due",
        delta_color="off",
        delta_arrow="off",
        border=True,
    )
    for moment in (Moment.MORNING, Moment.DURING):
        change = summary.pain_change[moment]
        latest = "–" if change.latest is None else f"{change.latest:.1f}"
        start = f", {change.baseline:.1f} at the start" if change.baseline is not None else ""
        st.metric(
            f"Pain, {SHORT_MOMENTS[moment].lower()}",
            latest,
            f"{change.verdict}{start}",
            delta_color="off",
            delta_arrow="off",
            border=True,
        )
st.caption(
    f"{plural(total.days_recorded, 'day')} recorded in {plural(len(summary.weeks), 'week')}. "
    "Pain now is the mean of the last 14 days. Entries are self-reported."
)

st.header("Adherence by week", anchor=False)
weeks = weeks_frame(summary.weeks, now.today)
st.altair_chart(
    adherence_chart(weeks),
    alt=f"Adherence by week: {percent(total.adherence)} of the sets due were done.",
    key="trends_adherence",
)
st.caption("The week that is not over yet is paler: only what was due before today counts in it.")

st.header("Pain", anchor=False)
recorded = [moment for moment in Moment if summary.total.pain[moment].n]
moments = st.pills(
    "Moments",
    recorded,
    selection_mode="multi",
    default=[m for m in recorded if m in (Moment.MORNING, Moment.DURING)] or recorded,
    format_func=SHORT_MOMENTS.__getitem__,
    key="trends_moments",
)
if recorded:
    pain = pain_frame(tally.until(now.today).pain, moments)
    pain = pain.assign(moment=pain["moment"].map(SHORT_MOMENTS))
    st.altair_chart(
        pain_chart(
            pain, changes_frame(tally.items, min(summary.weeks)), settings.pain_limit, runtime.ink()
        ),
        alt="Pain over time, 0 to 10: "
        + "; ".join(f"{m}, {summary.pain_change[m].verdict}" for m in moments),
        key="trends_pain",
    )
    st.caption(
        "Dots are days, lines the mean of seven days with at least three scores. Where nothing "
        f"was recorded there is a gap. Dotted: your pain limit, {settings.pain_limit}. Dashed: "
        "the plan changed."
    )
else:
    st.markdown("No pain score yet. Tap a number on the Today page to begin the line.")

with st.expander("The figures as a table"):
    st.dataframe(
        weeks.assign(week=weeks["week"].dt.date),
        hide_index=True,
        column_config={
            "week": st.column_config.DateColumn("Week of", format="YYYY-MM-DD"),
            "due": "Sets due",
            "credited": "Credited",
            "extra": "Extra",
            "share": st.column_config.NumberColumn("Adherence", format="percent"),
            "days_recorded": "Days recorded",
            "so_far": "Not over",
        },
        alt="The weeks as a table",
    )
st.page_link("pages/numbers.py", label="How the numbers are made", icon=":material/calculate:")
