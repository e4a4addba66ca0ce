"""What an import would do."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from footlog.domain.changes import compare
from footlog.domain.logbook import Entry
from tests.helpers.builders import ENTRIES, item, set_log


def test_rows_are_new_same_or_differing() -> None:
    there = [set_log(), set_log()]
    changed, new = replace(there[1], note="mended"), set_log()
    found = compare({entry.id: entry for entry in there}, [there[0], changed, new])
    assert found.new == (new,)
    assert found.same == 1
    assert found.differing == ((there[1], changed),)
    assert str(found) == "1 new, 1 same, 1 differs"


def test_number_decides_between_differs_and_differ() -> None:
    there = [item(), item()]
    by_id = {planned.id: planned for planned in there}
    assert str(compare(by_id, [])) == "0 new, 0 same, 0 differ"
    changed = [replace(planned, note="mended") for planned in there]
    assert str(compare(by_id, changed)) == "0 new, 0 same, 2 differ"


@given(there=st.lists(ENTRIES, max_size=3), incoming=st.lists(ENTRIES, max_size=3))
def test_every_incoming_row_is_counted_once(there: list[Entry], incoming: list[Entry]) -> None:
    by_id = {entry.id: entry for entry in there}
    found = compare(by_id, incoming + there)
    assert len(found.new) + found.same + len(found.differing) == len(incoming) + len(there)
    assert not [entry for entry in found.new if entry.id in by_id]
    assert all(present != entry for present, entry in found.differing)
