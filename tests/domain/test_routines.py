"""Routines: what an article states becomes a plan item, and what it does not is footlog's own."""

from dataclasses import replace
from decimal import Decimal

import pytest

from footlog.domain.catalogue import Catalogue
from footlog.domain.dose import Dose
from footlog.domain.exercises import Side
from footlog.domain.plan import Cue
from footlog.domain.routines import (
    Routine,
    article_routines,
    as_planned,
    planned,
    stated_dose,
    suggested,
)
from footlog.domain.validation import InvalidEntry
from tests.helpers.articles import ARTICLE_0, ARTICLE_1, ARTICLE_2, ARTICLE_3, EXERCISES
from tests.helpers.builders import RECORDED_AT, item, numbered_id, on

DOSES: dict[str, dict[str, Dose | None]] = {
    ARTICLE_0: {
        "soleus-stretch": Dose(sets=1, hold_seconds=45),
        "big-toe-mobility": Dose(sets=1, hold_seconds=45),
        "toe-spreading": None,
        "gastrocnemius-stretch": Dose(sets=1, hold_seconds=45),
        "big-toe-band-press": None,
        "toe-curls": None,
        "heel-raise-on-cushion": None,
    },
    ARTICLE_1: {
        "walking": None,
        "swimming": None,
        "calf-and-achilles-stretching": Dose(sets=1, minutes=Decimal(10)),
        "heel-raise": None,
        "hamstring-stretch": None,
        "glute-stretch": None,
        "toe-pumps": Dose(sets=2, reps=20),
        "ankle-pumps": None,
        "toe-flexor-stretch": Dose(sets=2, hold_seconds=30),
        "toe-extensor-stretch": None,
        "seated-calf-stretch": Dose(sets=2, hold_seconds=30),
        "foam-rolling": None,
    },
    ARTICLE_2: {
        "gastrocnemius-stretch": Dose(sets=1, hold_seconds=30, times_per_day=2),
        "achilles-tendon-stretch": Dose(sets=3, reps=12),
        "ankle-extension": Dose(sets=3, reps=8, hold_seconds=5, rest_seconds=10),
        "ankle-flexion": Dose(sets=1, hold_seconds=5),
        "toe-pulling": Dose(sets=1, reps=25, times_per_day=3),
    },
    ARTICLE_3: {
        "barefoot-walking": None,
        "toe-extensor-stretch": Dose(sets=1, hold_seconds=30),
        "toe-spacers": None,
        "ball-massage": None,
        "short-foot": None,
        "ankle-circles": None,
        "toe-curls": None,
        "heel-raise": None,
        "heel-to-toe-walk": Dose(sets=1, steps=20),
        "band-foot-press": None,
    },
}
"""By article: the dose that its routine plans, in its order; None where it states none."""


@pytest.mark.parametrize("document", DOSES)
def test_the_routine_of_an_article_has_its_exercises_in_its_order_with_its_doses(
    catalogue: Catalogue, document: str
) -> None:
    article = catalogue.articles[document]
    (routine,) = (one for one in article_routines(catalogue) if one.id == article.slug)
    assert (routine.name, routine.own) == (article.title, False)
    own = {one["id"]: catalogue.exercises[one["id"]].dose for one in EXERCISES}
    assert {one.exercise_id: one.dose for one in routine.items} == {
        name: dose or own[name] for name, dose in DOSES[document].items()
    }
    assert [one.exercise_id for one in routine.items] == list(DOSES[document])


@pytest.mark.parametrize("document", DOSES)
def test_a_dose_that_no_article_states_is_marked_as_footlogs(
    catalogue: Catalogue, document: str
) -> None:
    article = catalogue.articles[document]
    (routine,) = (one for one in article_routines(catalogue) if one.id == article.slug)
    unstated = {one.exercise_id for one in routine.items if not (one.source and one.source.figures)}
    assert unstated == {name for name, dose in DOSES[document].items() if dose is None}
    assert {catalogue.exercises[name].dose_from for name in unstated} <= {"footlog"}


def test_the_goal_of_an_article_becomes_a_note(catalogue: Catalogue) -> None:
    notes = {
        (routine.id, one.exercise_id): one.note
        for routine in article_routines(catalogue)
        for one in routine.items
        if one.note
    }
    slug = catalogue.articles[ARTICLE_2].slug
    assert notes == {(slug, "toe-pulling"): "Work up to 75 repetitions."}


def test_a_low_end_is_planned_and_never_a_dose_of_two_choices_at_once(
    catalogue: Catalogue,
) -> None:
    flexor = catalogue.exercises["toe-flexor-stretch"]
    assert flexor.sources[0].figures.keys() >= {"reps", "hold_seconds"}
    assert str(stated_dose(flexor, flexor.sources[0])) == "2 × 30 s"


def test_a_routine_of_plan_items_is_planned_again_as_they_were(catalogue: Catalogue) -> None:
    before = item("3 per week", side=Side.EACH, sets=2, exercise="short-foot")
    (kept,) = as_planned([before])
    again = planned(kept, numbered_id(7), on("2026-03-09"), RECORDED_AT, "Mornings")
    assert (again.exercise_id, again.side, again.dose, again.schedule) == (
        before.exercise_id,
        before.side,
        before.dose,
        before.schedule,
    )
    assert (again.starts_on, again.reason, again.ends_on) == (on("2026-03-09"), "Mornings", None)
    assert suggested(catalogue.exercises["toe-pulling"]).note == "Work up to 75 repetitions."


def test_a_routine_keeps_note_and_cue() -> None:
    cue = Cue("after breakfast")
    (kept,) = as_planned([replace(item(), note="slowly", cue=cue)])
    again = planned(kept, numbered_id(7), on("2026-03-09"), RECORDED_AT, None)
    assert (again.note, again.cue) == ("slowly", cue)


@pytest.mark.parametrize("name", ["", "  ", "x" * 121, "\0"])
def test_a_routine_without_a_proper_name_is_refused(name: str) -> None:
    with pytest.raises(InvalidEntry, match=r"^name "):
        Routine(numbered_id(1), name, as_planned([item()]), RECORDED_AT)


def test_a_routine_without_exercises_is_refused() -> None:
    with pytest.raises(InvalidEntry, match=r"^The routine has no exercise: choose at least one\.$"):
        Routine(numbered_id(1), "Mine", (), RECORDED_AT)
