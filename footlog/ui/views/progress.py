"""A progress bar for work that takes longer than a second."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import wait as wait_for
from typing import TypeVar

import streamlit as st

from footlog.progress import Advance

QUIET_SECONDS = 1.0

_A_LOOK_SECONDS = 0.1

Made = TypeVar("Made")


def done_with_bar(waiting_for: str, work: Callable[[Advance], Made]) -> Made:
    """Return what `work` makes, showing from a second on how far it is.

    It runs in a thread of its own: when the window asks for something else meanwhile, it is still
    done whole.
    """
    share = [0.0]

    def advance(done: float) -> None:
        share[0] = done

    begun = time.monotonic()
    place = st.empty()
    with ThreadPoolExecutor(max_workers=1) as pool:
        task = pool.submit(work, advance)
        while not wait_for([task], timeout=_A_LOOK_SECONDS).done:
            if time.monotonic() - begun > QUIET_SECONDS:
                place.progress(share[0], text=waiting_for)
    place.empty()
    return task.result()
