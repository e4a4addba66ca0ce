"""Each planted misreading of the formulas still has a place in the code, and only one."""

import pytest

from tests.mutants import MUTANTS, Mutant, module_of


@pytest.mark.parametrize("mutant", MUTANTS, ids=[one.misreading for one in MUTANTS])
def test_a_misreading_changes_the_code(mutant: Mutant) -> None:
    source = module_of(mutant).read_text("utf-8")
    assert source.count(mutant.old) == 1
    assert mutant.old != mutant.new


def test_there_are_enough_of_them_and_none_twice() -> None:
    assert len({(one.module, one.old, one.new) for one in MUTANTS}) == len(MUTANTS) >= 30
