"""`footlog report` and `footlog import` as people start them: what they say, how they end."""

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from pypdf import PdfReader

from footlog.store.diary import Diary
from tests.conftest import LONG
from tests.helpers.builders import import_batch, item, on, set_log
from tests.helpers.commands import ROOT, footlog, refused, started
from tests.helpers.hostile_zips import ATTACKS, LONG_ATTACKS

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


@pytest.mark.parametrize(
    ("arguments", "endings"),
    [
        (("export", "--out", "o.xls"), ".csv, .xlsx or .zip"),
        (("export", "--out", "o"), ".csv, .xlsx or .zip"),
        (("export", "--format", "fhir", "--out", "o.csv"), ".json"),
        (("report", "--out", "o.csv"), ".pdf or .html"),
        (("calendar", "--out", "o.csv"), ".ics"),
    ],
)
def test_an_ending_that_no_format_has_is_refused_and_nothing_is_written(
    diary_path: Path, tmp_path: Path, arguments: tuple[str, ...], endings: str
) -> None:
    *others, name = arguments
    done = footlog(*others, tmp_path / name, "--db", diary_path, "--today", TODAY)
    assert refused(done) == f'--out is "{name}": end the name with {endings}.'
    assert list(tmp_path.iterdir()) == []


def test_a_zip_of_some_days_says_that_it_is_not_whole(diary_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "some.zip"
    common = ("export", "--db", diary_path, "--today", TODAY, "--out", out)
    assert "leave out --from and --to" in footlog(*common, "--from", "2026-03-01").stdout
    assert footlog(*common).stdout == f"Wrote 2 entries to {out}\n"


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


READ = """
import json, resource, sys, time
from datetime import date
from pathlib import Path
from footlog.files.reading.csv_format import CsvError
from footlog.files.reading.files import read_import
from footlog.files.reading.uploads import read_uploads

def by_command(file):
    return read_import(file, None, (), date(2026, 3, 18))[1]

def on_the_page(file):
    return read_uploads([(file.name, file.read_bytes())], (), date(2026, 3, 18), {}).problems

for file in map(Path, sys.argv[1:]):
    for read in (by_command, on_the_page):
        begun = time.process_time()
        try:
            said = list(map(str, read(file)))
        except CsvError as error:
            said = [str(error)]
        seconds = time.process_time() - begun
        print(json.dumps([said, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]))
"""
"""Reads .zip files as the command and as the page does; prints words, seconds of work and peak."""
SMALL = "import subprocess, sys; subprocess.run([sys.executable, *sys.argv[1:]], check=True)"
"""Starts Python from a small process: the peak that a child reports includes its parent's size."""
MOST_SECONDS = 2
MOST_MEGABYTES = 300
A_MEGABYTE = 1_000_000 if sys.platform == "darwin" else 1000
"""In what this system counts memory by."""


def check_refused(folder: Path, attacks: Mapping[str, tuple[Callable[[], bytes], str]]) -> None:
    pytest.importorskip("resource", reason="the memory of a process is not told on this system")
    files = [folder / str(number) / "all.zip" for number in range(len(attacks))]
    for file, (make, _) in zip(files, attacks.values(), strict=True):
        file.parent.mkdir()
        file.write_bytes(make())
    done = subprocess.run(
        [sys.executable, "-c", SMALL, "-c", READ, *map(str, files)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=500,
        check=True,
    )
    found = iter(done.stdout.splitlines())
    for attack, (_, sentence) in attacks.items():
        for said, seconds, peak in map(json.loads, (next(found), next(found))):
            assert said == [sentence], attack
            assert seconds < MOST_SECONDS, attack
            assert peak < MOST_MEGABYTES * A_MEGABYTE, attack


def test_small_zips_that_want_much_are_refused_with_little(tmp_path: Path) -> None:
    check_refused(tmp_path, ATTACKS)


@pytest.mark.long
@pytest.mark.parametrize("attack", LONG_ATTACKS if LONG else ["a cell of 99 MB of feet"])
def test_large_files_in_small_zips_are_refused_with_little(tmp_path: Path, attack: str) -> None:
    check_refused(tmp_path, {attack: LONG_ATTACKS[attack]})


def test_the_command_refuses_such_a_zip_in_one_sentence(tmp_path: Path) -> None:
    for make, sentence in (ATTACKS["four files of 190 MB"], ATTACKS["very many files"]):
        (tmp_path / "all.zip").write_bytes(make())
        done = footlog("import", tmp_path / "all.zip", "--db", tmp_path / "footlog.db")
        assert refused(done) == sentence
    assert [file.name for file in tmp_path.iterdir()] == ["all.zip"]


def test_the_plan_becomes_a_calendar_and_what_lacks_days_is_named(tmp_path: Path) -> None:
    path, out = tmp_path / "footlog.db", tmp_path / "exercises.ics"
    diary = Diary(path, create=True)
    plan = [item("daily", "2026-03-02"), item("3 per week", "2026-03-02", exercise="walking")]
    diary.import_rows(import_batch(items=plan), on(TODAY))
    common = ("calendar", "--db", path, "--today", TODAY, "--out", out, "--each")
    assert footlog(*common).stdout.splitlines() == [
        f"Wrote 1 series of events to {out}",
        "Left out: what is due 3 times a week. Name its 3 days with --days.",
    ]
    done = started(*common, "--at", "07:30", "--zone", "Europe/Berlin", "--days", "mon,wed,fri")
    assert (done.stdout, done.stderr) == (f"Wrote 2 series of events to {out}\n", "")
    text = out.read_bytes().decode()
    assert "DTSTART;TZID=Europe/Berlin:20260302T073000\r\n" in text
    assert "RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR\r\n" in text
    assert "SUMMARY:Walking\r\n" in text


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--at", "25:00"), '--at must be a time from 00:00 to 23:59, not "25:00".'),
        (("--zone", "Mars"), '--zone is "Mars": write a time zone such as Europe/Berlin.'),
        (("--days", "daily"), '--days is "daily": write days such as mon,wed,fri.'),
    ],
)
def test_what_a_calendar_cannot_be_made_of_is_refused(
    diary_path: Path, tmp_path: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    out = tmp_path / "exercises.ics"
    assert refused(footlog("calendar", "--db", diary_path, "--out", out, *arguments)) == sentence
    assert not out.exists()
