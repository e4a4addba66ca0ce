"""The day as JSON: its days and titles, what changed, how the week stands."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from footlog.analysis.summary import summarise
from footlog.day.images import addresses
from footlog.day.page import DayPage, detail, others
from footlog.domain.clock import read_clock
from footlog.domain.exercises import Side
from footlog.domain.logbook import Moment
from footlog.domain.settings import Feet
from footlog.store.diary import Diary
from tests.conftest import TODAY
from tests.helpers.builders import item, mark, pain, set_log

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def page(diary: Diary, day: date = TODAY) -> DayPage:
    now = read_clock("Europe/Paris", time(4), TODAY)
    return DayPage(diary, diary.known_exercises(), diary.settings(), now, day)


@pytest.mark.parametrize(
    ("day", "title", "words"),
    [
        (TODAY, "Today", "Wed 18 Mar"),
        (YESTERDAY, "Yesterday", "Tue 17 Mar"),
        (TOMORROW, "Tomorrow", "Thu 19 Mar"),
        (date(2026, 3, 2), "Mon 2 Mar", "Mon 2 Mar"),
        (date(2025, 12, 31), "Wed 31 Dec 2025", "Wed 31 Dec 2025"),
    ],
)
def test_a_day_is_called_by_its_name(diary: Diary, day: date, title: str, words: str) -> None:
    found = page(diary, day).whole(addresses)
    assert (found["title"], found["date"], found["day"]) == (title, words, str(day))
    assert (found["today"], found["last"]) == (str(TODAY), str(TOMORROW))


def test_an_empty_diary_has_five_unanswered_moments(diary: Diary) -> None:
    found = page(diary).whole(addresses)
    assert (found["planned"], found["exercises"], found["record"]) == (False, [], None)
    assert [(one["moment"], one["part"], one["score"]) for one in found["pain"]] == [
        ("morning", "before", None),
        ("before", "before", None),
        ("during", "after", None),
        ("after", "after", None),
        ("evening", "after", None),
    ]
    assert found["week"] is None


def test_of_several_scores_of_a_moment_the_last_is_shown(diary: Diary) -> None:
    for number, at in ((3, "08:00"), (6, "20:00"), (4, "12:00")):
        diary.save(replace(pain(number, str(TODAY), Moment.DURING), time=at), TODAY)
    assert page(diary).whole(addresses)["pain"][2]["score"]["pain"] == 6


def test_the_limit_is_that_of_the_settings_and_said_once(diary: Diary) -> None:
    diary.save_settings(replace(diary.settings(), pain_limit=3))
    rule = page(diary).whole(addresses)["pain_rule"]
    assert (rule["limit"], rule["tolerance"]) == (3, 1)
    assert rule["over"].startswith("This is above your limit of 3. Stop the exercise that hurts")


def test_the_affected_foot_comes_first(diary: Diary) -> None:
    diary.add_item(item(side=Side.EACH, sets=2, starts_on=str(TODAY)), TODAY)
    sides = [mark["side"] for mark in page(diary).whole(addresses)["exercises"][0]["marks"]]
    assert sides == ["left", "left", "right", "right"]
    diary.save_settings(replace(diary.settings(), feet=Feet.RIGHT))
    row = page(diary).whole(addresses)["exercises"][0]
    assert [mark["side"] for mark in row["marks"]] == ["right", "right", "left", "left"]
    assert row["sides"] == ["right", "left"]


def test_a_change_is_answered_with_the_rows_of_its_exercise_alone(diary: Diary) -> None:
    for exercise in ("heel-raise", "toe-curls"):
        diary.add_item(item(exercise=exercise, starts_on=str(TODAY)), TODAY)
    changed = page(diary).changed("tick", "toe-curls")
    assert changed.keys() == {"exercises"}
    assert [row["marks"][0]["token"] for row in changed["exercises"]] == [
        f"{TODAY}|toe-curls|both|1|1"
    ]
    assert page(diary).changed("pain", None).keys() == {"pain"}
    assert page(diary).changed("undo", None).keys() >= {"exercises", "pain", "record", "week"}


def test_the_week_is_said_when_the_day_is_done_and_as_the_summary_counts_it(diary: Diary) -> None:
    diary.add_item(item(starts_on=str(date(2026, 3, 16))), TODAY)
    diary.save(set_log("2026-03-16"), TODAY)
    assert "week" not in page(diary).changed("tick", "heel-raise")
    diary.save(set_log(str(TODAY)), TODAY)
    total = summarise(diary.tally(), TODAY).total
    assert (total.sets_credited, total.sets_due) == (2, 3)
    words = "This week: 2 of 3 sets (66 %)."
    assert page(diary).changed("tick", "heel-raise")["week"] == words
    assert page(diary, YESTERDAY).whole(addresses)["week"] == words


def test_what_is_not_planned_is_named_with_its_sets(diary: Diary) -> None:
    for exercise in ("swimming", "toe-curls", "swimming"):
        diary.save(set_log(str(TODAY), exercise=exercise), TODAY)
    assert page(diary).whole(addresses)["also"] == ["Swimming, 2 sets", "Toe curls, 1 set"]


def test_others_are_all_but_the_days_own_by_name(diary: Diary) -> None:
    diary.add_item(item(starts_on=str(TODAY)), TODAY)
    here = page(diary)
    names = [one["name"] for one in others(here.exercises, here.facts)]
    assert names == sorted(names, key=str.casefold)
    assert len(names) == len(here.exercises) - 1
    assert "Heel raise" not in names


def test_a_detail_has_what_the_catalogue_says(diary: Diary) -> None:
    exercise = diary.known_exercises()["soleus-stretch"]
    found = detail(exercise)
    assert found["steps"] == list(exercise.steps)
    assert (found["feel"], found["caution"]) == (exercise.feel, exercise.caution)


def test_what_was_different_is_named_with_its_foot(diary: Diary) -> None:
    for one in (mark(str(TODAY)), mark(str(TODAY), "garden work")):
        diary.save_mark(one, TODAY)
    found = page(diary).whole(addresses)
    assert sorted(one["words"] for one in found["different"]) == ["Long walk", "garden work"]
    assert found["usual_marks"][0] == {"reason": "new_shoes", "words": "New shoes"}
    assert page(diary, YESTERDAY).whole(addresses)["different"] == []
