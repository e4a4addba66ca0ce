"""A progress bar on the terminal for work that takes longer than a second."""

import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import click

from footlog.progress import Advance

QUIET_SECONDS = 1.0
_WHOLE = 100


@contextmanager
def progress_bar(words: str) -> Iterator[Advance]:
    """Give what the work in the block tells its share to; only a terminal shows a bar."""
    begun = time.monotonic()
    with ExitStack() as shown:
        bar = None

        def advance(share: float) -> None:
            nonlocal bar
            late = time.monotonic() - begun > QUIET_SECONDS
            if bar is None and late and sys.stderr.isatty():
                made = click.progressbar(length=_WHOLE, label=words, file=sys.stderr)
                bar = shown.enter_context(made)
            if bar is not None:
                bar.update(round(share * _WHOLE) - bar.pos)

        yield advance
