"""The Today page, empty and filled, through app.py on a real diary."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from time import sleep

import pytest
from streamlit.testing.v1 import AppTest

from footlog.analysis.agenda import Mark
from footlog.domain.catalogue import Catalogue
from footlog.domain.exercises import Side
from footlog.domain.logbook import DayRecord, DayState, Moment, PainScore, SetLog
from footlog.domain.plan import PlanItem
from footlog.domain.validation import UTC_FORMAT
from footlog.drawings.drawing import poses
from footlog.store.diary import Diary
from footlog.wording import MOMENTS
from tests.helpers.builders import RECORDED_AT, import_batch, new_id, pain
from tests.helpers.components import (
    choose,
    data_of,
    day_of,
    open_day,
    scales,
    send,
    shown,
    staying_of,
    tap,
    titles,
)

Opened = Callable[[str], AppTest]


@pytest.fixture
def soleus(diary: Diary, catalogue: Catalogue, today: date) -> PlanItem:
    """Plan two sets of the soleus stretch a side, every day from a week ago."""
    exercise = catalogue.exercises["soleus-stretch"]
    item = PlanItem(
        id=new_id(),
        exercise_id=exercise.id,
        side=Side.EACH,
        dose=replace(exercise.dose, sets=2),
        schedule=exercise.schedule,
        starts_on=today - timedelta(days=7),
        recorded_at=RECORDED_AT,
    )
    diary.add_item(item, today)
    return item


def token(item: PlanItem, day: date, side: Side, number: int) -> str:
    return Mark(item.exercise_id, side, 1, number).token(day)


def sets(diary: Diary) -> list[SetLog]:
    return [entry for entry in diary.entries() if isinstance(entry, SetLog)]


def test_an_empty_diary_says_what_to_do_next(open_app: Opened) -> None:
    app = open_app("today")
    assert not app.exception
    links = [link.value for link in app.page_link]
    assert {"Choose exercises", "Import a diary you already have"} <= set(links)
    assert scales(app) == dict.fromkeys(MOMENTS.values())


def test_one_tap_logs_one_set_as_planned(
    open_app: Opened, diary: Diary, soleus: PlanItem, today: date
) -> None:
    app = open_app("today")
    left_two = token(soleus, today, Side.LEFT, 2)
    assert titles(app) == ["Left 1", "Left 2", "Right 1", "Right 2"]
    assert set(shown(app).values()) == {False}
    assert tap(app, left_two)["text"] == "Saved: Soleus stretch, left, set 2."
    assert [mark for mark, done in shown(app).items() if done] == [left_two]
    (log,) = sets(diary)
    assert (log.on, log.side, log.set_number, log.hold_seconds) == (today, Side.LEFT, 2, 45)
    assert log.pain is None
    assert log.time is not None


def test_a_set_remembers_when_it_was_tapped_not_when_the_page_was_drawn(
    open_app: Opened, diary: Diary, soleus: PlanItem, today: date
) -> None:
    app = open_app("today")
    sleep(1.1)
    before = datetime.now(UTC).strftime(UTC_FORMAT)
    tap(app, token(soleus, today, Side.LEFT, 1))
    assert before <= sets(diary)[0].recorded_at


def test_a_page_left_open_overnight_says_so_and_goes_on_to_the_new_day(
    open_app: Opened,
    diary: Diary,
    soleus: PlanItem,
    today: date,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = open_app("today")
    tomorrow = today + timedelta(days=1)
    monkeypatch.setenv("FOOTLOG_TODAY", tomorrow.isoformat())
    assert tap(app, token(soleus, today, Side.LEFT, 1)) == {
        "refused": "The day has changed since you opened this page: tap again to log for today."
    }
    assert sets(diary) == []
    assert day_of(app)["day"] == str(tomorrow)
    tap(app, token(soleus, tomorrow, Side.LEFT, 1))
    assert [log.on for log in sets(diary)] == [tomorrow]


def test_a_day_that_was_chosen_stays_chosen_overnight(
    open_app: Opened,
    diary: Diary,
    soleus: PlanItem,
    today: date,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = open_app("today")
    yesterday = today - timedelta(days=1)
    open_day(app, yesterday)
    monkeypatch.setenv("FOOTLOG_TODAY", (today + timedelta(days=1)).isoformat())
    tap(app, token(soleus, yesterday, Side.LEFT, 1))
    assert [log.on for log in sets(diary)] == [yesterday]


def test_the_same_tap_from_two_windows_is_one_row(
    open_app: Opened, diary: Diary, soleus: PlanItem, today: date
) -> None:
    first, second = open_app("today"), open_app("today")
    for app in (first, second):
        tap(app, token(soleus, today, Side.RIGHT, 1))
    assert len(sets(diary)) == 1


def test_one_more_set_than_planned_is_saved_once_for_a_double_tap(
    open_app: Opened, diary: Diary, soleus: PlanItem, today: date
) -> None:
    app = open_app("today")
    for number in (1, 2, 3, 3):
        answer = tap(app, token(soleus, today, Side.LEFT, number))
    assert answer["text"] == "Saved already: Soleus stretch, left, set 3."
    assert sorted(log.set_number or 0 for log in sets(diary)) == [1, 2, 3]


def test_a_done_set_is_corrected_to_what_was_really_done(
    open_app: Opened, diary: Diary, soleus: PlanItem, today: date
) -> None:
    app = open_app("today")
    mark = token(soleus, today, Side.LEFT, 1)
    tap(app, mark)
    (log,) = sets(diary)
    send(app, "change", token=mark, hold_seconds=30, note="**not** bold", pain=0)
    (changed,) = sets(diary)
    assert (changed.hold_seconds, changed.pain, changed.note) == (30, 0, "**not** bold")
    assert changed.edited_at is not None
    assert (changed.id, changed.recorded_at) == (log.id, log.recorded_at)


def test_a_zero_seconds_set_is_refused_with_the_field(
    open_app: Opened, diary: Diary, soleus: PlanItem, today: date
) -> None:
    app = open_app("today")
    mark = token(soleus, today, Side.LEFT, 1)
    tap(app, mark)
    (log,) = sets(diary)
    answer = send(app, "change", token=mark, hold_seconds=0)
    assert answer == {"refused": "Seconds held must be a whole number from 1 to 3,600, not 0."}
    assert sets(diary) == [log]


def test_pain_starts_unanswered_and_zero_is_a_score(
    open_app: Opened, diary: Diary, soleus: PlanItem, today: date
) -> None:
    app = open_app("today")
    title = MOMENTS[Moment.MORNING]
    assert scales(app)[title] is None
    choose(app, title, 0)
    assert scales(app)[title] == 0
    (score,) = [entry for entry in diary.entries() if isinstance(entry, PainScore)]
    assert (score.pain, score.moment, score.on) == (0, Moment.MORNING, today)


def test_another_number_takes_the_place_of_the_first(
    open_app: Opened, diary: Diary, soleus: PlanItem, today: date
) -> None:
    app = open_app("today")
    choose(app, MOMENTS[Moment.DURING], 3)
    choose(app, MOMENTS[Moment.DURING], 6)
    (score,) = [entry for entry in diary.entries() if isinstance(entry, PainScore)]
    assert (score.pain, score.edited_at is not None) == (6, True)


def test_a_bad_day_is_recorded_in_neutral_words(
    open_app: Opened, diary: Diary, soleus: PlanItem, today: date
) -> None:
    app = open_app("today")
    send(app, "day", state="paused", reason="flare")
    (record,) = diary.entries()
    assert isinstance(record, DayRecord)
    assert (record.on, record.state, record.reason) == (today, DayState.PAUSED, "flare")
    assert day_of(app)["record"] == {"state": "paused", "title": "Rest day", "reason": "flare"}
    send(app, "day", state=None)
    assert diary.entries() == []
    assert day_of(app)["record"] is None


def test_yesterday_is_logged_for_yesterday_without_a_time(
    open_app: Opened, diary: Diary, soleus: PlanItem, today: date
) -> None:
    app = open_app("today")
    yesterday = today - timedelta(days=1)
    open_day(app, yesterday)
    tap(app, token(soleus, yesterday, Side.LEFT, 1))
    (log,) = sets(diary)
    assert (log.on, log.time) == (yesterday, None)


def test_the_filled_page_offers_what_is_due_and_what_was_done_last_time(
    open_app: Opened, filled_diary: Diary, today: date
) -> None:
    app = open_app("today")
    assert not app.exception
    assert day_of(app)["date"] == "Wed 18 Mar"
    assert list(shown(app).values()) == [False] * 18
    assert sum("Last time" in (row["last"] or "") for row in day_of(app)["exercises"]) == 7


def test_another_amount_is_saved_with_the_tap(
    open_app: Opened, diary: Diary, soleus: PlanItem, today: date
) -> None:
    app = open_app("today")
    (row,) = day_of(app)["exercises"]
    assert {"amount": 35, "words": "35 s"} in row["amount"]["others"]
    send(app, "tick", token=token(soleus, today, Side.LEFT, 1), amount=35)
    (log,) = sets(diary)
    assert (log.side, log.set_number, log.hold_seconds) == (Side.LEFT, 1, 35)


def test_an_exercise_that_is_not_due_is_logged_too(
    open_app: Opened, diary: Diary, today: date
) -> None:
    app = open_app("today")
    send(app, "other", exercise="swimming", side="both")
    (log,) = sets(diary)
    assert (log.exercise_id, log.on, log.set_number) == ("swimming", today, None)
    assert log.minutes == Decimal(15)
    assert day_of(app)["also"] == ["Swimming, 1 set"]


def test_the_morning_is_asked_for_after_a_training_day(
    open_app: Opened, diary: Diary, soleus: PlanItem, today: date
) -> None:
    assert day_of(open_app("today"))["pain"][0]["hint"] is None
    yesterday = today - timedelta(days=1)
    log = SetLog(
        id=new_id(),
        on=yesterday,
        recorded_at=RECORDED_AT,
        exercise_id=soleus.exercise_id,
        side=Side.LEFT,
    )
    diary.save(log, today)
    assert "coped" in day_of(open_app("today"))["pain"][0]["hint"]


def test_a_score_keeps_its_place_and_note_when_its_number_changes(
    open_app: Opened, diary: Diary, today: date
) -> None:
    app = open_app("today")
    choose(app, MOMENTS[Moment.AFTER], 4)
    (score,) = diary.entries()
    send(app, "pain", moment="after", pain=4, site="left sole: heel", note="after stairs")
    choose(app, MOMENTS[Moment.AFTER], 5)
    (changed,) = diary.entries()
    assert isinstance(changed, PainScore)
    assert (changed.id, changed.pain, changed.note) == (score.id, 5, "after stairs")
    assert changed.site == "left sole: heel"


def test_a_score_is_removed_where_it_was_given(open_app: Opened, diary: Diary) -> None:
    app = open_app("today")
    choose(app, MOMENTS[Moment.AFTER], 4)
    choose(app, MOMENTS[Moment.AFTER], None)
    assert diary.entries() == []
    assert scales(app)[MOMENTS[Moment.AFTER]] is None


def test_a_set_of_the_second_time_of_day_says_so(
    open_app: Opened, diary: Diary, soleus: PlanItem, today: date
) -> None:
    thrice = replace(soleus, id=new_id(), dose=replace(soleus.dose, sets=1, times_per_day=3))
    diary.change_item(soleus.id, today, thrice, today)
    app = open_app("today")
    assert titles(app)[:3] == ["1st time: left 1", "2nd time: left 1", "3rd time: left 1"]
    mark = Mark(soleus.exercise_id, Side.LEFT, 2, 1)
    answer = tap(app, mark.token(today))
    assert answer["text"] == "Saved: Soleus stretch, left, set 1, 2nd time."


PERSISTS = "Your pain is not going away: talk to your physiotherapist"


def mornings(diary: Diary, today: date, *, latest: int, before: int, first: int = 0) -> None:
    """Score the last 14 mornings, the 14 before, and the 60 before those unless `first` is 0."""
    numbers = [latest] * 14 + [before] * 14 + [first] * 60 * bool(first)
    scores = [pain(n, str(today - timedelta(days=age))) for age, n in enumerate(numbers)]
    diary.import_rows(import_batch(scores), today)


def says_it_persists(app: AppTest) -> bool:
    assert not app.exception
    return (staying_of(app) or {}).get("title") == PERSISTS


def test_pain_that_stays_is_said_calmly_and_only_for_today(
    open_app: Opened, diary: Diary, today: date
) -> None:
    mornings(diary, today, latest=4, before=4)
    app = open_app("today")
    assert says_it_persists(app)
    said = "On average: first steps 4.0 out of 10, in the 14 days before 4.0."
    assert said in staying_of(app)["text"]
    open_day(app, today - timedelta(days=1))
    assert not says_it_persists(app)


def test_each_moment_at_which_pain_stays_is_named_with_its_means(
    open_app: Opened, diary: Diary, today: date
) -> None:
    mornings(diary, today, latest=4, before=4)
    for age in range(28):
        day = str(today - timedelta(days=age))
        diary.save(pain(6 if age < 14 else 5, day, Moment.EVENING), today)
        diary.save(pain(3 if age < 14 else 5, day, Moment.AFTER), today)
    before = "in the 14 days before"
    words = f"first steps 4.0 out of 10, {before} 4.0; evening 6.0 out of 10, {before} 5.0."
    assert words in staying_of(open_app("today"))["text"]


def test_pain_that_eases_and_too_few_scores_say_nothing(
    open_app: Opened, diary: Diary, today: date
) -> None:
    assert not says_it_persists(open_app("today"))
    mornings(diary, today, latest=3, before=4)
    assert not says_it_persists(open_app("today"))


def test_a_fortnight_of_scores_is_too_short_for_pain_that_stays(
    open_app: Opened, diary: Diary, today: date
) -> None:
    for age in range(20):
        diary.save(pain(4, str(today - timedelta(days=age))), today)
    assert not says_it_persists(open_app("today"))
    diary.save(pain(4, str(today - timedelta(days=20))), today)
    assert says_it_persists(open_app("today"))


def test_a_day_without_pain_is_enough_to_say_nothing(
    open_app: Opened, diary: Diary, today: date
) -> None:
    mornings(diary, today - timedelta(days=1), latest=4, before=4)
    app = open_app("today")
    assert says_it_persists(app)
    choose(app, MOMENTS[Moment.MORNING], 0)
    assert not says_it_persists(app)


def test_pain_that_is_likely_better_than_at_first_does_not_stay(
    open_app: Opened, diary: Diary, today: date
) -> None:
    mornings(diary, today, latest=2, before=2, first=6)
    assert not says_it_persists(open_app("today"))


def test_pain_that_is_only_a_little_better_than_at_first_stays(
    open_app: Opened, diary: Diary, today: date
) -> None:
    mornings(diary, today, latest=2, before=2, first=3)
    assert says_it_persists(open_app("today"))


def test_every_exercise_has_its_drawing_and_says_how_it_is_done(
    open_app: Opened, soleus: PlanItem
) -> None:
    app = open_app("today")
    (row,) = day_of(app)["exercises"]
    assert row["image"]["alt"] == poses()["soleus-stretch"].alt
    assert row["image"]["dark_moving"].startswith("data:image/svg+xml;base64,")
    steps = data_of(app)["details"]["soleus-stretch"]["steps"]
    assert steps[0].startswith("Stand facing a wall")
