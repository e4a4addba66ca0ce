"""Props and scenery."""

import pytest

from footlog.drawings.props import SCENERY, prop_shapes


def box(kind: str, **measures: object) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of a prop."""
    points = [
        point for shape in prop_shapes({"kind": kind, **measures}, {}) for point in shape.points
    ]
    across, up = [point.real for point in points], [point.imag for point in points]
    return min(across), min(up), max(across), max(up)


def test_floor_ends_where_the_person_stands() -> None:
    assert box("floor")[3] == 0
    assert box("floor", y=12)[3] == 12


def test_wall_begins_at_its_place() -> None:
    assert box("wall", x=66)[0] == 66


def test_step_chair_rail_and_worktop_have_their_heights() -> None:
    assert box("step", x=4, wide=100, high=22) == (4, 0, 104, 22)
    assert box("chair", x=-30, seat=44, deep=40) == (-30, 0, 10, 92)
    assert box("rail", x=30, y=22, high=107)[1::2] == (22, 111)
    assert box("worktop", high=90)[3] == 90


@pytest.mark.parametrize("kind", ["roll", "ball", "roller"])
def test_what_is_round_touches_the_floor(kind: str) -> None:
    _, bottom, _, top = box(kind, at=[10, 6], radius=6, turn=20)
    assert bottom == pytest.approx(-0.5, abs=0.1)
    assert top > 12


def test_cushion_and_towel_lie_on_the_floor() -> None:
    assert box("cushion", x=0, high=13)[1] > 0
    assert box("towel", folds=[[-14, 1.6], [0, 9], [30, 1.6]]) == (-14, 0, 30, 9)


def test_band_runs_between_places_of_the_body() -> None:
    band = {"kind": "strap", "ends": ["hand", "sole"], "wide": 4, "fill": "band"}
    (shape,) = prop_shapes(band, {"hand": 0j, "sole": 10 + 0j})
    assert set(shape.points) == {2j, 10 + 2j, 10 - 2j, -2j}
    with pytest.raises(KeyError, match="sole"):
        prop_shapes(band, {"hand": 0j})


def test_unknown_kind_is_refused() -> None:
    with pytest.raises(KeyError, match="sofa"):
        prop_shapes({"kind": "sofa"}, {})


@pytest.mark.parametrize("kind", sorted(SCENERY))
def test_scenery_stands_where_it_is_put(kind: str) -> None:
    here, there = (
        [point for shape in prop_shapes({"kind": kind, "at": place}, {}) for point in shape.points]
        for place in ([0, 0], [7, 3])
    )
    moved = {round(abs(other - one - (7 + 3j)), 6) for one, other in zip(here, there, strict=True)}
    assert moved == ({0} if kind != "water" else {round(abs(7 + 3j), 6)})
