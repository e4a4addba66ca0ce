"""Figures of a week and windows of pain, where only some of their numbers matter."""

from dataclasses import fields
from datetime import timedelta
from fractions import Fraction

from footlog.analysis.pain import Change, PainChange, Window
from footlog.analysis.summary import Figures
from tests.helpers.builders import MONDAY

_COUNTS = [one.name for one in fields(Figures) if one.name != "pain"]


def figures_of(**counts: int) -> Figures:
    """Return figures without pain in which every count is 0, apart from those given."""
    return Figures(**dict.fromkeys(_COUNTS, 0) | counts, pain={})


def window_of(mean: float | None, days: int = 20, begins: int = 0, length: int = 28) -> Window:
    """Return a window with that mean of so many days, which begins so many days after MONDAY."""
    first = MONDAY + timedelta(days=begins)
    exact = None if mean is None else Fraction(str(mean))
    return Window(first, first + timedelta(days=length - 1), days, exact)


def change_of(
    start: float | None, now: float | None, verdict: Change, between: float | None = None
) -> PainChange:
    """Return a change between windows with these means; None stands for a window that is not."""
    return PainChange(
        None if start is None else window_of(start),
        None if between is None else window_of(between, begins=28),
        None if now is None else window_of(now, begins=56),
        verdict,
    )
