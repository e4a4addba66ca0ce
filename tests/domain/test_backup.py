"""What a backup says of itself."""

import pytest

from footlog.domain.backup import Contents, Why, size_words


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 kB"), (1, "1 kB"), (84_000, "84 kB"), (84_001, "85 kB"), (1_234_567, "1.2 MB")],
)
def test_a_size_in_words(size: int, words: str) -> None:
    assert size_words(size) == words


def test_entries_are_sets_pain_scores_and_days() -> None:
    rows = {"set_logs": 5, "pain_scores": 3, "day_records": 1, "plan_items": 7, "settings": 2}
    assert Contents(8, rows, None, None).entries == 9


def test_what_only_has_a_version_is_empty() -> None:
    assert Contents(8, {"data_version": 1, "settings": 0}, None, None).is_empty
    assert not Contents(8, {"data_version": 1, "settings": 1}, None, None).is_empty


def test_every_reason_has_words_of_its_own() -> None:
    assert len({why.words for why in Why}) == len(Why)
