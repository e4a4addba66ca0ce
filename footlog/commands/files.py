"""`footlog export` and `footlog import`: the history as files, out and in."""

from datetime import date
from pathlib import Path

import click

from footlog.commands.options import (
    db_option,
    from_option,
    known_exercises,
    open_diary,
    present,
    to_option,
    today_option,
)
from footlog.exercises import exercise_names
from footlog.invalid import InvalidEntry
from footlog.places import diary_path
from footlog.settings import Settings
from footlog.store.diary import Diary


@click.command(name="export")
@db_option
@today_option
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True)
@from_option
@to_option
def export_(
    db: Path | None, today: date | None, out: Path, first: date | None, last: date | None
) -> None:
    """Write history.csv, or everything as a .zip."""
    from footlog.bundle import write_export  # noqa: PLC0415

    diary = open_diary(db)
    now = present(diary.settings(), today)
    names = exercise_names(known_exercises(diary).values())
    count = write_export(diary, out, names, now.today, (first, last))
    click.echo(f"Wrote {count} entries to {out}")


@click.command(name="import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@db_option
@today_option
@click.option("--plan", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("--replace", is_flag=True, help="Write rows that differ over those that are there.")
def import_(  # noqa: PLR0913 - one a flag
    file: Path,
    db: Path | None,
    today: date | None,
    plan: Path | None,
    *,
    dry_run: bool,
    replace: bool,
) -> None:
    """Read a history.csv (with --plan a plan.csv) or a footlog .zip into the diary."""
    from footlog.bundle import read_import  # noqa: PLC0415

    there = open_diary(db) if diary_path(db).exists() else None
    now = present(there.settings() if there else Settings(), today)
    known = known_exercises(there)
    entries, items, problems = read_import(file, plan, known, now.today)
    if problems:
        raise InvalidEntry(
            "\n".join(str(problem) for problem in problems) + f"\n{file.name}",
            "was not imported",
            "nothing changed; mend the rows above and import again",
        )
    history, planned = Diary(diary_path(db), create=True).import_rows(
        entries, items, now.today, replace_differing=replace, dry_run=dry_run
    )
    click.echo(f"history: {history}\nplan: {planned}")
    if (history.differing or planned.differing) and not replace and not dry_run:
        raise InvalidEntry(
            "Nothing", "was imported, because rows differ", "use --replace to overwrite them"
        )
