"""Function on the Trends page: activities in the person's own words, rated and taken back."""

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from footlog.domain.function import FunctionScore
from footlog.store.diary import Diary
from tests.helpers.builders import RECORDED_AT, new_id, set_log
from tests.helpers.components import rate, ratings

Opened = Callable[[str], AppTest]
STAIRS = "*stairs* [down](http://x.y)"


@pytest.fixture(autouse=True)
def begun(diary: Diary, today: date) -> None:
    """Log one set, so that there is something to draw."""
    diary.save(set_log(str(today)), today)


def keep(diary: Diary, day: date, *scores: tuple[str, int]) -> None:
    for activity, score in scores:
        kept = FunctionScore(
            id=new_id(), on=day, activity=activity, score=score, recorded_at=RECORDED_AT
        )
        diary.save_function_score(kept, day)


def kept(diary: Diary) -> list[tuple[date, str, int]]:
    return [(score.on, score.activity, score.score) for score in diary.function_scores()]


def opened(open_app: Opened) -> AppTest:
    """Return Trends with the place to rate open."""
    app = open_app("trends")
    app.session_state["trends_rate"] = True
    return app.run()


def drawn(app: AppTest) -> dict[str, str]:
    """Return what each chart of an activity says, by the activity."""
    body = "".join(one.proto.body for one in app.get("html"))
    found = re.findall(r'data-chart="function ([^"]*)".*?aria-label="([^"]*)"', body)
    return {unescape(name): unescape(alt) for name, alt in found}


def add(app: AppTest, words: str) -> AppTest:
    app.text_input(key="function_new").set_value(words)
    return app.button(key="function_add").click().run()


def said(elements: Iterable[object], words: str) -> bool:
    return any(words in getattr(element, "value", "") for element in elements)


def test_nothing_is_named_or_drawn_beforehand(open_app: Opened) -> None:
    app = opened(open_app)
    assert not app.exception
    assert ratings(app) == {}
    assert drawn(app) == {}
    assert said(app.markdown, "0 means you cannot do it, 10 as well as before.")


def test_an_added_activity_is_kept_with_its_first_score(
    open_app: Opened, diary: Diary, today: date
) -> None:
    app = add(opened(open_app), f"  {STAIRS} ")
    assert ratings(app) == {STAIRS: None}
    assert app.text_input(key="function_new").value == ""
    assert kept(diary) == []
    app = rate(app, STAIRS, 0)
    assert not app.exception
    assert kept(diary) == [(today, STAIRS, 0)]
    assert ratings(app) == {STAIRS: 0}
    assert f"Saved: {STAIRS}, 0 out of 10." in [text.value for text in app.text]
    assert drawn(app) == {STAIRS: f"{STAIRS}: 0 out of 10"}


def test_a_persons_words_are_never_markdown(open_app: Opened, diary: Diary, today: date) -> None:
    keep(diary, today, (STAIRS, 3))
    app = opened(open_app)
    assert ratings(app) == {STAIRS: 3}


def test_an_added_activity_can_be_left_out_again(open_app: Opened, diary: Diary) -> None:
    app = add(opened(open_app), "stairs")
    app = app.button(key="function_out_stairs").click().run()
    assert ratings(app) == {}
    assert kept(diary) == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (" ", "The activity is empty: name something that your foot makes hard."),
        ("Stairs", 'The activity "Stairs" is there already: rate that one.'),
    ],
)
def test_what_cannot_be_added_is_said(
    open_app: Opened, diary: Diary, today: date, words: str, sentence: str
) -> None:
    keep(diary, today, ("stairs", 3))
    app = add(opened(open_app), words)
    assert sentence in [text.value for text in app.text]
    assert ratings(app) == {"stairs": 3}


def test_yesterdays_score_is_not_todays_answer(open_app: Opened, diary: Diary, today: date) -> None:
    keep(diary, today - timedelta(days=1), ("stairs", 3))
    app = opened(open_app)
    assert ratings(app) == {"stairs": None}
    assert said(app.caption, "Last rated Tue 17 Mar.")
    rate(app, "stairs", 4)
    assert kept(diary) == [(today - timedelta(days=1), "stairs", 3), (today, "stairs", 4)]


def test_another_number_takes_the_place_of_todays_and_undo_puts_it_back(
    open_app: Opened, diary: Diary, today: date
) -> None:
    keep(diary, today, ("stairs", 3))
    before = diary.function_scores()
    app = rate(opened(open_app), "stairs", 7)
    (score,) = diary.function_scores()
    assert (score.id, score.score) == (before[0].id, 7)
    app = app.button(key="notice_undo").click().run()
    assert diary.function_scores() == before
    assert ratings(app) == {"stairs": 3}


def test_undo_takes_a_first_score_back_and_the_scale_stays_open(
    open_app: Opened, diary: Diary
) -> None:
    app = rate(add(opened(open_app), "stairs"), "stairs", 5)
    app = app.button(key="notice_undo").click().run()
    assert kept(diary) == []
    assert ratings(app) == {"stairs": None}


def test_todays_score_can_be_taken_back_and_put_back(
    open_app: Opened, diary: Diary, today: date
) -> None:
    keep(diary, today, ("stairs", 3))
    before = diary.function_scores()
    app = opened(open_app).button(key="function_out_stairs").click().run()
    assert kept(diary) == []
    app.button(key="notice_undo").click().run()
    assert diary.function_scores() == before


def test_five_activities_leave_no_room_for_a_sixth(
    open_app: Opened, diary: Diary, today: date
) -> None:
    app = opened(open_app)
    keep(diary, today, *((f"activity {n}", n) for n in range(4)))
    app = add(app, "the fifth")
    assert len(ratings(app)) == 5
    assert "function_new" not in [field.key for field in app.text_input]


def test_a_sixth_from_another_window_is_refused(
    open_app: Opened, diary: Diary, today: date
) -> None:
    app = add(opened(open_app), "the sixth")
    keep(diary, today, *((f"activity {n}", n) for n in range(5)))
    app = rate(app, "the sixth", 1)
    assert len(kept(diary)) == 5
    assert said(app.text, "activity is one too many")


def test_the_headline_holds_the_latest_against_the_first(
    open_app: Opened, diary: Diary, today: date
) -> None:
    keep(diary, today - timedelta(days=14), ("stairs", 3), ("standing", 4))
    assert not said(opened(open_app).markdown, "out of 10 on average over")
    keep(diary, today, ("stairs", 6), ("standing", 7))
    assert said(
        opened(open_app).markdown,
        "From 3.5 to 6.5 out of 10 on average over 2 activities: better.",
    )


@pytest.mark.parametrize(
    ("scores", "words"),
    [
        (
            ((3, 4), (5, 5)),
            "From 3.5 to 5.0 out of 10 on average over 2 activities: no clear change",
        ),
        (((3, 4), (5, 6)), "From 3.5 to 5.5 out of 10 on average over 2 activities: better"),
        (((5, 6), (3, 4)), "From 5.5 to 3.5 out of 10 on average over 2 activities: worse"),
        (((3,), (5,)), "From 3.0 to 5.0 out of 10 over 1 activity: no clear change"),
        (((3,), (6,)), "From 3.0 to 6.0 out of 10 over 1 activity: better"),
    ],
)
def test_a_change_is_named_from_two_points_on_and_of_one_activity_from_three(
    open_app: Opened,
    diary: Diary,
    today: date,
    scores: tuple[tuple[int, ...], ...],
    words: str,
) -> None:
    names = ("stairs", "standing")
    for days, numbers in zip((14, 0), scores, strict=True):
        keep(diary, today - timedelta(days=days), *zip(names, numbers, strict=False))
    app = opened(open_app)
    assert said(app.markdown, f"**{words}.**")
    assert said(app.caption, "A change counts from 2 points on, for a single activity from 3:")


def test_every_chart_has_a_text_alternative(open_app: Opened, diary: Diary, today: date) -> None:
    keep(diary, today, ("stairs", 0))
    app = opened(open_app)
    assert drawn(app) == {"stairs": "stairs: 0 out of 10"}
