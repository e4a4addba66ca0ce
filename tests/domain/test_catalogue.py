"""The exercise catalogue as footlog loads it, and what is said of one that cannot be used."""

from decimal import Decimal
from pathlib import Path

import pytest

from footlog.domain.catalogue import CatalogueError, load_catalogue
from footlog.domain.dose import Dose
from footlog.domain.exercises import Kind, Side
from footlog.domain.schedule import DAILY
from footlog.paths import catalogue_path
from tests.helpers.articles import ADVICE, EXERCISES, ROWS, Row

ENTRY = """
[[exercise]]
id = "heel-raise"
name = "Heel raise"
aliases = ["Calf raises"]
kind = "strength"
targets = ["calf"]
position = "standing"
equipment = []
side = "both"
steps = ["Stand up."]
feel = "In the calf."
caution = "Stop when it hurts."
dose = { sets = 3, reps = 12, times_per_day = 1, schedule = "daily" }
dose_from = "footlog"

[[exercise.source]]
document = "article.txt"
name = "Calf Raises"
hold_seconds = [5, 10]
reps = [15]
sets = 3
"""


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "exercises.toml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(CatalogueError) as refused:
        load_catalogue(path)
    return str(refused.value)


def test_shipped_catalogue_has_every_exercise_of_the_articles() -> None:
    catalogue = load_catalogue(catalogue_path())
    assert {row.id for row in ROWS} <= set(catalogue.exercises)
    assert list(catalogue.exercises) == [exercise["id"] for exercise in EXERCISES]
    assert len(catalogue.advice) == len(ADVICE)


def as_range(stated: int | list[int]) -> tuple[int, int | None]:
    match stated:
        case [low, high]:
            return low, high
        case [low]:
            return low, None
        case int(number):
            return number, number
    raise AssertionError(stated)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.document[:3]} {row.name}: {row.id}")
def test_loaded_exercise_has_its_articles_figures(row: Row) -> None:
    exercise = load_catalogue(catalogue_path()).exercises[row.id]
    figures = [
        source.figures
        for source in exercise.sources
        if (source.document, source.name) == (row.document, row.name)
    ]
    assert figures == [{key: as_range(stated) for key, stated in row.figures.items()}]


def test_exercise_is_loaded_with_everything_the_file_says(tmp_path: Path) -> None:
    exercise = load_catalogue(written(tmp_path, ENTRY)).exercises["heel-raise"]
    assert exercise.name == "Heel raise"
    assert exercise.kind is Kind.STRENGTH
    assert exercise.side is Side.BOTH
    assert exercise.dose == Dose(sets=3, reps=12)
    assert exercise.schedule == DAILY
    assert exercise.dose_from == "footlog"
    assert exercise.aliases == ("Calf raises",)
    assert exercise.targets == ("calf",)
    assert exercise.position == "standing"
    assert exercise.equipment == ()
    assert exercise.steps == ("Stand up.",)
    assert exercise.feel == "In the calf."
    assert exercise.caution == "Stop when it hurts."
    assert exercise.own is False
    source = exercise.sources[0]
    assert (source.document, source.name) == ("article.txt", "Calf Raises")
    assert source.figures == {"sets": (3, 3), "reps": (15, None), "hold_seconds": (5, 10)}


def test_minutes_of_a_dose_are_exact(tmp_path: Path) -> None:
    path = written(tmp_path, ENTRY.replace("reps = 12", "minutes = 10"))
    assert load_catalogue(path).exercises["heel-raise"].dose.minutes == Decimal(10)


def test_catalogue_without_advice_is_fine(tmp_path: Path) -> None:
    assert load_catalogue(written(tmp_path, ENTRY)).advice == ()


def test_missing_catalogue_is_named_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "none.toml"
    assert refusal(path) == (
        f"The exercise catalogue {path} is missing: install footlog again to get it back."
    )


def test_folder_in_its_place_cannot_be_read(tmp_path: Path) -> None:
    assert refusal(tmp_path) == (
        f"The exercise catalogue {tmp_path} cannot be read (IsADirectoryError): "
        "install footlog again to get it back."
    )


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "holds no exercise"),
        ("exercise = []", "holds no exercise"),
        ("exercise = 3", "holds no exercise"),
        ("[exercise]\nid = 'x'", "holds no exercise"),
        ("[[advice]]\ntext = 'x'\ndocuments = []", "holds no exercise"),
        ("\0", "is damaged (Invalid statement (at line 1, column 1))"),
        (ENTRY.encode("utf-16"), "cannot be read (UnicodeDecodeError)"),
        (ENTRY.encode() + b"# \xe9", "cannot be read (UnicodeDecodeError)"),
        (ENTRY + "x = [", "is damaged ("),
        (ENTRY[:200], "is damaged ("),
        (ENTRY + ENTRY, "has two exercises with the id heel-raise"),
        ("exercise = [1]", "has a wrong exercise no. 1 ("),
        (ENTRY + '[[exercise]]\nid = "x"', "has a wrong exercise no. 2 ('dose')"),
        (ENTRY.replace('side = "both"', 'side = "one"'), "has a wrong exercise no. 1 ('one' is"),
        (ENTRY.replace("strength", "power"), "has a wrong exercise no. 1 ('power' is"),
        (ENTRY.replace('"heel-raise"', '"Heel"'), "has a wrong exercise no. 1 (id must be"),
        (ENTRY.replace('"heel-raise"', "7"), "has a wrong exercise no. 1 ("),
        (
            ENTRY.replace("sets = 3, reps", "sets = 0, reps"),
            "has a wrong exercise no. 1 (sets must be",
        ),
        (ENTRY.replace("reps = 12,", ""), "has a wrong exercise no. 1 (dose does not say"),
        (ENTRY.replace("times_per_day", "times"), "has a wrong exercise no. 1 ("),
        (
            ENTRY.replace('"daily"', '"often"'),
            (
                "has a wrong exercise no. 1 (schedule must be like daily, every 2 days, "
                'mon,wed,fri or 3 per week, not "often")'
            ),
        ),
        (ENTRY.replace("[5, 10]", "[]"), "has a wrong exercise no. 1 (hold_seconds is []"),
        (ENTRY.replace("[5, 10]", '"5"'), "has a wrong exercise no. 1 (hold_seconds is 5"),
        (ENTRY.replace('feel = "In the calf."', ""), "has a wrong exercise no. 1 ('feel')"),
        (ENTRY.replace("reps = 12", 'minutes = "ten"'), "has a wrong exercise no. 1 ("),
        (
            ENTRY.replace('["Stand up."]', '"Stand up."'),
            "has a wrong exercise no. 1 (steps is no list: put the texts in square brackets.)",
        ),
        (ENTRY + "[[advice]]\ntext = 'x'", "has wrong advice ('documents')"),
        (ENTRY + "[[advice]]\ntext = 'x'\ndocuments = 'x'", "has wrong advice (documents is no"),
        ("advice = 3\n" + ENTRY, "has wrong advice ("),
        ("article = 3\n" + ENTRY, "has a wrong article ("),
        (ENTRY + "[[article]]\ntitle = 'x'", "has a wrong article ('document')"),
        ("deep = " + "[" * 5000, "is damaged ("),
    ],
)
def test_catalogue_that_cannot_be_used_is_refused_in_one_sentence(
    tmp_path: Path, content: str | bytes, problem: str
) -> None:
    path = written(tmp_path, content)
    sentence = refusal(path)
    assert sentence.startswith(f"The exercise catalogue {path} {problem}")
    assert sentence.endswith(": install footlog again to get it back.")
    assert "\n" not in sentence
