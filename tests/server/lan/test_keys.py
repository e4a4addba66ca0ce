"""The file of keys: for its owner only, whole or not there, its key changes."""

import os
import stat
from pathlib import Path

import pytest

from footlog.domain.validation import InvalidEntry
from footlog.server.lan.keys import Keys, read_keys, sign_out_everywhere, write_keys
from footlog.server.lan.passphrase import Hashed

KEPT = Hashed("00" * 16, "11" * 64)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "config" / "lan.json"
    assert read_keys(path) is None
    keys = Keys(KEPT)
    write_keys(path, keys)
    assert read_keys(path) == keys
    assert os.listdir(path.parent) == ["lan.json"]  # noqa: PTH208 - names only
    assert len(bytes.fromhex(keys.signing_key)) == 32
    assert Keys(KEPT).signing_key != keys.signing_key


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file rights.")
def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "config" / "lan.json"
    write_keys(path, Keys(KEPT))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_signing_out_everywhere_changes_the_key_and_keeps_the_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "lan.json"
    before = Keys(KEPT)
    write_keys(path, before)
    sign_out_everywhere(path)
    after = read_keys(path)
    assert after is not None
    assert after.passphrase == KEPT
    assert after.signing_key != before.signing_key


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[1]",
        b"null",
        b"\xff\xfe",
        b'{"passphrase": {"salt": "zz", "hash": "11"}, "signing_key": "22"}',
        b'{"passphrase": {"salt": "00", "hash": "11", "cost": 3}, "signing_key": "22"}',
        b'{"passphrase": {"salt": "00", "hash": "11", "pepper": 1}, "signing_key": "22"}',
        b'{"passphrase": {"salt": 1, "hash": 2}, "signing_key": 3}',
    ],
)
def test_a_damaged_file_is_refused_with_the_way_out(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "lan.json"
    path.write_bytes(content)
    with pytest.raises(InvalidEntry, match="--new-passphrase"):
        read_keys(path)


def test_where_it_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InvalidEntry, match=r"cannot be written \(.+\): see to that first"):
        write_keys(tmp_path / "file" / "lan.json", Keys(KEPT))
    taken = tmp_path / "lan.json"
    (taken / "folder").mkdir(parents=True)
    with pytest.raises(InvalidEntry, match="cannot be written"):
        write_keys(taken, Keys(KEPT))
    assert sorted(one.name for one in tmp_path.iterdir()) == ["file", "lan.json"]
