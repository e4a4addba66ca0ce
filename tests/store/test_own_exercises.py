"""Own exercises: saved exactly, removed only while nothing refers to them."""

from dataclasses import replace
from decimal import Decimal

import pytest

from footlog.domain.dose import Dose
from footlog.domain.exercises import Exercise, Kind, Side
from footlog.domain.schedule import PerWeek
from footlog.domain.validation import InvalidEntry
from footlog.store.diary import Diary
from tests.helpers.builders import (
    RECORDED_AT,
    on,
    set_log,
)

TODAY = on("2026-03-09")


def test_own_exercises_are_kept_exactly_and_by_name(diary: Diary) -> None:
    mine = Exercise(
        id="own-1",
        name="Zehen €",
        kind=Kind.BALANCE,
        side=Side.EACH,
        dose=Dose(sets=2, minutes=Decimal("2.5"), rest_seconds=0, load="1 kg", times_per_day=2),
        schedule=PerWeek(3),
        targets=("toes",),
        position="sitting",
        equipment=("towel", "ball"),
        steps=("Sit.", "Lift."),
        feel="Here.",
        caution="Slowly.",
        recorded_at=RECORDED_AT,
        pose="standing",
    )
    bare = replace(mine, pose=None, id="own-2", name="Arch", dose=Dose(reps=1), targets=())
    bare = replace(bare, steps=())
    diary.add_own(mine)
    diary.add_own(bare)
    assert diary.own_exercises() == (bare, mine)
    with pytest.raises(InvalidEntry, match=r"^name Other is taken: choose another name\.$"):
        diary.add_own(replace(mine, name="Other"))
    assert diary.own_exercises() == (bare, mine)


def test_own_exercise_is_removed_only_while_nothing_refers_to_it(diary: Diary) -> None:
    own = Exercise("own-1", "Toes", Kind.BALANCE, Side.EACH, Dose(reps=1), recorded_at=RECORDED_AT)
    diary.add_own(own)
    log = set_log("2026-03-02", exercise="own-1")
    diary.save(log, TODAY)
    with pytest.raises(
        InvalidEntry, match=r"^The exercise is in your plan or history: you can stop it"
    ):
        diary.remove_own("own-1")
    assert diary.own_exercises() == (own,)
    diary.delete(log.id)
    diary.remove_own("own-1")
    assert diary.own_exercises() == ()
