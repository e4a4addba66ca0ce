"""Several programs that write to one diary at the same time: every save is there."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from footlog.domain.logbook import PainScore
from footlog.store.database import PATIENCE_SECONDS
from footlog.store.diary import Diary
from tests.conftest import LONG, ROOT
from tests.helpers.crowd import PROGRAMS

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the programs are forked"),
]
SAVES = 200 if LONG else 10
LONGEST_WAIT_SECONDS = 5 if LONG else PATIENCE_SECONDS
FIRST_STARTS = 100 if LONG else 2


def crowd(what: str, path: Path, times: int) -> list[float]:
    """Let eight programs do the same at once, and return how long each of their saves took."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.helpers.crowd", what, path, str(times)],
        check=True,
        cwd=ROOT,
        capture_output=True,
    )
    return [float(line) for line in done.stdout.split()]


def test_every_save_of_eight_programs_is_there(
    diary: Diary, figure: Callable[[str, str], None]
) -> None:
    before = diary.data_version()
    waits = crowd("save", diary.path, SAVES)
    found = [entry.pain for entry in diary.entries() if isinstance(entry, PainScore)]
    assert len(waits) == len(found) == PROGRAMS * SAVES
    assert sorted(found) == sorted(list(range(PROGRAMS)) * SAVES)
    assert diary.data_version() - before == PROGRAMS * SAVES
    assert max(waits) < LONGEST_WAIT_SECONDS
    figure(
        f"{PROGRAMS} programs, {SAVES} saves each",
        f"{len(found):,} of {PROGRAMS * SAVES:,}, longest wait {max(waits):.2f} s",
    )


def test_programs_that_make_the_diary_together_share_it(
    tmp_path: Path, figure: Callable[[str, str], None]
) -> None:
    crowd("start", tmp_path, FIRST_STARTS)
    for folder in tmp_path.iterdir():
        assert list(folder.iterdir()) == [folder / "footlog.db"]
        assert len(Diary(folder / "footlog.db").entries()) == PROGRAMS
    assert len(list(tmp_path.iterdir())) == FIRST_STARTS
    figure(f"{PROGRAMS} first starts at once", f"{FIRST_STARTS} times, 0 saves lost")
