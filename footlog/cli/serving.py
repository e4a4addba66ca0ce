"""`footlog serve` and `footlog demo`: the dashboard on the diary, or on a made-up one."""

import gc
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import click

from footlog.cli.lan_options import home_options
from footlog.cli.options import db_option, present, today_option
from footlog.domain.catalogue import load_catalogue
from footlog.domain.changes import ImportBatch
from footlog.domain.settings import Settings
from footlog.paths import catalogue_path, diary_path
from footlog.server.network import Network
from footlog.server.one_server import in_use, is_in_use
from footlog.server.start import DEFAULT_PORT
from footlog.store.automatic_backups import backup_on_start
from footlog.store.backups import newest_intact
from footlog.store.diary import Diary
from footlog.store.errors import DamagedError, DiaryError

_DEMO_WEEKS = 12
_DEMO_FOLDER = "footlog-demo-"
_IN_USE = "in-use"


def _serving(command: Callable[..., None]) -> Callable[..., None]:
    command = click.option("--no-browser", is_flag=True, help="Do not open the browser.")(command)
    return click.option(
        "--port",
        type=click.IntRange(1, 65535),
        default=DEFAULT_PORT,
        show_default=True,
        help="The port of footlog's address.",
    )(command)


@click.command()
@db_option
@today_option
@_serving
@home_options
def serve(
    db: Path | None, today: date | None, port: int, *, home: Network | None, no_browser: bool
) -> None:
    """Open your diary in the browser. `footlog` without a command does the same."""
    from footlog.server import start  # noqa: PLC0415

    load_catalogue(catalogue_path())
    clear_demos()
    path = diary_path(db)
    gc.disable()  # what is loaded now is not garbage; `warm_up` turns it on again
    # SQLite checks the diary without Python's lock, so Streamlit can load at the same time.
    with ThreadPoolExecutor(1) as meanwhile:
        meanwhile.submit(import_module, "footlog.server.app")
        _back_up(path, present(Settings(), today).wall_clock)
    start.serve(path, port, browser=not no_browser, today=today, demo=False, home=home)


def _back_up(path: Path, now: datetime) -> None:
    try:
        if sentence := backup_on_start(path, now):
            click.echo(sentence, err=True)
    except DamagedError as error:
        if newest_intact(path) is None:
            raise
        click.echo(f"{error} Open footlog in the browser to restore the newest one.", err=True)


@click.command()
@db_option
@today_option
@_serving
@click.option(
    "--weeks",
    type=click.IntRange(1, 5300),
    default=_DEMO_WEEKS,
    show_default=True,
    help="How many weeks to make up.",
)
@click.option(
    "--seed",
    type=int,
    default=1,
    show_default=True,
    help="Another number makes up another history.",
)
@click.option("--no-serve", is_flag=True, help="Write the made-up diary to --db and stop.")
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
    """Try footlog with made-up data, which is deleted when you stop it."""
    if no_serve and db is None:
        raise click.UsageError("--no-serve needs --db: choose where to write the diary.")
    with _demo_folder() as folder:
        path = db.absolute() if db else folder / "footlog.db"
        _write_demo(path, present(Settings(), today).today, weeks, seed)
        if no_serve:
            click.echo(f"Wrote {weeks} weeks of made-up history to {path}")
            return
        from footlog.server import start  # noqa: PLC0415

        start.serve(path, port, browser=not no_browser, today=today, demo=True)


@contextmanager
def _demo_folder() -> Iterator[Path]:
    """Give a folder that goes away with the block, or at the next start if footlog is killed."""
    clear_demos()
    with (
        tempfile.TemporaryDirectory(prefix=_DEMO_FOLDER, ignore_cleanup_errors=True) as folder,
        in_use(Path(folder) / _IN_USE),
        _stopped_gently(),
    ):
        yield Path(folder)


def clear_demos() -> None:
    """Delete the folders of demos that were killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_DEMO_FOLDER}*"):
        if not folder.is_symlink() and not is_in_use(folder / _IN_USE):
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _stopped_gently() -> Iterator[None]:
    """Make a signal to stop, or the end of the terminal, end the block as any exit does."""

    def leave(number: int, _: object) -> NoReturn:
        sys.exit(128 + number)

    def stop(*_: object) -> None:
        signal.raise_signal(signal.SIGTERM)

    before = {signal.SIGTERM: signal.signal(signal.SIGTERM, leave)}
    if sys.platform != "win32":
        before[signal.SIGHUP] = signal.signal(signal.SIGHUP, stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _write_demo(path: Path, today: date, weeks: int, seed: int) -> None:
    from footlog.demo import (  # noqa: PLC0415
        made_up_entries,
        made_up_function,
        made_up_plan,
    )

    if path.exists():
        raise DiaryError(f"{path} already exists: choose a new file for the made-up history.")
    items = made_up_plan(today, weeks, seed)
    entries = made_up_entries(items, today, weeks, seed)
    scores = made_up_function(today, weeks, seed)
    made_up = ImportBatch(tuple(entries), tuple(items), scores=tuple(scores))
    Diary(path, create=True).import_rows(made_up, today)
