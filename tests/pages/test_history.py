"""The History page: searched, opened, corrected, moved, removed and undone where it stands."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest
from streamlit.testing.v1 import AppTest

from footlog.domain.exercises import Side
from footlog.domain.logbook import DayState, Entry, Moment, PainScore
from footlog.domain.weeks import DAY
from footlog.store.diary import Diary
from tests.helpers.builders import RECORDED_AT, day, mark, new_id, pain, set_log
from tests.helpers.components import history, tap_line

Opened = Callable[[str], AppTest]


def score(day: date, note: str | None = None) -> PainScore:
    return PainScore(
        id=new_id(), on=day, recorded_at=RECORDED_AT, pain=0, moment=Moment.MORNING, note=note
    )


def listed(app: AppTest) -> list[str]:
    """Return the titles of the days and what each row says."""
    parts = ("what", "amount", "side", "pain", "note")
    return [
        line.get("title") or ", ".join(line[part] for part in parts if line[part])
        for line in history(app)
    ]


def notices(app: AppTest) -> list[str]:
    assert not app.exception
    return [text.value for text in app.text]


def clicked(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def searched(app: AppTest, words: str) -> AppTest:
    return app.text_input(key="history_words").set_value(words).run()


@pytest.fixture
def saved(diary: Diary, today: date) -> Callable[..., None]:
    def save(*entries: Entry) -> None:
        for entry in entries:
            assert diary.save(entry, today)

    return save


def test_an_empty_diary_says_what_to_do_next(open_app: Opened) -> None:
    app = open_app("history")
    assert not app.exception
    assert app.page_link[0].value == "Go to Today"


def test_entries_are_listed_newest_first_with_their_notes_as_typed(
    open_app: Opened, saved: Callable[..., None], today: date
) -> None:
    note = "![](http://127.0.0.1:9/x.png) *late*"
    saved(score(today), score(date(2026, 3, 1), note))
    assert listed(open_app("history")) == [
        "Wed 18 Mar",
        "Pain, first steps, pain 0",
        "Sun 1 Mar",
        f"Pain, first steps, pain 0, {note}",
    ]


def test_sets_of_one_exercise_and_day_are_one_row_that_opens(
    open_app: Opened, saved: Callable[..., None]
) -> None:
    saved(*(set_log(side=side, time=f"07:1{n}") for n in range(3) for side in Side.EACH.counted))
    saved(set_log("2026-03-03"))
    app = open_app("history")
    row = "Heel raise, 3 sets, Both sides"
    assert listed(app) == ["Tue 3 Mar", "Heel raise, done, Both feet at once", "Mon 2 Mar", row]
    (group,) = [line for line in history(app) if line.get("is_open") is not None]
    assert group["time"] == "07:10–07:12"
    opened = listed(tap_line(app, group["id"]))
    assert opened[3:] == [row, *(f"A set, done, {side}" for side in ("Left", "Right") * 3)]
    assert listed(tap_line(app, group["id"]))[3:] == [row]


def test_a_long_history_comes_in_parts(open_app: Opened, filled_diary: Diary) -> None:
    app = open_app("history")
    assert app.caption[0].value == f"{filled_diary.count_entries():,} entries"
    before = listed(app)
    after = listed(clicked(app, "history_older"))
    assert after[: len(before)] == before
    assert 50 <= len(before) < 90 < len(after)


def test_search_finds_names_places_and_notes_and_is_cleared(
    open_app: Opened, saved: Callable[..., None], today: date
) -> None:
    saved(
        set_log(exercise="toe-curls"),
        replace(pain(4), site="left sole: heel", note="After the Long walk"),
        replace(pain(5), moment=Moment.EVENING),
        day("2026-03-04", DayState.MISSED, reason="forgot"),
    )
    app = open_app("history")
    found = {
        "curl": ["Toe curls, done, Both feet at once"],
        "LONG walk": ["Pain, first steps, pain 4, left sole: heel · After the Long walk"],
        "evening": ["Pain, evening, pain 5"],
        "missed forg": ["Missed, forgot"],
        "*": [],
    }
    for words, rows in found.items():
        assert listed(searched(app, words))[1:] == rows
    assert app.markdown[-1].value == "Nothing found. Try another word, or fewer filters."
    assert app.caption[0].value == "0 entries found, of 4"
    assert len(listed(clicked(app, "history_clear"))) == 3 + 3


def test_filters_narrow_what_is_shown(
    open_app: Opened, saved: Callable[..., None], today: date
) -> None:
    saved(
        set_log(side=Side.LEFT, pain=7, note="sharp", time="08:00"),
        set_log("2026-03-05", exercise="toe-curls"),
        replace(pain(4), edited_at=RECORDED_AT),
        day("2026-03-04"),
    )
    app = open_app("history")

    def rows_with(kind: str, key: str, value: object) -> list[str]:
        """Return the rows that a filter leaves, and take the filter away."""
        widget = getattr(app, kind)(key=key)
        empty = widget.value
        rows = [line["what"] for line in history(widget.set_value(value).run()) if "what" in line]
        getattr(app, kind)(key=key).set_value(empty).run()
        return rows

    sharp, score = "Heel raise", "Pain, first steps"
    for key, value, rows in (
        ("history_kinds", ["day"], ["Rest day"]),
        ("history_kinds", ["set", "pain"], ["Toe curls", sharp, score]),
        ("history_moments", ["during"], [sharp]),
        ("history_side", "left", [sharp]),
        ("history_more", ["With a note"], [sharp]),
        ("history_more", ["Changed later"], [score]),
        ("history_more", ["Over the pain rule"], [sharp, score]),
    ):
        assert rows_with("button_group", key, value) == rows
    assert rows_with("selectbox", "history_exercise", "toe-curls") == ["Toe curls"]
    assert len(listed(app)) == 3 + 4


def test_the_calendar_jumps_to_a_day_and_back(
    open_app: Opened, filled_diary: Diary, today: date
) -> None:
    app = open_app("history")
    app.date_input(key="history_day").set_value(today - 21 * DAY).run()
    assert history(app)[0]["day"] == str(today - 21 * DAY)
    assert history(clicked(app, "history_newer"))[0]["day"] > str(today - 21 * DAY)
    assert history(clicked(app, "history_newest"))[0]["day"] == str(today)


def test_a_set_is_corrected_where_it_stands_and_undone(
    open_app: Opened, diary: Diary, saved: Callable[..., None], today: date
) -> None:
    log = replace(set_log(time="07:10"), reps=12, load="5 kg", site="left sole: heel")
    other = set_log("2026-03-03")
    saved(log, other)
    app = tap_line(open_app("history"), log.id)
    app.number_input(key=f"history_reps_{log.id}").set_value(10)
    app.date_input(key=f"history_on_{log.id}").set_value(date(2026, 3, 1))
    app.time_input(key=f"history_time_{log.id}").set_value(time(8, 5))
    app.button_group(key=f"history_side_{log.id}").set_value(Side.LEFT)
    app.button_group(key=f"history_pain_{log.id}").set_value(3)
    app.text_area(key=f"history_note_{log.id}").set_value("*stiff*")
    clicked(app, "history_save")
    changed, unchanged = diary.entries()
    assert unchanged == other
    assert changed.edited_at is not None
    assert changed == replace(
        log,
        on=date(2026, 3, 1),
        time="08:05",
        reps=10,
        side=Side.LEFT,
        pain=3,
        note="*stiff*",
        edited_at=changed.edited_at,
    )
    (words,) = notices(app)
    assert words == (
        "Saved: day Sun 1 Mar (was Mon 2 Mar), time 08:05 (was 07:10), repetitions 10 (was 12), "
        "side left (was both feet at once), pain 3 (was empty), note."
    )
    lines = {line["id"]: line for line in history(app)}
    assert lines[f"gone {log.id}"]["gone"]
    assert lines[log.id]["changed"].startswith("Changed ")
    clicked(app, "notice_undo")
    assert diary.entries() == [log, other]
    assert notices(app) == ["Undone."]


def test_a_score_and_a_day_are_corrected(
    open_app: Opened, diary: Diary, saved: Callable[..., None]
) -> None:
    score, record = pain(4), day("2026-03-03", reason="ill")
    saved(score, record)
    app = tap_line(open_app("history"), score.id)
    app.button_group(key=f"history_pain_{score.id}").set_value(0)
    app.selectbox(key=f"history_moment_{score.id}").set_value(Moment.BEFORE)
    clicked(app, "history_save")
    assert notices(app) == ["Saved: pain 0 (was 4), when before (was first steps)."]
    tap_line(app, record.id)
    app.button_group(key=f"history_state_{record.id}").set_value(DayState.MISSED)
    app.text_input(key=f"history_reason_{record.id}").set_value("")
    clicked(app, "history_save")
    assert [replace(entry, edited_at=None) for entry in diary.entries()] == [
        replace(score, pain=0, moment=Moment.BEFORE),
        replace(record, state=DayState.MISSED, reason=None),
    ]


def test_what_was_different_is_found_and_corrected(
    open_app: Opened, diary: Diary, saved: Callable[..., None]
) -> None:
    walk, own = mark(side=Side.LEFT), mark("2026-03-03", "*wet* grass")
    saved(walk, own, pain(4))
    app = open_app("history")
    assert {"*wet* grass", "Long walk, Left"} < set(listed(app))
    assert listed(searched(app, "walk"))[1:] == ["Long walk, Left"]
    assert listed(searched(app, "wet"))[1:] == ["*wet* grass"]
    app.button(key="history_clear").click().run()
    app.button_group(key="history_kinds").set_value(["mark"]).run()
    assert len(history(app)) == 2 + 2
    tap_line(app, walk.id)
    app.selectbox(key=f"history_reason_{walk.id}").set_value("taped")
    clicked(app, "history_save")
    assert notices(app) == ["Saved: reason."]
    changed = next(one for one in diary.marks() if one.id == walk.id)
    assert changed == replace(walk, reason="taped", edited_at=changed.edited_at)


def test_saving_without_a_change_changes_nothing(
    open_app: Opened, diary: Diary, saved: Callable[..., None]
) -> None:
    log = replace(set_log(), hold_seconds=45, load="red band")
    saved(log)
    app = clicked(tap_line(open_app("history"), log.id), "history_save")
    assert diary.entries() == [log]
    assert notices(app) == ["Nothing was changed."]


def test_what_cannot_be_saved_is_said_and_stays_in_the_form(
    open_app: Opened, diary: Diary, saved: Callable[..., None]
) -> None:
    log = replace(set_log(), reps=12)
    saved(log)
    app = tap_line(open_app("history"), log.id)
    app.number_input(key=f"history_reps_{log.id}").set_value(0)
    clicked(app, "history_save")
    assert diary.entries() == [log]
    assert notices(app) == ["Repetitions must be a whole number from 1 to 1,000, not 0."]
    assert app.number_input(key=f"history_reps_{log.id}").value == 0


def test_a_day_that_is_emptied_is_refused(
    open_app: Opened, diary: Diary, saved: Callable[..., None]
) -> None:
    log = set_log()
    saved(log)
    app = tap_line(open_app("history"), log.id)
    app.date_input(key=f"history_on_{log.id}").set_value(None)
    assert notices(clicked(app, "history_save")) == ["The day is empty: choose one."]
    assert diary.entries() == [log]


def test_an_entry_changed_in_another_window_is_not_overwritten(
    open_app: Opened, diary: Diary, saved: Callable[..., None], today: date
) -> None:
    log = set_log()
    saved(log)
    app = tap_line(open_app("history"), log.id)
    diary.edit(replace(log, note="elsewhere"), today)
    app.text_area(key=f"history_note_{log.id}").set_value("here")
    clicked(app, "history_save")
    assert [entry.note for entry in diary.entries()] == ["elsewhere"]
    assert "was changed in another window" in notices(app)[0]


def test_an_entry_is_removed_and_put_back_as_it_was(
    open_app: Opened, diary: Diary, saved: Callable[..., None], today: date
) -> None:
    entry, other = score(today, "kept"), score(today - DAY)
    saved(entry, other)
    app = clicked(tap_line(open_app("history"), entry.id), "history_remove")
    assert diary.entries() == [other]
    assert notices(app) == ["Removed."]
    assert [line["gone"] for line in history(app) if "gone" in line] == [True, False]
    clicked(app, "notice_undo")
    assert diary.entries() == [other, entry]
    assert [line["gone"] for line in history(app) if "gone" in line] == [False, False]


def test_the_last_entry_can_be_put_back(
    open_app: Opened, diary: Diary, saved: Callable[..., None], today: date
) -> None:
    entry = score(today)
    saved(entry)
    app = clicked(tap_line(open_app("history"), entry.id), "history_remove")
    clicked(app, "notice_undo")
    assert diary.entries() == [entry]
