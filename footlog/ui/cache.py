"""What the diary comes to, kept until a write and shared between windows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import streamlit as st

from footlog.analysis.pain import PainChange, PainDays, pain_by_moment, pain_change
from footlog.analysis.summary import Summary, Tally, summarise
from footlog.domain.exercises import Side
from footlog.domain.logbook import Moment
from footlog.domain.settings import PainRule
from footlog.store.diary import Diary

FEET = (Side.LEFT, Side.RIGHT)

Made = TypeVar("Made")


@dataclass(frozen=True)
class DiaryState:
    """Which diary something was derived from, and from which state of it."""

    path: str
    version: int


def diary_state(diary: Diary) -> DiaryState:
    """Return the state that the diary is in now."""
    return DiaryState(str(diary.path), diary.data_version())


@dataclass(frozen=True)
class AllTotals(DiaryState):
    """The whole diary counted by day up to today, and its summary."""

    tally: Tally
    summary: Summary


@dataclass(frozen=True)
class RecentTotals(DiaryState):
    """A part of the diary counted by day up to today, and the change of pain over all of it.

    `scored` are the moments that ever had a score; `feet` holds the part's pain of each foot.
    """

    tally: Tally
    feet: Mapping[Side, PainDays]
    scored: list[Moment]
    pain_change: Mapping[Moment, PainChange]


def all_totals(diary: Diary, today: date, rule: PainRule) -> AllTotals:
    """Return what the whole diary comes to: it takes as long as the diary is."""
    return _all_totals(str(diary.path), diary.data_version(), today, rule)


@st.cache_resource(max_entries=4, show_spinner=False)
def _all_totals(path: str, version: int, today: date, rule: PainRule) -> AllTotals:
    tally = Diary(Path(path)).tally().until(today)
    return AllTotals(path, version, tally, summarise(tally, today, rule=rule))


def recent_totals(state: DiaryState, today: date, since: date) -> RecentTotals:
    """Return what the diary comes to since a day: it takes as long as that is ago."""
    return _recent_totals(state.path, state.version, today, since)


@st.cache_resource(max_entries=8, show_spinner=False)
def _recent_totals(path: str, version: int, today: date, since: date) -> RecentTotals:
    diary = Diary(Path(path))
    scored = diary.moments_scored()
    ends = pain_by_moment(diary.pain_at_both_ends(scored, today))
    return RecentTotals(
        path,
        version,
        diary.tally(since, today),
        {foot: diary.pain_of_foot(foot, since, today) for foot in FEET},
        scored,
        {moment: pain_change(ends[moment], today) for moment in Moment},
    )


def kept(known: DiaryState, what: tuple[object, ...], build: Callable[[], Made]) -> Made:
    """Return what `build` makes of what is `known`; made anew for another state or `what`.

    What `build` puts on the page is kept too and put there again, which spares a chart's making.
    The version is that of what is known, not of the diary now: a write in between must not put
    an old picture under the new version. It is shared between windows, so do not change it.
    """
    # By name: Streamlit takes 0.1 ms to find out the names of what is given by place.
    made: Made = _kept(path=known.path, version=known.version, what=repr(what), _build=build)
    return made


@st.cache_resource(max_entries=128, show_spinner=False)
def _kept(path: str, version: int, what: str, _build: Callable[[], object]) -> Any:  # noqa: ANN401, ARG001 - part of the key
    return _build()
