"""The summary: what holds for every history, its span, its days and its pain."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from hypothesis import assume, given
from hypothesis import strategies as st

from footlog.analysis.adherence import AdherenceFacts, slots
from footlog.analysis.pain import Change, PainStats, Verdict
from footlog.analysis.summary import Figures, Summary, summarise
from footlog.domain.dose import Dose
from footlog.domain.exercises import Side
from footlog.domain.logbook import DayState, Entry, Moment
from footlog.domain.plan import PlanItem, changed_from
from footlog.domain.schedule import EveryDays, PerWeek, Schedule, Weekdays
from footlog.domain.settings import PainRule
from footlog.domain.weeks import WEEK
from tests.helpers.builders import (
    MONDAY,
    RECORDED_AT,
    day,
    item,
    new_id,
    on,
    pain,
    set_log,
    sets,
    tally,
)

SUMS = (
    "days_due",
    "days_trained",
    "days_recorded",
    "days_paused",
    "sets_due",
    "sets_credited",
    "sets_extra",
)


class History(NamedTuple):
    """A plan, what was done and paused, and the day on which one looks at it."""

    plan: tuple[PlanItem, ...]
    entries: list[Entry]
    today: date

    @property
    def summary(self) -> Summary:
        """What footlog makes of it."""
        return summarise(tally(self.plan, self.entries), self.today)

    @property
    def reached(self) -> dict[tuple[str, str, date], Fraction]:
        """Sets credited ÷ sets due of each slot in which something was due."""
        counted = tally(self.plan, self.entries).until(self.today)
        plan = AdherenceFacts(counted.items, counted.done, counted.paused, self.today)
        found = slots(plan, MONDAY, MONDAY + 5 * WEEK)
        return {
            (slot.item.id, slot.side, slot.first): Fraction(slot.credited, slot.due)
            for slot in found
            if slot.due
        }

    def plus(self, entry: Entry) -> "History":
        """Return the history with one more entry."""
        return self._replace(entries=[*self.entries, entry])


DAYS = st.dates(MONDAY, MONDAY + timedelta(days=20))
EXERCISES = st.sampled_from(("heel-raise", "toe-curls"))
DAILY_SLOTS: st.SearchStrategy[Schedule] = st.one_of(
    st.builds(EveryDays, st.integers(1, 4)),
    st.builds(Weekdays, st.frozensets(st.integers(0, 6), min_size=1)),
)
ANY_SCHEDULE: st.SearchStrategy[Schedule] = DAILY_SLOTS | st.builds(PerWeek, st.integers(1, 7))
DOSES = st.builds(
    Dose, sets=st.none() | st.integers(1, 3), reps=st.just(12), times_per_day=st.integers(1, 2)
)
SET_LOGS = st.builds(
    lambda done, side, exercise: set_log(str(done), side=side, exercise=exercise),
    DAYS,
    st.sampled_from((Side.LEFT, Side.RIGHT, Side.BOTH)),
    EXERCISES,
)
PAIN_SCORES = st.builds(
    lambda felt, score, moment: pain(score, str(felt), moment),
    DAYS,
    st.integers(0, 10),
    st.sampled_from(Moment),
)


@st.composite
def plan_item(draw: st.DrawFn, schedules: st.SearchStrategy[Schedule]) -> PlanItem:
    starts_on = draw(DAYS)
    lasts = draw(st.none() | st.integers(1, 20))
    return PlanItem(
        id=new_id(),
        exercise_id=draw(EXERCISES),
        side=draw(st.sampled_from(Side)),
        dose=draw(DOSES),
        schedule=draw(schedules),
        starts_on=starts_on,
        ends_on=None if lasts is None else starts_on + timedelta(days=lasts),
        recorded_at=RECORDED_AT,
    )


@st.composite
def histories(draw: st.DrawFn, schedules: st.SearchStrategy[Schedule] = ANY_SCHEDULE) -> History:
    plan: list[PlanItem] = []
    for candidate in draw(st.lists(plan_item(schedules), min_size=1, max_size=5)):
        if not any(candidate.overlaps(other) for other in plan):
            plan.append(candidate)
    paused = [day(str(which)) for which in sorted(draw(st.sets(DAYS, max_size=6)))]
    done = draw(st.lists(SET_LOGS, max_size=25))
    scores = draw(st.lists(PAIN_SCORES, max_size=5))
    return History(tuple(plan), [*paused, *done, *scores], draw(DAYS))


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


@given(history=histories(), dose=DOSES, schedule=ANY_SCHEDULE, data=st.data())
def test_changing_the_plan_leaves_the_weeks_before_alone(
    history: History, dose: Dose, schedule: Schedule, data: st.DataObject
) -> None:
    changed = data.draw(st.sampled_from(history.plan))
    change_day = data.draw(DAYS.filter(changed.in_force))
    successor = replace(changed, id=new_id(), dose=dose, schedule=schedule)
    closed, follows = changed_from(changed, change_day, successor)
    others = (other for other in history.plan if other != changed)
    plan = (*others, *([closed] if closed else []), follows)
    before, after = history.summary.weeks, history._replace(plan=plan).summary.weeks
    ended = [monday for monday in before if monday + WEEK <= change_day]
    assert [after[monday] for monday in ended] == [before[monday] for monday in ended]


@given(history=histories(), idle=DAYS)
def test_pausing_an_idle_day_never_lowers_what_a_slot_reaches(history: History, idle: date) -> None:
    """All schedules, slot by slot; over several weeks see the weekly corner in test_adherence."""
    assume(idle not in {entry.on for entry in history.entries})
    after = history.plus(day(str(idle))).reached
    assert all(
        share >= before
        for key, before in history.reached.items()
        if (share := after.get(key)) is not None
    )


@given(history=histories(DAILY_SLOTS), idle=DAYS)
def test_pausing_an_idle_day_takes_nothing_from_what_daily_slots_are_credited(
    history: History, idle: date
) -> None:
    """Only daily slots: test_adherence pins the weekly corner in which credit is lost."""
    assume(idle not in {entry.on for entry in history.entries})
    before, after = history.summary, history.plus(day(str(idle))).summary
    assert after.total.sets_credited == before.total.sets_credited
    assert after.total.sets_due <= before.total.sets_due
    for monday, week in before.weeks.items():
        assert after.weeks[monday].sets_credited == week.sets_credited
        assert after.weeks[monday].sets_due <= week.sets_due


@given(history=histories(), data=st.data())
def test_nothing_depends_on_the_order_of_the_rows(history: History, data: st.DataObject) -> None:
    entries = data.draw(st.permutations(history.entries))
    plan = tuple(data.draw(st.permutations(history.plan)))
    assert History(plan, entries, history.today).summary == history.summary


@given(history=histories())
def test_days_after_today_change_nothing(history: History) -> None:
    known = [entry for entry in history.entries if entry.on <= history.today]
    assert history._replace(entries=known).summary == history.summary


@given(history=histories(DAILY_SLOTS))
def test_no_set_is_credited_twice_on_daily_slots(history: History) -> None:
    """Only daily slots: test_adherence shows what two weekly items of one exercise do."""
    assert all(week.sets_extra >= 0 for week in history.summary.weeks.values())


def test_summary_of_nothing_has_no_week_and_no_adherence() -> None:
    found = summarise(tally(), on("2026-03-11"))
    assert found.weeks == {}
    assert found.total.adherence is None
    assert [getattr(found.total, field) for field in SUMS] == [0] * 7
    assert found.total.pain == dict.fromkeys(Moment, PainStats(0, None, None))
    assert found.pain_rule == {}


def test_week_without_plan_has_no_adherence() -> None:
    found = summarise(tally((), [set_log("2026-03-04")]), on("2026-03-05"))
    week = found.weeks[MONDAY]
    assert (week.sets_due, week.sets_extra, week.adherence) == (0, 1, None)


def test_weeks_run_from_the_first_entry_to_the_week_of_today() -> None:
    counted = tally([item("daily", "2026-03-12")], [pain(3, "2026-03-01")])
    assert list(summarise(counted, on("2026-03-17")).weeks) == [
        on("2026-02-23"),
        on("2026-03-02"),
        on("2026-03-09"),
        on("2026-03-16"),
    ]


def test_weeks_run_from_the_first_plan_start_when_nothing_was_entered() -> None:
    found = summarise(tally([item("daily", "2026-03-05")]), on("2026-03-09"))
    assert list(found.weeks) == [MONDAY, on("2026-03-09")]


def test_weeks_asked_for_are_those_that_hold_the_days() -> None:
    counted = tally([item("daily")])
    found = summarise(counted, on("2026-03-31"), first=on("2026-03-11"), last=on("2026-03-16"))
    assert list(found.weeks) == [on("2026-03-09"), on("2026-03-16")]
    assert found.total.sets_due == 14


def test_weeks_asked_for_before_the_first_and_after_today_are_left_out() -> None:
    counted = tally([item("daily")])
    found = summarise(counted, on("2026-03-10"), first=on("2020-01-01"), last=on("2030-01-01"))
    assert list(found.weeks) == [MONDAY, on("2026-03-09")]


def test_span_that_ends_before_it_begins_has_no_week() -> None:
    counted = tally([item("daily")])
    assert (
        summarise(counted, on("2026-03-31"), first=on("2026-03-20"), last=on("2026-03-01")).weeks
        == {}
    )


def test_days_are_counted_once_and_by_kind() -> None:
    entries: list[Entry] = [
        *sets(3, "2026-03-02"),
        set_log("2026-03-03", exercise="swimming"),
        day("2026-03-04"),
        day("2026-03-05", DayState.MISSED),
        pain(3, "2026-03-06"),
        pain(4, "2026-03-06", Moment.EVENING),
    ]
    week = summarise(tally([item("daily")], entries), on("2026-03-08")).weeks[MONDAY]
    assert week.days_due == 5
    assert week.days_trained == 2
    assert week.days_recorded == 5
    assert week.days_paused == 1


def test_today_is_a_day_due_only_when_something_of_it_was_credited() -> None:
    plan = [item("daily")]
    idle = summarise(tally(plan), on("2026-03-03")).weeks[MONDAY]
    begun = summarise(tally(plan, [set_log("2026-03-03")]), on("2026-03-03")).weeks[MONDAY]
    assert (idle.days_due, begun.days_due) == (1, 2)


def test_what_was_recorded_today_counts_at_once() -> None:
    entries: list[Entry] = [pain(7, "2026-03-03"), day("2026-03-03"), set_log("2026-03-03")]
    week = summarise(tally((), entries), on("2026-03-03")).weeks[MONDAY]
    assert (week.days_trained, week.days_recorded, week.days_paused) == (1, 1, 1)
    assert week.pain[Moment.MORNING] == (1, 7.0, 7)


def test_weekly_items_make_no_day_due() -> None:
    found = summarise(tally([item("3 per week")], sets(1, "2026-03-03")), on("2026-03-09"))
    assert found.weeks[MONDAY].days_due == 0


def test_pain_of_a_week_is_counted_by_moment_and_sets_count_as_during() -> None:
    entries: list[Entry] = [
        pain(2, "2026-03-02"),
        pain(5, "2026-03-08"),
        pain(9, "2026-03-09"),
        pain(4, "2026-03-03", Moment.DURING),
        set_log("2026-03-03", pain=7),
        set_log("2026-03-03"),
    ]
    found = summarise(tally((), entries), on("2026-03-10"))
    first = found.weeks[MONDAY].pain
    assert first[Moment.MORNING] == (2, 3.5, 5)
    assert first[Moment.DURING] == (2, 5.5, 7)
    assert first[Moment.EVENING] == (0, None, None)
    assert found.total.pain[Moment.MORNING] == (3, 16 / 3, 9)


def test_pain_of_zero_is_a_score() -> None:
    found = summarise(tally((), [pain(0, "2026-03-02")]), on("2026-03-03"))
    assert found.weeks[MONDAY].pain[Moment.MORNING] == (1, 0.0, 0)


def test_pain_rule_has_a_verdict_for_each_training_day_alone() -> None:
    entries: list[Entry] = [
        set_log("2026-03-03", pain=3),
        pain(2, "2026-03-03"),
        pain(3, "2026-03-04"),
        set_log("2026-03-05", pain=6),
        set_log("2026-03-06", pain=1),
    ]
    found = summarise(tally((), entries), on("2026-03-07"))
    assert found.pain_rule == {
        on("2026-03-03"): Verdict.WITHIN,
        on("2026-03-05"): Verdict.OVER,
        on("2026-03-06"): Verdict.UNKNOWN,
    }
    stricter = summarise(tally((), entries), on("2026-03-07"), rule=PainRule(2, 0))
    assert stricter.pain_rule[on("2026-03-03")] is Verdict.OVER


def test_pain_rule_of_a_spans_last_day_looks_at_the_morning_after_it() -> None:
    entries: list[Entry] = [
        set_log("2026-03-08", pain=1),
        pain(2, "2026-03-08"),
        pain(2, "2026-03-09"),
    ]
    found = summarise(tally((), entries), on("2026-03-20"), last=on("2026-03-08"))
    assert found.pain_rule == {on("2026-03-08"): Verdict.WITHIN}


def test_pain_rule_takes_in_both_ends_of_the_span() -> None:
    days = ("2026-03-01", "2026-03-02", "2026-03-08", "2026-03-09")
    entries = [set_log(done, pain=9) for done in days]
    found = summarise(tally((), entries), on("2026-03-20"), first=MONDAY, last=MONDAY)
    assert list(found.pain_rule) == [on("2026-03-02"), on("2026-03-08")]


def test_last_fortnight_of_a_span_ends_with_its_sunday() -> None:
    days = [MONDAY + timedelta(days=n) for n in range(35)]
    entries = [pain(0 if n == 14 else 4, str(which)) for n, which in enumerate(days)]
    found = summarise(tally((), entries), days[-1], last=days[21])
    assert found.pain_change[Moment.MORNING].latest == 52 / 14


def test_pain_change_compares_the_first_and_the_last_fortnight_of_the_span() -> None:
    days = [MONDAY + timedelta(days=n) for n in range(42)]
    entries = [pain(8 if n < 14 else 6 if n < 28 else 2, str(d)) for n, d in enumerate(days)]
    whole = summarise(tally((), entries), days[-1])
    assert whole.pain_change[Moment.MORNING] == (8.0, 2.0, Change.BETTER)
    later = summarise(tally((), entries), days[-1], first=days[14])
    assert later.pain_change[Moment.MORNING] == (6.0, 2.0, Change.BETTER)
    earlier = summarise(tally((), entries), days[-1], last=days[27])
    assert earlier.pain_change[Moment.MORNING] == (8.0, 6.0, Change.UNCLEAR)
    assert whole.pain_change[Moment.EVENING] == (None, None, Change.UNKNOWN)


def test_first_days_of_1900_are_days_like_any_other() -> None:
    found = summarise(tally([item("daily", "1900-01-01")]), on("1900-01-03"))
    assert found.total.sets_due == 2
