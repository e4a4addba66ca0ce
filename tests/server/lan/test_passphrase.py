"""The passphrase: long enough, kept as a scrypt hash only."""

import hashlib
import math

import pytest

from footlog.domain.validation import InvalidEntry
from footlog.server.lan.passphrase import Hashed, checked, generated, hashed, matches

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
        ("correct horse " * 30, "write at most 256"),
    ],
)
def test_what_is_easy_to_guess_is_refused(given: str, why: str) -> None:
    with pytest.raises(InvalidEntry, match=why):
        checked(given)


def test_twelve_characters_are_enough() -> None:
    assert checked("twelve chars") == "twelve chars"


def test_four_words_of_a_list_of_2048() -> None:
    from mnemonic import Mnemonic  # noqa: PLC0415 - as the code does

    words = Mnemonic("english").wordlist
    assert len(set(words)) == 2048
    assert math.log2(len(words)) * 4 == 44
    for _ in range(50):
        made = checked(generated())
        assert len(made.split()) == 4
        assert set(made.split()) <= set(words)
    assert len({generated() for _ in range(50)}) == 50


def test_the_hash_is_scrypt_as_owasp_asks_and_salted() -> None:
    kept = hashed(GOOD)
    again = hashlib.scrypt(
        GOOD.encode(), salt=bytes.fromhex(kept.salt), n=2**17, r=8, p=1, maxmem=2**28
    )
    assert again.hex() == kept.hash
    assert len(bytes.fromhex(kept.salt)) == 16
    assert hashed(GOOD).salt != kept.salt


@pytest.fixture(scope="module")
def kept() -> Hashed:
    return hashed(GOOD, cost=2**8)


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
def test_only_the_passphrase_matches(kept: Hashed, typed: str, right: bool) -> None:  # noqa: FBT001 - a table
    assert matches(typed, kept) is right


def test_accents_match_whichever_keyboard_wrote_them() -> None:
    assert matches("cafe\u0301 au lait noir", hashed("caf\u00e9 au lait noir", cost=2**8))
