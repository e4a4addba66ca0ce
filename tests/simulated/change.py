"""How often footlog calls pain better, worse or staying in made-up diaries."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from footlog.analysis.pain import Change, DayPain, pain_change, staying
from tests.simulated.diaries import (
    CALENDAR,
    HALF_A_YEAR,
    PLAIN,
    SEED,
    SWINGING,
    SWINGING_WITH_FLARES,
    TWELVE_WEEKS,
    Points,
    Setting,
    by_day,
    felt,
    flare,
    rounded,
    scores,
    steady,
)
from tests.simulated.rows import Row

Looks = Counter[tuple["Look", ...]]
"""How often each series of looks at a diary was found."""
Diaries = Iterable[dict[date, DayPain]]
Maker = Callable[[Generator, int], Diaries]
FIRST_SEVEN_WEEKS = range(28, 50, 3)
"""Every third day from the first on which there can be a verdict to the end of the seventh week."""
FORTNIGHT = 14
START, END = 5.0, 2.0
STEADY_LEVEL = 4.0
SETS = 4


class Look(NamedTuple):
    """What footlog says on one day of a diary: of the change, and whether pain stays."""

    verdict: Change
    stays: bool


def is_better(look: Look) -> bool:
    """Tell whether pain is called better."""
    return look.verdict is Change.BETTER


def is_worse(look: Look) -> bool:
    """Tell whether pain is called worse."""
    return look.verdict is Change.WORSE


def is_called(look: Look) -> bool:
    """Tell whether pain is called better or worse."""
    return is_better(look) or is_worse(look)


def is_unknown(look: Look) -> bool:
    """Tell whether footlog says that there is not enough data."""
    return look.verdict is Change.UNKNOWN


def does_stay(look: Look) -> bool:
    """Tell whether pain is said to stay."""
    return look.stays


class Asked(NamedTuple):
    """A question about looks, and between which shares of 0-1 the answer has to lie.

    The share is that of the looks, or of the diaries in which it is `ever` so at one of them.
    """

    words: str
    is_so: Callable[[Look], bool]
    least: float = 0.0
    most: float = 1.0
    ever: bool = False


class Scenario(NamedTuple):
    """Made-up diaries, the lengths in days at which they are looked at, and what is counted.

    `times` is how many times the usual number of diaries are made, where a page prints the figure.
    """

    what: str
    diaries: Maker
    lengths: Sequence[int]
    questions: tuple[Asked, ...]
    times: int = 1


def unchanged(setting: Setting, days: int = TWELVE_WEEKS) -> Maker:
    """Return a maker of diaries whose level stays the same."""
    return lambda rng, n: by_day(scores(rng, steady(rng, n, days, setting), setting))


def at_level(level: Points) -> Maker:
    """Return a maker of diaries with one level for each day, in the plain setting."""
    return lambda rng, n: by_day(scores(rng, np.tile(level, (n, 1))))


def falling(days: int, steady_days: int = FORTNIGHT) -> Points:
    """Return a level that falls evenly between steady days at the start and at the end."""
    slope = np.linspace(START, END, days - 2 * steady_days)
    return np.concatenate([np.full(steady_days, START), slope, np.full(steady_days, END)])


def begun_in_a_flare(rng: Generator, n: int) -> Diaries:
    """Return diaries without change that begin with a flare of two weeks."""
    levels = steady(rng, n, TWELVE_WEEKS)
    for level, points in zip(levels, rng.uniform(*PLAIN.flare_points, n), strict=True):
        level[:FORTNIGHT] += flare(points, FORTNIGHT)
    return by_day(scores(rng, levels))


def four_sets_a_week(rng: Generator, n: int) -> Iterator[dict[date, DayPain]]:
    """Yield diaries with four scores on one day of each week, and none on the other days."""
    points = felt(rng, steady(rng, n, TWELVE_WEEKS))
    sets = rounded(points[:, :, None] + rng.normal(0, 1, (*points.shape, SETS)))
    trained = rng.integers(0, 7, (n, TWELVE_WEEKS // 7)) + np.arange(0, TWELVE_WEEKS, 7)
    for diary, days in zip(sets, trained, strict=True):
        found = ((CALENDAR[day], diary[day].tolist()) for day in days)
        yield {day: DayPain(SETS, sum(those), max(those)) for day, those in found}


BETTER = Asked("called better", is_better)
WORSE = Asked("called worse", is_worse)
CALLED = Asked("called better or worse", is_called)
EVER_CALLED = Asked("called better or worse on any of these days", is_called, ever=True)
BOTH = Asked(
    "pain that stays, and called better",
    lambda look: look.stays and is_better(look),
    most=0.0,
    ever=True,
)
STAYS = Asked("pain that stays is shown", does_stay)
NO_CHANGE = Scenario(
    "no change, 12 weeks",
    unchanged(PLAIN),
    [TWELVE_WEEKS],
    (BETTER._replace(most=0.02), WORSE._replace(most=0.02), CALLED),
    times=5,
)
EARLY = Scenario(
    "no change, first seven weeks",
    unchanged(PLAIN, FIRST_SEVEN_WEEKS[-1]),
    FIRST_SEVEN_WEEKS,
    (CALLED, EVER_CALLED),
    times=2,
)
WIDE = Scenario(
    "no change, wide swings",
    unchanged(SWINGING),
    [TWELVE_WEEKS],
    (BETTER._replace(most=0.1), WORSE._replace(most=0.1), CALLED),
    times=5,
)
SCENARIOS = (
    NO_CHANGE,
    EARLY,
    WIDE,
    Scenario(
        "no change, wide swings and flares",
        unchanged(SWINGING_WITH_FLARES),
        [TWELVE_WEEKS],
        (BETTER._replace(most=0.1), WORSE._replace(most=0.1), CALLED),
    ),
    Scenario(
        "no change, begun in a flare",
        begun_in_a_flare,
        [TWELVE_WEEKS],
        (BETTER._replace(most=0.09),),
    ),
    Scenario(
        "four scores on one day a week",
        four_sets_a_week,
        [TWELVE_WEEKS],
        (Asked("not enough data", is_unknown, least=1.0),),
    ),
    Scenario("5 falls to 2, 12 weeks", at_level(falling(TWELVE_WEEKS)), [TWELVE_WEEKS], (BETTER,)),
    Scenario(
        "5 falls to 2, 26 weeks",
        at_level(falling(HALF_A_YEAR)),
        [HALF_A_YEAR],
        (BETTER._replace(least=0.8),),
    ),
    Scenario(
        "5 falls to 2 from the first day to the last, 26 weeks",
        at_level(falling(HALF_A_YEAR, 0)),
        [HALF_A_YEAR],
        (BETTER,),
    ),
    Scenario(
        "steady at 4, 12 weeks",
        at_level(np.full(TWELVE_WEEKS, STEADY_LEVEL)),
        [TWELVE_WEEKS],
        (STAYS,),
    ),
)


def looked(diary: dict[date, DayPain], length: int) -> Look:
    """Return what footlog says of a diary at the end of its first `length` days."""
    last_day = CALENDAR[length - 1]
    seen = {day: pain for day, pain in diary.items() if day <= last_day}
    return Look(pain_change(seen, last_day).verdict, staying(seen, last_day) is not None)


def looks(scenario: Scenario, n: int) -> Looks:
    """Return how often footlog says what of `n` diaries, at the lengths they are looked at."""
    diaries = scenario.diaries(np.random.default_rng(SEED), n)
    return Counter(tuple(looked(diary, length) for length in scenario.lengths) for diary in diaries)


def share(found: Looks, asked: Asked) -> float:
    """Return the share of looks, or of diaries, of which the answer is yes, 0-1."""
    yes = total = 0
    for series, number in found.items():
        answers = [asked.is_so(look) for look in series]
        yes += number * (any(answers) if asked.ever else sum(answers))
        total += number * (1 if asked.ever else len(answers))
    return yes / total


def rows(n: int) -> Iterator[Row]:
    """Yield the rows of all scenarios with `n` diaries each, then what holds in all of them."""
    total: Looks = Counter()
    for scenario in SCENARIOS:
        number = n * scenario.times
        found = looks(scenario, number)
        total += found
        for asked in scenario.questions:
            what = f"{scenario.what}: {asked.words}"
            yield Row(what, number, share(found, asked), asked.least, asked.most)
    yield Row(f"all of the above: {BOTH.words}", total.total(), share(total, BOTH), most=BOTH.most)
