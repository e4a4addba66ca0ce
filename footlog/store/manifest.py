"""The small JSON file beside each backup: its contents and its checksum."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from footlog.domain.backup import Backup, Contents, Why

SUFFIX = ".manifest.json"


def path_of(backup: Path) -> Path:
    """Return the path of a backup's manifest."""
    return backup.with_suffix(SUFFIX)


def backup_of(manifest: Path) -> Path:
    """Return the path of the backup that a manifest describes."""
    return manifest.with_name(manifest.name.removesuffix(SUFFIX) + ".db")


@contextmanager
def written(backup: Backup) -> Iterator[None]:
    """Write a backup's manifest, then run the block, which moves the backup to its path.

    When the block fails, the manifest is deleted.
    """
    manifest = path_of(backup.path)
    try:
        _write(manifest, backup)
        yield
    except BaseException:
        manifest.unlink(missing_ok=True)
        raise


def read_manifest(backup: Path) -> Backup | None:
    """Return what a backup's manifest says; None when it is gone or cannot be read."""
    try:
        known = json.loads(path_of(backup).read_text("utf-8"))
        rows = {str(table): int(count) for table, count in known["rows"].items()}
        return Backup(
            path=backup,
            made_at=datetime.fromisoformat(known["made_at"]).astimezone(UTC),
            why=Why(known["why"]),
            size=int(known["size"]),
            sha256=str(known["sha256"]),
            contents=Contents(int(known["schema"]), rows, known["first"], known["last"]),
            footlog=str(known["footlog"]),
        )
    except (
        OSError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        OverflowError,
        RecursionError,
    ):
        return None


def _write(manifest: Path, backup: Backup) -> None:
    known = {
        "made_at": backup.made_at.isoformat(),
        "why": backup.why,
        "size": backup.size,
        "sha256": backup.sha256,
        "footlog": backup.footlog,
        **asdict(backup.contents),
    }
    opened = os.open(manifest, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(opened, "w", encoding="utf-8") as file:
        json.dump(known, file, indent=2)
        file.flush()
        os.fsync(file.fileno())
