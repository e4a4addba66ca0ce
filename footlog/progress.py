"""How far a long piece of work is, told while it is done."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Thing = TypeVar("Thing")
Advance = Callable[[float], None]
"""Is told the share that is done, from 0 to 1."""

_A_STEP = 1000


def ignored(_: float) -> None:
    """Take no notice of how far the work is."""


def counted(things: Iterable[Thing], total: int, advance: Advance) -> Iterator[Thing]:
    """Yield `things`, telling `advance` after each thousand what share of `total` is done."""
    for number, thing in enumerate(things):
        if number % _A_STEP == 0:
            advance(min(number / total, 1.0) if total else 0.0)
        yield thing
