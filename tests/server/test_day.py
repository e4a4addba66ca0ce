"""The routes of the day: what they answer, to what, and what is in the diary then."""

import json
import sqlite3
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import Mock
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette

from footlog.analysis.summary import summarise
from footlog.domain.exercises import Side
from footlog.domain.plan import PlanItem
from footlog.server.day import ROUTES, TICK
from footlog.store.diary import Diary
from tests.helpers.asgi import Answer, ask
from tests.helpers.builders import item, new_id

APP = Starlette(routes=ROUTES)


@pytest.fixture
def planned(diary: Diary, today: date, monkeypatch: pytest.MonkeyPatch) -> PlanItem:
    """Serve a diary with heel raises planned for today."""
    monkeypatch.setenv("FOOTLOG_DB", str(diary.path))
    monkeypatch.setenv("FOOTLOG_TODAY", today.isoformat())
    planned = item(starts_on=str(today))
    diary.add_item(planned, today)
    return planned


def token(planned: PlanItem, day: date, number: int = 1) -> str:
    return f"{day}|{planned.exercise_id}|{planned.side.counted[0]}|1|{number}"


def fields(planned: PlanItem, today: date) -> dict[str, str]:
    return {"token": token(planned, today), "today": str(today), "zone": "Europe/Paris"}


def post(fields: dict[str, str]) -> Answer:
    return ask(APP, method="POST", path=TICK, body=urlencode(fields).encode())


def change(today: date, what: str, **fields: object) -> dict[str, Any]:
    always = {"id": new_id(), "day": str(today), "today": str(today), "zone": "Europe/Paris"}
    return {**always, "what": what, **fields}


def send(sent: object) -> Answer:
    return ask(APP, method="POST", path="/day", body=json.dumps(sent).encode())


def get(path: str, query: str = "") -> Answer:
    return ask(APP, path=path, query_string=query.encode())


def test_a_tick_is_in_the_diary_when_it_is_answered(
    diary: Diary, planned: PlanItem, today: date
) -> None:
    answer = post(fields(planned, today))
    assert (answer.status, json.loads(answer.body)) == (200, {"version": diary.data_version()})
    (log,) = diary.sets_of(today)
    assert (log.exercise_id, log.set_number, log.reps) == (planned.exercise_id, 1, 12)
    assert (log.utc_offset_minutes, log.time is not None) == (60, True)
    assert post(fields(planned, today)).status == 409
    assert diary.sets_of(today) == [log]


def test_a_tick_of_a_set_that_is_still_open_is_in_the_diary_too(
    diary: Diary, planned: PlanItem, today: date
) -> None:
    yesterday = today - timedelta(days=1)
    late = item("tue", str(yesterday), exercise="toe-curls", side=Side.EACH, sets=2)
    diary.add_item(late, today)
    diary.stop_item(planned.id, today, today)
    assert not late.offered(today)
    answer = post(fields(late, today))
    assert (answer.status, json.loads(answer.body)) == (200, {"version": diary.data_version()})
    assert [(log.exercise_id, log.on) for log in diary.sets_of(today)] == [("toe-curls", today)]
    (week,) = summarise(diary.tally(), today).weeks.values()
    assert (week.sets_due, week.sets_credited, week.sets_extra) == (1, 1, 0)


@pytest.mark.parametrize("way", ["tick", "day"])
def test_a_tap_opens_the_diary_once(
    planned: PlanItem, today: date, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    connect = Mock(wraps=sqlite3.connect)
    monkeypatch.setattr(sqlite3, "connect", connect)
    sent = change(today, "tick", token=token(planned, today))
    answer = post(fields(planned, today)) if way == "tick" else send(sent)
    assert answer.status == 200
    assert connect.call_count == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"token": "2026-03-18|nothing|both|1|1"},
        {"token": "2026-03-18|heel-raise|left|1|1"},
        {"token": "2026-03-18|heel-raise|both|1|99"},
        {"token": "2026-03-18|heel-raise|both|1|0"},
        {"token": "2026-04-18|heel-raise|both|1|1"},
        {"token": "not a token"},
        {"token": ""},
        {"today": "2026-03-17"},
        {"today": "yesterday"},
    ],
)
def test_a_tick_that_cannot_be_saved_is_a_conflict(
    diary: Diary, planned: PlanItem, today: date, wrong: dict[str, str]
) -> None:
    answer = post(fields(planned, today) | wrong)
    assert (answer.status, answer.body) == (409, b"")
    assert diary.entries() == []


def test_an_unknown_zone_is_taken_for_the_computers(
    diary: Diary, planned: PlanItem, today: date
) -> None:
    assert post(fields(planned, today) | {"zone": "../../etc/passwd"}).status == 200
    assert len(diary.entries()) == 1


def test_a_diary_that_has_vanished_is_a_conflict_for_a_tick_and_away_for_a_change(
    diary: Diary, planned: PlanItem, today: date
) -> None:
    aside = diary.path.rename(diary.path.with_suffix(".aside"))
    assert post(fields(planned, today)).status == 409
    answer = send(change(today, "tick", token=token(planned, today)))
    assert answer.status == 503
    assert "There is no diary at" in json.loads(answer.body)["refused"]
    assert not Path(diary.path).exists()
    assert Diary(aside.rename(diary.path)).entries() == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe",
        b"token=x",
        b"token=x&today=x&zone=x&more=x",
        b"today=x&zone=x&token=" + b"x" * 9000,
    ],
)
def test_anything_else_is_a_bad_request(diary: Diary, planned: PlanItem, body: bytes) -> None:
    answer = ask(APP, method="POST", path=TICK, body=body)
    assert (answer.status, answer.body) == (400, b"")
    assert diary.entries() == []


@pytest.mark.parametrize("body", [b"", b"\xff", b"{", b"[" * 5000, b'"' + b"x" * 9000 + b'"'])
def test_a_change_that_is_no_json_is_a_bad_request(
    diary: Diary, planned: PlanItem, body: bytes
) -> None:
    assert ask(APP, method="POST", path="/day", body=body).status == 400
    assert diary.entries() == []


@pytest.mark.parametrize("sent", [None, [], {}, {"what": "drop"}, {"what": "tick"}, "tick"])
def test_a_change_that_is_none_is_refused(diary: Diary, planned: PlanItem, sent: object) -> None:
    answer = send(sent)
    assert answer.status == 409
    assert json.loads(answer.body) == {
        "refused": "The change cannot be read: reload the page and try again."
    }


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_only_a_post_is_a_tick(planned: PlanItem, method: str) -> None:
    assert ask(APP, method=method, path=TICK).status == 405


def test_a_change_is_answered_with_what_it_changed(
    diary: Diary, planned: PlanItem, today: date
) -> None:
    sent = change(today, "tick", token=token(planned, today))
    first, again = send(sent), send(sent)
    answer = json.loads(first.body)
    assert first.status == again.status == 200
    assert json.loads(again.body) == answer
    assert answer["version"] == diary.data_version()
    assert answer["text"] == "Saved: Heel raise, both feet at once, set 1."
    (row,) = answer["day"]["exercises"]
    (log,) = diary.sets_of(today)
    assert row["marks"][0]["set"]["id"] == log.id
    assert len(diary.entries()) == 1


def test_the_day_is_never_stored_by_the_browser(planned: PlanItem, today: date) -> None:
    answer = get("/day", "on=2026-03-17&zone=Europe/Paris")
    day = json.loads(answer.body)
    assert (day["day"], day["today"], day["title"]) == ("2026-03-17", str(today), "Yesterday")
    assert answer.header("cache-control") == "no-store"
    assert json.loads(get("/day").body)["day"] == str(today)


def test_images_and_scripts_are_stored_for_ever(planned: PlanItem) -> None:
    row = json.loads(get("/day").body)["exercises"][0]
    path, _, query = row["image"]["dark_moving"].partition("?")
    drawing = get(path, query)
    assert drawing.status == 200
    assert drawing.body.startswith(b"<svg")
    for answer in (drawing, get("/day.js"), get("/day.css"), get("/day/feet")):
        assert (answer.status, "immutable" in answer.header("cache-control")) == (200, True)
    assert drawing.body != get(path, "dark=0&moving=1").body != get(path).body


@pytest.mark.parametrize(
    "path",
    ["/drawing/nothing.svg", "/drawing/..%2F..%2Fetc.svg", "/picture/x", "/day/exercise/nothing"],
)
def test_what_there_is_not_is_not_found(planned: PlanItem, path: str) -> None:
    assert get(path).status == 404


def test_an_exercise_says_how_it_is_done_and_others_can_be_chosen(planned: PlanItem) -> None:
    detail = json.loads(get(f"/day/exercise/{planned.exercise_id}").body)
    assert len(detail["steps"]) > 1
    others = {one["id"]: one for one in json.loads(get("/day/others").body)}
    assert planned.exercise_id not in others
    assert others["swimming"]["sides"] == [{"side": "both", "words": "Both feet at once"}]
    assert json.loads(get("/day/staying").body) is None
