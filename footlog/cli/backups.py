"""`footlog backup`, `restore` and `check`: the diary saved, restored and checked for damage."""

from datetime import time
from pathlib import Path

import click

from footlog.cli.options import db_option
from footlog.domain.backup import VERSION_TABLE, Backup, Contents, Why, size_words
from footlog.domain.clock import read_clock
from footlog.paths import diary_path
from footlog.store.backups import (
    backups_folder,
    is_intact,
    list_backups,
    make_backup,
    newest_intact,
    restore_command,
)
from footlog.store.checks import check_rows, contents_of
from footlog.store.database import SCHEMA
from footlog.store.errors import DamagedError, DiaryError
from footlog.store.manifest import read_manifest
from footlog.store.restore import restore as restore_backup


@click.command()
@db_option
@click.option("--list", "only_list", is_flag=True, help="List the backups, newest first.")
def backup(db: Path | None, *, only_list: bool) -> None:
    """Back up your diary, or list its backups."""
    path = diary_path(db)
    if only_list:
        for one in list_backups(path):
            click.echo(_line(one))
        return
    made = make_backup(path, Why.ON_DEMAND, read_clock(None, time.min).wall_clock)
    click.echo(f"Wrote a backup with {made.contents.entries:,} entries to {made.path}")


@click.command()
@click.argument("backup", type=click.Path(path_type=Path), required=False)
@click.option("--latest", is_flag=True, help="Restore the newest undamaged backup.")
@db_option
def restore(backup: Path | None, db: Path | None, *, latest: bool) -> None:
    """Restore BACKUP: a name from `footlog backup --list`, or a file.

    Your current diary is backed up first, so you can undo this.
    """
    if (backup is None) != latest:
        raise click.UsageError("Choose one backup, or use --latest.")
    path = diary_path(db)
    file = _newest(path).path if backup is None else _named(path, backup)
    known = read_manifest(file)
    done = restore_backup(path, file, read_clock(None, time.min).wall_clock)
    click.echo(f"Restored {file}\n{path} now has {_words(contents_of(path))}.")
    if known is None:
        click.echo("This backup has no manifest, so its checksum could not be checked.")
    if done.before:
        click.echo(f"To undo this: {restore_command(path, done.before.path)}")
    if done.set_aside:
        click.echo(f"The damaged diary was saved as {' and '.join(map(str, done.set_aside))}")


@click.command()
@db_option
def check(db: Path | None) -> None:
    """Check your diary and its backups for damage."""
    path = diary_path(db)
    backups = list_backups(path)
    damaged = [one.name for one in backups if not is_intact(one)]
    try:
        contents = contents_of(path)
    except DamagedError as error:
        raise DiaryError(_way_out(path, error)) from error
    if contents.schema == SCHEMA:
        check_rows(path)
    click.echo(f"{path} is undamaged: {_words(contents)}.")
    older = ", updated when footlog next starts" if contents.schema < SCHEMA else ""
    click.echo(f"schema {contents.schema}{older}")
    for table in sorted(contents.rows.keys() - {VERSION_TABLE}):
        click.echo(f"{table:<16} {contents.rows[table]:>9,}")
    click.echo(f"backups: {len(backups)}, undamaged: {len(backups) - len(damaged)}")
    for name in damaged:
        click.echo(f"damaged: {name}")


def _newest(path: Path) -> Backup:
    found = newest_intact(path)
    if found is None:
        raise DiaryError(
            f"There is no undamaged backup of {path}: choose a file with footlog restore FILE."
        )
    return found


def _named(path: Path, given: Path) -> Path:
    inside = backups_folder(path) / given
    return inside if inside.is_file() and not given.is_file() else given.absolute()


def _way_out(path: Path, error: DamagedError) -> str:
    found = newest_intact(path)
    if found is None:
        return str(error)
    return (
        f"The diary {path} is damaged: {restore_command(path)} restores the backup "
        f"of {_when(found)} with {found.contents.entries:,} entries."
    )


def _line(backup: Backup) -> str:
    columns = (
        _when(backup),
        f"{backup.why.words:<16}",
        f"{backup.contents.entries:>8,} entries",
        f"{size_words(backup.size):>8}",
        "undamaged" if is_intact(backup) else "damaged  ",
        backup.name,
    )
    return "  ".join(columns)


def _when(backup: Backup) -> str:
    return f"{backup.made_at.astimezone():%Y-%m-%d %H:%M}"


def _words(contents: Contents) -> str:
    span = f" from {contents.first} to {contents.last}" if contents.first else ""
    return f"{contents.entries:,} entries{span}"
