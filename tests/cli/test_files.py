"""`footlog report` as people start it: what it writes, what it says, how it ends."""

import errno
import os
from pathlib import Path

import pytest
from pypdf import PdfReader

from footlog.store.diary import Diary
from tests.helpers.builders import import_batch, item, on, set_log
from tests.helpers.commands import footlog, refused, started

TODAY = "2026-03-11"
NO_FOLDER = os.strerror(errno.ENOENT)


@pytest.fixture(scope="module")
def diary_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "footlog.db"
    entries = [set_log("2026-02-25", note="was fine"), set_log("2026-03-04", note="the latest")]
    Diary(path, create=True).import_rows(
        import_batch(entries, [item("daily", "2026-02-23")]), on(TODAY)
    )
    return path


def test_it_writes_a_pdf_and_says_so(diary_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    done = started("report", "--db", diary_path, "--today", TODAY, "--out", out)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"Wrote the report from 2026-02-23 to 2026-03-11 to {out}\n"
    (page,) = PdfReader(out).pages
    assert "the latest" in page.extract_text()
    assert list(tmp_path.iterdir()) == [out]


def test_it_writes_a_page_of_a_span_without_notes(diary_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.HTML"
    span = ("--from", "2026-02-24", "--to", "2026-03-01")
    common = ("report", "--db", diary_path, "--today", TODAY, "--out", out, *span)
    assert footlog(*common).returncode == 0
    page = out.read_text("utf-8")
    assert "Mon 23 Feb 2026 to Sun 1 Mar 2026" in page
    assert "was fine" in page
    assert "the latest" not in page
    assert footlog(*common, "--no-notes").returncode == 0
    assert "was fine" not in out.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--out", "report.doc"), '--out is "report.doc": end the name with .pdf or .html.'),
        (
            ("--out", "report.pdf", "--from", "2026-03-02", "--to", "2026-03-01"),
            "--to is 2026-03-01: choose a day from 2026-03-02 on.",
        ),
        (
            ("--out", "nowhere/report.pdf"),
            f"nowhere/report.pdf cannot be written ({NO_FOLDER}): choose another folder.",
        ),
    ],
)
def test_refusals_are_one_sentence(
    diary_path: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    done = footlog("report", "--db", diary_path, "--today", TODAY, *arguments)
    assert refused(done) == sentence


def test_without_a_diary_it_refuses_and_makes_none(tmp_path: Path) -> None:
    missing = tmp_path / "none.db"
    done = footlog("report", "--db", missing, "--out", tmp_path / "report.pdf")
    assert str(missing) in refused(done)
    assert list(tmp_path.iterdir()) == []


def test_the_diary_is_not_written_over(diary_path: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "diary.pdf"
    pdf.write_bytes(diary_path.read_bytes())
    done = footlog("report", "--db", pdf, "--out", pdf)
    assert refused(done).endswith("is the diary itself: choose another name for the report.")


def test_without_out_it_is_wrong_usage() -> None:
    assert footlog("report").returncode == 2
