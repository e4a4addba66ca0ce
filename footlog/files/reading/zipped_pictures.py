"""The pictures of own exercises in the .zip: a JPEG each, named by the exercise's id."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from footlog.domain.exercises import Exercise
from footlog.domain.validation import InvalidEntry
from footlog.files.reading.cells import Problem
from footlog.files.reading.pictures import read_picture

_NAME = re.compile(r"pictures/([^/]+)\.jpg")


def picture_file(exercise_id: str) -> str:
    """Return what the picture of this exercise is called in the .zip."""
    return f"pictures/{exercise_id}.jpg"


def is_picture(name: str) -> bool:
    """Tell whether a file of this name in the .zip is the picture of an exercise."""
    return _NAME.fullmatch(name) is not None


def with_pictures(
    own: Iterable[Exercise], pictures: Mapping[str, bytes]
) -> tuple[list[Exercise], list[Problem]]:
    """Return the exercises with their `pictures`, given by file name, and the problems of others.

    A picture is read as one that somebody chose is: nothing in a file is taken on trust.
    """
    found = {picture_file(exercise.id): exercise for exercise in own}
    problems: list[Problem] = []
    for name, content in pictures.items():
        try:
            _check_belongs(name, found)
            found[name] = replace(found[name], picture=read_picture(content))
        except InvalidEntry as error:
            problems.append(Problem(name, None, str(error)))
    return list(found.values()), problems


def _check_belongs(name: str, own: Mapping[str, Exercise]) -> None:
    if name not in own:
        raise InvalidEntry(
            "picture", "belongs to no row of exercises.csv", "mend the row or take the picture out"
        )
