"""The picture of an own exercise: a small JPEG, known by the SHA-256 of its bytes."""

from dataclasses import dataclass, field
from hashlib import sha256

LARGEST_BYTES = 100_000
LONGEST_SIDE = 512
"""Pixels."""


@dataclass(frozen=True)
class Picture:
    """A picture that a person gave an exercise of their own.

    `content` is the JPEG; None where only was read which picture it is. Two are equal when their
    `sha256` is.
    """

    sha256: str
    content: bytes | None = field(default=None, compare=False, repr=False)

    @classmethod
    def of(cls, content: bytes) -> "Picture":
        """Return the picture that these bytes are."""
        return cls(sha256(content).hexdigest(), content)
