"""`footlog report`: one page for the physiotherapist, as a PDF or as a page to print."""

from datetime import date
from pathlib import Path

import click

from footlog.cli.options import (
    db_option,
    from_option,
    known_exercises,
    present,
    to_option,
    today_option,
)
from footlog.domain.validation import InvalidEntry, shown
from footlog.paths import diary_path
from footlog.store.diary import Diary


@click.command()
@db_option
@today_option
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="The file to write, ending in .pdf or .html.",
)
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

    ending = out.suffix.lower()
    if ending not in (".pdf", ".html"):
        raise InvalidEntry("--out", f"is {shown(out.name)}", "end the name with .pdf or .html")
    diary = Diary(diary_path(db))
    check_not_diary(out, diary.path, "report")
    now = present(diary.settings(), today)
    facts = read_report(diary, known_exercises(diary), now.today, (first, last), notes=not no_notes)
    with atomic_write(out) as file:
        file.write(make_pdf(facts) if ending == ".pdf" else make_html(facts).encode())
    click.echo(f"Wrote the report from {facts.first} to {facts.last} to {out}")
