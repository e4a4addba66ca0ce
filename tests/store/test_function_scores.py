"""Function scores on a real file: one an activity and day."""

from dataclasses import replace
from pathlib import Path

import pytest

from footlog.domain.function import FunctionScore
from footlog.domain.validation import InvalidEntry
from footlog.store.diary import Diary
from tests.helpers.builders import RECORDED_AT, new_id, on

TODAY = on("2026-03-09")
LATER = "2026-03-09T20:00:00Z"


@pytest.fixture
def diary(tmp_path: Path) -> Diary:
    return Diary(tmp_path / "footlog.db", create=True)


def rated(activity: str = "stairs", score: int = 3, day: str = "2026-03-09") -> FunctionScore:
    return FunctionScore(
        id=new_id(), on=on(day), activity=activity, score=score, recorded_at=RECORDED_AT
    )


def test_new_diary_has_none(diary: Diary) -> None:
    assert diary.function_scores() == ()


def test_score_comes_back_as_it_was_saved(diary: Diary) -> None:
    score = replace(rated("*stehen* é👣 'x'; drop table", 0), note="=1+1\nin new shoes")
    assert diary.save_function_score(score, TODAY) == score
    assert Diary(diary.path).function_scores() == (score,)


def test_scores_come_oldest_first_and_then_as_they_were_typed(diary: Diary) -> None:
    late = replace(rated("early riser"), recorded_at=LATER)
    scores = [rated("b", day="2026-03-02"), rated("c"), late]
    for score in reversed(scores):
        diary.save_function_score(score, TODAY)
    assert diary.function_scores() == tuple(scores)


def test_second_score_of_a_day_takes_the_place_of_the_first_and_keeps_its_id(
    diary: Diary,
) -> None:
    first = replace(rated(score=3), note="before the walk")
    second = replace(rated(score=0), recorded_at=LATER)
    diary.save_function_score(first, TODAY)
    kept = diary.save_function_score(second, TODAY)
    assert kept == replace(second, id=first.id)
    assert diary.function_scores() == (kept,)


def test_other_activities_and_other_days_stay_as_they_are(diary: Diary) -> None:
    others = {rated("running"), rated(day="2026-03-08")}
    for score in (*others, rated(score=4), rated(score=5)):
        diary.save_function_score(score, TODAY)
    found = diary.function_scores()
    assert len(found) == 3
    assert others <= set(found)


def test_deleted_score_is_gone_and_can_be_put_back(diary: Diary) -> None:
    score, other = rated(), rated("running")
    for one in (score, other):
        diary.save_function_score(one, TODAY)
    diary.delete_function_score(score.id)
    diary.delete_function_score(score.id)
    assert diary.function_scores() == (other,)
    diary.save_function_score(score, TODAY)
    assert set(diary.function_scores()) == {score, other}


def test_day_too_far_ahead_is_refused(diary: Diary) -> None:
    diary.save_function_score(rated(day="2026-03-10"), TODAY)
    with pytest.raises(InvalidEntry, match="date is 2026-03-11"):
        diary.save_function_score(rated(day="2026-03-11"), TODAY)
    assert len(diary.function_scores()) == 1


def test_id_of_another_score_is_refused_and_nothing_is_changed(diary: Diary) -> None:
    score = rated()
    diary.save_function_score(score, TODAY)
    with pytest.raises(InvalidEntry, match="conflicts with what is in the diary"):
        diary.save_function_score(replace(rated("running"), id=score.id), TODAY)
    assert diary.function_scores() == (score,)


def test_function_scores_are_no_entries_of_the_history(diary: Diary) -> None:
    diary.save_function_score(rated(), TODAY)
    assert diary.count_entries() == 0
    assert diary.delete(diary.function_scores()[0].id) is None
    assert len(diary.function_scores()) == 1
