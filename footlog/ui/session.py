"""Between Streamlit and the diary: which diary, which day, and saving with an answer."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import NoReturn, TypeVar

import streamlit as st

from footlog.domain.backup import Contents
from footlog.domain.catalogue import Catalogue, CatalogueError, load_catalogue
from footlog.domain.clock import Now, given_today, read_clock
from footlog.domain.exercises import Exercise, Picture
from footlog.domain.settings import Settings
from footlog.domain.sharing import Shared
from footlog.domain.validation import InvalidEntry
from footlog.error_log import failure_sentence
from footlog.paths import catalogue_path, diary_path
from footlog.store.checks import contents_of
from footlog.store.checks import is_newer as is_made_by_newer
from footlog.store.diary import Diary
from footlog.store.errors import DamagedError, DiaryError
from footlog.ui.actions.backups import BackupActions
from footlog.ui.notice import Notice, put_notice, show_notice
from footlog.ui.views.backup_list import show_way_out
from footlog.wording import refusal_words

DOUBLE_TAP_SECONDS = 1.0

Made = TypeVar("Made")


def open_diary() -> Diary:
    """Return the diary; without one that can be used, say why and stop the page.

    The first page makes it if there is none, and searches it for damage. One that vanishes later
    is not made anew: it may come back.
    """
    try:
        path = diary_path()
        _begin_with(str(path))
        return Diary(path)
    except DamagedError as error:
        _stop_damaged(error)
    except DiaryError as error:
        _stop("The diary cannot be opened", str(error))


def checked_contents(diary: Diary) -> Contents:
    """Check the whole diary and return what it holds; if it is damaged, say so and stop the page.

    It takes 0.1 s for ten years.
    """
    try:
        return contents_of(diary.path)
    except DamagedError as error:
        _stop_damaged(error)


@st.cache_resource(max_entries=4, show_spinner=False)
def _begin_with(path: str) -> None:
    Diary(Path(path), create=True).check_sound()


def open_catalogue() -> Catalogue:
    """Return the exercise catalogue; without one, say why and stop the page."""
    try:
        return load_catalogue(catalogue_path())
    except CatalogueError as error:
        _stop("The exercises cannot be shown", str(error))


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


@contextmanager
def failures_shown() -> Iterator[None]:
    """Say in a sentence what went wrong in the block, in place of the rest of the page."""
    try:
        yield
    except DamagedError as error:
        _stop_damaged(error)
    except DiaryError as error:
        _stop("The diary cannot be used", str(error))
    except Exception as error:  # noqa: BLE001 - whatever it is, the person gets a sentence
        _stop("Something went wrong", failure_sentence(error))


def _stop(title: str, sentence: str, actions: BackupActions | None = None) -> NoReturn:
    with st.container(border=True):
        st.header(title, icon=":material/error:", anchor=False)
        st.text(sentence)
        if actions and (newest := actions.newest()):
            show_way_out(newest, actions.when(newest), actions.restore)
    show_notice()
    st.stop()


def _stop_damaged(error: DamagedError) -> NoReturn:
    _stop("The diary cannot be opened", str(error), BackupActions(diary_path(), attempt))


def is_newer() -> bool:
    """Tell whether a newer footlog made the diary; one that cannot be opened is not called so."""
    try:
        return is_made_by_newer(diary_path())
    except DiaryError:
        return False


def is_demo() -> bool:
    """Tell whether this is `footlog demo`."""
    return bool(os.environ.get("FOOTLOG_DEMO"))


def is_on_home_network() -> bool:
    """Tell whether this is `footlog --lan`, where each device signs in."""
    return bool(os.environ.get("FOOTLOG_LAN"))


def present(settings: Settings) -> Now:
    """Return the present in the browser's time zone; `--today` takes the place of the day.

    A tap asks for it anew: its page may have been drawn long before.
    """
    return read_clock(st.context.timezone, settings.day_start, given_today())


def is_dark() -> bool:
    """Tell whether the browser shows the dark theme."""
    return st.context.theme.type == "dark"


def remember_share(diary: Diary, what: Shared, now: Now) -> None:
    """Remember that something was shared; a diary that cannot be written is shared all the same."""
    with suppress(DiaryError):
        diary.note_share(what, now.today, now.recorded_at)


def attempt(action: Callable[[], Notice | None]) -> bool:
    """Run `action` from a callback, keep its notice for the page, and tell whether it was done.

    What the diary refuses, and what goes wrong, becomes a notice; nothing was changed then.
    """
    try:
        notice = action()
    except InvalidEntry as error:
        put_notice(Notice(refusal_words(error), done=False))
        return False
    except DiaryError as error:
        put_notice(Notice(str(error), done=False))
        return False
    except Exception as error:  # noqa: BLE001 - whatever it is, the person gets a sentence
        put_notice(Notice(failure_sentence(error), done=False))
        return False
    if notice is not None:
        put_notice(notice)
    return True


def is_double_tap(what: str) -> bool:
    """Tell whether `what` was tapped less than a second ago in this window, and remember it."""
    actions: dict[str, float] = st.session_state.get("taps", {})
    now = time.monotonic()
    st.session_state["taps"] = {what: now}
    return now - actions.get(what, -DOUBLE_TAP_SECONDS) < DOUBLE_TAP_SECONDS
