"""`footlog summary`: adherence and pain by week."""

from datetime import date
from pathlib import Path

import click

from footlog.cli.options import (
    db_option,
    from_option,
    open_diary,
    present,
    to_option,
    today_option,
)


@click.command()
@db_option
@today_option
@from_option
@to_option
@click.option("--json", "as_json", is_flag=True, help="Print unrounded figures as JSON.")
def summary(
    db: Path | None, today: date | None, first: date | None, last: date | None, *, as_json: bool
) -> None:
    """Print adherence and pain by week."""
    from footlog.analysis.summary import summarise  # noqa: PLC0415
    from footlog.cli.summary_text import as_text, to_json  # noqa: PLC0415

    diary = open_diary(db)
    settings = diary.settings()
    now = present(settings, today)
    found = summarise(diary.tally(), now.today, first=first, last=last, rule=settings.pain_rule)
    click.echo(to_json(found) if as_json else as_text(found))
