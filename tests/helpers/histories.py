"""Random plans, and what was done of them: strategies over four weeks."""

from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import strategies as st

from footlog.analysis.summary import Summary, Tally, summarise
from footlog.domain.dose import Dose
from footlog.domain.exercises import Side
from footlog.domain.logbook import Entry, Moment
from footlog.domain.plan import PlanItem
from footlog.domain.schedule import EveryDays, PerWeek, Schedule, Weekdays
from tests.helpers.builders import MONDAY, RECORDED_AT, day, new_id, pain, set_log, tally


class History(NamedTuple):
    """A plan, what was done and paused, and the day on which one looks at it."""

    plan: tuple[PlanItem, ...]
    entries: list[Entry]
    today: date

    @property
    def known(self) -> Tally:
        """The history up to its today."""
        return tally(self.plan, self.entries).until(self.today)

    @property
    def summary(self) -> Summary:
        """What footlog makes of it."""
        return summarise(tally(self.plan, self.entries), self.today)

    def plus(self, entry: Entry) -> "History":
        """Return the history with one more entry."""
        return self._replace(entries=[*self.entries, entry])


DAYS = st.dates(MONDAY, MONDAY + timedelta(days=27))
EXERCISES = st.sampled_from(("heel-raise", "toe-curls"))
DAY_BASED: st.SearchStrategy[Schedule] = st.one_of(
    st.builds(EveryDays, st.integers(1, 9)),
    st.builds(Weekdays, st.frozensets(st.integers(0, 6), min_size=1)),
)
ANY_SCHEDULE: st.SearchStrategy[Schedule] = DAY_BASED | st.builds(PerWeek, st.integers(1, 7))
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
    """Return an item that starts within the four weeks."""
    starts_on = draw(DAYS)
    lasts = draw(st.none() | st.integers(1, 27))
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
def plans(
    draw: st.DrawFn, schedules: st.SearchStrategy[Schedule] = ANY_SCHEDULE, most: int = 5
) -> tuple[PlanItem, ...]:
    """Return one to `most` items that do not overlap."""
    plan: list[PlanItem] = []
    for candidate in draw(st.lists(plan_item(schedules), min_size=1, max_size=most)):
        if not any(candidate.overlaps(other) for other in plan):
            plan.append(candidate)
    return tuple(plan)


@st.composite
def histories(draw: st.DrawFn, schedules: st.SearchStrategy[Schedule] = ANY_SCHEDULE) -> History:
    """Return a plan with pauses, sets and pain at any time, in or out of turn."""
    paused = [day(str(which)) for which in sorted(draw(st.sets(DAYS, max_size=6)))]
    done = draw(st.lists(SET_LOGS, max_size=25))
    scores = draw(st.lists(PAIN_SCORES, max_size=5))
    return History(draw(plans(schedules)), [*paused, *done, *scores], draw(DAYS))
