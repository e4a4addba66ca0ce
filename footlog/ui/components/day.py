"""The day: drawn in the browser by the scripts of `footlog.day`, in a box of Streamlit's page."""

from dataclasses import replace
from functools import cache, partial
from itertools import count
from typing import Any

import streamlit as st

from footlog.day.answers import changed, page_of
from footlog.day.feet import feet
from footlog.day.images import addresses, contents
from footlog.day.page import DayPage, detail, others
from footlog.day.rows import Data
from footlog.day.script import script, style
from footlog.domain.catalogue import CatalogueError
from footlog.domain.exercises import Exercise
from footlog.domain.validation import InvalidEntry
from footlog.error_log import failure_sentence
from footlog.paths import is_served
from footlog.store.diary import Diary
from footlog.store.errors import DiaryError
from footlog.ui.components import component, event_value
from footlog.wording import refusal_words

KEY = "day"
_ANSWERS = "day_answers"
_MOST_ANSWERS = 50

_box = component("day", '<div class="day-box"></div>', isolated=False)
_drawings = count()
"""Streamlit sends a component's data only when they differ, so each drawing has a number."""


def show_day(diary: Diary, on: str | None, *, dark: bool) -> None:
    """Show the day `on`, or today.

    Where footlog serves the page, its routes answer the scripts. Elsewhere the scripts get
    everything as data, their changes come as events, and Streamlit shows the title.
    """
    page = page_of(diary, st.context.timezone, on)
    served = is_served()
    data = {
        "day": page.whole(addresses if served else partial(_contents, diary)),
        "routes": served,
        "theme": "dark" if dark else "light",
        "run": next(_drawings),
        "answers": st.session_state.get(_ANSWERS, {}),
    }
    if not served:
        st.title(page.title, anchor=False)
        data |= _without_routes(page)
    _box(key=KEY, data=data, on_change_change=lambda: _carry_out(diary))


def _contents(diary: Diary, exercise: Exercise) -> Data | None:
    picture = exercise.picture and diary.own_picture(exercise.id, exercise.picture.sha256)
    return contents(replace(exercise, picture=picture))


def _without_routes(page: DayPage) -> Data:
    """Return what the routes would answer."""
    planned = {item.exercise_id for item in page.facts.items} & page.exercises.keys()
    return {
        "details": {key: detail(page.exercises[key]) for key in planned},
        "others": others(page.exercises, page.facts),
        "staying": page.staying(),
        **_texts(),
    }


@cache
def _texts() -> dict[str, str]:
    return {"feet": feet(), "script": script(), "style": style()}


def _carry_out(diary: Diary) -> None:
    """Carry out the change that the scripts have sent, and store the answer for the next run."""
    sent: Any = event_value(KEY, "change")
    if not isinstance(sent, dict) or not sent.get("id"):
        return
    answers = st.session_state.setdefault(_ANSWERS, {})
    answers[str(sent["id"])] = _answer(diary, sent)
    while len(answers) > _MOST_ANSWERS:
        del answers[next(iter(answers))]


def _answer(diary: Diary, sent: Data) -> Data:
    try:
        return changed(diary, sent)
    except InvalidEntry as error:
        return {"refused": refusal_words(error)}
    except (DiaryError, CatalogueError) as error:
        return {"refused": str(error)}
    except Exception as error:  # noqa: BLE001 - whatever it is, the person gets a sentence
        return {"refused": failure_sentence(error)}
