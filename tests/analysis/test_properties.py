"""What holds for the figures of every plan and every history."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from footlog.analysis.adherence import Slot, by_exercise, sets_by_week, slots
from footlog.analysis.summary import Figures, summarise
from footlog.domain.dose import Dose
from footlog.domain.exercises import Side
from footlog.domain.logbook import Entry, Moment
from footlog.domain.plan import PlanItem, changed_from
from footlog.domain.schedule import PerWeek, Schedule
from footlog.domain.weeks import DAY, WEEK, days, monday_of
from tests.helpers.builders import MONDAY, day, item, new_id, set_log, tally
from tests.helpers.histories import (
    ANY_SCHEDULE,
    DAY_BASED,
    DAYS,
    DOSES,
    SET_LOGS,
    History,
    histories,
    plans,
)

SUMS = tuple(field.name for field in fields(Figures) if field.name != "pain")


def all_slots(history: History) -> list[Slot]:
    facts = history.known.facts(history.today)
    return list(slots(facts, MONDAY, MONDAY + 6 * WEEK))


def is_not_lower(after: Figures, before: Figures) -> bool:
    if not before.sets_due:
        return True
    old = Fraction(before.sets_credited, before.sets_due)
    return after.sets_due > 0 and Fraction(after.sets_credited, after.sets_due) >= old


@given(history=histories())
def test_adherence_lies_between_0_and_1_or_is_none(history: History) -> None:
    found = history.summary
    for figures in (found.total, *found.weeks.values()):
        assert 0 <= figures.sets_credited <= figures.sets_due
        assert (figures.adherence is None) == (figures.sets_due == 0)
        assert figures.adherence is None or 0 <= figures.adherence <= 1


@given(history=histories())
def test_no_set_is_credited_twice(history: History) -> None:
    assert all(week.sets_extra >= 0 for week in history.summary.weeks.values())


@given(history=histories())
def test_every_set_is_credited_or_extra(history: History) -> None:
    total = history.summary.total
    every = sets_by_week(history.known.facts(history.today))
    assert total.sets_credited + total.sets_extra == every.total()


@given(history=histories())
def test_days_done_in_full_are_days_with_something_done_are_days_due(history: History) -> None:
    for week in history.summary.weeks.values():
        assert 0 <= week.days_all <= week.days_some <= week.days_due <= week.days <= 7


@given(history=histories())
def test_a_slot_never_credits_more_than_planned_nor_outside_its_days(history: History) -> None:
    for slot in all_slots(history):
        assert slot.credited <= slot.due <= slot.planned
        assert all(slot.first <= on < slot.until for on in slot.credited_on)
        assert all(slot.item.in_force(on) for on in slot.credited_on)
        assert history.known.paused.isdisjoint(slot.credited_on)


@given(history=histories())
def test_exercises_add_up_to_the_total(history: History) -> None:
    facts = history.known.facts(history.today)
    found = by_exercise(facts, MONDAY, MONDAY + 6 * WEEK)
    total = history.summary.total
    assert sum(credited for credited, _ in found.values()) == total.sets_credited
    assert sum(due for _, due in found.values()) == total.sets_due


@given(history=histories(), another=SET_LOGS)
def test_another_set_never_lowers_adherence(history: History, another: Entry) -> None:
    before, after = history.summary, history.plus(another).summary
    assert is_not_lower(after.total, before.total)
    assert all(is_not_lower(after.weeks[monday], week) for monday, week in before.weeks.items())


@given(history=histories())
def test_weeks_summarised_apart_add_up_to_the_span(history: History) -> None:
    counted = tally(history.plan, history.entries)
    whole = summarise(counted, history.today)
    apart = [summarise(counted, history.today, first=day, last=day) for day in whole.weeks]
    assert [dict(week.weeks) for week in apart] == [
        {monday: week} for monday, week in whole.weeks.items()
    ]
    for field in SUMS:
        assert sum(getattr(week.total, field) for week in apart) == getattr(whole.total, field)
    for moment in Moment:
        assert sum(week.total.pain[moment].n for week in apart) == whole.total.pain[moment].n


@given(history=histories(), first=DAYS, last=DAYS)
def test_a_spans_weeks_are_those_of_the_whole(history: History, first: date, last: date) -> None:
    counted = tally(history.plan, history.entries)
    span = summarise(counted, history.today, first=first, last=last).weeks
    assert dict(span) == {
        monday: week
        for monday, week in history.summary.weeks.items()
        if monday_of(first) <= monday <= last
    }


@given(history=histories())
def test_slots_do_not_depend_on_what_was_done_before_they_open(history: History) -> None:
    begins = MONDAY + WEEK
    later = [entry for entry in history.entries if entry.on >= begins]
    facts = history._replace(entries=later).known.facts(history.today)
    part = [slot for slot in slots(facts, begins, MONDAY + 6 * WEEK) if slot.first >= begins]
    assert part == [slot for slot in all_slots(history) if slot.first >= begins]


def _place(slot: Slot) -> tuple[date, str, str]:
    return slot.first, slot.item.id, slot.side


def since_when_open(changed: PlanItem, on: date) -> date:
    """Return the first day of the item's slot that `on` lies in; `on` where there is none."""
    if isinstance(changed.schedule, PerWeek):
        return on
    opened = (found for found in days(changed.starts_on, on + DAY) if changed.offered(found))
    return max(opened, default=on)


@given(history=histories(), dose=DOSES, schedule=ANY_SCHEDULE, data=st.data())
def test_changing_the_plan_leaves_the_weeks_before_alone(
    history: History, dose: Dose, schedule: Schedule, data: st.DataObject
) -> None:
    """A slot that the change cuts short is of the week in which it opened."""
    changed = data.draw(st.sampled_from(history.plan))
    change_day = data.draw(DAYS.filter(changed.in_force))
    successor = replace(changed, id=new_id(), dose=dose, schedule=schedule)
    closed, follows = changed_from(changed, change_day, successor)
    others = (other for other in history.plan if other != changed)
    plan = (*others, *([closed] if closed else []), follows)
    before, after = history.summary.weeks, history._replace(plan=plan).summary.weeks
    touched = since_when_open(changed, change_day)
    ended = [monday for monday in before if monday + WEEK <= touched]
    assert [after[monday] for monday in ended] == [before[monday] for monday in ended]


@given(history=histories(), data=st.data())
def test_a_change_to_the_same_dose_on_a_scheduled_day_changes_nothing(
    history: History, data: st.DataObject
) -> None:
    """The scheduled days of an exercise due some times a week are the Mondays."""
    changed = data.draw(st.sampled_from(history.plan))
    weekly = isinstance(changed.schedule, PerWeek)
    scheduled = [
        found
        for found in days(changed.starts_on, MONDAY + 5 * WEEK)
        if changed.offered(found) and not (weekly and found.weekday())
    ]
    assume(scheduled)
    change_day = data.draw(st.sampled_from(scheduled))
    closed, follows = changed_from(changed, change_day, replace(changed, id=new_id()))
    others = (other for other in history.plan if other != changed)
    plan = (*others, *([closed] if closed else []), follows)
    after = history._replace(plan=plan)
    assert after.summary == history.summary
    begin, end = MONDAY, MONDAY + 6 * WEEK
    assert by_exercise(after.known.facts(history.today), begin, end) == by_exercise(
        history.known.facts(history.today), begin, end
    )


@given(history=histories(), idle=DAYS)
def test_pausing_an_idle_day_never_lowers_what_a_slot_reaches(history: History, idle: date) -> None:
    """All schedules, slot by slot; of all slots see test_adherence_weekly and below."""
    assume(idle not in {entry.on for entry in history.entries})
    before, after = (
        {_place(slot): Fraction(slot.credited, slot.due) for slot in all_slots(one) if slot.due}
        for one in (history, history.plus(day(str(idle))))
    )
    assert all(after[key] >= share for key, share in before.items() if key in after)


@given(history=histories(DAY_BASED), idle=DAYS)
def test_pausing_an_idle_day_takes_away_the_slots_it_opens_and_nothing_else(
    history: History, idle: date
) -> None:
    """What was done later in such a slot is extra then."""
    assume(idle not in {entry.on for entry in history.entries})
    after = all_slots(history.plus(day(str(idle))))
    left = [slot for slot in all_slots(history) if slot.first != idle or idle > history.today]
    assert after == left


@given(history=histories(), data=st.data())
def test_nothing_depends_on_the_order_of_the_rows(history: History, data: st.DataObject) -> None:
    entries = data.draw(st.permutations(history.entries))
    plan = tuple(data.draw(st.permutations(history.plan)))
    assert History(plan, entries, history.today).summary == history.summary


@given(history=histories())
def test_days_after_today_change_nothing(history: History) -> None:
    known = [entry for entry in history.entries if entry.on <= history.today]
    assert history._replace(entries=known).summary == history.summary


def chances(planned: PlanItem, paused: set[date], today: date) -> Iterator[tuple[list[date], int]]:
    """Yield the days on which each slot can be done up to today, and the sets it needs a side."""
    known = list(days(MONDAY, today + DAY))
    if isinstance(planned.schedule, PerWeek):
        for monday in days(MONDAY, today + DAY, 7):
            week = [on for on in days(monday, monday + WEEK) if planned.in_force(on)]
            counted = [on for on in week if on not in paused]
            times = Fraction(planned.schedule.count * len(counted), 7) + Fraction(1, 2)
            yield [on for on in counted if on in known], int(times) * planned.dose.per_day
        return
    for first in filter(planned.offered, known):
        slot = [first]
        while planned.in_force(slot[-1] + DAY) and not planned.offered(slot[-1] + DAY):
            slot.append(slot[-1] + DAY)
        if first not in paused:
            yield [on for on in slot if on in known and on not in paused], planned.dose.per_day


@st.composite
def completed(draw: st.DrawFn) -> History:
    """Return a plan of which all was done, each set on any day of its slot."""
    plan, today, chance = draw(plans(most=3)), draw(DAYS), draw(st.randoms())
    paused = {on for on in draw(st.sets(DAYS, max_size=6)) if on <= today}
    entries: list[Entry] = [day(str(on)) for on in sorted(paused)]
    for planned in plan:
        for open_days, number in chances(planned, paused, today):
            for side in planned.side.counted if open_days else ():
                entries += [
                    set_log(str(chance.choice(open_days)), side=side, exercise=planned.exercise_id)
                    for _ in range(number)
                ]
    return History(plan, entries, today)


@given(history=completed())
def test_a_completed_plan_has_100_percent_and_nothing_extra(history: History) -> None:
    summary = history.summary
    assert all(week.sets_extra == 0 for week in summary.weeks.values())
    assert all(week.adherence in {None, 1.0} for week in summary.weeks.values())
    assert summary.total.days_all == summary.total.days_due
    done = sum(sum(by_day.values()) for by_day in history.known.done.values())
    assert summary.total.sets_credited == summary.total.sets_due == done


TWELVE_WEEKS = 84


def every_second_day(done: list[int]) -> Figures:
    """Return the figures of twelve weeks of which the days with these numbers were trained."""
    plan = [item("every 2 days", side=Side.EACH, sets=3)]
    entries = [set_log(str(MONDAY + timedelta(days=number))) for number in done for _ in range(3)]
    last = MONDAY + timedelta(days=TWELVE_WEEKS)
    return summarise(tally(plan, entries), last, last=last - DAY).total


@given(late=st.lists(st.integers(0, 1), min_size=42, max_size=42))
def test_every_second_day_done_in_time_or_a_day_late_is_100_percent(late: list[int]) -> None:
    total = every_second_day([2 * n + by for n, by in enumerate(late)])
    assert (total.adherence, total.sets_extra, total.days_all) == (1.0, 0, 42)


@given(slips=st.sets(st.integers(1, 41), max_size=4))
def test_a_rhythm_of_two_days_that_slips_by_a_day_keeps_93_percent(slips: set[int]) -> None:
    """After each slip the rhythm goes on from there: two of them cost one of 42 days."""
    done, on = [], 0
    for number in range(42):
        on += (2 if number else 0) + (number in slips)
        done.append(on)
    total = every_second_day([on for on in done if on < TWELVE_WEEKS])
    assert total.adherence
    assert total.adherence >= 0.93
