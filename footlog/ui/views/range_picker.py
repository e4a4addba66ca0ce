"""The range picker of Trends; what is chosen stands in the address, so it can be bookmarked."""

from datetime import date, timedelta

import streamlit as st

from footlog.analysis.spans import Range, Span, span_of

_OWN_DAYS = timedelta(days=27)


def show_range(known: date, today: date) -> Span:
    """Show the choice of ranges and return the span; `known` is the first day there is."""
    chosen = st.segmented_control(
        "Show",
        list(Range),
        default=Range.TWELVE_WEEKS,
        required=True,
        key="range",
        bind="query-params",
    )
    if chosen is not Range.OWN:
        return span_of(chosen, known, today)
    with st.container(horizontal=True):
        first = _show_day("From", "from", today - _OWN_DAYS)
        last = _show_day("To", "to", today)
    return span_of(chosen, known, today, (first, last))


def _show_day(title: str, key: str, day: date) -> date:
    chosen = st.date_input(title, day, key=key, width=170, bind="query-params", format="YYYY-MM-DD")
    return chosen or day
