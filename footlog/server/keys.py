"""The passphrase of the home network, stored as a hash, and the key that signs cookies."""

import hashlib
import hmac
import json
import os
import secrets
import unicodedata
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from itsdangerous import BadSignature, URLSafeTimedSerializer

from footlog.domain.validation import InvalidEntry
from footlog.paths import make_private_folder

SHORTEST = 12
LONGEST = 256
GENERATED_WORDS = 4
_FEWEST_DIFFERENT = 5
COST = 2**17
"""What OWASP's Password Storage Cheat Sheet asks of scrypt: a third of a second, 128 MiB."""
_COSTS = tuple(2**power for power in range(8, 24))
_BLOCK, _LANES = 8, 1
_FIELD = "The passphrase"
COOKIE_SECONDS = 30 * 24 * 60 * 60


@dataclass(frozen=True)
class PassphraseHash:
    """What is stored of a passphrase: salt and hash in hexadecimal, and the cost of the hash."""

    salt: str
    hash: str
    cost: int = COST


def random_passphrase() -> str:
    """Return four random words, 44 bits: each is one of 2,048 (the list of BIP 39)."""
    from mnemonic import Mnemonic  # noqa: PLC0415 - a word list only few starts need

    words = Mnemonic("english").wordlist
    return " ".join(secrets.choice(words) for _ in range(GENERATED_WORDS))


def check_passphrase(passphrase: str) -> str:
    """Return the passphrase when it is hard enough to guess, else raise InvalidEntry."""
    length = len(_plain(passphrase))
    if length < SHORTEST:
        raise InvalidEntry(_FIELD, f"has {length} characters", f"use at least {SHORTEST}")
    if length > LONGEST:
        raise InvalidEntry(_FIELD, f"has {length} characters", f"use at most {LONGEST}")
    if len(set(_plain(passphrase))) < _FEWEST_DIFFERENT:
        raise InvalidEntry(_FIELD, "repeats the same few characters", "use more different ones")
    return passphrase


def hash_passphrase(passphrase: str, cost: int = COST) -> PassphraseHash:
    """Return the passphrase hashed with a fresh salt."""
    salt = secrets.token_bytes(16)
    return PassphraseHash(salt.hex(), _scrypt(passphrase, salt, cost).hex(), cost)


def is_passphrase(passphrase: str, stored: PassphraseHash) -> bool:
    """Return whether it is the passphrase that was hashed; takes a third of a second."""
    if len(_plain(passphrase)) > LONGEST:
        return False
    found = _scrypt(passphrase, bytes.fromhex(stored.salt), stored.cost)
    return hmac.compare_digest(found, bytes.fromhex(stored.hash))


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
    """Return the passphrase with accents in one form (NFKC) and single spaces between words."""
    return " ".join(unicodedata.normalize("NFKC", passphrase).split())


def _fresh_key() -> str:
    return secrets.token_hex(32)


@dataclass(frozen=True)
class Keys:
    """What signing in needs: a passphrase's hash, and a key whose cookies are let in."""

    passphrase: PassphraseHash
    signing_key: str = field(default_factory=_fresh_key)


def read_keys(path: Path) -> Keys | None:
    """Return the keys at `path`, None when there are none; InvalidEntry if they cannot be read."""
    try:
        return load_keys(path)
    except OSError:
        raise _unreadable(path) from None


def load_keys(path: Path) -> Keys | None:
    """Return the keys at `path`, None when there are none; InvalidEntry for a damaged file.

    Raises OSError when the file cannot be opened or read now.
    """
    try:
        found = json.loads(path.read_bytes())
        stored = PassphraseHash(**found["passphrase"])
        bytes.fromhex(stored.salt + stored.hash + found["signing_key"])
        _COSTS.index(stored.cost)
        return Keys(stored, found["signing_key"])
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError):
        raise _unreadable(path) from None


def _unreadable(path: Path) -> InvalidEntry:
    return InvalidEntry(
        "The passphrase file",
        f"{path} cannot be read",
        "choose a new passphrase with --new-passphrase",
    )


def write_keys(path: Path, keys: Keys) -> None:
    """Write the keys to `path`, readable by its owner only; InvalidEntry when that fails."""
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    try:
        make_private_folder(path.parent)
        file = os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(file, "w", encoding="ascii") as writing:
            json.dump(asdict(keys), writing)
            writing.flush()
            os.fsync(file)
        fresh.replace(path)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink()
        reason = (error.strerror or "it failed").lower()
        raise InvalidEntry(
            "The passphrase file", f"{path} cannot be written ({reason})", "fix that first"
        ) from None


def sign_out_everywhere(path: Path) -> None:
    """Invalidate every cookie signed so far; the passphrase stays the same."""
    keys = read_keys(path)
    if keys is not None:
        write_keys(path, replace(keys, signing_key=_fresh_key()))


def new_cookie(signing_key: str) -> str:
    """Return a random value, signed with this key and today's date."""
    return str(_signer(signing_key).dumps(secrets.token_urlsafe(16)))


def signed_value(cookie: str, signing_key: str, age: int = COOKIE_SECONDS) -> str | None:
    """Return the random value of a cookie signed with this key, at most `age` seconds ago.

    None for any other cookie. One cookie can be spelt in several ways; its value cannot.
    """
    try:
        return str(_signer(signing_key).loads(cookie, max_age=age))
    except BadSignature:
        return None


def _signer(signing_key: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(signing_key, salt="footlog signed in")
