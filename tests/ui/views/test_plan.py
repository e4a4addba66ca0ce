"""The days on which an item of the plan applies, in words."""

from datetime import date

import pytest

from footlog.domain.dose import Dose
from footlog.domain.exercises import Side
from footlog.domain.plan import PlanItem
from footlog.domain.schedule import DAILY
from footlog.ui.views.plan import since_words
from tests.helpers.builders import RECORDED_AT, new_id

TODAY = date(2026, 3, 18)


@pytest.mark.parametrize(
    ("starts", "ends", "words"),
    [
        (date(2026, 3, 16), None, "since Mon 16 Mar"),
        (date(2026, 3, 19), None, "from Thu 19 Mar"),
        (date(2026, 3, 16), date(2026, 3, 18), "Mon 16 Mar to Tue 17 Mar"),
        (date(2026, 3, 16), date(2026, 3, 17), "on Mon 16 Mar"),
    ],
)
def test_the_last_day_is_the_one_before_the_end(
    starts: date, ends: date | None, words: str
) -> None:
    item = PlanItem(
        id=new_id(),
        exercise_id="heel-raise",
        side=Side.BOTH,
        dose=Dose(sets=2, reps=10),
        schedule=DAILY,
        starts_on=starts,
        ends_on=ends,
        recorded_at=RECORDED_AT,
    )
    assert since_words(item, TODAY) == words
