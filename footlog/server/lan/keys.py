"""The file with the passphrase's hash and the key that signs cookies, for its owner's eyes only."""

import json
import os
import secrets
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from footlog.domain.validation import InvalidEntry
from footlog.server.lan.passphrase import Hashed

_COSTS = tuple(2**power for power in range(8, 24))


def _fresh_key() -> str:
    return secrets.token_hex(32)


@dataclass(frozen=True)
class Keys:
    """What signing in needs: a passphrase's hash, and a key whose cookies are let in."""

    passphrase: Hashed
    signing_key: str = field(default_factory=_fresh_key)


def read_keys(path: Path) -> Keys | None:
    """Return the keys at `path`, None when there are none; InvalidEntry for a damaged file."""
    try:
        found = json.loads(path.read_bytes())
        kept = Hashed(**found["passphrase"])
        bytes.fromhex(kept.salt + kept.hash + found["signing_key"])
        _COSTS.index(kept.cost)
        return Keys(kept, found["signing_key"])
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        raise InvalidEntry(
            "The passphrase's file",
            f"{path} cannot be read",
            "choose a passphrase anew with --new-passphrase",
        ) from None


def write_keys(path: Path, keys: Keys) -> None:
    """Keep the keys at `path`, readable by its owner only; InvalidEntry when that fails."""
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
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
            "The passphrase's file", f"{path} cannot be written ({reason})", "see to that first"
        ) from None


def sign_out_everywhere(path: Path) -> None:
    """Make every cookie that was ever signed worthless; the passphrase stays."""
    keys = read_keys(path)
    if keys is not None:
        write_keys(path, replace(keys, signing_key=_fresh_key()))
