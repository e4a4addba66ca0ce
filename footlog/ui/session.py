"""What a page needs to begin: the diary, the exercises, the time and the theme."""

import os
import time
from dataclasses import replace
from pathlib import Path

import streamlit as st

from footlog.domain.catalogue import Catalogue, load_catalogue
from footlog.domain.clock import Now, given_today, read_clock
from footlog.domain.exercises import Exercise, Picture
from footlog.domain.settings import Settings
from footlog.paths import catalogue_path, diary_path
from footlog.store.checks import is_newer as is_made_by_newer
from footlog.store.diary import Diary
from footlog.store.errors import DiaryError

DOUBLE_TAP_SECONDS = 1.0


def open_diary() -> Diary:
    """Return the diary; raise DiaryError when it cannot be used.

    The first page makes the diary if there is none, and searches it for damage. A diary that is
    gone later is not made again: it may come back.
    """
    path = diary_path()
    _check_once(str(path))
    return Diary(path)


@st.cache_resource(max_entries=4, show_spinner=False)
def _check_once(path: str) -> None:
    Diary(Path(path), create=True).check_sound()


def open_catalogue() -> Catalogue:
    """Return the exercise catalogue; raise CatalogueError when it cannot be used."""
    return load_catalogue(catalogue_path())


def known_exercises(diary: Diary) -> dict[str, Exercise]:
    """Return every exercise by id: the catalogue's and the person's own, with their pictures."""
    own = _with_pictures(diary, diary.own_exercises())
    return open_catalogue().exercises | {exercise.id: exercise for exercise in own}


def _with_pictures(diary: Diary, own: tuple[Exercise, ...]) -> tuple[Exercise, ...]:
    wanted = tuple((one.id, one.picture.sha256) for one in own if one.picture)
    if not wanted:
        return own
    try:
        pictures = _pictures(diary, str(diary.path), wanted)
    except KeyError:  # another window has just changed one: the next run shows it
        return own
    return tuple(replace(one, picture=pictures.get(one.id)) for one in own)


@st.cache_resource(max_entries=4, show_spinner=False)
def _pictures(
    _diary: Diary,
    path: str,  # noqa: ARG001 - part of the key
    wanted: tuple[tuple[str, str], ...],
) -> dict[str, Picture | None]:
    found = {exercise_id: _diary.own_picture(exercise_id, sha256) for exercise_id, sha256 in wanted}
    if None in found.values():
        raise KeyError(wanted)
    return found


def is_newer() -> bool:
    """Return whether a newer footlog made the diary; False when it cannot be opened."""
    try:
        return is_made_by_newer(diary_path())
    except DiaryError:
        return False


def is_demo() -> bool:
    """Return whether this is `footlog demo`."""
    return bool(os.environ.get("FOOTLOG_DEMO"))


def is_on_home_network() -> bool:
    """Return whether this is `footlog --lan`, where each device signs in."""
    return bool(os.environ.get("FOOTLOG_LAN"))


def present(settings: Settings) -> Now:
    """Return the present in the browser's time zone; `--today` takes the place of the day.

    Read it again at each tap: the page may have been drawn long before.
    """
    return read_clock(st.context.timezone, settings.day_start, given_today())


def is_dark() -> bool:
    """Return whether the browser shows the dark theme."""
    return st.context.theme.type == "dark"


def is_double_tap(what: str) -> bool:
    """Return whether `what` was tapped less than a second ago in this window, and remember it."""
    taps: dict[str, float] = st.session_state.get("taps", {})
    now = time.monotonic()
    st.session_state["taps"] = {what: now}
    return now - taps.get(what, -DOUBLE_TAP_SECONDS) < DOUBLE_TAP_SECONDS
