"""What the Share page gives in a real browser, whatever was shared and chosen before."""

import io
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Page, expect
from python_calamine import CalamineWorkbook

from footlog.domain.catalogue import load_catalogue
from footlog.domain.exercises import exercise_names
from footlog.domain.settings import Settings
from footlog.domain.sharing import Shared
from footlog.files.bundle import Selection, write_history
from footlog.paths import catalogue_path
from footlog.store.diary import Diary
from tests.conftest import TODAY
from tests.helpers.browsers import go
from tests.helpers.builders import RECORDED_AT, day, import_batch
from tests.test_browser import downloaded

NAMES = exercise_names(load_catalogue(catalogue_path()).exercises.values())
VISIT = TODAY - timedelta(days=2)


def history(diary: Diary, selection: Selection) -> bytes:
    """Return history.csv of what is selected."""
    write_history(diary, made := io.BytesIO(), NAMES, selection)
    return made.getvalue()


def test_the_zip_is_whole_while_the_table_has_the_days_since_the_last_visit(
    page: Page, serve: Callable[..., str], filled_diary: Diary, tmp_path: Path
) -> None:
    filled_diary.import_rows(import_batch([day("2026-04-01")]), TODAY)
    filled_diary.save_settings(Settings(pain_limit=3))
    filled_diary.note_share(Shared.REPORT, VISIT, RECORDED_AT)
    address = serve("--db", str(filled_diary.path), "--today", TODAY.isoformat())
    go(page, address, "share")
    page.get_by_text("Since I last shared").click()
    page.get_by_text("Leave my notes out").click()
    expect(page.get_by_text("without your")).to_be_visible()
    table = downloaded(page, "Download history.csv", tmp_path)
    assert table.read_bytes() == history(filled_diary, Selection(VISIT, notes=False))
    book = downloaded(page, "Download workbook (.xlsx)", tmp_path)
    sheet = CalamineWorkbook.from_path(str(book)).get_sheet_by_name("History")
    assert sheet.height == len(table.read_text("utf-8-sig").splitlines())
    with zipfile.ZipFile(downloaded(page, "Download everything (.zip)", tmp_path)) as bundle:
        assert bundle.read("history.csv") == history(filled_diary, Selection())
        assert b'"pain_limit","3"' in bundle.read("settings.csv")
