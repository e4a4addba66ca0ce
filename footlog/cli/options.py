"""What several commands share: options, opening the diary, the present, a progress bar."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from footlog.domain.catalogue import load_catalogue
from footlog.domain.clock import Now, read_clock
from footlog.domain.exercises import Exercise
from footlog.domain.settings import Settings
from footlog.domain.validation import InvalidEntry, day_up_to, iso_day, shown
from footlog.paths import catalogue_path, diary_path
from footlog.store.diary import Diary
from footlog.store.progress import Advance

Command = TypeVar("Command", bound=Callable[..., Any])

LATEST_DAY = date(2199, 12, 31)
QUIET_SECONDS = 1.0


def _day(text: str) -> date:
    """Return the day that was typed; click shows what is wrong with another text."""
    try:
        return day_up_to("the day", iso_day("the day", text), LATEST_DAY, ahead=0)
    except InvalidEntry as error:
        raise click.BadParameter(str(error)) from None


DAY: dict[str, Any] = {"type": _day, "metavar": "YYYY-MM-DD"}
"""An option whose value is a day."""

db_option = click.option(
    "--db",
    type=click.Path(path_type=Path),
    help="Your diary's file; otherwise FOOTLOG_DB, or the usual place.",
)
today_option = click.option("--today", **DAY, help="Use this day as today.")
from_option = click.option(
    "--from", "first", **DAY, help="First day to include (in summary: its week)."
)
to_option = click.option("--to", "last", **DAY, help="Last day to include (in summary: its week).")


def out_option(help_text: str) -> Callable[[Command], Command]:
    """Return the option `--out`, which is required."""
    path = click.Path(path_type=Path, dir_okay=False)
    return click.option("--out", type=path, required=True, help=help_text)


def ending_of(out: Path, *endings: str) -> str:
    """Return how the name ends, in small letters; raise InvalidEntry unless as one of `endings`."""
    ending = out.suffix.lower()
    if ending not in endings:
        *others, last = endings
        words = f"{', '.join(others)} or {last}" if others else last
        raise InvalidEntry("--out", f"is {shown(out.name)}", f"end the name with {words}")
    return ending


def open_diary(db: Path | None, *, create: bool = False) -> Diary:
    """Return the diary after searching it for damage; with `create` a new one if there is none."""
    diary = Diary(diary_path(db), create=create)
    diary.check_sound()
    return diary


def known_exercises(diary: Diary | None) -> dict[str, Exercise]:
    """Return every exercise by id: the catalogue's and, with a diary, the person's own."""
    catalogue = load_catalogue(catalogue_path()).exercises
    own = diary.own_exercises() if diary else ()
    return catalogue | {exercise.id: exercise for exercise in own}


def present(settings: Settings, today: date | None) -> Now:
    """Return the present on this computer; `today` takes the place of the day."""
    return read_clock(None, settings.day_start, today)


@contextmanager
def progress_bar(words: str) -> Iterator[Advance]:
    """Yield a function that takes the share of the work that is done, from 0 to 1.

    A terminal shows a bar once the work has taken a second; elsewhere nothing is shown.
    """
    begun = time.monotonic()
    with ExitStack() as shown:
        bar = None

        def advance(share: float) -> None:
            nonlocal bar
            late = time.monotonic() - begun > QUIET_SECONDS
            if bar is None and late and sys.stderr.isatty():
                made = click.progressbar(length=100, label=words, file=sys.stderr)
                bar = shown.enter_context(made)
            if bar is not None:
                bar.update(round(share * 100) - bar.pos)

        yield advance
