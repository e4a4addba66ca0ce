"""How much of an exercise is planned: sets of repetitions, held seconds, minutes or steps."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from footlog.domain.validation import InvalidEntry, optional_text, shown, whole_number

MOST = {
    "sets": 50,
    "reps": 1000,
    "hold_seconds": 3600,
    "steps": 100_000,
    "rest_seconds": 3600,
    "times_per_day": 12,
}
MOST_MINUTES = 600
MINUTES_DECIMALS = 2
LONGEST_WORDS = 200
"""Characters in a load or a tempo."""


def check_amounts(
    *, reps: int | None, hold_seconds: int | None, minutes: Decimal | None, steps: int | None
) -> None:
    """Raise InvalidEntry when one of these amounts is out of range; None is allowed."""
    for field, value in (("reps", reps), ("hold_seconds", hold_seconds), ("steps", steps)):
        if value is not None:
            whole_number(field, value, 1, MOST[field])
    if minutes is not None:
        check_minutes(minutes)


def check_minutes(minutes: Decimal) -> None:
    """Raise InvalidEntry unless `minutes` is above 0, at most 600, with at most two decimals."""
    fits = minutes.is_finite() and 0 < minutes <= MOST_MINUTES
    if not fits or -int(minutes.as_tuple().exponent) > MINUTES_DECIMALS:
        raise InvalidEntry(
            "minutes", f"must be a number above 0 and up to {MOST_MINUTES}, not {shown(minutes)}"
        )


@dataclass(frozen=True)
class Dose:
    """One exercise's dose: sets x (reps, or hold_seconds, or both, or minutes, or steps).

    No `sets` means as many as the person can. `load` and `tempo` are the person's own words.
    Raises InvalidEntry, naming the field, for amounts out of range or contradictory ones.
    """

    sets: int | None = None
    reps: int | None = None
    hold_seconds: int | None = None
    minutes: Decimal | None = None
    steps: int | None = None
    rest_seconds: int | None = None
    load: str | None = None
    tempo: str | None = None
    times_per_day: int = 1

    def __post_init__(self) -> None:
        whole_number("times_per_day", self.times_per_day, 1, MOST["times_per_day"])
        if self.sets is not None:
            whole_number("sets", self.sets, 1, MOST["sets"])
        if self.rest_seconds is not None:
            whole_number("rest_seconds", self.rest_seconds, 0, MOST["rest_seconds"])
        check_amounts(
            reps=self.reps,
            hold_seconds=self.hold_seconds,
            minutes=self.minutes,
            steps=self.steps,
        )
        self._check_one_amount()
        for field in ("load", "tempo"):
            if (value := getattr(self, field)) is not None:
                optional_text(field, value, LONGEST_WORDS)

    def _check_one_amount(self) -> None:
        amounts = (self.reps or self.hold_seconds, self.minutes, self.steps)
        if sum(amount is not None for amount in amounts) != 1:
            raise InvalidEntry(
                "dose",
                "does not say how much one set is",
                "enter reps, hold_seconds or both, or minutes, or steps",
            )

    @property
    def per_day(self) -> int:
        """Sets planned for a due day and side; an open-ended dose counts as one set an occasion."""
        return self.times_per_day * (self.sets or 1)

    @property
    def amounts(self) -> dict[str, Any]:
        """What one set is, by field: reps, hold_seconds, minutes and steps."""
        return {
            "reps": self.reps,
            "hold_seconds": self.hold_seconds,
            "minutes": self.minutes,
            "steps": self.steps,
        }

    @property
    def amount(self) -> int:
        """The number a set is counted by: reps, else seconds held, whole minutes or steps."""
        return int(self.reps or self.hold_seconds or self.minutes or self.steps or 0)

    def with_amount(self, amount: int) -> "Dose":
        """Return the dose with another number of what a set is counted by."""
        if self.reps:
            return replace(self, reps=amount)
        if self.hold_seconds:
            return replace(self, hold_seconds=amount)
        if self.minutes:
            return replace(self, minutes=Decimal(amount))
        return replace(self, steps=amount)

    @property
    def amount_words(self) -> str:
        """What one set is, in words: "45 s", "12 reps", "8 reps of 5 s", "10 min", "20 steps"."""
        if self.reps and self.hold_seconds:
            return f"{_count(self.reps, 'rep')} of {self.hold_seconds} s"
        if self.reps:
            return _count(self.reps, "rep")
        if self.hold_seconds:
            return f"{self.hold_seconds} s"
        return f"{self.minutes:f} min" if self.minutes else _count(self.steps or 0, "step")

    def __str__(self) -> str:
        """Return the dose in words: "3 × 45 s", "as many sets of 12 reps as you can"."""
        if self.sets is None:
            words = f"as many sets of {self.amount_words} as you can"
        elif self.sets == 1:
            words = self.amount_words
        else:
            words = f"{self.sets} × {self.amount_words}"
        return f"{words}, {self.times_per_day} times a day" if self.times_per_day > 1 else words


def _count(number: int, one: str) -> str:
    return f"{number} {one if number == 1 else one + 's'}"
