"""Where things lie: the app's own files, and the person's diary."""

import os
from pathlib import Path

from platformdirs import user_config_path, user_data_path, user_state_path

from footlog.domain.validation import InvalidEntry, shown

_PACKAGE = Path(__file__).parent


def app_folder() -> Path:
    """Return the folder with app.py, pages/ and data/: in the package, or the checkout."""
    inside = _PACKAGE / "_app"
    return inside if inside.is_dir() else _PACKAGE.parent


def catalogue_path() -> Path:
    """Return where the exercise catalogue lies."""
    return app_folder() / "data" / "exercises.toml"


def poses_path() -> Path:
    """Return where the poses of the drawings lie."""
    return app_folder() / "data" / "poses.toml"


def diary_path(given: str | Path | None = None) -> Path:
    """Return where the diary lies: as given, else FOOTLOG_DB, else the user-data folder."""
    chosen = given or os.environ.get("FOOTLOG_DB")
    if chosen:
        try:
            return Path(chosen).expanduser().absolute()
        except RuntimeError:
            raise InvalidEntry(
                "The diary's path", f"is {shown(str(chosen))}", "write it without ~"
            ) from None
    return user_data_path("footlog", appauthor=False) / "footlog.db"


def log_path() -> Path:
    """Return where footlog keeps what went wrong, in the user-state folder."""
    return user_state_path("footlog", appauthor=False) / "footlog.log"


def keys_path() -> Path:
    """Return where the passphrase's hash lies: the user-config folder, never beside the diary."""
    return user_config_path("footlog", appauthor=False) / "lan.json"
