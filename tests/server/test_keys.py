"""The passphrase, its file and the cookies that its key signs."""

import hashlib
import math
import os
import stat
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footlog.domain.validation import InvalidEntry
from footlog.server.keys import (
    COOKIE_SECONDS,
    Keys,
    PassphraseHash,
    check_passphrase,
    hash_passphrase,
    is_passphrase,
    new_cookie,
    random_passphrase,
    read_keys,
    sign_out_everywhere,
    signed_value,
    write_keys,
)

GOOD = "correct horse battery"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("", "has 0 characters"),
        ("elevenchars", "has 11 characters"),
        ("  elevenchars    ", "has 11 characters"),
        (" " * 40, "has 0 characters"),
        ("a" * 12, "repeats the same few characters"),
        ("abcabcabcabcabc", "repeats the same few characters"),
        ("correct horse " * 30, "use at most 256"),
    ],
)
def test_what_is_easy_to_guess_is_refused(given: str, why: str) -> None:
    with pytest.raises(InvalidEntry, match=why):
        check_passphrase(given)


def test_twelve_characters_are_enough() -> None:
    assert check_passphrase("twelve chars") == "twelve chars"


def test_four_words_of_a_list_of_2048() -> None:
    from mnemonic import Mnemonic  # noqa: PLC0415 - as the code does

    words = Mnemonic("english").wordlist
    assert len(set(words)) == 2048
    assert math.log2(len(words)) * 4 == 44
    for _ in range(50):
        made = check_passphrase(random_passphrase())
        assert len(made.split()) == 4
        assert set(made.split()) <= set(words)
    assert len({random_passphrase() for _ in range(50)}) == 50


def test_the_hash_is_scrypt_as_owasp_asks_and_salted() -> None:
    kept = hash_passphrase(GOOD)
    again = hashlib.scrypt(
        GOOD.encode(), salt=bytes.fromhex(kept.salt), n=2**17, r=8, p=1, maxmem=2**28
    )
    assert again.hex() == kept.hash
    assert len(bytes.fromhex(kept.salt)) == 16
    assert hash_passphrase(GOOD).salt != kept.salt


@pytest.fixture(scope="module")
def kept() -> PassphraseHash:
    return hash_passphrase(GOOD, cost=2**8)


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        (GOOD, True),
        (f" {GOOD.replace(' ', '  ')} ", True),
        (GOOD.upper(), False),
        (GOOD[:-1], False),
        ("", False),
        ("\ud800", False),
        ("x" * 10_000_000, False),
    ],
)
def test_only_the_passphrase_matches(kept: PassphraseHash, typed: str, right: bool) -> None:  # noqa: FBT001 - a table
    assert is_passphrase(typed, kept) is right


def test_accents_match_whichever_keyboard_wrote_them() -> None:
    assert is_passphrase(
        "cafe\u0301 au lait noir", hash_passphrase("caf\u00e9 au lait noir", cost=2**8)
    )


KEPT = PassphraseHash("00" * 16, "11" * 64)


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
    with pytest.raises(InvalidEntry, match=r"cannot be written \(.+\): fix that first"):
        write_keys(tmp_path / "file" / "lan.json", Keys(KEPT))
    taken = tmp_path / "lan.json"
    (taken / "folder").mkdir(parents=True)
    with pytest.raises(InvalidEntry, match="cannot be written"):
        write_keys(taken, Keys(KEPT))
    assert sorted(one.name for one in tmp_path.iterdir()) == ["file", "lan.json"]


KEY = "aa" * 32
URL_SAFE = f"{string.ascii_letters}{string.digits}-_"


def test_a_signed_cookie_is_known_again() -> None:
    cookie = new_cookie(KEY)
    value = signed_value(cookie, KEY)
    assert value
    assert value != signed_value(new_cookie(KEY), KEY)


def test_after_thirty_days_it_is_worthless() -> None:
    assert COOKIE_SECONDS == 30 * 86_400
    assert signed_value(new_cookie(KEY), KEY, age=-1) is None


def test_another_keys_cookie_is_worthless() -> None:
    assert signed_value(new_cookie("bb" * 32), KEY) is None


@given(st.data())
def test_a_changed_cookie_is_worthless_or_the_same_in_another_spelling(
    data: st.DataObject,
) -> None:
    cookie = new_cookie(KEY)
    place = data.draw(st.integers(0, len(cookie) - 2))
    other = data.draw(st.characters(min_codepoint=33, max_codepoint=126))
    changed = cookie[:place] + other + cookie[place + 1 :]
    is_same = changed.replace("+", "-").replace("/", "_") == cookie  # base64 has two alphabets
    assert signed_value(changed, KEY) == (signed_value(cookie, KEY) if is_same else None)


@given(st.text())
def test_made_up_cookies_are_worthless(text: str) -> None:
    assert signed_value(text, KEY) is None


@pytest.mark.parametrize("end", ["=", "==", "\n"])
def test_another_spelling_of_a_cookie_has_the_same_value(end: str) -> None:
    cookie = new_cookie(KEY)
    spellings = [cookie[:-1] + last for last in URL_SAFE] + [cookie + end]
    accepted = {spelt for spelt in spellings if signed_value(spelt, KEY)}
    assert len(accepted) > 1, "spelling no longer matters"
    assert {signed_value(spelt, KEY) for spelt in accepted} == {signed_value(cookie, KEY)}
