"""How easy the catalogue reads: a 12-year-old must follow every exercise.

Flesch-Kincaid grade (Kincaid et al. 1975), counted here: the common library for it brings six
packages and fetches a dictionary when it runs, for one line of arithmetic.
"""

import re
from typing import Any

import pytest

from tests.helpers.articles import EXERCISES

HIGHEST_GRADE = 6.0
"""The school year of a child of eleven to twelve."""


def syllables(word: str) -> int:
    """Return how often the voice opens in an English word: its groups of vowels, at least one."""
    spoken = re.sub(r"(?<=[^laeiouy])e$|(?<=[^laeiouytd])ed$|(?<=[^laeiouycgsxz])es$", "", word)
    return max(1, len(re.findall(r"[aeiouy]+", spoken)))


def grade(text: str) -> float:
    """Return the Flesch-Kincaid grade of a text of plain sentences."""
    words = re.findall(r"[a-z]+", text.casefold())
    sentences = len(re.findall(r"[.!?](?:\s|$)", text))
    spoken = sum(map(syllables, words))
    return 0.39 * len(words) / sentences + 11.8 * spoken / len(words) - 15.59


@pytest.mark.parametrize(
    ("word", "count"),
    [("heel", 1), ("toes", 1), ("ankle", 2), ("comfortable", 4), ("raised", 1), ("rested", 2)],
)
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_grade_tells_plain_words_from_learned_ones() -> None:
    assert grade("Sit on a chair. Lift one foot. Hold it still.") < 1
    assert grade("Dorsiflexion of the talocrural articulation necessitates elongation.") > 15


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise["id"])
def test_exercise_reads_easily(exercise: dict[str, Any]) -> None:
    steps = " ".join(exercise["steps"])
    assert grade(steps) <= HIGHEST_GRADE
    assert grade(f"{steps} {exercise['feel']} {exercise['caution']}") <= HIGHEST_GRADE
    assert grade(exercise["caution"]) <= HIGHEST_GRADE + 1
