"""The exercises of a page: the catalogue's and the person's own, with their pictures."""

from dataclasses import replace

import pytest
import streamlit as st

from footlog.domain.exercises import Picture
from footlog.store.diary import Diary
from footlog.ui import session
from tests.helpers.operations import OWN
from tests.helpers.photos import RED, plain


def test_pictures_come_with_the_exercises_and_are_read_once(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = [replace(OWN, id=f"own-{n}", picture=plain((n, 9, 9))) for n in range(3)]
    for exercise in (*own, replace(OWN, id="own-9")):
        diary.add_own(exercise)
    read: list[str] = []
    own_picture = diary.own_picture

    def counted(exercise_id: str, sha256: str) -> Picture | None:
        read.append(exercise_id)
        return own_picture(exercise_id, sha256)

    monkeypatch.setattr(diary, "own_picture", counted)
    for _ in range(2):
        known = session.known_exercises(diary)
        assert [known[one.id] for one in own] == own
        assert all(
            (found := known[one.id].picture)
            and one.picture
            and found.content == one.picture.content
            for one in own
        )
        assert known["own-9"].picture is None
    assert read == ["own-0", "own-1", "own-2"]
    st.cache_resource.clear()


def test_a_picture_that_changes_while_it_is_read_is_not_kept(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = replace(OWN, picture=plain(RED))
    diary.add_own(mine)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(diary, "own_picture", lambda *_: None)
        shown = session.known_exercises(diary)[OWN.id].picture
        assert (shown, shown and shown.content) == (mine.picture, None)
    shown = session.known_exercises(diary)[OWN.id].picture
    assert shown is not None
    assert shown.content == plain(RED).content
    st.cache_resource.clear()


def test_without_pictures_nothing_more_is_asked_of_the_diary(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary.add_own(OWN)
    monkeypatch.setattr(diary, "own_picture", None)
    assert session.known_exercises(diary)[OWN.id] == OWN
