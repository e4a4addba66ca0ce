"""The way of a tick past the page: what it answers, and to what."""

import json
import sqlite3
from datetime import date, timedelta
from pathlib import Path
from unittest.mock import Mock
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette

from footlog.domain.plan import PlanItem
from footlog.server.log_set import PATH, ROUTES
from footlog.store.diary import Diary
from tests.helpers.asgi import Answer, ask
from tests.helpers.builders import item

APP = Starlette(routes=ROUTES)


@pytest.fixture
def planned(diary: Diary, today: date, monkeypatch: pytest.MonkeyPatch) -> PlanItem:
    """Serve a diary with heel raises planned for today."""
    monkeypatch.setenv("FOOTLOG_DB", str(diary.path))
    monkeypatch.setenv("FOOTLOG_TODAY", today.isoformat())
    planned = item(starts_on=str(today))
    diary.add_item(planned, today)
    return planned


def fields(planned: PlanItem, today: date) -> dict[str, str]:
    side = planned.side.counted[0]
    return {
        "token": f"{today}|{planned.exercise_id}|{side}|1|1",
        "today": str(today),
        "zone": "Europe/Paris",
    }


def post(fields: dict[str, str]) -> Answer:
    return ask(APP, method="POST", path=PATH, body=urlencode(fields).encode())


def test_a_tick_is_in_the_diary_when_it_is_answered(
    diary: Diary, planned: PlanItem, today: date
) -> None:
    answer = post(fields(planned, today))
    assert (answer.status, json.loads(answer.body)) == (200, {"version": diary.data_version()})
    assert len(diary.entries()) == 1


def test_a_tick_of_a_set_that_is_still_open_is_in_the_diary_too(
    diary: Diary, planned: PlanItem, today: date
) -> None:
    yesterday = today - timedelta(days=1)
    late = item("tue", str(yesterday), exercise="toe-curls")
    diary.add_item(late, today)
    assert not late.offered(today)
    answer = post(fields(late, today))
    assert (answer.status, json.loads(answer.body)) == (200, {"version": diary.data_version()})
    assert [(log.exercise_id, log.on) for log in diary.sets_of(today)] == [("toe-curls", today)]
    assert post(fields(late, today)).status == 409
    assert len(diary.entries()) == 1


def test_a_tick_opens_the_diary_once(
    planned: PlanItem, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = Mock(wraps=sqlite3.connect)
    monkeypatch.setattr(sqlite3, "connect", connect)
    assert post(fields(planned, today)).status == 200
    assert connect.call_count == 1


@pytest.mark.parametrize(
    "change",
    [
        {"token": "2026-03-18|nothing|both|1|1"},
        {"token": "not a token"},
        {"today": "2026-03-17"},
    ],
)
def test_what_cannot_be_kept_is_a_conflict(
    diary: Diary, planned: PlanItem, today: date, change: dict[str, str]
) -> None:
    answer = post(fields(planned, today) | change)
    assert (answer.status, answer.body) == (409, b"")
    assert diary.entries() == []


def test_a_diary_that_has_vanished_is_a_conflict(
    diary: Diary, planned: PlanItem, today: date
) -> None:
    aside = diary.path.rename(diary.path.with_suffix(".aside"))
    assert post(fields(planned, today)).status == 409
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
    answer = ask(APP, method="POST", path=PATH, body=body)
    assert (answer.status, answer.body) == (400, b"")
    assert diary.entries() == []


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_only_a_post_is_a_tick(planned: PlanItem, method: str) -> None:
    assert ask(APP, method=method, path=PATH).status == 405
