"""The `footlog` command: opens the dashboard, and everything that works without it."""

import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click
from click_default_group import DefaultGroup

from footlog import __version__
from footlog.catalogue import CatalogueError, load_catalogue
from footlog.clock import Now, read_clock
from footlog.csv_text import CsvError
from footlog.exercises import Exercise, exercise_names
from footlog.invalid import InvalidEntry, iso_day, past_day
from footlog.places import catalogue_path, diary_path
from footlog.server import DEFAULT_PORT, PortTakenError
from footlog.settings import Settings
from footlog.store.database import DiaryError
from footlog.store.diary import Diary

_REFUSALS = (CatalogueError, CsvError, DiaryError, InvalidEntry, PortTakenError)
_DEMO_WEEKS = 12


class _Day(click.ParamType[date]):
    name = "YYYY-MM-DD"

    def convert(
        self,
        value: object,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> date:
        try:
            day = value if isinstance(value, date) else iso_day("the day", str(value))
            return past_day("the day", day, LATEST_DAY, ahead=0)
        except InvalidEntry as error:
            self.fail(str(error), param, ctx)


LATEST_DAY = date(2199, 12, 31)
DAY = _Day()
_SERVE_BY_DEFAULT: type[click.Group] = DefaultGroup

_db = click.option("--db", type=click.Path(path_type=Path), help="The diary; else FOOTLOG_DB.")
_today = click.option("--today", type=DAY, help="Take this day for today.")
_from = click.option("--from", "first", type=DAY, help="From the week of this day.")
_to = click.option("--to", "last", type=DAY, help="To the week of this day.")


def main() -> None:
    """Run the command; every refusal is one sentence on stderr and exit code 1."""
    try:
        commands(standalone_mode=False)
    except _REFUSALS as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    except click.exceptions.Abort:
        sys.exit(1)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.exit(1)


@click.group(cls=_SERVE_BY_DEFAULT, default="serve", default_if_no_args=True)
@click.version_option(__version__, package_name="footlog")
def commands() -> None:
    """footlog: a foot-rehab logbook that stays on your own computer."""


def _serving(command: Callable[..., None]) -> Callable[..., None]:
    command = click.option("--no-browser", is_flag=True, help="Do not open the browser.")(command)
    return click.option(
        "--port", type=click.IntRange(1, 65535), default=DEFAULT_PORT, show_default=True
    )(command)


@commands.command()
@_db
@_today
@_serving
def serve(db: Path | None, today: date | None, port: int, *, no_browser: bool) -> None:
    """Open the dashboard (what `footlog` alone does)."""
    from footlog import server  # noqa: PLC0415

    load_catalogue(catalogue_path())
    diary = Diary(diary_path(db), create=True)
    server.serve(diary.path, port, browser=not no_browser, today=today, demo=False)


@commands.command()
@_db
@_today
@_serving
@click.option("--weeks", type=click.IntRange(1, 5300), default=_DEMO_WEEKS, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--no-serve", is_flag=True, help="Only write the diary.")
def demo(  # noqa: PLR0913 - one a flag
    db: Path | None,
    today: date | None,
    port: int,
    weeks: int,
    seed: int,
    *,
    no_browser: bool,
    no_serve: bool,
) -> None:
    """Open the dashboard on a throw-away diary with made-up history."""
    if no_serve and db is None:
        raise click.UsageError("--no-serve needs --db: say where to write the diary.")
    with tempfile.TemporaryDirectory(prefix="footlog-demo-") as folder:
        path = db.absolute() if db else Path(folder) / "footlog.db"
        _write_demo(path, _now(Settings(), today).today, weeks, seed)
        if no_serve:
            click.echo(f"Wrote {weeks} weeks of made-up history to {path}")
            return
        from footlog import server  # noqa: PLC0415

        server.serve(path, port, browser=not no_browser, today=today, demo=True)


def _write_demo(path: Path, today: date, weeks: int, seed: int) -> None:
    from footlog.demo import (  # noqa: PLC0415
        made_up_entries,
        made_up_function,
        made_up_plan,
    )

    if path.exists():
        raise DiaryError(f"{path} is there already: name a new file for the made-up history.")
    items = made_up_plan(today, weeks, seed)
    entries = list(made_up_entries(items, today, weeks, seed))
    diary = Diary(path, create=True)
    diary.import_rows(entries, items, today)
    for score in made_up_function(today, weeks, seed):
        diary.save_function_score(score, today)


@commands.command()
@_db
@_today
@_from
@_to
@click.option("--json", "as_json", is_flag=True, help="Print unrounded figures as JSON.")
def summary(
    db: Path | None, today: date | None, first: date | None, last: date | None, *, as_json: bool
) -> None:
    """Print adherence and pain by week."""
    from footlog.summary import summarise  # noqa: PLC0415
    from footlog.summary_text import as_text, to_json  # noqa: PLC0415

    diary = Diary(diary_path(db))
    settings = diary.settings()
    now = _now(settings, today)
    found = summarise(diary.tally(), now.today, first=first, last=last, rule=settings.pain_rule)
    click.echo(to_json(found) if as_json else as_text(found))


@commands.command(name="export")
@_db
@_today
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True)
@_from
@_to
def export_(
    db: Path | None, today: date | None, out: Path, first: date | None, last: date | None
) -> None:
    """Write history.csv, or everything as a .zip."""
    from footlog.bundle import write_export  # noqa: PLC0415

    diary = Diary(diary_path(db))
    now = _now(diary.settings(), today)
    names = exercise_names(known_exercises(diary).values())
    count = write_export(diary, out, names, now.today, (first, last))
    click.echo(f"Wrote {count} entries to {out}")


@commands.command(name="import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@_db
@_today
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

    path = diary_path(db)
    there = Diary(path) if path.exists() else None
    now = _now(there.settings() if there else Settings(), today)
    known = known_exercises(there)
    entries, items, problems = read_import(file, plan, known, now.today)
    if problems:
        raise InvalidEntry(
            "\n".join(str(problem) for problem in problems) + f"\n{file.name}",
            "was not imported",
            "nothing changed; mend the rows above and import again",
        )
    history, planned = Diary(path, create=True).import_rows(
        entries, items, now.today, replace_differing=replace, dry_run=dry_run
    )
    click.echo(f"history: {history}\nplan: {planned}")
    if (history.differing or planned.differing) and not replace and not dry_run:
        raise InvalidEntry(
            "Nothing", "was imported, because rows differ", "use --replace to overwrite them"
        )


def known_exercises(diary: Diary | None) -> dict[str, Exercise]:
    """Return every exercise by id: the catalogue's and, with a diary, the person's own."""
    catalogue = load_catalogue(catalogue_path()).exercises
    own = diary.own_exercises() if diary else ()
    return catalogue | {exercise.id: exercise for exercise in own}


def _now(settings: Settings, today: date | None) -> Now:
    return read_clock(None, settings.day_start, today)


if __name__ == "__main__":
    main()
