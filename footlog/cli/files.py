"""`footlog export`, `footlog import` and `footlog report`: files, out and in."""

from datetime import date
from pathlib import Path

import click

from footlog.cli.options import (
    DAY,
    db_option,
    ending_of,
    from_option,
    known_exercises,
    open_diary,
    out_option,
    present,
    progress_bar,
    to_option,
    today_option,
)
from footlog.cli.plan import take_over_file
from footlog.domain.exercises import exercise_names
from footlog.domain.settings import Settings
from footlog.domain.take_over import PLAN_ENDING
from footlog.domain.validation import InvalidEntry
from footlog.files.reading.csv_format import CsvError
from footlog.paths import diary_path
from footlog.store.automatic_backups import back_up_before_import
from footlog.store.creating import set_aside_leftovers
from footlog.store.diary import Diary


@click.command(name="export")
@db_option
@today_option
@out_option("The file to write: .csv or .xlsx gets every entry, .zip everything.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "fhir"]),
    default="csv",
    show_default=True,
    help="CSV files, or a FHIR R4B Bundle as JSON (needs fhir.resources).",
)
@from_option
@to_option
def export_(  # noqa: PLR0913 - one a flag
    db: Path | None,
    today: date | None,
    out: Path,
    *,
    form: str,
    first: date | None,
    last: date | None,
) -> None:
    """Write history.csv, a workbook (.xlsx), everything as a .zip, or a FHIR Bundle."""
    from footlog.files.bundle import Selection, write_export, write_fhir  # noqa: PLC0415

    ending = ending_of(out, *(".json",) if form == "fhir" else (".csv", ".xlsx", ".zip"))
    diary = open_diary(db)
    now = present(diary.settings(), today)
    names = exercise_names(known_exercises(diary).values())
    selection = Selection(first, last)
    if form == "fhir":
        count = write_fhir(diary, out, names, now, selection)
    else:
        count = write_export(diary, out, names, now.today, selection)
    click.echo(f"Wrote {count} entries to {out}")
    if ending == ".zip" and selection != Selection():
        click.echo("It lacks the other days: leave out --from and --to to move or keep your diary.")


@click.command(name="import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@db_option
@today_option
@click.option(
    "--plan",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The plan.csv that belongs to a history.csv.",
)
@click.option(
    "--from",
    "starts_on",
    **DAY,
    help=f"The day from which a {PLAN_ENDING} file is taken over; otherwise today.",
)
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@click.option(
    "--replace", is_flag=True, help="Replace entries in your diary that differ from the file."
)
def import_(  # noqa: PLR0913 - one a flag
    file: Path,
    db: Path | None,
    today: date | None,
    plan: Path | None,
    starts_on: date | None,
    *,
    dry_run: bool,
    replace: bool,
) -> None:
    """Import a history.csv (with --plan a plan.csv), a footlog .zip, or a .footlogplan file."""
    from footlog.files.reading.files import read_import  # noqa: PLC0415

    if file.suffix.lower() == PLAN_ENDING:
        take_over_file(file, db, today, starts_on, dry_run=dry_run)
        return
    if starts_on:
        raise InvalidEntry("--from", f"is only for {PLAN_ENDING} files", "leave it out")
    there = open_diary(db) if diary_path(db).exists() else None
    now = present(there.settings() if there else Settings(), today)
    known = known_exercises(there)
    try:
        with progress_bar("Reading") as advance:
            batch, problems = read_import(file, plan, known.values(), now.today, advance)
    except CsvError as error:
        _refuse_resaved(file, plan)
        raise error from None
    for problem in problems:
        click.echo(str(problem), err=True)
    if problems:
        _refuse_resaved(file, plan)
        raise InvalidEntry(
            file.name,
            "was not imported",
            "nothing was changed; correct the rows above and import again",
        )
    if sentence := set_aside_leftovers(diary_path(db), now.wall_clock):
        click.echo(sentence, err=True)
    diary = Diary(diary_path(db), create=True)
    if there and not dry_run:
        back_up_before_import(there, batch, now)
    with progress_bar("Importing") as advance:
        found = diary.import_rows(
            batch, now.today, replace_differing=replace, dry_run=dry_run, advance=advance
        )
    click.echo(str(found))
    if found.differs and not replace and not dry_run:
        raise InvalidEntry(
            "Nothing", "was imported, because rows differ", "use --replace to overwrite them"
        )


@click.command()
@db_option
@today_option
@out_option("The file to write, ending in .pdf or .html.")
@from_option
@to_option
@click.option("--no-notes", is_flag=True, help="Leave out your notes.")
def report(  # noqa: PLR0913 - one a flag
    db: Path | None,
    today: date | None,
    out: Path,
    first: date | None,
    last: date | None,
    *,
    no_notes: bool,
) -> None:
    """Write a report for your physiotherapist, as .pdf or .html."""
    from footlog.files.atomic_file import atomic_write, check_not_diary  # noqa: PLC0415
    from footlog.report import make_html, make_pdf, read_report  # noqa: PLC0415

    ending = ending_of(out, ".pdf", ".html")
    diary = Diary(diary_path(db))
    check_not_diary(out, diary.path, "report")
    now = present(diary.settings(), today)
    facts = read_report(diary, known_exercises(diary), now.today, (first, last), notes=not no_notes)
    with atomic_write(out) as file:
        file.write(make_pdf(facts) if ending == ".pdf" else make_html(facts).encode())
    click.echo(f"Wrote the report from {facts.first} to {facts.last} to {out}")


def _refuse_resaved(file: Path, plan: Path | None) -> None:
    """Raise CsvError when one of the files seems to be saved again by another program."""
    from footlog.files.reading.files import file_bytes, is_zip  # noqa: PLC0415
    from footlog.files.reading.pictures import LARGEST_CHOSEN_BYTES  # noqa: PLC0415
    from footlog.files.reading.uploads import looks_resaved  # noqa: PLC0415

    for one in (file, plan):
        if one is None or is_zip(one.name) or one.stat().st_size > LARGEST_CHOSEN_BYTES:
            continue
        if looks_resaved(one.name, file_bytes(one)):
            raise CsvError(
                f"{one.name} seems to have been saved by a spreadsheet program: import it on "
                "footlog's Import page, which shows how it is read; nothing was changed."
            )
