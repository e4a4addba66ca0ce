"""Plan items: added, changed, stopped and put back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis.strategies import integers

from footlog.analysis.summary import summarise
from footlog.domain.exercises import Side
from footlog.domain.plan import PlanItem, Rewrite
from footlog.domain.validation import InvalidEntry
from footlog.store.diary import Diary
from tests.helpers.builders import (
    LAST_DAY,
    import_batch,
    item,
    new_id,
    numbered_id,
    on,
    plan_items,
)
from tests.helpers.histories import History, histories

TODAY = on("2026-03-09")
COMING = item(sets=5, starts_on="2026-04-20")


@given(planned=plan_items())
def test_any_plan_item_is_kept_exactly(
    tmp_path_factory: pytest.TempPathFactory, planned: PlanItem
) -> None:
    shared = Diary(tmp_path_factory.getbasetemp() / "any_item.db", create=True)
    shared.rewrite_plan(Rewrite(tuple(other.id for other in shared.plan_items())))
    shared.add_item(planned, LAST_DAY)
    assert Diary(shared.path).plan_items() == (planned,)


def test_item_is_added_unless_it_overlaps_or_starts_too_late(diary: Diary) -> None:
    planned = item(side=Side.LEFT)
    diary.add_item(planned, TODAY)
    diary.add_item(item(side=Side.RIGHT), TODAY)
    with pytest.raises(InvalidEntry, match="overlaps another item of heel-raise"):
        diary.add_item(item(side=Side.BOTH), TODAY)
    with pytest.raises(InvalidEntry, match=r"^starts_on is 2026-06-08"):
        diary.add_item(item(exercise="toe-curls", starts_on="2026-06-08"), TODAY)
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
    with pytest.raises(InvalidEntry, match=r"^day is 2026-06-08"):
        diary.change_item(left.id, on("2026-06-08"), item(side=Side.LEFT), TODAY)
    with pytest.raises(InvalidEntry, match=r"^day is 2026-03-01"):
        diary.change_item(left.id, on("2026-03-01"), item(side=Side.LEFT), TODAY)
    assert set(diary.plan_items()) == {left, right}


def test_stopped_item_ends_or_is_forgotten(diary: Diary) -> None:
    planned, other = item(), item(exercise="toe-curls")
    diary.add_item(planned, TODAY)
    diary.add_item(other, TODAY)
    diary.stop_item(planned.id, TODAY, TODAY)
    diary.stop_item(other.id, other.starts_on, TODAY)
    assert diary.plan_items() == (replace(planned, ends_on=TODAY),)
    diary.rewrite_plan(Rewrite((planned.id,)))
    assert diary.plan_items() == ()


def test_item_that_is_gone_is_not_changed(diary: Diary) -> None:
    sentence = r"^The plan was changed in another window: reload the page\.$"
    with pytest.raises(InvalidEntry, match=sentence):
        diary.stop_item(new_id(), TODAY, TODAY)
    with pytest.raises(InvalidEntry, match=sentence):
        diary.change_item(new_id(), TODAY, item(), TODAY)


def test_item_with_an_id_that_is_there_is_refused(diary: Diary) -> None:
    diary.add_item(item(id=numbered_id(1)), TODAY)
    with pytest.raises(InvalidEntry):
        diary.add_item(item(exercise="toe-curls", id=numbered_id(1)), TODAY)


def test_several_items_are_added_all_or_none_and_taken_back_at_once(diary: Diary) -> None:
    diary.add_item(item(exercise="toe-curls"), TODAY)
    before = diary.plan_items()
    with pytest.raises(InvalidEntry, match="overlaps another item of toe-curls"):
        diary.add_items([item(exercise="short-foot"), item(exercise="toe-curls")], TODAY)
    assert diary.plan_items() == before
    new = [item(exercise=name) for name in ("walking", "ankle-pumps")]
    back = diary.add_items(new, TODAY)
    assert diary.plan_items() == (*before, *new)
    diary.rewrite_plan(back)
    assert diary.plan_items() == before


Change = Callable[[Diary, PlanItem], Rewrite]


@pytest.mark.parametrize(
    "change",
    [
        lambda diary, one: diary.change_item(one.id, TODAY, item(sets=3), TODAY),
        lambda diary, one: diary.change_item(one.id, one.starts_on, item(sets=3), TODAY),
        lambda diary, one: diary.stop_item(one.id, TODAY, TODAY),
        lambda diary, one: diary.stop_item(one.id, one.starts_on, TODAY),
        lambda diary, _: diary.move_coming(COMING.id, on("2026-05-01"), TODAY),
        lambda diary, _: diary.drop_coming(COMING.id),
    ],
)
def test_every_change_of_the_plan_gives_what_takes_it_back(diary: Diary, change: Change) -> None:
    planned = item(ends_on=str(COMING.starts_on))
    diary.add_items([planned, COMING, item(exercise="toe-curls")], TODAY)
    before = diary.plan_items()
    back = change(diary, planned)
    assert diary.plan_items() != before
    again = diary.rewrite_plan(back)
    assert diary.plan_items() == before
    diary.rewrite_plan(again)
    assert diary.plan_items() != before


def test_a_coming_change_is_moved_within_ninety_days_and_not_into_the_past(diary: Diary) -> None:
    planned = item(ends_on=str(COMING.starts_on))
    diary.add_items([planned, COMING], TODAY)
    for day in ("2026-03-08", "2026-06-08"):
        with pytest.raises(InvalidEntry, match=r"choose a day from 2026-03-09 to 2026-06-07\.$"):
            diary.move_coming(COMING.id, on(day), TODAY)
    diary.move_coming(COMING.id, TODAY, TODAY)
    assert diary.plan_items() == (
        replace(planned, ends_on=TODAY),
        replace(COMING, starts_on=TODAY),
    )


def test_the_plan_stands_in_the_order_in_which_it_was_added_until_it_is_put_in_another(
    diary: Diary,
) -> None:
    names = ["walking", "ankle-pumps", "short-foot"]
    diary.add_items([item(exercise=name) for name in names], TODAY)
    diary.add_item(item(exercise="walking", starts_on="2026-02-01", ends_on="2026-03-01"), TODAY)
    assert [one.exercise_id for one in diary.plan_items()] == ["walking", *names]
    diary.order_plan(["short-foot", "walking"])
    assert [one.exercise_id for one in diary.plan_items()] == [
        *("short-foot", "ankle-pumps", "walking", "walking")
    ]
    diary.add_item(item(exercise="achilles"), TODAY)
    assert diary.plan_items()[-1].exercise_id == "achilles"


def test_an_exercise_that_comes_back_has_its_place_again(diary: Diary) -> None:
    first, second = item(exercise="walking"), item(exercise="ankle-pumps")
    diary.add_items([first, second], TODAY)
    back = diary.stop_item(first.id, first.starts_on, TODAY)
    diary.rewrite_plan(back)
    assert diary.plan_items() == (first, second)


def test_undo_after_another_change_is_refused_and_changes_nothing(diary: Diary) -> None:
    planned, bigger = item(), item(sets=3)
    diary.add_item(planned, TODAY)
    back = diary.change_item(planned.id, TODAY, bigger, TODAY)
    diary.change_item(bigger.id, TODAY, item(sets=4), TODAY)
    after = diary.plan_items()
    with pytest.raises(InvalidEntry, match="was changed in another window"):
        diary.rewrite_plan(back)
    assert diary.plan_items() == after


@given(history=histories(), number=integers(0, 4), ahead=integers(1, 90), sets=integers(1, 9))
def test_a_change_ahead_changes_no_figure_of_any_day_before_it(
    tmp_path_factory: pytest.TempPathFactory,
    history: History,
    number: int,
    ahead: int,
    sets: int,
) -> None:
    today = max(history.today, *(one.starts_on for one in history.plan))
    open_items = [one for one in history.plan if one.ends_on is None]
    if not open_items:
        return
    changed = open_items[number % len(open_items)]
    diary = Diary(tmp_path_factory.mktemp("ahead") / "footlog.db", create=True)
    diary.import_rows(import_batch(history.entries, history.plan), LAST_DAY)
    before = summarise(diary.tally(), today)
    bigger = replace(changed, id=new_id(), dose=replace(changed.dose, sets=sets))
    diary.change_item(changed.id, today + timedelta(days=ahead), bigger, today)
    assert summarise(diary.tally(), today) == before
