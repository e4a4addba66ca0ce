"""The Backups page: what it shows, and what its buttons do; and the way out of damage."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from footlog.domain.backup import Why
from footlog.store.backups import list_backups, make_backup
from footlog.store.diary import Diary
from tests.helpers.older_diaries import contents

Opened = Callable[[str], AppTest]
NOW = datetime(2026, 3, 18, 20, 0, tzinfo=UTC)


def texts(app: AppTest) -> list[str]:
    assert not app.exception
    return [text.value for text in app.text]


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def test_without_backups_it_says_so_and_offers_one(open_app: Opened, diary: Diary) -> None:
    app = open_app("backups")
    assert not app.exception
    assert "No backups yet." in [one.value for one in app.markdown]
    assert str(diary.path) in [code.value for code in app.code]
    assert str(diary.path) + "-backups" in [code.value for code in app.code]
    assert labels(app) == ["Back up now"]
    assert not app.warning


def test_it_says_that_the_diary_is_sound_with_figures(
    open_app: Opened, filled_diary: Diary
) -> None:
    count = filled_diary.count_entries()
    app = open_app("backups")
    assert any("Your diary is undamaged." in one.value for one in app.markdown)
    assert texts(app)[0] == f"{count:,} entries, from Mon 26 Jan 2026 to Wed 18 Mar 2026"


def test_back_up_now_makes_one(open_app: Opened, filled_diary: Diary) -> None:
    app = open_app("backups")
    app.button[0].click().run()
    (backup,) = list_backups(filled_diary.path)
    assert backup.why is Why.ON_DEMAND
    entries = f"{filled_diary.count_entries():,} entries"
    assert f"Backed up: {entries}." in texts(app)
    assert labels(app)[1].endswith(", by hand")
    assert any(text.startswith(f"{entries}, ") for text in texts(app))
    assert not app.download_button


def test_restore_asks_first_then_restores_and_can_be_undone(
    open_app: Opened, filled_diary: Diary
) -> None:
    saved = make_backup(filled_diary.path, Why.ON_DEMAND, NOW)
    filled_diary.delete_all([entry.id for entry in filled_diary.entries()[:100]])
    there = contents(filled_diary.path)
    app = open_app("backups")
    app.button(key=f"backups_choose_{saved.name}").click().run()
    count = saved.contents.entries
    assert any(f"{count:,} entries instead of {count - 100:,} now." in text for text in texts(app))
    assert contents(filled_diary.path) == there
    app.button(key="backups_restore").click().run()
    assert contents(filled_diary.path) == contents(saved.path)
    assert "backups_restore" not in [button.key for button in app.button]
    app.button(key="notice_undo").click().run()
    assert contents(filled_diary.path) == there
    assert "Undone: your diary is as it was before the restore." in texts(app)


def test_cancel_restores_nothing(open_app: Opened, filled_diary: Diary) -> None:
    saved = make_backup(filled_diary.path, Why.ON_DEMAND, NOW)
    app = open_app("backups")
    app.button(key=f"backups_choose_{saved.name}").click().run()
    app.button(key="backups_cancel").click().run()
    assert "backups_restore" not in [button.key for button in app.button]
    assert list_backups(filled_diary.path) == (saved,)


def test_a_damaged_backup_is_marked_and_cannot_be_restored(open_app: Opened, diary: Diary) -> None:
    saved = make_backup(diary.path, Why.ON_DEMAND, NOW)
    saved.path.write_bytes(b"x")
    app = open_app("backups")
    assert labels(app) == ["Back up now"]
    assert not app.download_button
    assert any("Damaged: Wed 18 Mar, " in one.value for one in app.markdown)


def test_a_backup_that_goes_bad_after_it_was_listed_is_refused_in_a_sentence(
    open_app: Opened, diary: Diary
) -> None:
    saved = make_backup(diary.path, Why.ON_DEMAND, NOW)
    app = open_app("backups")
    app.button(key=f"backups_choose_{saved.name}").click().run()
    saved.path.write_bytes(b"x")
    app.button(key="backups_restore").click().run()
    assert (
        f"The backup {saved.path} is damaged: choose another one (nothing was restored)."
        in texts(app)
    )


def test_thirty_are_shown_ten_at_a_time(open_app: Opened, diary: Diary) -> None:
    for day in range(30, 0, -1):
        make_backup(diary.path, Why.START, NOW - timedelta(days=7 * day))
    app = open_app("backups")
    chosen = [button for button in app.button if str(button.key).startswith("backups_choose_")]
    assert len(chosen) == 10


def test_every_button_has_a_name_of_its_own(open_app: Opened, diary: Diary) -> None:
    whys = (Why.START, Why.ON_DEMAND, Why.IMPORT)
    for day, why in enumerate(whys):
        chosen = make_backup(diary.path, why, NOW - timedelta(days=day))
    make_backup(diary.path, Why.RESTORE, NOW)
    app = open_app("backups")
    app.button(key=f"backups_choose_{chosen.name}").click().run()
    names = [*labels(app), *(button.label for button in app.download_button)]
    assert len(names) == len(set(names)) == 1 + 4 + 3
    assert names[1].endswith(", before a restore")
    assert [button.label for button in app.download_button] == ["Download"]


@pytest.mark.parametrize(
    ("kind", "words"), [("nfs4", "network drive"), ("ext4", None)], ids=["network", "disk"]
)
def test_it_warns_of_a_network_drive(
    open_app: Opened, diary: Diary, monkeypatch: pytest.MonkeyPatch, kind: str, words: str | None
) -> None:
    monkeypatch.setattr("footlog.paths._mounts", lambda: [("/", kind)])
    warnings = [warning.value for warning in open_app("backups").warning]
    assert [words in warning for warning in warnings if words] == ([True] if words else [])
    assert len(warnings) == (1 if words else 0)


def test_it_warns_of_a_synchronised_folder(
    open_app: Opened, diary_file: Path, diary: Diary
) -> None:
    (diary_file.parent / ".stfolder").mkdir()
    (warning,) = open_app("backups").warning
    assert "Syncthing synchronises" in warning.value


@pytest.mark.parametrize("page", ["today", "backups"])
def test_a_damaged_diary_offers_the_newest_sound_backup(
    open_app: Opened, filled_diary: Diary, page: str
) -> None:
    path = filled_diary.path
    good = make_backup(path, Why.ON_DEMAND, NOW)
    newer = make_backup(path, Why.ON_DEMAND, NOW + timedelta(minutes=1))
    newer.path.write_bytes(b"x")
    path.write_bytes(b"lost" * 100)
    app = open_app(page)
    assert labels(app) == ["Restore this backup"]
    offer = texts(app)[1]
    assert offer.startswith("Your newest undamaged backup is from Wed 18 Mar")
    assert f"has {good.contents.entries:,} entries" in offer
    app.button[0].click().run()
    assert contents(path) == contents(good.path)
    (kept,) = path.parent.glob("*.damaged-*")
    assert any(f"The damaged file is now called {kept}." in text for text in texts(app))
    assert app.title[0].value != ""


def test_damage_deep_inside_is_found_on_the_page(open_app: Opened, filled_diary: Diary) -> None:
    path = filled_diary.path
    make_backup(path, Why.ON_DEMAND, NOW)
    data = bytearray(path.read_bytes())
    data[-3000:-2000] = bytes(1000)
    path.write_bytes(data)
    app = open_app("backups")
    assert texts(app)[0] == (
        f"The diary {path} is damaged: restore a backup (the file was not changed)."
    )
    assert labels(app) == ["Restore this backup"]


def test_settings_leads_to_the_backups(open_app: Opened, diary: Diary) -> None:
    links = [link.label for link in open_app("settings").page_link]
    assert "Backups of your diary" in links
