"""README.txt: it names every column of every file, and says what the figures mean."""

import re

from footlog.analysis.formulas import all_formulas
from footlog.domain.settings import Settings
from footlog.files.data_dictionary import FILES, PICTURES, readme_text
from tests.helpers.builders import on

TEXT = readme_text(Settings(), on("2026-03-20"), 1234)
FLAT = " ".join(TEXT.split())


def test_every_column_of_every_file_is_explained_under_its_file() -> None:
    starts = [TEXT.index(f"\r\n{name}: ") for name in FILES]
    assert starts == sorted(starts)
    ends = [*starts[1:], TEXT.index("How the figures are worked out")]
    for (_, columns), start, end in zip(FILES.values(), starts, ends, strict=True):
        section = TEXT[start:end]
        for column in columns:
            assert re.search(rf"\r\n{column.name} +\S", section), column.name
            assert column.meaning in " ".join(section.split())


def test_every_formula_the_scale_and_the_day_are_said() -> None:
    for formula in all_formulas(Settings()):
        assert f"{formula.title}: {formula.words}" in FLAT
        assert formula.source in FLAT
    assert "LOINC 72514-3" in FLAT
    assert "Made on 2026-03-20 with 1234 entries." in FLAT
    assert "Everything here was typed by the person who does the exercises." in FLAT


def test_a_set_done_late_is_credited_and_not_extra_in_words_too() -> None:
    assert "sets_credited sets done of those due, in the week in which they were due" in FLAT
    assert "sets_extra sets of the week that are not credited in any week" in FLAT


def test_the_folder_of_pictures_is_explained() -> None:
    assert f"\r\n{': '.join(PICTURES)}\r\n" in TEXT
    assert "named after its exercise_id, at most 512 pixels and 100 kB." in FLAT
    assert "not when, where and with which camera it was made." in FLAT


def test_lines_end_as_windows_wants_and_stay_short() -> None:
    assert TEXT.count("\n") == TEXT.count("\r\n")
    assert max(map(len, TEXT.splitlines())) <= 88
