"""Today, or another day: what is due, its sets to tick, and how much it hurts."""

from datetime import timedelta

import streamlit as st

from footlog import agenda, runtime
from footlog.logbook import DayRecord, Moment, PainScore, SetLog
from footlog.persisting import persisting, worst_by_day
from footlog.taps import OPEN, Taps
from footlog.views.bad_day import show_bad_day, show_day_record
from footlog.views.empty_state import show_empty
from footlog.views.exercise_today import Asked, show_asked, show_more
from footlog.views.notice import show_notice
from footlog.views.other_exercise import show_other_exercise
from footlog.views.pain_scale import ANCHORS, show_pain_scale, show_score_details
from footlog.views.see_somebody import show_persisting
from footlog.views.set_editor import show_set_editor
from footlog.views.words import day_words

diary = runtime.open_diary()
exercises = runtime.known_exercises(diary)
now = runtime.present(diary.settings())
dark = runtime.is_dark()

with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
    title = st.empty()
    day = st.date_input(
        "Another day",
        now.today,
        max_value=now.today + timedelta(days=1),
        key="day",
        bind="query-params",
        format="YYYY-MM-DD",
        width=170,
    )
day = day or now.today
title.title("Today" if day == now.today else day_words(day, now.today), anchor=False)

taps = Taps(diary, now, day)
entries = diary.entries(day - agenda.RECENT, day)
logs = [entry for entry in entries if isinstance(entry, SetLog)]
todays = [log for log in logs if log.on == day]
record = next((e for e in entries if isinstance(e, DayRecord) and e.on == day), None)
scores = {e.moment: e for e in entries if isinstance(e, PainScore) and e.on == day}
opened = st.session_state.get(OPEN)
items = diary.plan_items()
asked = [
    Asked(
        item,
        exercises[item.exercise_id],
        agenda.is_new(item.exercise_id, logs, day),
        agenda.marks(item, todays),
        agenda.days_done(item, logs, day),
        agenda.last_time(item.exercise_id, logs, day),
    )
    for item in agenda.offered(items, day)
]

if asked:
    marks = [mark for one in asked for mark in one.marks]
    done = sum(mark.log is not None for mark in marks)
    st.caption(f"{day_words(day, now.today)} · {done:d} of {len(marks)} sets done")
if record:
    show_day_record(record, taps.undo)
if not asked:
    show_empty(
        "Nothing is planned for this day. Pick exercises from the catalogue and they will wait "
        "for you here. Pain can be noted at any time."
        if items
        else "Welcome. Pick the exercises from your sheet first; then tick each set here and note "
        "how much it hurts. After a few days Trends shows whether it helps.",
        "pages/exercises.py",
        "Choose exercises",
        ":material/directions_walk:",
    )

if day == now.today and (stayed := persisting(worst_by_day(entries), day)):
    show_persisting(stayed)

trained_before = any(log.on == day - timedelta(days=1) for log in logs)
SECTIONS = {
    "How was this morning?" if trained_before else "Pain before you start": (
        Moment.MORNING,
        Moment.BEFORE,
    ),
    "Pain with and after": (Moment.DURING, Moment.AFTER, Moment.EVENING),
}
for section, moments in SECTIONS.items():
    st.header(section, anchor=False)
    if Moment.MORNING in moments and trained_before:
        st.markdown("You trained the day before: the first steps show how the foot took it.")
    st.caption(ANCHORS)
    for moment in moments:
        score = scores.get(moment)
        show_pain_scale(day, moment, score, taps.pain, taps.opened)
        if score and score.id == opened:
            show_score_details(score, taps.placed, taps.closed)
    if Moment.MORNING not in moments or not asked:
        continue
    st.header("Exercises", anchor=False)
    for one in asked:
        with st.container(border=True, gap="small"):
            show_asked(one, day, taps.set_mark, taps.sets, dark=dark)
            log = next((m.log for m in one.marks if m.log and m.log.id == opened), None)
            if log:
                show_set_editor(log, taps.edited, taps.removed, taps.closed)
            show_more(one, day, todays, taps, dark=dark)

show_other_exercise(
    {
        key: exercise
        for key, exercise in exercises.items()
        if key not in {one.item.exercise_id for one in asked}
    },
    todays,
    taps.other,
)
if not record:
    show_bad_day(taps.state)
show_notice()
