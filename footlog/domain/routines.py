"""Routines: exercises with their doses and order, to be planned together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from footlog.domain.catalogue import Article, Catalogue
from footlog.domain.dose import Dose
from footlog.domain.exercises import Exercise, Side, Source
from footlog.domain.plan import Cue, PlanItem
from footlog.domain.schedule import Schedule
from footlog.domain.validation import InvalidEntry, text

LONGEST_NAME = 120
_AMOUNTS = ("reps", "hold_seconds", "minutes", "steps")


@dataclass(frozen=True)
class RoutineItem:
    """An exercise of a routine: its dose, side and schedule, the person's note and cue.

    `source` is what the routine's article says of it; None in a routine without an article.
    """

    exercise_id: str
    side: Side
    dose: Dose
    schedule: Schedule
    note: str | None = None
    cue: Cue | None = None
    source: Source | None = None


@dataclass(frozen=True)
class Routine:
    """A named list of exercises in their order.

    `recorded_at` is when the person saved an own one, UTC; None for an article's. Raises
    InvalidEntry for a name that cannot be saved and for a routine without exercises.
    """

    id: str
    name: str
    items: tuple[RoutineItem, ...]
    recorded_at: str | None = None

    def __post_init__(self) -> None:
        if not text("name", self.name, LONGEST_NAME).strip():
            raise InvalidEntry("name", "is empty", "write what you call the routine")
        if not self.items:
            raise InvalidEntry("The routine", "has no exercise", "choose at least one")

    @property
    def own(self) -> bool:
        """Whether it is one of the person's own."""
        return self.recorded_at is not None


def article_routines(catalogue: Catalogue) -> tuple[Routine, ...]:
    """Return a routine for each article: its exercises in its order, with the doses it states."""
    return tuple(
        Routine(
            article.slug,
            article.title,
            tuple(_from_article(catalogue.exercises[one], article) for one in article.exercises),
        )
        for article in catalogue.articles.values()
    )


def suggested(exercise: Exercise) -> RoutineItem:
    """Return the exercise with its own suggested start."""
    return RoutineItem(
        exercise.id, exercise.side, exercise.dose, exercise.schedule, goal_note(exercise)
    )


def as_planned(items: Iterable[PlanItem]) -> tuple[RoutineItem, ...]:
    """Return plan items as the items of a routine."""
    return tuple(
        RoutineItem(item.exercise_id, item.side, item.dose, item.schedule, item.note, item.cue)
        for item in items
    )


def planned(
    item: RoutineItem, item_id: str, starts_on: date, recorded_at: str, reason: str | None
) -> PlanItem:
    """Return the plan item that the routine's item becomes."""
    return PlanItem(
        id=item_id,
        exercise_id=item.exercise_id,
        side=item.side,
        dose=item.dose,
        schedule=item.schedule,
        starts_on=starts_on,
        recorded_at=recorded_at,
        reason=reason,
        note=item.note,
        cue=item.cue,
    )


def goal_note(exercise: Exercise) -> str | None:
    """Return the note on the repetitions to work up to, where an article names them."""
    return f"Work up to {exercise.reps_goal} repetitions." if exercise.reps_goal else None


def stated_dose(exercise: Exercise, source: Source) -> Dose:
    """Return the dose that an article states; footlog's own where it states none.

    Of a range it is the low end. One set, once a day, where the article says nothing of these. Of
    amounts that the article offers as a choice, such as repetitions or a hold, it is the one that
    the exercise is counted by.
    """
    stated = {measure: low for measure, (low, _) in source.figures.items()}
    counted = [name for name in _AMOUNTS if getattr(exercise.dose, name) and name in stated]
    if not counted:
        return exercise.dose
    amounts: dict[str, Any] = {name: stated[name] for name in counted}
    if "minutes" in amounts:
        amounts["minutes"] = Decimal(amounts["minutes"])
    return Dose(
        **amounts,
        sets=stated.get("sets", 1),
        rest_seconds=stated.get("rest_seconds"),
        times_per_day=stated.get("times_per_day", 1),
    )


def _from_article(exercise: Exercise, article: Article) -> RoutineItem:
    source = next(one for one in exercise.sources if one.document == article.document)
    dose = stated_dose(exercise, source)
    note = goal_note(exercise) if "reps_goal" in source.figures else None
    return RoutineItem(exercise.id, exercise.side, dose, exercise.schedule, note, source=source)
