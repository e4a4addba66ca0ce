"""Reading function.csv back: ratings come back as they were, and bad rows are named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footlog.domain.function import FunctionScore
from footlog.files.export import function_lines
from footlog.files.reading.other_files import read_function
from tests.helpers.builders import RECORDED_AT, numbered_id, on, texts, written

TODAY = on("2026-03-20")
ROW = {
    "date": "2026-03-09",
    "activity": "stairs",
    "score": "3",
    "note": "",
    "recorded_at": RECORDED_AT,
    "id": numbered_id(1),
}


def problems_of(*rows: dict[str, str]) -> list[str]:
    return [str(problem) for problem in read_function(written(*rows), TODAY)[1]]


@given(
    activity=texts().filter(str.strip).map(lambda words: words[:100]).filter(str.strip),
    note=st.none() | texts().filter(bool),
    score=st.integers(0, 10),
)
def test_rating_comes_back_as_it_was(activity: str, note: str | None, score: int) -> None:
    rating = FunctionScore(
        id=numbered_id(1),
        on=on("2026-03-09"),
        activity=activity,
        score=score,
        note=note,
        recorded_at=RECORDED_AT,
    )
    content = "".join(function_lines([rating])).encode()
    assert read_function(content, TODAY) == ([rating], [])


@pytest.mark.parametrize(
    ("column", "cell", "sentence"),
    [
        ("score", "", "score is empty: write a whole number from 0 to 10."),
        ("score", "11", "score is 11: write a whole number from 0 to 10."),
        ("score", "3,5", 'score is "3,5": write a whole number or leave it empty.'),
        ("activity", " ", "activity is empty: name something that your foot makes hard."),
        (
            "date",
            "2026-03-22",
            "date is 2026-03-22: choose a day from 1900-01-01 to 2026-03-21.",
        ),
    ],
)
def test_bad_cell_is_one_problem_with_the_way_out(column: str, cell: str, sentence: str) -> None:
    assert problems_of(ROW | {column: cell}) == [f"function.csv, row 2: {sentence}"]


def test_second_rating_of_an_activity_on_a_day_is_a_problem_of_its_row() -> None:
    assert problems_of(ROW, ROW | {"id": numbered_id(2)}) == [
        'function.csv, row 3: activity is "stairs" twice on 2026-03-09: keep one of them.'
    ]
