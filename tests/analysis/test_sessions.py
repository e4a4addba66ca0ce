"""The plan as series: together they name the days on which the plan asks for something."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from footlog.analysis.sessions import (
    PLACES,
    Rule,
    Series,
    clear_time,
    once_a_day,
    one_by_one,
    rule_of,
    together,
)
from footlog.domain.plan import PlanItem
from footlog.domain.schedule import PerWeek
from tests.helpers.builders import item, on

CHOSEN = {
    count: frozenset(range(count)) if count % 2 else frozenset(range(7 - count, 7))
    for count in range(1, 8)
}
FIRST, LAST = on("2026-01-01"), on("2027-12-31")
SCHEDULES = st.one_of(
    st.just("daily"),
    st.integers(2, 60).map(lambda gap: f"every {gap} days"),
    st.sampled_from(["mon", "tue,sat", "mon,wed,fri", "mon,tue,wed,thu,fri,sat,sun"]),
    st.integers(1, 7).map(lambda count: f"{count} per week"),
)


@st.composite
def plans(draw: st.DrawFn) -> list[PlanItem]:
    """Return a plan of up to six items that begin and perhaps end in 2026."""
    found = []
    for number in range(draw(st.integers(1, 6))):
        starts_on = FIRST + timedelta(days=draw(st.integers(0, 300)))
        ends_on = starts_on + timedelta(days=draw(st.integers(1, 200)))
        found.append(
            item(
                draw(SCHEDULES),
                starts_on.isoformat(),
                ends_on.isoformat() if draw(st.booleans()) else None,
                exercise=f"own-{number % 4}",
            )
        )
    return found


def most_at_once(plan: Iterable[PlanItem]) -> int:
    """Return how many series the busiest time between two changes of the plan has."""
    bounds = {one.starts_on for one in plan} | {one.ends_on for one in plan if one.ends_on}
    in_force = [[one for one in plan if one.in_force(day)] for day in bounds]
    return max(
        len(once_a_day(rule for one in there if (rule := rule_of(one, CHOSEN))))
        for there in in_force
    )


@st.composite
def changed_plans(draw: st.DrawFn) -> tuple[list[PlanItem], list[PlanItem], date]:
    """Return a plan, the same with an item that ends earlier and perhaps one after it, and when."""
    plan = draw(plans())
    one = draw(st.sampled_from(plan))
    day = one.starts_on + timedelta(days=draw(st.integers(1, 60)))
    if one.ends_on:
        day = min(day, one.ends_on - timedelta(days=1))
    assume(day > one.starts_on and most_at_once(plan) <= PLACES)
    changed = [*(other for other in plan if other is not one), replace(one, ends_on=day)]
    if draw(st.booleans()):
        after = item("mon,thu", day.isoformat(), exercise=one.exercise_id)
        changed.append(replace(after, ends_on=one.ends_on))
    return plan, changed, day


def asked(plan: Iterable[PlanItem], day: date) -> bool:
    """Tell, item by item, whether the plan asks for something on the day."""
    return any(
        one.offered(day)
        and (not isinstance(one.schedule, PerWeek) or day.weekday() in CHOSEN[one.schedule.count])
        for one in plan
    )


def counted(found: Iterable[Series]) -> Counter[date]:
    return Counter(day for series in found for day in series.days_until(LAST))


def all_days() -> list[date]:
    return [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]


@given(plans())
def test_series_name_the_days_on_which_the_plan_asks_for_something(plan: list[PlanItem]) -> None:
    wanted = {day for day in all_days() if asked(plan, day)}
    found = together(plan, CHOSEN)
    assert counted(found).keys() == wanted
    assert counted(one_by_one(plan, CHOSEN)).keys() == wanted
    assert len({series.name for series in found}) == len(found)
    for series in found:
        begins = [] if series.is_over_before_it_begins else [series.first]
        assert list(series.days_until(series.first)) == begins


TWO = [item(starts_on="2026-01-01", ends_on=ends_on) for ends_on in ("2026-01-03", None)]
"""Without the first one's end, nothing begins on 3 January."""


@given(changed_plans())
@example((TWO, [replace(TWO[0], ends_on=on("2026-01-02")), TWO[1]], on("2026-01-02")))
def test_series_of_a_changed_plan_take_the_places_of_all_there_were(
    plans: tuple[list[PlanItem], list[PlanItem], date],
) -> None:
    for series_of in (one_by_one, together):
        before, after = (
            {series.name: series for series in series_of(plan, CHOSEN)} for plan in plans[:2]
        )
        assert before.keys() <= after.keys()
        assert counted(after.values()).keys() == {day for day in all_days() if asked(plans[1], day)}


def test_series_without_days_are_few_and_only_where_an_item_ends() -> None:
    daily, weekly = item("daily", "2026-03-02"), item("mon,fri", "2026-03-09")
    counting = item("every 3 days", "2026-03-02")
    for plan, most in (
        ([daily, weekly, counting], 0),
        ([replace(daily, ends_on=on("2026-04-01")), weekly], 0),
        ([daily, replace(counting, ends_on=on("2026-04-01"))], 2 * PLACES - 2),
    ):
        found = together(plan, CHOSEN)
        assert sum(series.is_over_before_it_begins for series in found) == most


@given(plans())
def test_each_item_has_its_own_days(plan: list[PlanItem]) -> None:
    for series in one_by_one(plan, CHOSEN):
        assert set(series.days_until(LAST)) == {
            day for day in all_days() if asked(series.items, day)
        }


GAPS = st.builds(lambda gap, rest: Rule(gap, rest % gap), st.integers(2, 60), st.integers(0, 59))
WEEKS = st.builds(lambda days: Rule(weekdays=days), st.frozensets(st.integers(0, 6), min_size=1))


@given(st.lists(WEEKS, max_size=2), st.lists(GAPS, max_size=2))
def test_no_day_has_two_events_with_two_gaps_and_any_weekdays(
    weeks: list[Rule], gaps: list[Rule]
) -> None:
    rules = [*weeks, *gaps]
    one_each = once_a_day(rules)
    for number in range(4000):
        day = FIRST + timedelta(days=number)
        wanted = any(rule.falls_on(day) for rule in rules)
        assert sum(rule.falls_on(day) for rule in one_each) == wanted


def test_an_item_that_never_comes_has_a_series_without_days() -> None:
    never = item("mon", "2026-03-03", "2026-03-09")
    for series_of in (one_by_one, together):
        found = series_of([never], {})
        assert found
        assert all(series.is_over_before_it_begins for series in found)
        assert counted(found) == {}


def test_what_is_done_a_number_of_times_a_week_waits_for_its_days() -> None:
    unknown = item("3 per week")
    assert one_by_one([unknown], {}) == together([unknown], {2: frozenset({0, 1})}) == []


def test_names_stay_when_an_item_ends_and_another_follows() -> None:
    before = item("daily", "2026-03-02")
    ended, after = item("daily", "2026-03-02", "2026-03-20"), item("mon,fri", "2026-03-20")
    for series_of in (one_by_one, together):
        (old,) = series_of([before], {})
        again, new = (
            one for one in series_of([ended, after], {}) if not one.is_over_before_it_begins
        )
        assert again.name == old.name != new.name
        assert again.ends_on == new.first == on("2026-03-20")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("after breakfast", None),
        ("7:30", time(7, 30)),
        ("at 19:05 in the kitchen", time(19, 5)),
        ("8 am, before coffee", time(8)),
        ("8 p.m.", time(20)),
        ("12 pm", time(12)),
        ("12:30 AM", time(0, 30)),
        ("7:30 and 19:30", None),
        ("25:00", None),
        ("13 pm", None),
        ("10:15:30", None),
        ("with 2.5 kg", None),
        ("", None),
        (None, None),
    ],
)
def test_only_one_clear_time_is_a_time(words: str | None, found: time | None) -> None:
    assert clear_time(words) == found
