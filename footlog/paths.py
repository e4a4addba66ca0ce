"""Where the app's files, the diary and the log are, their folders, and which suit a diary."""

import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from platformdirs import user_config_path, user_data_path, user_state_path

from footlog.domain.validation import InvalidEntry, shown

_PACKAGE = Path(__file__).parent
_handed_over: list[Path] = []


def app_folder() -> Path:
    """Return the folder with app.py, pages/ and data/: in the package, or the checkout."""
    inside = _PACKAGE / "_app"
    return inside if inside.is_dir() else _PACKAGE.parent


def catalogue_path() -> Path:
    """Return the path of the exercise catalogue."""
    return app_folder() / "data" / "exercises.toml"


def poses_path() -> Path:
    """Return the path of the poses for the drawings."""
    return app_folder() / "data" / "poses.toml"


def hand_over_diary(path: Path) -> None:
    """Make `path` the diary of this process, whatever the environment says later."""
    _handed_over[:] = [path]


def is_served() -> bool:
    """Return whether footlog itself serves the pages, with its own routes beside Streamlit's."""
    return bool(_handed_over)


def diary_path(given: str | Path | None = None) -> Path:
    """Return the diary's path: the given one, else the one handed over to this process.

    Without either it is FOOTLOG_DB, else in the user-data folder.
    """
    chosen = given or next(iter(_handed_over), None) or os.environ.get("FOOTLOG_DB")
    if chosen:
        try:
            return Path(chosen).expanduser().absolute()
        except RuntimeError:
            raise InvalidEntry(
                "The diary's path", f"is {shown(str(chosen))}", "write it without ~"
            ) from None
    return user_data_path("footlog", appauthor=False) / "footlog.db"


def log_path() -> Path:
    """Return the path of the error log, in the user-state folder."""
    return user_state_path("footlog", appauthor=False) / "footlog.log"


def keys_path() -> Path:
    """Return the path of the passphrase's hash: in the user-config folder, not beside the diary."""
    return user_config_path("footlog", appauthor=False) / "lan.json"


def open_diaries_folder() -> Path:
    """Return the folder with a file for each diary that is open, in the user-state folder."""
    return log_path().parent / "open"


def make_private_folder(folder: Path) -> None:
    """Make a folder, and those that it is in, readable by their user only; one may be there.

    Raises OSError when that fails. `mkdir` with a mode would leave the folders above to the umask.
    """
    if folder.is_dir():
        return
    make_private_folder(folder.parent)
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:  # made meanwhile by another process, or a file
        if not folder.is_dir():
            raise
    else:
        folder.chmod(0o700)


_SYNCHRONISED = {
    "Dropbox": r"dropbox( \(.+\))?",
    "OneDrive": r"onedrive( ?- ?.+)?",
    "Google Drive": r"google ?drive(-.+)?|my drive",
    "iCloud": r"icloud ?drive|mobile documents|com~apple~clouddocs",
    "Nextcloud": r"nextcloud|owncloud",
    "Syncthing": r"syncthing|sync",
}
_MARKERS = (
    ("Syncthing", ".stfolder"),
    ("Dropbox", ".dropbox"),
    ("Dropbox", ".dropbox.cache"),
    ("Nextcloud", ".nextcloudsync.log"),
    ("Nextcloud", ".owncloudsync.log"),
)
_NETWORK_TYPES = re.compile(
    r"nfs4?|cifs|smb[23]?|smbfs|9p|afpfs|afs|ceph|webdav|"
    r"fuse\.(sshfs|rclone|davfs2?|glusterfs|s3fs)"
)
_REMOTE_DRIVE = 4
"""What Windows' GetDriveTypeW answers for a network drive."""


def synchronised_by(path: Path) -> str | None:
    """Return the service that seems to synchronise the folder of `path`, or None."""
    for folder in path.resolve().parents:
        for service, names in _SYNCHRONISED.items():
            if re.fullmatch(names, folder.name, re.IGNORECASE):
                return service
        for service, marker in _MARKERS:
            if (folder / marker).exists():
                return service
    return None


def is_on_network(path: Path) -> bool:
    """Return whether `path` is on a drive of another computer, as far as this one can tell."""
    place = path.resolve()
    if sys.platform == "win32":
        return str(place).startswith("\\\\") or _drive_type(place.anchor) == _REMOTE_DRIVE
    return _NETWORK_TYPES.fullmatch(file_system(place, _mounts())) is not None


def file_system(place: Path, mounts: Iterable[tuple[str, str]]) -> str:
    """Return the type of the file system at `place`; `mounts` are (folder, type), in order.

    The innermost folder counts; of two mounts on one folder, the later.
    """
    found = [(folder, kind) for folder, kind in mounts if place.is_relative_to(folder)]
    return max(enumerate(found), key=lambda one: (len(one[1][0]), one[0]))[1][1] if found else ""


def linux_mounts(table: str) -> list[tuple[str, str]]:
    r"""Return (folder, type) of each line of /proc/mounts, where a blank is written \040."""
    lines = [line.split(" ") for line in table.splitlines()]
    return [(_plain(line[1]), line[2]) for line in lines if len(line) > 2]  # noqa: PLR2004 - columns


def mac_mounts(table: str) -> list[tuple[str, str]]:
    """Return (folder, type) of each line that macOS' `mount` prints."""
    return re.findall(r"^.+? on (/.*) \((\w+)[,)]", table, re.MULTILINE)


def _plain(folder: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), folder)


def _mounts() -> list[tuple[str, str]]:
    try:
        if sys.platform == "darwin":
            listed = subprocess.run(
                ["/sbin/mount"], capture_output=True, text=True, timeout=5, check=True
            )
            return mac_mounts(listed.stdout)
        return linux_mounts(Path("/proc/mounts").read_text("utf-8", errors="surrogateescape"))
    except (OSError, subprocess.SubprocessError):
        return []


def _drive_type(anchor: str) -> int:
    if sys.platform != "win32":
        return 0
    import ctypes  # noqa: PLC0415 - there is no such call elsewhere

    kind: int = ctypes.windll.kernel32.GetDriveTypeW(anchor)
    return kind
