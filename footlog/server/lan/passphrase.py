"""The passphrase: long enough, and kept only as a scrypt hash."""

import hashlib
import hmac
import secrets
import unicodedata
from dataclasses import dataclass

from footlog.domain.validation import InvalidEntry

SHORTEST = 12
LONGEST = 256
GENERATED_WORDS = 4
_FEWEST_DIFFERENT = 5
COST = 2**17
"""What OWASP's Password Storage Cheat Sheet asks of scrypt: a third of a second, 128 MiB."""
_BLOCK, _LANES = 8, 1
_FIELD = "The passphrase"


@dataclass(frozen=True)
class Hashed:
    """What is kept of a passphrase: salt and hash in hexadecimal, and what the hash cost."""

    salt: str
    hash: str
    cost: int = COST


def generated() -> str:
    """Return four random words, 44 bits: each is one of 2,048 (the list of BIP 39)."""
    from mnemonic import Mnemonic  # noqa: PLC0415 - a word list only few starts need

    words = Mnemonic("english").wordlist
    return " ".join(secrets.choice(words) for _ in range(GENERATED_WORDS))


def checked(passphrase: str) -> str:
    """Return the passphrase when it is hard enough to guess, else raise InvalidEntry."""
    length = len(_plain(passphrase))
    if length < SHORTEST:
        raise InvalidEntry(_FIELD, f"has {length} characters", f"write at least {SHORTEST}")
    if length > LONGEST:
        raise InvalidEntry(_FIELD, f"has {length} characters", f"write at most {LONGEST}")
    if len(set(_plain(passphrase))) < _FEWEST_DIFFERENT:
        raise InvalidEntry(_FIELD, "repeats the same few characters", "mix more of them")
    return passphrase


def hashed(passphrase: str, cost: int = COST) -> Hashed:
    """Return the passphrase hashed with a fresh salt."""
    salt = secrets.token_bytes(16)
    return Hashed(salt.hex(), _scrypt(passphrase, salt, cost).hex(), cost)


def matches(passphrase: str, kept: Hashed) -> bool:
    """Tell whether it is the passphrase that was hashed; takes a third of a second."""
    if len(_plain(passphrase)) > LONGEST:
        return False
    found = _scrypt(passphrase, bytes.fromhex(kept.salt), kept.cost)
    return hmac.compare_digest(found, bytes.fromhex(kept.hash))


def _scrypt(passphrase: str, salt: bytes, cost: int) -> bytes:
    return hashlib.scrypt(
        _plain(passphrase).encode("utf-8", "surrogatepass"),
        salt=salt,
        n=cost,
        r=_BLOCK,
        p=_LANES,
        maxmem=256 * cost * _BLOCK,
    )


def _plain(passphrase: str) -> str:
    """Return it as every keyboard writes it: one form of accents, single blanks, none around."""
    return " ".join(unicodedata.normalize("NFKC", passphrase).split())
