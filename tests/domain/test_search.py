"""What a search looks for."""

import pytest

from footlog.domain.search import ANYTHING, EntryKind, Search, Word


@pytest.mark.parametrize(
    ("word", "text", "is_in"),
    [
        ("walk", "After a LONG WALK", True),
        ("alk", "walk", True),
        ("straße".casefold(), "STRASSE", True),
        ("%", "50 %", True),
        ("%", "fifty", False),
        ("_", "a", False),
    ],
)
def test_a_word_is_a_part_of_a_text_in_capitals_or_not(
    word: str, text: str, *, is_in: bool
) -> None:
    assert Word(word).is_in(text) is is_in


def test_what_narrows_nothing_is_a_search_for_anything() -> None:
    assert Search() == ANYTHING
    assert Search(kinds=frozenset({EntryKind.SET})) != ANYTHING
