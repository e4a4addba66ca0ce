"""Where the app's files and the diary lie."""

from pathlib import Path

import pytest

from footlog.paths import app_folder, catalogue_path, diary_path, keys_path, poses_path


def test_app_folder_holds_the_app_and_its_catalogue() -> None:
    assert (app_folder() / "data" / "exercises.toml") == catalogue_path()
    assert (app_folder() / "data" / "poses.toml") == poses_path()
    assert catalogue_path().is_file()
    assert poses_path().is_file()


def test_given_path_goes_before_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FOOTLOG_DB", str(tmp_path / "b.db"))
    assert diary_path(tmp_path / "a.db") == tmp_path / "a.db"
    assert diary_path() == tmp_path / "b.db"


def test_relative_path_lies_in_the_folder_one_is_in(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert diary_path("a.db") == tmp_path / "a.db"


def test_tilde_is_the_persons_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert diary_path("~/a.db") == tmp_path / "a.db"


@pytest.mark.parametrize("value", [None, ""])
def test_diary_lies_in_the_user_data_folder_and_never_in_the_checkout(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, value: str | None
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("FOOTLOG_DB", raising=False)
    if value is not None:
        monkeypatch.setenv("FOOTLOG_DB", value)
    found = diary_path()
    assert found.name == "footlog.db"
    assert found.parent.name == "footlog"
    assert tmp_path in found.parents
    assert app_folder() not in found.parents


def test_the_passphrase_lies_apart_from_the_diary(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("FOOTLOG_DB", str(tmp_path / "diary" / "footlog.db"))
    assert keys_path().name == "lan.json"
    assert tmp_path in keys_path().parents
    assert keys_path().parent != diary_path().parent
