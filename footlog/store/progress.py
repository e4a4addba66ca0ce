"""Reporting how far a long piece of work is."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Thing = TypeVar("Thing")
Advance = Callable[[float], None]
"""A function that takes the share of the work that is done, from 0 to 1."""

_A_STEP = 1000


def ignored(_: float) -> None:
    """Ignore how far the work is."""


def counted(things: Iterable[Thing], total: int, advance: Advance) -> Iterator[Thing]:
    """Yield `things` and, every thousand of them, call `advance` with the share of `total` done."""
    for number, thing in enumerate(things):
        if number % _A_STEP == 0:
            advance(min(number / total, 1.0) if total else 0.0)
        yield thing
