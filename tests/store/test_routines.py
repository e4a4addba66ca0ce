"""Own routines: saved, listed by name, and removed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footlog.domain.plan import PlanItem
from footlog.domain.routines import Routine, as_planned
from footlog.domain.validation import InvalidEntry
from footlog.store.diary import Diary
from tests.helpers.builders import RECORDED_AT, item, new_id, numbered_id, plan_items, texts

MINE = Routine(numbered_id(1), "Mornings", as_planned([item()]), RECORDED_AT)


@given(items=st.lists(plan_items(), min_size=1, max_size=3), name=texts(120))
def test_any_routine_is_kept_exactly(
    tmp_path_factory: pytest.TempPathFactory, items: list[PlanItem], name: str
) -> None:
    if not name.strip():
        return
    shared = Diary(tmp_path_factory.getbasetemp() / "any_routine.db", create=True)
    for other in shared.routines():
        shared.remove_routine(other.id)
    routine = Routine(new_id(), name, as_planned(items), RECORDED_AT)
    shared.add_routine(routine)
    assert Diary(shared.path).routines() == (routine,)


def test_routines_stand_by_name_and_a_name_is_taken_once(diary: Diary) -> None:
    evenings = replace(MINE, id=numbered_id(2), name="Evenings")
    diary.add_routine(MINE)
    diary.add_routine(evenings)
    with pytest.raises(InvalidEntry, match=r"^name mornings is taken: choose another name\.$"):
        diary.add_routine(replace(MINE, id=numbered_id(3), name="mornings"))
    assert diary.routines() == (evenings, MINE)


def test_a_removed_routine_leaves_the_plan_alone(diary: Diary) -> None:
    diary.add_item(item(), item().starts_on)
    before = diary.plan_items()
    diary.add_routine(MINE)
    diary.remove_routine(MINE.id)
    assert (diary.routines(), diary.plan_items()) == ((), before)
