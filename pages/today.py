"""Today, or another day: what is due, its sets to tick, and how much it hurts."""

from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from footlog.analysis import agenda
from footlog.analysis.adherence import LONGEST_SLOT
from footlog.analysis.pain import FORTNIGHT, pain_by_moment, staying
from footlog.domain.logbook import DayRecord, Moment, PainScore, SetLog
from footlog.domain.plan import PlanItem
from footlog.domain.weeks import DAY
from footlog.ui import session
from footlog.ui.actions.failures import failures_shown
from footlog.ui.actions.today import (
    DONE,
    OPEN,
    STAYING,
    TodayActions,
    card_key,
    open_day,
    scores_key,
)
from footlog.ui.components.day_field import read_day, show_day_field
from footlog.ui.components.set_marks import MarksContext
from footlog.ui.notice import NOTICE, show_notice
from footlog.ui.views.exercise_today import (
    ExerciseToday,
    show_exercise_today,
    show_more,
    show_set_editor,
)
from footlog.ui.views.frame import show_empty
from footlog.ui.views.medical_help import show_staying
from footlog.ui.views.today import (
    ANCHORS,
    show_bad_day,
    show_day_record,
    show_other_exercise,
    show_pain_scale,
    show_score_details,
)
from footlog.wording import day_words, moment_words

diary = session.open_diary()
exercises = session.known_exercises(diary)
settings = diary.settings()
now = session.present(settings)
dark = session.is_dark()

tomorrow = now.today + DAY
day = read_day(st.query_params.get("day"), tomorrow) or now.today
if day == now.today:  # no address of its own: a page left open overnight goes on to the new day
    st.query_params.pop("day", None)


with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
    st.title("Today" if day == now.today else day_words(day, now.today), anchor=False)
    show_day_field("day", "Change day", day, tomorrow, open_day)

actions = TodayActions(diary, settings, now.today, day)
trained = diary.training_days(day - agenda.RECENT, day - DAY)
entries = diary.entries(day, day)
record = next((entry for entry in entries if isinstance(entry, DayRecord)), None)
items = diary.plan_items()
offered = agenda.offered(items, day)
late = [item for item in items if item.in_force(day) and item not in offered]
facts = diary.tally(day - LONGEST_SLOT, day).facts(day) if late else None
open_since = agenda.still_open(facts, day) if facts else {}
catching_up = [item for item in late if item.id in open_since]
shown = [*offered, *catching_up]
last_days = {item.id: agenda.last_day(trained[item.exercise_id], day) for item in shown}
last_sets = [log for on in set(last_days.values()) if on for log in diary.sets_of(on)]


@failures_shown()
def show_done() -> None:
    """Show how many of the day's sets are done."""
    sets = diary.sets_of(day)
    marks = [mark for item in offered for mark in agenda.marks(item, sets)]
    done = sum(mark.log is not None for mark in marks)
    st.caption(f"{day_words(day, now.today)} · {done:d} of {len(marks)} sets done")


@failures_shown()
def show_card(item: PlanItem) -> None:
    """Show one exercise that is planned for the day, or still open from an earlier one."""
    context = MarksContext(day, now.today, diary.data_version())
    since = open_since.get(item.id)
    paused = facts.paused if since and facts else frozenset[date]()
    sets = [log for log in diary.sets_of(day, since) if log.on not in paused]
    before = trained[item.exercise_id]
    done_on = before | {log.on for log in sets if log.exercise_id == item.exercise_id}
    planned = ExerciseToday(
        item,
        exercises.get(item.exercise_id),
        agenda.is_new(before, day),
        agenda.marks(item, sets),
        agenda.days_done(done_on, day),
        [
            log
            for log in last_sets
            if (log.exercise_id, log.on) == (item.exercise_id, last_days[item.id])
        ],
        since,
    )
    counted = (DONE,) if offered else ()
    taps = replace(actions, parts=(*counted, card_key(item), NOTICE))
    show_exercise_today(planned, context, taps.log_sets, taps.open_set, dark=dark)
    if log := planned.logged(st.session_state.get(OPEN)):
        show_set_editor(log, taps.save_set, taps.remove_set, taps.close_entry)
    show_more(planned, day, sets, taps, dark=dark)


@failures_shown()
def show_scores(moments: tuple[Moment, ...]) -> None:
    """Show how much it hurt at the moments."""
    found = (entry for entry in diary.entries(day, day) if isinstance(entry, PainScore))
    scores = {score.moment: score for score in found}
    taps = replace(actions, parts=(scores_key(moments), STAYING, NOTICE))
    for moment in moments:
        score = scores.get(moment)
        show_pain_scale(
            f"{day}_{moment}",
            moment_words(moment, is_today=day == now.today),
            score,
            partial(taps.save_pain, moment),
            taps.open_entry,
        )
        if score and score.id == st.session_state.get(OPEN):
            show_score_details(score, taps.save_site_and_note, taps.close_entry)


@failures_shown()
def show_pain_that_stays() -> None:
    """Show the moments at which pain stays, when the day is today."""
    if day != now.today:
        return
    recent = pain_by_moment(diary.pain_days(day - 2 * FORTNIGHT, day))
    if any(staying(by_day, day) for by_day in recent.values()):
        whole = pain_by_moment(diary.pain_days(last=day))  # tells whether it was worse at first
        found = {moment: staying(whole[moment], day) for moment in Moment}
        show_staying({moment: pain for moment, pain in found.items() if pain})


if offered:
    st.fragment(show_done, key=DONE)()
if record:
    show_day_record(record, actions.remove)
if not shown:
    show_empty(
        "Nothing is planned for this day. Choose exercises and they will appear here. You can "
        "record pain at any time."
        if items
        else "Welcome. First choose the exercises your physiotherapist gave you. Then tick each "
        "set here and record how much it hurts. After a few days, Trends shows whether it helps.",
        "pages/exercises.py",
        "Choose exercises",
        ":material/directions_walk:",
    )
    if not items:
        st.page_link(
            "pages/bring_in.py", label="Import a diary you already have", icon=":material/upload:"
        )

st.fragment(show_pain_that_stays, key=STAYING)()

morning = "How was this morning?" if day == now.today else "How was that morning?"
trained_before = any(day - DAY in days for days in trained.values())
SECTIONS = {
    morning if trained_before else "Pain before you start": (
        Moment.MORNING,
        Moment.BEFORE,
    ),
    "Pain during and after": (Moment.DURING, Moment.AFTER, Moment.EVENING),
}
for section, moments in SECTIONS.items():
    st.header(section, anchor=False)
    if Moment.MORNING in moments and trained_before:
        st.markdown(
            "You exercised the day before. Pain on your first steps shows how your foot coped."
        )
    st.caption(ANCHORS)
    st.fragment(show_scores, key=scores_key(moments))(moments)
    if Moment.MORNING not in moments:
        continue
    if offered:
        st.header("Exercises", anchor=False)
    for item in shown:
        if catching_up and item is catching_up[0]:
            st.header("Still open from earlier", anchor=False)
            st.caption("You can do these until they are due again.")
        with st.container(border=True, gap="small"):
            st.fragment(show_card, key=card_key(item))(item)

planned_ids = {item.exercise_id for item in shown}
show_other_exercise(
    {key: exercise for key, exercise in exercises.items() if key not in planned_ids},
    [entry for entry in entries if isinstance(entry, SetLog)],
    actions.log_other,
)
if not record:
    show_bad_day(actions.record_day, is_today=day == now.today)
show_notice()
