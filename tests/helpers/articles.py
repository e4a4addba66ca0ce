"""The exercise catalogue as it is written, and what the articles say of each exercise."""

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

CATALOGUE = tomllib.loads(
    (Path(__file__).parents[2] / "data" / "exercises.toml").read_text("utf-8")
)


EXERCISES: list[dict[str, Any]] = CATALOGUE["exercise"]


ADVICE: list[dict[str, Any]] = CATALOGUE["advice"]


ARTICLE_0 = "000_4d828fb9b4135b9a.txt"


ARTICLE_1 = "001_8a9a9fcc7dcf00df.txt"


ARTICLE_2 = "002_1fc6074c769b4e5f.txt"


ARTICLE_3 = "003_232477949eb714b2.txt"


class Row(NamedTuple):
    """An exercise as an article gives it, and the catalogue entry it belongs to."""

    document: str
    name: str
    id: str
    figures: dict[str, int | list[int]]


ROWS = [
    Row(ARTICLE_0, "Soleus Stretch", "soleus-stretch", {"hold_seconds": 45}),
    Row(ARTICLE_0, "Big toe Mobility", "big-toe-mobility", {"hold_seconds": 45}),
    Row(ARTICLE_0, "Spreading & Closing Toes", "toe-spreading", {}),
    Row(ARTICLE_0, "Gastrocnemius Stretch", "gastrocnemius-stretch", {"hold_seconds": 45}),
    Row(ARTICLE_0, "Big Toe Strengthening Exercise", "big-toe-band-press", {}),
    Row(ARTICLE_0, "Toe Crunches", "toe-curls", {}),
    Row(ARTICLE_0, "Heel Raises on Cushion", "heel-raise-on-cushion", {}),
    Row(ARTICLE_1, "Walking", "walking", {}),
    Row(ARTICLE_1, "swimming", "swimming", {}),
    Row(
        ARTICLE_1,
        "Stretch the calf muscles and Achilles tendon",
        "calf-and-achilles-stretching",
        {"minutes": [10, 15], "times_per_day": 1},
    ),
    Row(ARTICLE_1, "toe raise", "heel-raise", {}),
    Row(ARTICLE_1, "general leg stretches", "hamstring-stretch", {}),
    Row(ARTICLE_1, "general leg stretches", "glute-stretch", {}),
    Row(ARTICLE_1, "Toe Pumps", "toe-pumps", {"reps": 20, "sets": [2, 3]}),
    Row(ARTICLE_1, "ankle flexion (dorsiflexion and plantarflexion)", "ankle-pumps", {}),
    Row(
        ARTICLE_1,
        "Toe Flexor Stretch",
        "toe-flexor-stretch",
        {"hold_seconds": [30], "reps": [15, 20], "sets": [2, 3]},
    ),
    Row(ARTICLE_1, "stretch your toe extensors", "toe-extensor-stretch", {}),
    Row(
        ARTICLE_1,
        "Seated calf stretch",
        "seated-calf-stretch",
        {"hold_seconds": [30], "sets": [2, 3]},
    ),
    Row(ARTICLE_1, "Foam rolling", "foam-rolling", {}),
    Row(
        ARTICLE_2,
        "Stretching the Calf",
        "gastrocnemius-stretch",
        {"hold_seconds": [30, 60], "times_per_day": 2},
    ),
    Row(
        ARTICLE_2,
        "Achilles Tendon Stretch",
        "achilles-tendon-stretch",
        {"sets": 3, "reps": 12, "times_per_day": 1},
    ),
    Row(
        ARTICLE_2,
        "Ankle Extension",
        "ankle-extension",
        {"hold_seconds": [5, 10], "rest_seconds": 10, "sets": 3, "reps": 8, "times_per_day": 1},
    ),
    Row(ARTICLE_2, "Ankle Flexion", "ankle-flexion", {"hold_seconds": [5, 10]}),
    Row(
        ARTICLE_2,
        "Toe Pullling",
        "toe-pulling",
        {"reps": 25, "reps_goal": 75, "times_per_day": 3},
    ),
    Row(ARTICLE_3, "Walking Barefoot", "barefoot-walking", {}),
    Row(ARTICLE_3, "Toe Extensor Stretch", "toe-extensor-stretch", {"hold_seconds": [30, 60]}),
    Row(ARTICLE_3, "Using Toe Spacers", "toe-spacers", {}),
    Row(ARTICLE_3, "Ball Massage", "ball-massage", {}),
    Row(ARTICLE_3, "Short Foot Exercise", "short-foot", {}),
    Row(ARTICLE_3, "Ankle Circles", "ankle-circles", {}),
    Row(ARTICLE_3, "Toe Curls", "toe-curls", {}),
    Row(ARTICLE_3, "Calf Raises", "heel-raise", {}),
    Row(ARTICLE_3, "Heel-to-Toe Walk", "heel-to-toe-walk", {"steps": 20}),
    Row(ARTICLE_3, "Resistance Band Exercises", "band-foot-press", {}),
]
