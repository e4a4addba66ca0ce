"""The `footlog` command as people start it: what it prints, and how it ends."""

import csv
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from footlog.store.diary import Diary
from tests.helpers.builders import day, import_batch, item, on, set_log
from tests.helpers.commands import footlog, refused, started
from tests.helpers.operations import damage_a_corner

ROOT = Path(__file__).parents[2]
TODAY = "2026-03-11"
ISO_DAY = "must be a date like 2026-03-09, not"


@pytest.fixture(scope="session")
def demo_diary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    done = started("demo", "--no-serve", "--db", path, "--weeks", "3", "--today", TODAY)
    assert done.returncode == 0
    return path


def history_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_demo_writes_the_diary_it_is_told_to(demo_diary: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.db"
    done = footlog("demo", "--no-serve", "--db", again, "--weeks", "3", "--today", TODAY)
    assert done.stdout == f"Wrote 3 weeks of made-up history to {again}\n"
    assert done.stderr == ""
    assert Diary(again).entries() == Diary(demo_diary).entries()
    other = tmp_path / "other.db"
    footlog("demo", "--no-serve", "--db", other, "--weeks", "3", "--today", TODAY, "--seed", "2")
    assert Diary(other).entries() != Diary(demo_diary).entries()


def test_demo_does_not_touch_a_diary_that_is_there(demo_diary: Path) -> None:
    before = demo_diary.read_bytes()
    done = footlog("demo", "--no-serve", "--db", demo_diary)
    assert refused(done) == (
        f"{demo_diary} already exists: choose a new file for the made-up history."
    )
    assert demo_diary.read_bytes() == before


def test_demo_without_a_place_to_write_is_wrong_usage() -> None:
    done = started("demo", "--no-serve")
    assert done.returncode == 2
    assert "--no-serve needs --db: choose where to write the diary." in done.stderr


def test_summary_is_a_table_for_people(demo_diary: Path) -> None:
    done = started("summary", "--db", demo_diary, "--today", TODAY)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0].split()[:3] == ["week", "of", "sets"]
    assert [line.split()[0] for line in lines[1:5]] == [
        "2026-02-23",
        "2026-03-02",
        "2026-03-09",
        "total",
    ]


def test_summary_as_json_has_the_promised_shape_and_adds_up(demo_diary: Path) -> None:
    done = footlog("summary", "--json", "--db", demo_diary, "--today", TODAY)
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert list(found) == ["today", "weeks", "total", "pain_change", "pain_rule"]
    assert found["today"] == TODAY
    for key in ("sets_due", "sets_credited", "sets_extra", "days_recorded"):
        assert sum(week[key] for week in found["weeks"]) == found["total"][key]
    assert (
        found["total"]["adherence"] == found["total"]["sets_credited"] / found["total"]["sets_due"]
    )


def test_summary_of_a_span_has_its_weeks_alone(demo_diary: Path) -> None:
    span = ("--from", "2026-03-04", "--to", "2026-03-04")
    done = footlog("summary", "--json", "--db", demo_diary, "--today", TODAY, *span)
    assert [week["week"] for week in json.loads(done.stdout)["weeks"]] == ["2026-03-02"]


def test_diary_is_taken_from_the_environment(demo_diary: Path) -> None:
    given = footlog("summary", "--today", TODAY, "--db", demo_diary)
    found = footlog("summary", "--today", TODAY, FOOTLOG_DB=str(demo_diary))
    assert found.returncode == 0
    assert found.stdout == given.stdout


def test_looking_changes_nothing(demo_diary: Path, tmp_path: Path) -> None:
    before = demo_diary.read_bytes()
    footlog("summary", "--db", demo_diary)
    footlog("export", "--db", demo_diary, "--out", tmp_path / "history.csv")
    assert demo_diary.read_bytes() == before


@pytest.mark.parametrize("command", [("summary",), ("export", "--out", "history.csv")])
def test_missing_diary_is_refused_and_not_made(tmp_path: Path, command: tuple[str, ...]) -> None:
    path = tmp_path / "none.db"
    assert refused(footlog(*command, "--db", path)) == (
        f"There is no diary at {path}: check the path, or start footlog to create one."
    )
    assert list(tmp_path.iterdir()) == []


def test_without_a_path_the_diary_lies_in_the_user_data_folder(tmp_path: Path) -> None:
    place = {"XDG_DATA_HOME": str(tmp_path), "HOME": str(tmp_path)}
    sentence = refused(footlog("summary", **place))
    assert sentence.startswith(f"There is no diary at {tmp_path}")
    assert list(tmp_path.iterdir()) == []


def test_history_is_exported_and_imported_again(demo_diary: Path, tmp_path: Path) -> None:
    file, copy = tmp_path / "history.csv", tmp_path / "copy.db"
    done = started("export", "--db", demo_diary, "--out", file, "--today", TODAY)
    number = Diary(demo_diary).count_entries()
    assert (done.returncode, done.stdout) == (0, f"Wrote {number} entries to {file}\n")
    assert len(history_of(file)) == number

    dry = footlog("import", file, "--db", copy, "--today", TODAY, "--dry-run")
    first = started("import", file, "--db", copy, "--today", TODAY)
    again = footlog("import", file, "--db", copy, "--today", TODAY)
    new = f"history: {number} new, 0 same, 0 differ\nplan: 0 new, 0 same, 0 differ\n"
    same = f"history: 0 new, {number} same, 0 differ\nplan: 0 new, 0 same, 0 differ\n"
    assert [run.returncode for run in (dry, first, again)] == [0, 0, 0]
    assert [run.stdout for run in (dry, first, again)] == [new, new, same]
    assert Diary(copy).entries() == Diary(demo_diary).entries()


def test_bundle_brings_the_plan_too(demo_diary: Path, tmp_path: Path) -> None:
    file, copy = tmp_path / "all.zip", tmp_path / "copy.db"
    assert footlog("export", "--db", demo_diary, "--out", file, "--today", TODAY).returncode == 0
    with zipfile.ZipFile(file) as bundle:
        assert {"history.csv", "plan.csv", "weeks.csv"} <= set(bundle.namelist())
        (tmp_path / "history.csv").write_bytes(bundle.read("history.csv"))
        (tmp_path / "plan.csv").write_bytes(bundle.read("plan.csv"))
    assert footlog("import", file, "--db", copy, "--today", TODAY).returncode == 0
    assert Diary(copy).tally() == Diary(demo_diary).tally()

    apart = tmp_path / "apart.db"
    plan = ("--plan", str(tmp_path / "plan.csv"))
    done = footlog("import", tmp_path / "history.csv", *plan, "--db", apart, "--today", TODAY)
    assert done.returncode == 0
    assert Diary(apart).tally() == Diary(demo_diary).tally()


def test_span_is_exported_with_both_ends(demo_diary: Path, tmp_path: Path) -> None:
    file = tmp_path / "history.csv"
    span = ("--from", "2026-03-02", "--to", "2026-03-03")
    assert footlog("export", "--db", demo_diary, "--out", file, *span).returncode == 0
    days = [row["date"] for row in history_of(file)]
    assert set(days) <= {"2026-03-02", "2026-03-03"}
    assert days == [
        str(entry.on) for entry in Diary(demo_diary).entries(on("2026-03-02"), on("2026-03-03"))
    ]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a diary of one set and one plan item, exported to history.csv beside it."""
    diary = Diary(tmp_path / "small.db", create=True)
    diary.import_rows(import_batch([set_log(note="before")], [item()]), on(TODAY))
    done = footlog("export", "--db", diary.path, "--out", tmp_path / "history.csv")
    assert done.returncode == 0
    return diary.path


def mended(history: Path, old: str, new: str) -> Path:
    text = history.read_bytes().decode()
    assert text.count(old) == 1
    history.write_bytes(text.replace(old, new).encode())
    return history


def test_rows_that_differ_are_refused_unless_they_are_to_be_replaced(small: Path) -> None:
    file = mended(small.with_name("history.csv"), "before", "after")
    done = footlog("import", file, "--db", small, "--today", TODAY)
    assert refused(done) == (
        "Nothing was imported, because rows differ: use --replace to overwrite them."
    )
    assert done.stdout.startswith("history: 0 new, 0 same, 1 differs\n")
    assert getattr(Diary(small).entries()[0], "note", None) == "before"
    again = footlog("import", file, "--db", small, "--today", TODAY, "--replace")
    assert again.returncode == 0
    assert getattr(Diary(small).entries()[0], "note", None) == "after"


def test_every_bad_row_is_named_and_nothing_is_changed(small: Path) -> None:
    file = small.with_name("history.csv")
    lines = file.read_bytes().decode().splitlines(keepends=True)
    bad = lines[1].replace("2026-03-02", "2026-02-30", 1), lines[1].replace("both", "heel", 1)
    file.write_bytes("".join([*lines[:1], *bad]).encode())
    before = small.read_bytes()
    done = footlog("import", file, "--db", small, "--today", TODAY)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        f'history.csv, row 2: date {ISO_DAY} "2026-02-30".',
        'history.csv, row 3: side must be one of left, right, each, both, not "heel".',
        (
            "history.csv was not imported: nothing was changed; correct the rows above and import "
            "again."
        ),
    ]
    assert small.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "history.csv is empty: choose a history.csv or a .zip made by footlog."),
        (b"\xff\xfe", "history.csv, line 1: is not UTF-8 text: save the file as CSV UTF-8."),
    ],
)
def test_file_of_another_kind_is_refused(small: Path, content: bytes, sentence: str) -> None:
    file = small.with_name("history.csv")
    file.write_bytes(content)
    before = small.read_bytes()
    done = footlog("import", file, "--db", small)
    assert refused(done).startswith(sentence)
    assert small.read_bytes() == before


@pytest.mark.parametrize(
    "change",
    [
        lambda c: c.replace('"', "").replace(",", ";"),
        lambda c: c.replace('"2026-03-02"', '"2.3.2026"'),
        lambda c: c.replace("edited_at", "changed"),
    ],
    ids=["semicolons", "days", "columns"],
)
def test_file_that_a_spreadsheet_saved_again_is_sent_to_the_page(
    small: Path, change: Callable[[str], str]
) -> None:
    file = small.with_name("history.csv")
    footlog("export", "--db", small, "--out", file)
    file.write_bytes(change(file.read_bytes().decode("utf-8-sig")).encode())
    before = small.read_bytes()
    done = footlog("import", file, "--db", small, "--today", TODAY)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        "history.csv seems to have been saved by a spreadsheet program: import it on footlog's "
        "Import page, which shows how it is read; nothing was changed."
    )
    assert small.read_bytes() == before


def test_unknown_exercise_is_refused_with_its_row(small: Path) -> None:
    file = mended(small.with_name("history.csv"), '"heel-raise"', '"heel-lift"')
    done = footlog("import", file, "--db", small, "--today", TODAY)
    assert done.returncode == 1
    assert done.stderr.startswith(
        'history.csv, row 2: exercise_id is "heel-lift", which footlog does not know: '
    )


def test_day_in_the_future_is_refused_with_its_row(small: Path) -> None:
    file = mended(small.with_name("history.csv"), '"2026-03-02"', '"2030-03-02"')
    done = footlog("import", file, "--db", small, "--today", TODAY)
    assert done.returncode == 1
    assert done.stderr.startswith("history.csv, row 2: date is ")


def test_record_of_a_day_that_has_another_one_differs(tmp_path: Path) -> None:
    diary = Diary(tmp_path / "a.db", create=True)
    diary.save(day("2026-03-02"), on(TODAY))
    file = tmp_path / "history.csv"
    footlog("export", "--db", diary.path, "--out", file)
    other = Diary(tmp_path / "b.db", create=True)
    other.save(day("2026-03-02"), on(TODAY))
    done = footlog("import", file, "--db", other.path, "--today", TODAY)
    assert refused(done).startswith("Nothing was imported, because rows differ")
    assert other.entries() != diary.entries()
    assert footlog("import", file, "--db", other.path, "--replace").returncode == 0
    assert other.entries() == diary.entries()


def not_a_diary(tmp_path: Path) -> Path:
    (tmp_path / "x.db").write_bytes(b"no diary " * 100)
    return tmp_path / "x.db"


@pytest.mark.parametrize(
    "command", [("summary",), ("export", "--out", "out.csv"), ("import", "pyproject.toml")]
)
def test_file_that_is_no_diary_is_refused_and_left_as_it_is(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    path = not_a_diary(tmp_path)
    before = path.read_bytes()
    assert refused(footlog(*command, "--db", path)) == (
        f"{path} is not a diary: choose another path (the file was not changed)."
    )
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "command",
    [("summary",), ("export", "--out", "out.csv"), ("import", "pyproject.toml"), ("serve",)],
)
def test_damage_in_a_corner_of_the_diary_is_found_before_it_is_used(
    demo_diary: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    path = tmp_path / "damaged.db"
    path.write_bytes(demo_diary.read_bytes())
    data = damage_a_corner(path)
    assert Diary(path).plan_items()
    run = started if command == ("serve",) else footlog
    assert refused(run(*command, "--db", path)) == (
        f"The diary {path} is damaged: restore a backup (the file was not changed)."
    )
    assert path.read_bytes() == data


def test_folder_is_refused(tmp_path: Path) -> None:
    assert refused(footlog("summary", "--db", tmp_path)) == (
        f"{tmp_path} is a folder: give the name of a file in it, such as {tmp_path / 'footlog.db'}."
    )


def test_export_to_a_missing_folder_is_refused(demo_diary: Path, tmp_path: Path) -> None:
    out = tmp_path / "none" / "history.csv"
    assert refused(footlog("export", "--db", demo_diary, "--out", out)) == (
        f"{out} cannot be written (No such file or directory): choose another folder."
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("summary", "--today", "tomorrow"),
        ("summary", "--today", "2026-02-30"),
        ("summary", "--from", "9.3.2026"),
        ("summary", "--today", "0001-01-01"),
        ("summary", "--today", "1899-12-31"),
        ("summary", "--to", "2200-01-01"),
        ("summary", "--today", "9999-12-31"),
        ("summary", "--weeks", "3"),
        ("export",),
        ("import",),
        ("import", "there-is-no-such-file.csv"),
        ("demo", "--weeks", "0"),
        ("demo", "--seed", "x"),
        ("serve", "--port", "0"),
        ("no-such-command",),
        ("--no-such-flag",),
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2_and_says_what_is_wrong(arguments: tuple[str, ...]) -> None:
    done = footlog(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.splitlines()[-1].startswith("Error: ")
    assert "Traceback" not in done.stderr


def test_help_names_every_command() -> None:
    done = started("--help")
    assert done.returncode == 0
    for command in ("serve", "demo", "summary", "export", "import"):
        assert f"\n  {command}" in done.stdout


@pytest.mark.parametrize("today", ["1900-01-01", "2199-12-31"])
def test_first_and_last_day_that_may_be_today_are_days_like_any_other(
    demo_diary: Path, today: str
) -> None:
    done = footlog("summary", "--json", "--db", demo_diary, "--today", today)
    assert done.returncode == 0
    assert json.loads(done.stdout)["today"] == today


def test_unknown_persons_folder_is_refused_in_a_sentence() -> None:
    assert refused(footlog("summary", "--db", "~nobody-of-this-name/footlog.db")) == (
        'The diary\'s path is "~nobody-of-this-name/footlog.db": write it without ~.'
    )


def test_demo_that_is_refused_leaves_no_diary(tmp_path: Path) -> None:
    path = tmp_path / "demo.db"
    done = footlog("demo", "--no-serve", "--db", path, "--today", "1900-01-01")
    assert refused(done) == "starts_on is 1899-10-16: choose a day from 1900 on."
    assert list(tmp_path.iterdir()) == []


def test_export_writes_a_fhir_bundle_of_the_days_it_is_asked_for(
    demo_diary: Path, tmp_path: Path
) -> None:
    out = tmp_path / "diary.json"
    span = ("--from", "2026-03-09", "--to", "2026-03-10")
    done = footlog("export", "--db", demo_diary, "--format", "fhir", "--out", out, *span)
    assert (done.returncode, done.stderr) == (0, "")
    entries = Diary(demo_diary).entries(on("2026-03-09"), on("2026-03-10"))
    assert done.stdout == f"Wrote {len(entries)} entries to {out}\n"
    found = json.loads(out.read_text("utf-8"))
    assert (found["resourceType"], found["type"]) == ("Bundle", "collection")
    ids = {entry["resource"]["id"] for entry in found["entry"]}
    assert {entry.id for entry in entries} <= ids
    others = {entry.id for entry in Diary(demo_diary).entries()} - {entry.id for entry in entries}
    assert others
    assert not others & ids


def test_fhir_without_its_library_is_refused_and_writes_nothing(
    demo_diary: Path, tmp_path: Path
) -> None:
    (tmp_path / "hidden" / "fhir").mkdir(parents=True)
    (tmp_path / "hidden" / "fhir" / "__init__.py").touch()
    out = tmp_path / "diary.json"
    done = started(
        *("export", "--db", demo_diary, "--format", "fhir", "--out", out),
        PYTHONPATH=str(tmp_path / "hidden"),
    )
    assert refused(done) == (
        "--format fhir needs the package fhir.resources: install it with: pip install "
        "fhir.resources."
    )
    assert [file.name for file in tmp_path.iterdir()] == ["hidden"]


def test_csv_needs_no_fhir_library(demo_diary: Path, tmp_path: Path) -> None:
    (tmp_path / "fhir").mkdir()
    (tmp_path / "fhir" / "__init__.py").write_text("raise RuntimeError", "utf-8")
    done = started(
        *("export", "--db", demo_diary, "--out", tmp_path / "history.csv"),
        PYTHONPATH=str(tmp_path),
    )
    assert (done.returncode, done.stderr) == (0, "")
