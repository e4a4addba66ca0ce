"""`footlog plan`: the plan as a file for somebody else, and taking over one that came."""

from datetime import date
from pathlib import Path

import click

from footlog.cli.options import (
    db_option,
    ending_of,
    known_exercises,
    open_diary,
    out_option,
    present,
    today_option,
)
from footlog.domain.backup import Why
from footlog.domain.exercises import exercise_names
from footlog.domain.plan import PlanItem, check_start
from footlog.domain.settings import Settings
from footlog.domain.take_over import PLAN_ENDING, TakeOver, take_over
from footlog.paths import diary_path
from footlog.store.backups import make_backup
from footlog.store.creating import set_aside_leftovers
from footlog.store.diary import Diary
from footlog.wording import item_words, plural


@click.command()
@db_option
@today_option
@out_option(f"The file to write, ending in {PLAN_ENDING}.")
@click.option("--message", help="A message to whoever takes over the plan.")
def plan(db: Path | None, today: date | None, out: Path, *, message: str | None) -> None:
    """Write today's plan as a file for somebody else, without any history."""
    from footlog.files.atomic_file import atomic_write, check_not_diary  # noqa: PLC0415
    from footlog.files.plan_file import handed_plan  # noqa: PLC0415

    ending_of(out, PLAN_ENDING)
    diary = open_diary(db)
    day = present(diary.settings(), today).today
    content, number = handed_plan(diary, day, message)
    check_not_diary(out, diary.path, "plan")
    with atomic_write(out) as file:
        file.write(content)
    click.echo(f"Wrote the plan of {day}, {plural(number, 'exercise')}, to {out}")


def take_over_file(
    file: Path, db: Path | None, today: date | None, starts_on: date | None, *, dry_run: bool
) -> None:
    """Take over the plan in a file from a day on, and print what that changes, row by row."""
    from footlog.files.reading.files import file_bytes  # noqa: PLC0415
    from footlog.files.reading.plan_file import read_plan_file  # noqa: PLC0415

    path = diary_path(db)
    there = open_diary(db) if path.exists() else None
    now = present(there.settings() if there else Settings(), today)
    day = starts_on or now.today
    catalogue = known_exercises(None)
    handed = read_plan_file(file_bytes(file), file.name, catalogue, day, now.recorded_at)
    taken = take_over(handed.items, there.plan_items() if there else (), day)
    for item in taken.change.put:
        check_start(item, now.today)
    own = {one.id: one for one in handed.exercises}
    _print_rows(taken, exercise_names((own | known_exercises(there)).values()), day)
    if handed.message:
        click.echo(handed.message)
    if dry_run:
        return
    if sentence := set_aside_leftovers(path, now.wall_clock):
        click.echo(sentence, err=True)
    if there:
        make_backup(path, Why.IMPORT, now.wall_clock)
    Diary(path, create=True).take_over(taken.change, handed.exercises, now.today)


def _print_rows(taken: TakeOver, names: dict[str, str], starts_on: date) -> None:
    click.echo(f"The plan from {starts_on} on:")
    for row in taken.rows:
        before, after = _all_words(row.before), _all_words(row.after)
        both = f"{before} -> {after}" if row.step == "changed" else after or before
        click.echo(f"{row.step}: {names[row.exercise_id]}: {both}")


def _all_words(items: tuple[PlanItem, ...]) -> str:
    return "; ".join(map(item_words, items))
