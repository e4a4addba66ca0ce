"""The exercise catalogue, held against the articles' own names and figures."""

import re
from typing import Any

import pytest

from tests.helpers.articles import (
    ADVICE,
    ARTICLE_0,
    ARTICLE_1,
    ARTICLE_2,
    ARTICLE_3,
    CATALOGUE,
    EXERCISES,
    ROWS,
    Row,
)

KINDS = {"stretch", "strength", "mobility", "balance", "massage", "aerobic", "support"}
POSITIONS = {"standing", "sitting", "floor", "walking", "water", "any"}
SIDES = {"each", "both"}
SCHEDULES = {"daily", "every 2 days", "3 per week"}
EQUIPMENT = {
    "ball",
    "chair",
    "cushion",
    "foam roller",
    "paper",
    "resistance band",
    "step",
    "toe spacers",
    "towel",
    "wall",
    "weight",
}
TARGETS = {
    "Achilles tendon",
    "ankle",
    "arch",
    "ball of the foot",
    "big toe",
    "calf",
    "glutes",
    "hamstrings",
    "shin",
    "soleus",
    "toes",
    "top of the foot",
    "whole body",
    "whole foot",
}
EXERCISE_KEYS = {
    "id",
    "name",
    "aliases",
    "kind",
    "targets",
    "position",
    "equipment",
    "side",
    "steps",
    "feel",
    "caution",
    "dose",
    "source",
}
MAY_BE_EMPTY = {"aliases", "equipment"}
WAYS_OF_COUNTING = [{"reps"}, {"hold_seconds"}, {"reps", "hold_seconds"}, {"minutes"}, {"steps"}]
AMOUNTS = set.union(*WAYS_OF_COUNTING)
MOST_WORDS_IN_A_STEP = 20


each_row = pytest.mark.parametrize(
    "row", [pytest.param(row, id=f"{row.document[:3]} {row.name}: {row.id}") for row in ROWS]
)
each_exercise = pytest.mark.parametrize(
    "exercise", [pytest.param(exercise, id=exercise["id"]) for exercise in EXERCISES]
)


def figures(table: dict[str, Any]) -> dict[str, Any]:
    """Return the amounts of a source or a dose, without its words."""
    return {key: value for key, value in table.items() if not isinstance(value, str)}


def states(source: dict[str, Any], key: str, value: int) -> bool:
    """Tell whether `value` is what a source states under `key`, or within the range it states."""
    match source.get(key):
        case None:
            return False
        case [low]:
            return bool(low <= value)
        case [low, high]:
            return bool(low <= value <= high)
        case stated:
            return bool(stated == value)


def unstated(exercise: dict[str, Any]) -> set[str]:
    """Return the keys of the starting dose that none of the exercise's articles states."""
    return {
        key
        for key, value in figures(exercise["dose"]).items()
        if not any(states(source, key, value) for source in exercise["source"])
    }


@each_row
def test_catalogue_has_the_articles_exercise_with_exactly_its_figures(row: Row) -> None:
    entries = [exercise for exercise in EXERCISES if exercise["id"] == row.id]
    assert len(entries) == 1
    sources = [
        figures(source)
        for source in entries[0]["source"]
        if (source["document"], source["name"]) == (row.document, row.name)
    ]
    assert sources == [row.figures]


def test_catalogue_has_no_source_beyond_the_articles() -> None:
    cited = [
        (source["document"], source["name"], exercise["id"])
        for exercise in EXERCISES
        for source in exercise["source"]
    ]
    assert sorted(cited) == sorted((row.document, row.name, row.id) for row in ROWS)


def test_catalogue_holds_articles_exercises_and_advice_only() -> None:
    assert set(CATALOGUE) == {"advice", "article", "exercise"}


def test_every_article_that_is_cited_has_one_title() -> None:
    cited = {source["document"] for exercise in EXERCISES for source in exercise["source"]}
    assert sorted(article["document"] for article in CATALOGUE["article"]) == sorted(cited)
    titles = [article["title"] for article in CATALOGUE["article"]]
    assert len(titles) == len({title.casefold() for title in titles})
    assert all(
        set(article) == {"document", "title", "exercises"} for article in CATALOGUE["article"]
    )


def test_every_article_lists_its_exercises_in_its_own_order() -> None:
    listed = {article["document"]: article["exercises"] for article in CATALOGUE["article"]}
    in_its_order = {
        document: [row.id for row in ROWS if row.document == document] for document in listed
    }
    assert listed == in_its_order


def test_ids_are_unique() -> None:
    ids = [exercise["id"].casefold() for exercise in EXERCISES]
    assert len(ids) == len(set(ids))


def test_no_name_or_alias_is_used_twice() -> None:
    names = [
        name.casefold()
        for exercise in EXERCISES
        for name in [exercise["name"], *exercise["aliases"]]
    ]
    assert sorted(names) == sorted(set(names))


@each_exercise
def test_exercise_is_complete(exercise: dict[str, Any]) -> None:
    assert set(exercise) - {"dose_from"} == EXERCISE_KEYS
    assert {key for key, value in exercise.items() if not value} <= MAY_BE_EMPTY
    assert all(exercise["aliases"])


@each_exercise
def test_exercise_uses_the_shared_vocabulary(exercise: dict[str, Any]) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", exercise["id"])
    assert exercise["kind"] in KINDS
    assert exercise["position"] in POSITIONS
    assert exercise["side"] in SIDES
    assert set(exercise["targets"]) <= TARGETS
    assert set(exercise["equipment"]) <= EQUIPMENT


@each_exercise
def test_dose_counts_in_exactly_one_way(exercise: dict[str, Any]) -> None:
    dose = exercise["dose"]
    assert set(dose) & AMOUNTS in WAYS_OF_COUNTING
    assert set(dose) - AMOUNTS - {"rest_seconds"} == {"sets", "times_per_day", "schedule"}
    assert dose["schedule"] in SCHEDULES
    assert all(type(value) is int and value > 0 for value in figures(dose).values())


@each_exercise
def test_dose_is_marked_as_footlogs_own_unless_the_articles_state_all_of_it(
    exercise: dict[str, Any],
) -> None:
    if "dose_from" in exercise:
        assert exercise["dose_from"] == "footlog"
        assert unstated(exercise)
    else:
        assert unstated(exercise) == set()


@each_exercise
def test_steps_are_few_and_short(exercise: dict[str, Any]) -> None:
    assert 3 <= len(exercise["steps"]) <= 6
    too_long = [step for step in exercise["steps"] if len(step.split()) > MOST_WORDS_IN_A_STEP]
    assert too_long == []


@each_exercise
def test_steps_and_feel_are_plain_sentences_and_a_caution_is_one_or_two(
    exercise: dict[str, Any],
) -> None:
    for sentence in [*exercise["steps"], exercise["feel"]]:
        assert re.fullmatch(r"[A-Z][A-Za-z0-9,:' -]+\.", sentence)
    assert re.fullmatch(r"([A-Z][A-Za-z0-9,:' -]+\.( |$)){1,2}", exercise["caution"])


@pytest.mark.parametrize("advice", ADVICE, ids=lambda advice: advice["text"].split(".")[0])
def test_advice_is_one_or_two_sentences_from_known_articles(advice: dict[str, Any]) -> None:
    assert set(advice) == {"text", "documents"}
    assert re.fullmatch(r"([A-Z][A-Za-z0-9,:' -]+\.( |$)){1,2}", advice["text"])
    assert advice["documents"]
    assert set(advice["documents"]) <= {ARTICLE_0, ARTICLE_1, ARTICLE_2, ARTICLE_3}
