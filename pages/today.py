"""Today, or another day: what is due, its sets to tick, and how much it hurts."""

from datetime import timedelta

import streamlit as st

from footlog import agenda, runtime
from footlog.exercises import Side
from footlog.logbook import DayRecord, Moment, PainScore, SetLog
from footlog.taps import OPEN_SET, Taps
from footlog.views.bad_day import show_bad_day, show_day_record
from footlog.views.empty_state import show_empty
from footlog.views.exercise_today import Asked, show_asked
from footlog.views.notice import show_notice
from footlog.views.pain_scale import show_pain_scales
from footlog.views.set_editor import show_set_editor
from footlog.views.words import SIDES, day_words

diary = runtime.open_diary()
exercises = runtime.known_exercises(diary)
now = runtime.present(diary.settings())

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
scores = {e.moment: e.pain for e in entries if isinstance(e, PainScore) and e.on == day}
items = diary.plan_items()
asked = [
    Asked(
        item,
        exercises[item.exercise_id].name,
        agenda.marks(item, todays),
        agenda.days_done(item, logs, day),
        agenda.last_time(item.exercise_id, logs, day),
    )
    for item in agenda.offered(items, day)
]

if asked:
    marks = [mark for one in asked for mark in one.marks]
    done = sum(mark.log is not None for mark in marks)
    st.caption(f"{day_words(day, now.today)} · {done} of {len(marks)} sets done")
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
show_pain_scales("Pain before you start", day, (Moment.MORNING, Moment.BEFORE), scores, taps.pain)
if asked:
    st.header("Exercises", anchor=False)
for one in asked:
    with st.container(border=True, gap="small"):
        show_asked(one, day, taps.set_mark, taps.sets)
        opened = next(
            (m.log for m in one.marks if m.log and m.log.id == st.session_state.get(OPEN_SET)), None
        )
        if opened:
            show_set_editor(opened, taps.edited, taps.removed, taps.closed)
        if not one.open_marks:
            with st.container(horizontal=True, gap="small"):
                for side in one.item.side.counted:
                    st.button(
                        "One more set" + ("" if side is Side.BOTH else f", {SIDES[side].lower()}"),
                        key=f"today_more_{one.item.id}_{side}",
                        icon=":material/add:",
                        type="tertiary",
                        on_click=taps.one_more,
                        args=(one.item, one.name, agenda.extra_mark(one.item, side, todays)),
                    )

show_pain_scales(
    "Pain with and after", day, (Moment.DURING, Moment.AFTER, Moment.EVENING), scores, taps.pain
)
if not record:
    show_bad_day(taps.state)
show_notice()
