"""The answer of Trends: whether it hurts less and how much was done."""

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from footlog.analysis.headline import Felt, doubt, headline, verdict_on_card
from footlog.analysis.lines import Point, span_points
from footlog.analysis.pain import pain_by_moment
from footlog.analysis.summary import Figures
from footlog.charts.strokes import MOMENTS, PLAN, spark
from footlog.result_wording import adherence_percent, adherence_words, beside_adherence
from footlog.ui.cache import TrendsView, adherence_figures, felt_now, four_weeks
from footlog.wording import NOTHING, SHORT_MOMENTS


def show_answer(view: TrendsView) -> None:
    """Show whether it hurts less and how much was done: a sentence, and cards with small lines."""
    st.html(answer_html(view))


def answer_html(view: TrendsView) -> str:
    """Return the answer with its cards."""
    pains, weeks = felt_now(view), four_weeks(view)
    totals = view.totals
    by_moment = pain_by_moment(totals.tally.pain)
    cards = [pain_card(one, span_points(by_moment[one.moment], view.span)) for one in pains]
    cards.append(plan_card(weeks, adherence_figures(view, None).weeks.values()))
    beside = f"Plan: {beside_adherence(weeks)} " if weeks else ""
    return (
        f'<h2 class="fl-answer">{escape(headline(pains, weeks))}</h2>'
        f'<p class="fl-small">{escape(doubt(pains))}</p>'
        f'<div class="fl-cards">{"".join(cards)}</div>'
        f'<p class="fl-small">{beside}You recorded all of this yourself.</p>'
    )


def pain_card(one: Felt, points: Sequence[Point]) -> str:
    """Return the card of a moment: its mean of the last days, its line and its verdict."""
    latest = one.change.latest
    line = spark([point.smooth for point in points], 10, MOMENTS[one.moment])
    value = NOTHING if latest is None else f"{latest:.1f}"
    return _card(SHORT_MOMENTS[one.moment], value, line, verdict_on_card(one))


def plan_card(weeks: Figures | None, shown: Iterable[Figures]) -> str:
    """Return the card of the plan: how much was done in four weeks, and its weekly line."""
    line = spark([week.adherence for week in shown], 1, PLAN)
    if weeks is None:
        return _card("Plan done", NOTHING, line, "first week not over")
    return _card("Plan done", adherence_percent(weeks), line, adherence_words(weeks))


def _card(title: str, value: str, line: str, words: str) -> str:
    said = f"<span>{escape(title)}</span><b>{escape(value)}</b>{line}<span>{escape(words)}</span>"
    return f'<div class="fl-card">{said}</div>'
