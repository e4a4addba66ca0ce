"""The parts of Trends, in the order of the page: choices, headline and charts."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import streamlit as st

from footlog.analysis.calendar import SHARES, SYMBOLS
from footlog.analysis.formulas import CHANCE_WORDS, FLARE_WORDS
from footlog.analysis.pain import Change, PainChange, PainDays, clear_level, usual_moments
from footlog.analysis.spans import Range, Span, span_of
from footlog.analysis.worked_examples import PATTERN_WORDS, rule_shares
from footlog.charts.adherence import adherence_chart, calendar_chart
from footlog.charts.frames import (
    calendar_frame,
    changes_frame,
    levels_frame,
)
from footlog.charts.scores import pain_chart
from footlog.domain.exercises import Side
from footlog.domain.logbook import Moment
from footlog.domain.plan import PlanItem
from footlog.ui.cache import AdherenceFigures, PainFigures, TrendsFigures, WorstDay, cached_display
from footlog.ui.views.frame import show_small_table
from footlog.wording import (
    NOTHING,
    SHORT_MOMENTS,
    SIDES,
    adherence_percent,
    adherence_words,
    band_words,
    beside_adherence,
    change_words,
    day_words,
    dots_words,
    pain_words,
    plural,
    sentence,
    verdict_words,
    window_words,
)

_OWN_DAYS = timedelta(days=27)


def choose_span(known: date, today: date) -> Span:
    """Show the spans to choose from and return one; `known` is the first day there is."""
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


def choose_exercise(items: Iterable[PlanItem], names: Mapping[str, str]) -> str | None:
    """Show the planned exercises and return the id of the chosen one, None for all of them."""
    planned = sorted({item.exercise_id for item in items}, key=names.__getitem__)
    return st.selectbox(
        "Exercise",
        [None, *planned],
        key="trends_exercise",
        format_func=lambda key: names[key] if key else "All exercises",
    )


def choose_pain(
    recorded: list[Moment], feet: Mapping[Side, PainDays]
) -> tuple[tuple[Moment, ...], Side | None]:
    """Show which moments and, where scores name one, which foot; return what is chosen."""
    with st.container(horizontal=True):
        moments = st.pills(
            "When",
            recorded,
            selection_mode="multi",
            default=usual_moments(recorded),
            format_func=SHORT_MOMENTS.__getitem__,
            key="trends_moments",
            wrap=True,
        )
        if not any(feet.values()):
            return tuple(moments), None
        foot = st.segmented_control(
            "Foot",
            [None, *feet],
            default=None,
            key="trends_foot",
            format_func=lambda side: SIDES[side] if side else "All scores",
        )
    return tuple(moments), foot


@cached_display
def show_headline(figures: TrendsFigures) -> None:
    """Show adherence of four whole weeks, and pain now against the start for usual moments."""
    four_weeks, changes = figures.four_weeks, figures.pain_change
    with st.grid(3, min_column_width=200):
        _show_figure(
            "Plan done, last 4 weeks",
            adherence_percent(four_weeks) if four_weeks else NOTHING,
            adherence_words(four_weeks) if four_weeks else "the first week is not over yet",
        )
        for moment, change in changes.items():
            latest = change.latest
            _show_figure(
                f"Pain now, {SHORT_MOMENTS[moment].lower()}",
                NOTHING if latest is None else f"{latest:.1f}",
                change_words(change),
            )
    beside = f"; {beside_adherence(four_weeks)}" if four_weeks else "."
    st.caption(
        f"Plan done: the last four whole weeks{beside} Pain now: mean of days, 0 to 10"
        f"{_scored(changes)}. You recorded all of this yourself."
    )
    if any(change.verdict is not Change.UNKNOWN for change in changes.values()):
        st.caption(CHANCE_WORDS)


def _scored(changes: Mapping[Moment, PainChange]) -> str:
    """Return the days behind each pain: " (first steps: 20 of the last 28 days scored)"."""
    parts = [
        f"{SHORT_MOMENTS[moment].lower()}: {change.now.days:d} of the last "
        f"{(change.now.last - change.now.first).days + 1:d} days scored"
        for moment, change in changes.items()
        if change.now
    ]
    return f" ({', '.join(parts)})" if parts else ""


def _show_figure(title: str, value: str, words: str) -> None:
    st.metric(
        title,
        value,
        words,
        delta_color="off",
        delta_arrow="off",
        border=True,
        height="stretch",
    )


@cached_display
def show_adherence(figures: AdherenceFigures) -> None:
    """Show the sets done of those due, week by week."""
    total = figures.total
    st.altair_chart(
        adherence_chart(figures.weeks, figures.view.span.drawn, figures.view.colours),
        alt=f"How much of your plan you did: {adherence_percent(total)} of the sets due were done, "
        f"{adherence_words(total)}; {beside_adherence(total)}",
        key="trends_adherence",
    )
    st.markdown(
        f"**{adherence_percent(total)}** of the sets due, {adherence_words(total)}. "
        f"{sentence(beside_adherence(total))}"
    )
    st.caption(
        "Paler bar: the week is not over, and only what was due before today counts. +2: two extra "
        "sets. 2P: two rest days. ▲: your plan changed."
    )


@cached_display
def show_pain(figures: PainFigures) -> None:
    """Show pain over time, the words below the chart and the worst days."""
    span, moments = figures.view.span, figures.moments
    changes = [figures.change[moment] for moment in moments]
    st.altair_chart(
        pain_chart(
            figures.scores,
            changes_frame(figures.plan, span.first),
            levels_frame(levels(figures.rule.limit, changes)),
            span.drawn,
            figures.view.colours,
        ),
        alt=pain_words(figures.change, moments),
        key="trends_pain",
    )
    dots = dots_words(is_long=span.is_long)
    st.caption(
        f"{dots}; lines need at least 3 scores. A gap means nothing was recorded. Dashed line: "
        f"your plan changed. {band_words(figures.rule.limit)} Choose only one time of day to see "
        "your pain at the start and the level that is clearly better (2 points and 30 % lower)."
    )
    show_change(figures.change, moments)
    _show_rule(figures)
    _show_worst_days(figures.worst_days, figures.view.today)


def _show_rule(figures: PainFigures) -> None:
    """Show on how many days the pain rule was broken, and when that is a reason to talk."""
    if not any(half.judged for half in figures.judged):
        return
    st.caption(f"Pain rule. {' '.join(rule_shares(figures.judged, figures.rule))}")
    if any(half.is_pattern for half in figures.judged):
        st.markdown(f"{PATTERN_WORDS} Talk to your physiotherapist about it.")


def show_change(changes: Mapping[Moment, PainChange], moments: Iterable[Moment]) -> None:
    """Show the mean pain at the start, between and now, with the number of scored days."""
    shown = {moment: changes[moment] for moment in moments}
    if not shown:
        return
    show_small_table(
        ("When", "At first", "Between", "Now", "Change"),
        [
            (
                SHORT_MOMENTS[moment],
                *(window_words(part) for part in (change.start, change.between, change.now)),
                verdict_words(change),
            )
            for moment, change in shown.items()
        ],
    )
    st.caption(
        "Means of the first and the last 28 days (14 in a short diary) and of the days between, "
        f"with the number of days that have a score in brackets. {FLARE_WORDS}"
    )


def levels(limit: int, changes: Iterable[PainChange]) -> list[tuple[float, str]]:
    """Return the levels to draw with their words: the limit; for one moment start and change."""
    found: list[tuple[float, str]] = [(limit, f"your limit, {limit}")]
    match [change.baseline for change in changes]:
        case [float(start)]:
            found.append((start, f"start, {start:.1f}"))
            if (clear := clear_level(start)) is not None:
                found.append((clear, f"clear change, {clear:.1f}"))
    return found


def _show_worst_days(days: list[WorstDay], today: date) -> None:
    """Show each day with its worst score, a link to it and its notes."""
    with st.expander("The worst days"):
        for worst in days:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.page_link(
                    "pages/today.py",
                    label=f"{day_words(worst.day, today)}: pain {worst.pain:d}",
                    icon=":material/edit_calendar:",
                    query_params={"day": worst.day.isoformat()},
                )
                for note in worst.notes:
                    st.text(note)


@cached_display
def show_calendar(figures: TrendsFigures) -> None:
    """Show how much of each day's plan was done."""
    marks = figures.calendar
    whole = sum(mark.step is SHARES[-1] for mark in marks)
    st.altair_chart(
        calendar_chart(
            calendar_frame(marks),
            figures.view.colours,
            [str(step) for step in SHARES],
            [str(step) for step in SYMBOLS],
        ),
        alt=f"Calendar of {plural(len(marks), 'day')}: on {plural(whole, 'day')} all of the plan "
        "was done.",
        key="trends_calendar",
    )
    st.caption(
        "How much of each day's plan you did. P rest day, × missed, · nothing due, ? not "
        "recorded, … not over yet. The calendar shows at most 26 weeks."
    )
