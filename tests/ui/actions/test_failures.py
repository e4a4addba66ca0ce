"""A diary or catalogue that cannot be used is one sentence on the page, and nothing is touched."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from footlog import paths
from footlog.store.diary import Diary
from tests.helpers.app_pages import PAGES, sentence
from tests.helpers.operations import damage_a_corner

Opened = Callable[[str], AppTest]


@pytest.mark.parametrize("page", PAGES)
def test_a_folder_in_place_of_the_diary(open_app: Opened, diary_file: Path, page: str) -> None:
    diary_file.mkdir(parents=True)
    assert sentence(open_app(page)).startswith(
        f"{diary_file} is a folder: give the name of a file in it"
    )


def test_a_file_that_is_no_diary(open_app: Opened, diary_file: Path) -> None:
    diary_file.parent.mkdir()
    diary_file.write_bytes(b"my holiday photographs" * 100)
    before = diary_file.read_bytes()
    assert sentence(open_app("today")) == (
        f"{diary_file} is not a diary: choose another path (the file was not changed)."
    )
    assert diary_file.read_bytes() == before


def test_a_diary_that_vanishes_is_not_made_anew(
    open_app: Opened, filled_diary: Diary, tmp_path: Path
) -> None:
    assert open_app("today").title
    away = filled_diary.path.rename(tmp_path / "away.db")
    assert sentence(open_app("today")) == (
        f"There is no diary at {filled_diary.path}: check the path, or start footlog to create one."
    )
    assert not filled_diary.path.exists()
    away.rename(filled_diary.path)
    assert open_app("today").title[0].value == "Today"


def test_a_damaged_diary_is_found_at_the_first_page(open_app: Opened, filled_diary: Diary) -> None:
    data = damage_a_corner(filled_diary.path)
    assert filled_diary.plan_items()
    assert sentence(open_app("today")) == (
        f"The diary {filled_diary.path} is damaged: restore a backup (the file was not changed)."
    )
    assert filled_diary.path.read_bytes() == data


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "is missing"), ("[[exercise]\n", "is damaged"), ("", "holds no exercise")],
)
def test_a_missing_or_damaged_catalogue(
    open_app: Opened,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    content: str | None,
    words: str,
) -> None:
    app_folder = tmp_path / "app"
    (app_folder / "data").mkdir(parents=True)
    if content is not None:
        (app_folder / "data" / "exercises.toml").write_text(content)
    monkeypatch.setattr(paths, "app_folder", lambda: app_folder)
    found = sentence(open_app("today"))
    assert words in found
    assert found.endswith("install footlog again to get it back.")
