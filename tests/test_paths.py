"""Where the app's files and the diary are, and which folders may damage a diary."""

import os
import stat
from pathlib import Path

import pytest

from footlog.paths import (
    app_folder,
    catalogue_path,
    diary_path,
    file_system,
    hand_over_diary,
    is_on_network,
    keys_path,
    linux_mounts,
    mac_mounts,
    make_private_folder,
    poses_path,
    synchronised_by,
)


def test_app_folder_holds_the_app_and_its_catalogue() -> None:
    assert (app_folder() / "data" / "exercises.toml") == catalogue_path()
    assert (app_folder() / "data" / "poses.toml") == poses_path()
    assert catalogue_path().is_file()
    assert poses_path().is_file()


def test_given_path_goes_before_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FOOTLOG_DB", str(tmp_path / "b.db"))
    assert diary_path(tmp_path / "a.db") == tmp_path / "a.db"
    assert diary_path() == tmp_path / "b.db"


def test_the_diary_handed_over_stays_whatever_the_environment_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("footlog.paths._handed_over", [])
    monkeypatch.setenv("FOOTLOG_DB", str(tmp_path / "b.db"))
    hand_over_diary(tmp_path / "a.db")
    assert diary_path() == tmp_path / "a.db"
    monkeypatch.setenv("FOOTLOG_DB", str(tmp_path / "c.db"))
    assert diary_path() == tmp_path / "a.db"
    assert diary_path(tmp_path / "d.db") == tmp_path / "d.db"


def test_relative_path_lies_in_the_folder_one_is_in(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert diary_path("a.db") == tmp_path / "a.db"


def test_tilde_is_the_persons_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert diary_path("~/a.db") == tmp_path / "a.db"


@pytest.mark.parametrize("value", [None, ""])
def test_diary_lies_in_the_user_data_folder_and_never_in_the_checkout(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, value: str | None
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("FOOTLOG_DB", raising=False)
    if value is not None:
        monkeypatch.setenv("FOOTLOG_DB", value)
    found = diary_path()
    assert found.name == "footlog.db"
    assert found.parent.name == "footlog"
    assert tmp_path in found.parents
    assert app_folder() not in found.parents


def test_the_passphrase_lies_apart_from_the_diary(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("FOOTLOG_DB", str(tmp_path / "diary" / "footlog.db"))
    assert keys_path().name == "lan.json"
    assert tmp_path in keys_path().parents
    assert keys_path().parent != diary_path().parent


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("Dropbox", "Dropbox"),
        ("Dropbox (Personal)/health", "Dropbox"),
        ("OneDrive", "OneDrive"),
        ("OneDrive - Clinic/a/b", "OneDrive"),
        ("CloudStorage/OneDrive-Personal", "OneDrive"),
        ("CloudStorage/GoogleDrive-a@b.c/My Drive", "Google Drive"),
        ("Google Drive", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("iCloudDrive", "iCloud"),
        ("nextcloud/x", "Nextcloud"),
        ("Sync", "Syncthing"),
        ("my dropbox ideas", None),
        ("asynchronous", None),
        ("footlog", None),
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(
    tmp_path: Path, folder: str, service: str | None
) -> None:
    assert synchronised_by(tmp_path / folder / "footlog.db") == service


@pytest.mark.parametrize(
    ("marker", "service"),
    [(".stfolder", "Syncthing"), (".dropbox.cache", "Dropbox"), (".owncloudsync.log", "Nextcloud")],
)
def test_a_synchronised_folder_is_known_by_what_the_service_leaves_in_it(
    tmp_path: Path, marker: str, service: str
) -> None:
    (tmp_path / "mine" / "deep").mkdir(parents=True)
    (tmp_path / "mine" / marker).mkdir()
    assert synchronised_by(tmp_path / "mine" / "deep" / "footlog.db") == service
    assert synchronised_by(tmp_path / "footlog.db") is None


def test_a_link_into_a_synchronised_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "plain").symlink_to(tmp_path / "Dropbox")
    assert synchronised_by(tmp_path / "plain" / "footlog.db") == "Dropbox"


LINUX = """\
/dev/vda / ext4 rw,relatime 0 0
server:/home /home/me/far nfs4 rw 0 0
//nas/share /mnt/my\\040share cifs rw 0 0
me@host: /home/me/far/over fuse.sshfs rw 0 0
tmpfs /home/me/far/over tmpfs rw 0 0
"""
MAC = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//me@nas._smb._tcp.local/share on /Volumes/my share (smbfs, nodev, nosuid, mounted by me)
map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)
"""


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/home/me/footlog.db", "ext4"),
        ("/home/me/far/footlog.db", "nfs4"),
        ("/home/me/farther/footlog.db", "ext4"),
        ("/mnt/my share/a/footlog.db", "cifs"),
        ("/home/me/far/over/footlog.db", "tmpfs"),
    ],
)
def test_the_innermost_mount_counts_and_of_two_the_later(place: str, kind: str) -> None:
    assert file_system(Path(place), linux_mounts(LINUX)) == kind


def test_the_mounts_of_macos_are_read() -> None:
    assert file_system(Path("/Volumes/my share/footlog.db"), mac_mounts(MAC)) == "smbfs"
    assert file_system(Path("/Users/me/footlog.db"), mac_mounts(MAC)) == "apfs"


def test_a_place_on_no_known_mount_has_no_type() -> None:
    assert file_system(Path("/home"), []) == ""


@pytest.mark.parametrize(
    ("kind", "network"),
    [
        ("nfs", True),
        ("nfs4", True),
        ("cifs", True),
        ("smb3", True),
        ("smbfs", True),
        ("9p", True),
        ("fuse.sshfs", True),
        ("fuse.rclone", True),
        ("ext4", False),
        ("apfs", False),
        ("fuse.gvfsd", False),
        ("tmpfs", False),
        ("", False),
    ],
)
def test_a_network_drive_is_known_by_its_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, *, network: bool
) -> None:
    monkeypatch.setattr("footlog.paths._mounts", lambda: [("/", kind)])
    assert is_on_network(tmp_path / "footlog.db") is network


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes.")
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o277, 0o777])
def test_folders_are_their_users_alone_under_any_umask(tmp_path: Path, umask: int) -> None:
    there = tmp_path / "there"
    there.mkdir()
    there.chmod(0o755)
    before = os.umask(umask)
    try:
        for _ in range(2):
            make_private_folder(there / "new" / "and" / "deep")
    finally:
        os.umask(before)
    made = [there / "new", there / "new" / "and", there / "new" / "and" / "deep"]
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in made] == [0o700] * 3
    assert stat.S_IMODE(there.stat().st_mode) == 0o755


def test_a_file_in_place_of_a_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "file" / "new"):
        with pytest.raises(OSError, match="exists"):
            make_private_folder(folder)
