"""Sites are written in words and read back."""

import pytest

from footlog.domain.sites import SITES, site_text, sites_of
from footlog.drawings.feet import foot, shape


def test_both_feet_have_toes_ball_arch_and_heel_on_the_sole() -> None:
    left = [site.place for site in SITES if (site.foot, site.view) == ("left", "sole")]
    right = [site.place for site in SITES if (site.foot, site.view) == ("right", "sole")]
    assert left == right
    assert [place for place in left if place.startswith("ball under the")] == [
        *("ball under the big toe", "ball under the 2nd toe", "ball under the 3rd toe"),
        *("ball under the 4th toe", "ball under the little toe"),
    ]
    assert [place for place in left if place.startswith("between")] == [
        *("between the big and 2nd toe", "between the 2nd and 3rd toe"),
        *("between the 3rd and 4th toe", "between the 4th and little toe"),
    ]
    assert {"arch", "heel", "outer edge", "big toe", "little toe"} <= set(left)


def test_sites_are_told_apart_by_their_words() -> None:
    assert len({str(site) for site in SITES}) == len(SITES) == 50


def test_chosen_sites_become_one_text_in_the_drawings_order() -> None:
    chosen = ["right sole: heel", "left sole: arch"]
    assert site_text(chosen) == "left sole: arch; right sole: heel"
    assert [str(site) for site in sites_of("left sole: arch; right sole: heel")] == sorted(chosen)


def test_nothing_chosen_is_nothing() -> None:
    assert site_text([]) is None
    assert sites_of(None) == ()
    assert sites_of("somewhere else") == ()


@pytest.mark.parametrize("site", SITES, ids=str)
def test_every_site_has_a_shape(site: object) -> None:
    assert shape(site).startswith(("<ellipse ", "<path "))  # type: ignore[arg-type]


def test_a_left_foot_is_a_mirrored_right_one() -> None:
    assert "scale(-1 1)" in foot("Left sole", "", left=True)
    assert "scale(-1 1)" not in foot("Right sole", "", left=False)
