"""Since when nothing was shared, and how much that is."""

from footlog.domain.sharing import EntryCounts, since
from tests.helpers.builders import on

THERE = EntryCounts(3, 2, 1, 0, notes=1, first=on("2026-03-02"), last=on("2026-03-09"))


def test_entries_are_of_all_kinds() -> None:
    assert THERE.entries == 6


def test_what_was_never_shared_goes_out_whole() -> None:
    assert since(None, THERE) is None


def test_what_came_on_the_day_of_sharing_or_later_is_new() -> None:
    assert since(on("2026-03-05"), THERE) == on("2026-03-05")


def test_share_from_before_the_first_entry_leaves_everything() -> None:
    assert since(on("2026-03-02"), THERE) is None
    assert since(on("2026-02-02"), THERE) is None


def test_empty_diary_has_nothing_to_leave_out() -> None:
    empty = EntryCounts(0, 0, 0, 0, notes=0, first=None, last=None)
    assert since(on("2026-03-05"), empty) is None
