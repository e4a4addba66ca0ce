"""Exercises, and the pictures of a person's own."""

from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest

from footlog.domain.catalogue import Catalogue
from footlog.domain.dose import Dose
from footlog.domain.exercises import (
    Exercise,
    Kind,
    Picture,
    Side,
    check_name_free,
    exercise_id,
    exercise_names,
)
from footlog.domain.validation import InvalidEntry
from tests.helpers.builders import RECORDED_AT

LEFT, RIGHT, EACH, BOTH = Side.LEFT, Side.RIGHT, Side.EACH, Side.BOTH
RAISE = Exercise(
    id="heel-raise",
    name="Heel raise",
    kind=Kind.STRENGTH,
    side=BOTH,
    dose=Dose(sets=3, reps=12),
    aliases=("Calf raises",),
    targets=("calf", "Achilles tendon"),
)


@pytest.mark.parametrize(
    ("side", "counted"),
    [(LEFT, (LEFT,)), (RIGHT, (RIGHT,)), (EACH, (LEFT, RIGHT)), (BOTH, (BOTH,))],
)
def test_only_each_is_counted_by_foot(side: Side, counted: tuple[Side, ...]) -> None:
    assert side.counted == counted


def test_left_and_right_alone_have_no_foot_in_common() -> None:
    apart = {(LEFT, RIGHT), (RIGHT, LEFT)}
    meeting = {(one, other) for one in Side for other in Side if one.shares_a_foot_with(other)}
    assert meeting == {(one, other) for one in Side for other in Side} - apart


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("heel", True),
        ("CALF", True),
        ("achilles raise", True),
        ("raises", True),
        ("", True),
        ("  ", True),
        ("toe", False),
        ("heel toe", False),
    ],
)
def test_exercise_is_found_by_every_word_of_its_names_and_targets(
    query: str, *, found: bool
) -> None:
    assert RAISE.matches(query) is found


@pytest.mark.parametrize("slug", ["a", "heel-raise", "own-12", "3-way-stretch", "x" * 120])
def test_slug_is_an_id(slug: str) -> None:
    assert exercise_id("id", slug) == slug
    assert replace(RAISE, id=slug).id == slug


@pytest.mark.parametrize(
    "slug",
    ["", "Heel", "heel raise", "-heel", "heel-", "heel--raise", "ü", "x" * 121, "heel\n", "a_b"],
)
def test_other_than_a_slug_is_no_id(slug: str) -> None:
    with pytest.raises(InvalidEntry, match=r"^id must be small letters and digits joined by"):
        replace(RAISE, id=slug)


@pytest.mark.parametrize("name", ["", "  ", "\n", "x" * 121, "a\0"])
def test_name_that_says_nothing_or_too_much_is_refused(name: str) -> None:
    with pytest.raises(InvalidEntry, match=r"^name "):
        replace(RAISE, name=name)


@pytest.mark.parametrize(
    "fields",
    [
        {"feel": "\0"},
        {"caution": "\0"},
        {"aliases": ("fine", "\0")},
        {"targets": ("\0",)},
        {"equipment": ("\0",)},
        {"steps": ("\0",)},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_text_that_cannot_be_kept_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(InvalidEntry, match="contains a character that cannot be saved: remove it"):
        replace(RAISE, **fields)


def test_names_are_found_by_id() -> None:
    swimming = replace(RAISE, id="swimming", name="Swimming")
    assert exercise_names([RAISE])["toe-yoga"] == "toe-yoga"
    assert exercise_names([RAISE, swimming]) == {
        "heel-raise": "Heel raise",
        "swimming": "Swimming",
    }


def test_exercise_is_the_catalogues_unless_it_is_said_to_be_ones_own() -> None:
    assert RAISE.own is False


def test_every_exercise_of_the_catalogue_has_its_drawing_an_own_one_that_of_its_pose() -> None:
    own = replace(RAISE, recorded_at="2026-03-02T18:05:00Z")
    assert RAISE.drawing == RAISE.id
    assert own.drawing is None
    assert replace(own, pose="standing").drawing == "standing"


def test_a_name_is_taken_by_another_exercise_in_whatever_letters_and_not_by_itself() -> None:
    own = replace(RAISE, id="own-1", name="heel RAISE")
    check_name_free(RAISE, [RAISE])
    check_name_free(own, [replace(RAISE, name="Heel raise on a step")])
    with pytest.raises(InvalidEntry, match=r"^name is taken: choose another name\.$"):
        check_name_free(own, [RAISE])


@pytest.mark.parametrize(
    ("recorded_at", "pose", "picture", "is_shown"),
    [
        (None, None, None, True),
        (RECORDED_AT, None, None, False),
        (RECORDED_AT, "any-standing", None, True),
        (RECORDED_AT, None, Picture("0" * 64), True),
        (RECORDED_AT, "any-standing", Picture("0" * 64), True),
    ],
)
def test_an_own_exercise_is_shown_by_a_drawing_or_a_picture(
    recorded_at: str | None, pose: str | None, picture: Picture | None, *, is_shown: bool
) -> None:
    exercise = replace(RAISE, recorded_at=recorded_at, pose=pose, picture=picture)
    assert exercise.is_shown is is_shown


def test_a_picture_equals_another_one_of_the_same_bytes_whether_they_were_read_or_not() -> None:
    made = Picture.of(b"jpeg")
    assert made.sha256 == sha256(b"jpeg").hexdigest()
    assert made == Picture(made.sha256)
    assert made != Picture.of(b"another")
    assert made.content == b"jpeg"
    assert b"jpeg" not in repr(made).encode()


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("tennis ball", "ball-massage"),
        ("Spreading & Closing Toes", "toe-spreading"),
        ("massage", "foam-rolling"),
        ("massage", "ball-massage"),
        ("Toe Pullling", "toe-pulling"),
        ("foam roller", "foam-rolling"),
        ("STRETCH wall", "soleus-stretch"),
    ],
)
def test_search_finds_the_words_that_people_have(
    catalogue: Catalogue, query: str, name: str
) -> None:
    assert catalogue.exercises[name].matches(query)


def test_every_exercise_is_found_by_each_name_that_an_article_gives_it(
    catalogue: Catalogue,
) -> None:
    for exercise in catalogue.exercises.values():
        assert all(exercise.matches(source.name) for source in exercise.sources)
