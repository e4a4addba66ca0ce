"""The Import page: what would change is shown first, and nothing is written before."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from footlog.domain.backup import Why
from footlog.domain.catalogue import load_catalogue
from footlog.domain.exercises import exercise_names
from footlog.domain.logbook import Entry, SetLog
from footlog.domain.settings import Settings
from footlog.files.bundle import write_bundle
from footlog.paths import catalogue_path
from footlog.server.start import settings
from footlog.store.backups import make_backup
from footlog.store.diary import Diary
from tests.conftest import TODAY
from tests.helpers.builders import day, history_file, import_batch, item, on, pain, set_log

Opened = Callable[[str], AppTest]
NAMES = exercise_names(load_catalogue(catalogue_path()).exercises.values())
SET = set_log("2026-03-03", note="as planned")
ENTRIES: list[Entry] = [SET, pain(0, "2026-03-10"), day("2026-03-12")]


def history(entries: list[Entry] | None = None) -> bytes:
    return history_file(entries or ENTRIES, NAMES)


def uploaded(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    app.file_uploader[0].set_value([(name, content, "text/csv") for name, content in files]).run()
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    """Return everything the page says."""
    parts = (*app.markdown, *app.text, *app.caption, *app.header)
    return "\n".join(str(part.value) for part in parts)


def press_import(app: AppTest) -> AppTest:
    (button,) = (one for one in app.button if one.label == "Import")
    assert not button.disabled
    button.click().run()
    assert not app.exception
    return app


def is_ready(app: AppTest) -> bool:
    return any(one.label == "Import" and not one.disabled for one in app.button)


def test_the_page_asks_for_files_first(open_app: Opened) -> None:
    app = open_app("bring_in")
    assert not app.exception
    assert app.title[0].value == "Import"
    assert not app.button


def test_the_page_names_the_largest_upload_that_the_server_takes(open_app: Opened) -> None:
    largest = settings(8501)["server.maxUploadSize"]
    assert f"If it is over {largest} MB, choose" in str(open_app("bring_in").file_uploader[0].help)


def test_a_history_is_shown_first_and_then_imported_once(open_app: Opened, diary: Diary) -> None:
    diary.save(SET, TODAY)
    app = uploaded(open_app("bring_in"), ("history.csv", history()))
    assert "3 entries: 2 new, 1 already here, 0 conflicting" in words(app)
    assert "From Tue 3 Mar to Thu 12 Mar" in words(app)
    assert diary.entries() == [SET]
    press_import(app)
    assert "Imported: 2 entries." in words(app)
    assert diary.entries() == ENTRIES
    assert not app.file_uploader[0].value
    assert [link.value for link in app.page_link].count("View in History") == 1
    uploaded(app, ("history.csv", history()))
    assert "Everything is already in your diary." in words(app)
    assert not is_ready(app)


def test_a_bundle_brings_everything(open_app: Opened, diary: Diary, tmp_path: Path) -> None:
    other = Diary(tmp_path / "other.db", create=True)
    other.import_rows(import_batch(ENTRIES, [item()]), TODAY)
    write_bundle(other, made := io.BytesIO(), NAMES, TODAY)
    app = uploaded(open_app("bring_in"), ("footlog-2026-03-18.zip", made.getvalue()))
    assert "1 plan item: 1 new, 0 already here, 0 conflicting" in words(app)
    press_import(app)
    assert (diary.entries(), diary.plan_items()) == (other.entries(), other.plan_items())


def test_history_and_plan_are_told_apart_by_their_columns(
    open_app: Opened, diary: Diary, tmp_path: Path
) -> None:
    other = Diary(tmp_path / "other.db", create=True)
    other.import_rows(import_batch(ENTRIES, [item()]), TODAY)
    write_bundle(other, made := io.BytesIO(), NAMES, TODAY)
    with zipfile.ZipFile(made) as bundle:
        files = [("b.csv", bundle.read("history.csv")), ("a.csv", bundle.read("plan.csv"))]
    press_import(uploaded(open_app("bring_in"), *files))
    assert (diary.entries(), diary.plan_items()) == (other.entries(), other.plan_items())


def test_rows_that_differ_are_shown_side_by_side_and_replaced_only_when_asked(
    open_app: Opened, diary: Diary
) -> None:
    mine = replace(SET, note="mine **bold**", reps=12)
    diary.save(mine, TODAY)
    app = uploaded(open_app("bring_in"), ("history.csv", history()))
    assert "2 new, 0 already here, 1 conflicting" in words(app)
    assert app.dataframe[0].value.to_dict("records") == [
        {
            "Row": "2026-03-03, Heel raise",
            "Column": "reps",
            "In your diary": "12",
            "In the file": "",
        },
        {
            "Row": "2026-03-03, Heel raise",
            "Column": "note",
            "In your diary": "mine **bold**",
            "In the file": "as planned",
        },
    ]
    assert not is_ready(app)
    app.checkbox(key="import_replace").check().run()
    press_import(app)
    assert diary.entries() == ENTRIES


def test_an_import_is_refused_when_the_diary_changed_meanwhile(
    open_app: Opened, diary: Diary
) -> None:
    app = uploaded(open_app("bring_in"), ("history.csv", history()))
    mine = replace(SET, note="typed in another window")
    diary.save(mine, TODAY)
    press_import(app)
    assert "Nothing was imported: your diary has changed. Check the changes again." in words(app)
    assert "2 new, 0 already here, 1 conflicting" in words(app)
    assert diary.entries() == [mine]


def test_a_second_tap_imports_nothing_more(open_app: Opened, diary: Diary) -> None:
    app = uploaded(open_app("bring_in"), ("history.csv", history()))
    (button,) = (one for one in app.button if one.label == "Import")
    press_import(app)
    version = diary.data_version()
    button.click().run()
    assert not app.exception
    assert diary.data_version() == version
    assert diary.entries() == ENTRIES


def test_many_problems_are_bounded_on_the_page_and_whole_in_a_file(
    open_app: Opened, diary: Diary
) -> None:
    sets: list[Entry] = [set_log("2026-03-03", pain=3) for _ in range(300)]
    app = uploaded(open_app("bring_in"), ("mine.csv", history(sets).replace(b'"3"', b'"7/10"')))
    assert app.header[0].value == "300 rows cannot be read"
    (lines,) = (text.value for text in app.text if "row 2:" in text.value)
    assert len(lines.splitlines()) == 20
    assert lines.splitlines()[0] == (
        'mine.csv, row 2: pain must be a whole number or empty, not "7/10".'
    )
    assert "… and 280 more." in words(app)
    assert app.download_button[0].label == "Download all problems as a text file"
    assert not app.button
    assert diary.entries() == []


def american(content: bytes, *, last: int) -> bytes:
    """Return the history as a spreadsheet program of the United States saves it."""
    for number in range(1, last + 1):
        content = content.replace(b'"2026-03-%02d"' % number, b"3/%d/2026" % number)
    return content.removeprefix(b"\xef\xbb\xbf").replace(b'"', b"").replace(b",", b";")


def test_a_file_of_another_program_is_understood_and_shown(open_app: Opened, diary: Diary) -> None:
    entries: list[Entry] = [*ENTRIES, pain(2, "2026-03-16")]
    app = uploaded(open_app("bring_in"), ("mine.csv", american(history(entries), last=18)))
    assert "Saved by another program" in words(app)
    assert "The columns are separated by semicolons." in words(app)
    assert app.dataframe[0].value.to_dict("records") == [
        {"Column": "date", "In the file": "3/3/2026", "Read as": "2026-03-03", "Cells": 4}
    ]
    assert list(app.dataframe[1].value["date"])[1] == "2026-03-10"
    press_import(app)
    assert diary.entries() == entries


@pytest.mark.parametrize(("answer", "first"), [("month first", 10), ("day first", 3)])
def test_what_is_not_plain_is_asked_before_anything_else(
    open_app: Opened, diary: Diary, answer: str, first: int
) -> None:
    content = american(history(ENTRIES[1:2]), last=18)
    app = uploaded(open_app("bring_in"), ("mine.csv", content))
    assert "Which day is 3/10/2026?" in words(app)
    assert not app.button
    assert app.selectbox[0].value is None
    app.selectbox[0].set_value(answer).run()
    if answer == "day first":
        assert "mine.csv, row 2: date is 2026-10-03: choose a day" in words(app)
        assert diary.entries() == []
        return
    press_import(app)
    assert [entry.on.day for entry in diary.entries()] == [first]


def test_the_answer_about_one_file_is_not_taken_for_the_next(
    open_app: Opened, diary: Diary
) -> None:
    content = american(history(ENTRIES[1:2]), last=18)
    app = uploaded(open_app("bring_in"), ("mine.csv", content))
    app.selectbox[0].set_value("month first").run()
    uploaded(app, ("mine.csv", content))
    assert app.selectbox[0].value is None
    assert diary.entries() == []


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("x.csv", b"", "x.csv is empty: choose a history.csv or a .zip made by footlog."),
        ("x.csv", b"%PDF-1.7", "x.csv is a PDF document, not CSV: choose a history.csv or"),
        ("x.zip", b"no zip", "x.zip is a damaged .zip file: choose another one."),
        ("../../x.csv", b"Hello\r\n", "x.csv has none of footlog's columns: choose a history"),
    ],
)
def test_what_is_none_of_footlogs_files_is_refused(
    open_app: Opened, diary: Diary, name: str, content: bytes, sentence: str
) -> None:
    app = uploaded(open_app("bring_in"), (name, content))
    assert sentence in words(app)
    assert not app.button
    assert diary.entries() == []


def test_plan_items_that_overlap_are_refused_before_the_button(
    open_app: Opened, diary: Diary, tmp_path: Path
) -> None:
    diary.add_item(item(), TODAY)
    other = Diary(tmp_path / "other.db", create=True)
    other.import_rows(import_batch([], [item()]), TODAY)
    write_bundle(other, made := io.BytesIO(), NAMES, TODAY)
    app = uploaded(open_app("bring_in"), ("all.zip", made.getvalue()))
    assert not app.button
    assert len(diary.plan_items()) == 1


def test_reading_is_done_once_and_not_at_every_run(
    open_app: Opened, diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary.save(replace(SET, note="mine"), TODAY)
    app = uploaded(open_app("bring_in"), ("history.csv", history()))
    read = app.session_state["import_cached_read"]
    app.checkbox(key="import_replace").check().run()
    assert app.session_state["import_cached_read"] is read
    assert isinstance(diary.entries(on("2026-03-03"))[0], SetLog)


def backup_file(path: Path) -> bytes:
    """Return a backup of a diary with entries, as the Backups page gives it."""
    other = Diary(path, create=True)
    other.import_rows(import_batch(ENTRIES, [item()]), TODAY)
    other.save_settings(Settings(pain_limit=3))
    return make_backup(path, Why.ON_DEMAND, datetime(2026, 3, 18, tzinfo=UTC)).path.read_bytes()


def test_a_backup_is_looked_at_first_and_then_takes_the_place_of_the_diary(
    open_app: Opened, diary: Diary, tmp_path: Path
) -> None:
    mine = set_log("2026-03-17")
    diary.save(mine, TODAY)
    app = uploaded(open_app("bring_in"), ("mine.db", backup_file(tmp_path / "other.db")))
    assert (
        "mine.db is a backup of a whole diary: 3 entries, from Tue 3 Mar 2026 to Thu 12 Mar 2026."
    ) in words(app)
    assert "takes the place of your diary here: 1 entry, from Tue 17 Mar 2026" in words(app)
    assert diary.entries() == [mine]
    app.button(key="import_restore").click().run()
    assert not app.exception
    assert "Restored: mine.db, 3 entries." in words(app)
    assert (diary.entries(), diary.settings()) == (ENTRIES, Settings(pain_limit=3))
    assert not app.file_uploader[0].value
    app.button(key="notice_undo").click().run()
    assert diary.entries() == [mine]


def test_on_a_new_computer_a_backup_replaces_nothing(
    open_app: Opened, diary: Diary, tmp_path: Path
) -> None:
    app = uploaded(open_app("bring_in"), ("mine.db", backup_file(tmp_path / "other.db")))
    assert "Your diary here is still empty, so nothing is replaced." in words(app)
    app.button(key="import_restore").click().run()
    assert diary.entries() == ENTRIES


@pytest.mark.parametrize(
    ("spoilt", "sentence"),
    [
        (lambda backup: backup[:9000], "mine.db is damaged: choose another one (nothing was"),
        (lambda backup: backup[:16], "mine.db is damaged: choose another one (nothing was"),
        (
            lambda backup: backup[:68] + b"\0" * 4 + backup[72:],
            "mine.db is a database of another program: choose another",
        ),
        (
            lambda backup: backup[:60] + (99).to_bytes(4) + backup[64:],
            "mine.db was made by a newer footlog (schema 99, this one knows",
        ),
    ],
)
def test_what_is_no_sound_backup_is_refused_and_changes_nothing(
    open_app: Opened,
    diary: Diary,
    tmp_path: Path,
    spoilt: Callable[[bytes], bytes],
    sentence: str,
) -> None:
    content = spoilt(backup_file(tmp_path / "other.db"))
    app = uploaded(open_app("bring_in"), ("mine.db", content))
    assert sentence in words(app)
    assert not app.button
    assert diary.entries() == []


def test_a_backup_among_other_files_is_refused(
    open_app: Opened, diary: Diary, tmp_path: Path
) -> None:
    files = [("mine.db", backup_file(tmp_path / "other.db")), ("history.csv", history())]
    app = uploaded(open_app("bring_in"), *files)
    assert "mine.db is a backup: choose it alone." in words(app)
    assert diary.entries() == []
