"""Opening the diary: one connection an operation, one writer at a time, nothing half done."""

import os
import sqlite3
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from footlog.domain.validation import InvalidEntry
from footlog.store.errors import DAMAGED, DamagedError, DiaryError, translated

APPLICATION_ID = 0x666F6F74
"""Marks a file as a footlog diary: "foot" in ASCII."""

SCHEMA = 12
"""How many migrations this footlog knows; a diary's `user_version` says how many it has had."""

PATIENCE_SECONDS = 15

_PRAGMAS = (
    "foreign_keys = on",
    "synchronous = extra",
    "secure_delete = on",
    "trusted_schema = off",
    "cell_size_check = on",
    "fullfsync = on",
    "temp_store = memory",  # no words of the diary in files elsewhere, and no time for them
)
_one_writer = threading.Lock()


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the diary for reading within the block; rows can be addressed by column name."""
    with translated(path):
        connection = _connect(path)
        try:
            yield connection
        finally:
            connection.close()


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the diary for one transaction: committed when the block ends, undone when it raises.

    BaseException is undone too, because Streamlit stops a script with one. A diary that a newer
    footlog has taken over in the meantime is not written.
    """
    with _one_writer, reading(path) as connection:
        connection.execute("begin immediate")
        try:
            _refuse_newer(connection, path)
            yield connection
            if connection.total_changes:
                connection.execute("update data_version set number = number + 1")
            connection.execute("commit")
        except sqlite3.IntegrityError as error:
            connection.execute("rollback")
            raise InvalidEntry(
                "The entry", "does not fit what is in the diary", "load the page and try again"
            ) from error
        except BaseException:
            if connection.in_transaction:
                connection.execute("rollback")
            raise


def prepare(path: Path) -> int:
    """Make sure that a diary lies at `path`, a new one if there is none; return its schema.

    One made by a newer footlog is left as it is, to be read. Raises DiaryError, leaving the file as
    it was, for a folder, a file that is no diary, a damaged or empty one, a newer one that lacks
    what this footlog reads, and a place where nothing can be written.
    """
    if not _exists(path):
        _create(path)
    return _schema_of(path)


def check(path: Path) -> int:
    """Return the schema of the diary at `path`; change nothing.

    Raises DiaryError unless it is one that this footlog can read.
    """
    if not _exists(path):
        raise DiaryError(
            f"There is no diary at {path}: check the path, or start footlog to make one."
        )
    return _schema_of(path)


def check_sound(path: Path) -> None:
    """Raise DamagedError when SQLite finds damage anywhere in the diary; 0.1 s for ten years."""
    with reading(path) as connection:
        found = connection.execute("pragma integrity_check(1)").fetchone()[0]
        orphans = connection.execute("pragma foreign_key_check").fetchone()
    if found != "ok" or orphans:
        raise DamagedError(DAMAGED.format(path=path))


def is_newer(path: Path) -> bool:
    """Tell whether a newer footlog made the diary: it is read, and every save is refused.

    Raises DiaryError as `check` does.
    """
    return check(path) > SCHEMA


def _version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("pragma user_version").fetchone()[0]
    return version


def _refuse_newer(connection: sqlite3.Connection, path: Path) -> None:
    version = _version(connection)
    if version > SCHEMA:
        raise DiaryError(
            f"The diary {path} was made by a newer footlog (schema {version}, this one knows "
            f"{SCHEMA}): update footlog to change it, nothing was saved."
        )


def _exists(path: Path) -> bool:
    with translated(path):
        return path.exists()


def _schema_of(path: Path) -> int:
    if path.is_dir():
        raise DiaryError(f"{path} is a folder: name a file in it, like {path / 'footlog.db'}.")
    if path.is_file() and path.stat().st_size <= 1:  # SQLite takes one byte for none
        raise DamagedError(
            f"{path} is empty and therefore no diary: restore a backup there, or choose another "
            "path."
        )
    with reading(path) as connection:
        application = connection.execute("pragma application_id").fetchone()[0]
        schema = _version(connection)
        tables = connection.execute("select count(*) from sqlite_schema").fetchone()[0]
        unreadable = schema > SCHEMA and lacks_something(connection)
    if application != APPLICATION_ID or not tables:
        raise DiaryError(
            f"{path} is a database of another program: choose another path for the diary."
        )
    if unreadable:
        raise DiaryError(
            f"The diary {path} was made by a newer footlog that keeps it in another way (schema "
            f"{schema}, this one knows {SCHEMA}): update footlog, the file was left as it is."
        )
    return schema


def _create(path: Path) -> None:
    with translated(path):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = path.with_name(f".{path.name}.{uuid.uuid4().hex}.new")
        os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        try:
            migrate(fresh)
            _put_unless_there(fresh, path)
        finally:
            fresh.unlink(missing_ok=True)
        _sync_folders(path.parent)


def _put_unless_there(fresh: Path, path: Path) -> None:
    """Give the file its name; another process that was quicker may have saved into its own."""
    try:
        path.hardlink_to(fresh)
    except FileExistsError:
        pass
    except OSError:  # a file system without hard links
        if not path.exists():
            fresh.rename(path)


def _sync_folders(folder: Path) -> None:
    """Bring new names to the disk: saving syncs the diary's own folder, nothing the ones above."""
    for place in (folder, *folder.parents):
        with suppress(OSError):
            opened = os.open(place, os.O_RDONLY)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)


def migrate(path: Path) -> None:
    """Apply the pending migrations in one transaction; sqlite-utils brings pandas, so late."""
    from sqlite_utils import Database  # noqa: PLC0415

    from footlog.store.migrations import migrations  # noqa: PLC0415

    with writing(path) as connection:
        try:
            migrations.apply(Database(connection, recursive_triggers=False, execute_plugins=False))
        except sqlite3.OperationalError as error:
            raise DamagedError(
                f"The diary {path} cannot be brought up to date ({error}): restore a backup, the "
                "file was left as it is."
            ) from error
        connection.execute(f"pragma application_id = {APPLICATION_ID}")
        connection.execute(f"pragma user_version = {SCHEMA}")


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=PATIENCE_SECONDS,
        isolation_level=None,
    )
    connection.row_factory = sqlite3.Row
    for pragma in _PRAGMAS:
        connection.execute(f"pragma {pragma}")
    return connection


def lacks_something(connection: sqlite3.Connection) -> bool:
    """Tell whether the diary has lost a table or a column that this footlog reads."""
    return not _read_here() <= _columns(connection)


@cache
def _read_here() -> frozenset[tuple[str, str]]:
    """Return every table with each of its columns, as this footlog's own migrations make them."""
    from sqlite_utils import Database  # noqa: PLC0415 - brings pandas

    from footlog.store.migrations import migrations  # noqa: PLC0415

    database = Database(memory=True, execute_plugins=False)
    migrations.apply(database)
    columns = _columns(database.conn)
    database.close()
    return columns


def _columns(connection: sqlite3.Connection) -> frozenset[tuple[str, str]]:
    found = connection.execute(
        "select made.name, part.name from sqlite_schema as made, pragma_table_info(made.name) "
        r"as part where made.type in ('table', 'view') and made.name not like '\_%' escape '\' "
        "and made.name not like 'sqlite_%'"
    )
    return frozenset((table, column) for table, column in found)
