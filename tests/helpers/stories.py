"""Ten made-up histories, told by what a stranger should answer after five seconds of Trends."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from footlog.domain.exercises import Side
from footlog.domain.logbook import Entry, Moment
from footlog.domain.plan import PlanItem
from tests.helpers.builders import day, item, pain, set_log

Level = Callable[[int], float]
"""The pain so many days ago."""


class Story(NamedTuple):
    """A history up to a day, and the answer: better, worse, the same or unknown."""

    answer: str
    plan: list[PlanItem]
    entries: list[Entry]


def stories(today: date) -> dict[str, Story]:
    """Return the ten histories by name."""
    falls: Level = lambda ago: 1.5 + ago / 18  # noqa: E731 - as short as it is
    rises: Level = lambda ago: 7 - ago / 18  # noqa: E731
    month = range(30)
    return {
        "better": _story(today, "better", 84, falls),
        "worse": _story(today, "worse", 84, rises),
        "no change": _story(today, "the same", 84, lambda ago: 4 + ago % 3 - 1),
        "not enough": _story(today, "unknown", 9, falls),
        "gaps": _story(today, "unknown", 84, falls, left_out=[*range(24), *range(31, 60)]),
        "a flare at the end": _story(
            today, "better, but not lately", 84, lambda ago: 8 if ago < 6 else 2 + ago / 16
        ),
        "one foot": _story(today, "better", 84, falls, foot=Side.LEFT),
        "paused month": _story(today, "better", 84, falls, paused=month),
        "new plan": _changed(_story(today, "the same", 84, lambda ago: 5 - ago % 2), today),
        "ten years": _story(today, "better", 3650, lambda ago: 2 + ago / 700 + ago % 2),
    }


def _story(  # noqa: PLR0913 - one a part of a story
    today: date,
    answer: str,
    days: int,
    level: Level,
    *,
    left_out: Iterable[int] = (),
    paused: Iterable[int] = (),
    foot: Side | None = None,
) -> Story:
    skipped, rested = set(left_out), set(paused)
    begun = today - timedelta(days=days - 1)
    plan = [
        item(starts_on=str(begun), sets=3, exercise=name) for name in ("heel-raise", "short-foot")
    ]
    entries: list[Entry] = []
    for ago in sorted(set(range(days)) - skipped):
        on = str(today - timedelta(days=ago))
        entries += _scores(on, level(ago), ago, foot)
        if ago in rested:
            entries.append(day(on))
        elif ago:
            done = 3 if ago % 5 else 1
            entries += [set_log(on, exercise=one.exercise_id) for one in plan for _ in range(done)]
    return Story(answer, plan, entries)


def _scores(on: str, level: float, ago: int, foot: Side | None) -> list[Entry]:
    morning = min(10, max(0, round(level + (ago * 7 % 5 - 2) / 3)))
    worst = min(10, max(0, round(level + 1 + (ago * 3 % 5 - 2) / 3)))
    found = (pain(morning, on), pain(worst, on, Moment.DURING))
    return [replace(one, side=foot) for one in found]


def _changed(story: Story, today: date) -> Story:
    """Return the story with another dose and another exercise for three weeks."""
    on = today - timedelta(days=21)
    heel, foot = story.plan
    ended = replace(heel, ends_on=on)
    more = replace(item(starts_on=str(on), sets=3), dose=replace(heel.dose, reps=20))
    return story._replace(
        plan=[ended, more, foot, item(starts_on=str(on), exercise="toe-curls", sets=2)]
    )
