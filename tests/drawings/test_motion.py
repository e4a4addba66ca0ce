"""Movement of a shape as a whole."""

from footlog.drawings.motion import stiff_motion
from footlog.drawings.points import heading

SQUARE = [0j, 100 + 0j, 100 + 100j, 100j]


def test_shifted_shape_is_shifted_back_to_where_it_ends() -> None:
    there = [point + 30 - 7j for point in SQUARE]
    assert stiff_motion([there, SQUARE]) == ("translate", "30 -7;0 0;30 -7")


def test_turned_shape_turns_about_the_point_that_stays() -> None:
    there = [50 + 20j + (point - 50 - 20j) * heading(90) for point in SQUARE]
    assert stiff_motion([there, SQUARE]) == ("rotate", "90.000 50 20;0.000 50 20;90.000 50 20")


def test_shape_that_changes_has_no_motion_as_a_whole() -> None:
    assert stiff_motion([[0j, 100 + 0j, 100 + 50j, 100j], SQUARE]) is None


def test_shape_that_turns_about_several_points_has_none() -> None:
    one = [point * heading(30) for point in SQUARE]
    other = [40 + (point - 40) * heading(-20) for point in SQUARE]
    assert stiff_motion([one, other, SQUARE, other]) is None
