"""Plan items: added, changed, stopped and put back."""

from dataclasses import replace

import pytest
from hypothesis import given

from footlog.domain.exercises import Side
from footlog.domain.plan import PlanItem
from footlog.domain.validation import InvalidEntry
from footlog.store.diary import Diary
from tests.helpers.builders import (
    LAST_DAY,
    item,
    new_id,
    numbered_id,
    on,
    plan_items,
)

TODAY = on("2026-03-09")


@given(planned=plan_items())
def test_any_plan_item_is_kept_exactly(
    tmp_path_factory: pytest.TempPathFactory, planned: PlanItem
) -> None:
    shared = Diary(tmp_path_factory.getbasetemp() / "any_item.db", create=True)
    for other in shared.plan_items():
        shared.remove_item(other.id)
    shared.add_item(planned, LAST_DAY)
    assert Diary(shared.path).plan_items() == (planned,)


def test_item_is_added_unless_it_overlaps_or_starts_too_late(diary: Diary) -> None:
    planned = item(side=Side.LEFT)
    diary.add_item(planned, TODAY)
    diary.add_item(item(side=Side.RIGHT), TODAY)
    with pytest.raises(InvalidEntry, match="overlaps another item of heel-raise"):
        diary.add_item(item(side=Side.BOTH), TODAY)
    with pytest.raises(InvalidEntry, match=r"^starts_on is 2026-03-11"):
        diary.add_item(item(exercise="toe-curls", starts_on="2026-03-11"), TODAY)
    assert len(diary.plan_items()) == 2


def test_changed_item_is_closed_and_followed(diary: Diary) -> None:
    planned, bigger = item(), item(sets=3)
    diary.add_item(planned, TODAY)
    diary.change_item(planned.id, TODAY, bigger, TODAY)
    assert diary.plan_items() == (
        replace(planned, ends_on=TODAY),
        replace(bigger, starts_on=TODAY),
    )


def test_item_changed_on_its_first_day_is_replaced(diary: Diary) -> None:
    planned, bigger = item(), item(sets=3)
    diary.add_item(planned, TODAY)
    diary.change_item(planned.id, planned.starts_on, bigger, TODAY)
    assert diary.plan_items() == (bigger,)


def test_change_that_would_overlap_or_come_too_late_changes_nothing(diary: Diary) -> None:
    left, right = item(side=Side.LEFT), item(side=Side.RIGHT)
    diary.add_item(left, TODAY)
    diary.add_item(right, TODAY)
    with pytest.raises(InvalidEntry, match="overlaps another item"):
        diary.change_item(left.id, TODAY, item(side=Side.EACH), TODAY)
    with pytest.raises(InvalidEntry, match=r"^starts_on is 2026-03-20"):
        diary.change_item(left.id, on("2026-03-20"), item(side=Side.LEFT), TODAY)
    with pytest.raises(InvalidEntry, match=r"^day is 2026-03-01"):
        diary.change_item(left.id, on("2026-03-01"), item(side=Side.LEFT), TODAY)
    assert set(diary.plan_items()) == {left, right}


def test_stopped_item_ends_or_is_forgotten(diary: Diary) -> None:
    planned, other = item(), item(exercise="toe-curls")
    diary.add_item(planned, TODAY)
    diary.add_item(other, TODAY)
    diary.stop_item(planned.id, TODAY)
    diary.stop_item(other.id, other.starts_on)
    assert diary.plan_items() == (replace(planned, ends_on=TODAY),)
    diary.remove_item(planned.id)
    assert diary.plan_items() == ()


def test_item_that_is_gone_is_not_changed(diary: Diary) -> None:
    sentence = r"^The plan was changed in another window: reload the page\.$"
    with pytest.raises(InvalidEntry, match=sentence):
        diary.stop_item(new_id(), TODAY)
    with pytest.raises(InvalidEntry, match=sentence):
        diary.change_item(new_id(), TODAY, item(), TODAY)


def test_item_with_an_id_that_is_there_is_refused(diary: Diary) -> None:
    diary.add_item(item(id=numbered_id(1)), TODAY)
    with pytest.raises(InvalidEntry):
        diary.add_item(item(exercise="toe-curls", id=numbered_id(1)), TODAY)
