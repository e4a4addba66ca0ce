"""The parts of Trends, in the order of the page: the span and the charts."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from footlog.analysis.calendar import SHARES
from footlog.analysis.headline import chart_title
from footlog.analysis.pain import PainChange, PainDays, clear_level, usual_moments
from footlog.analysis.plan_changes import PlanChange, plan_changes
from footlog.analysis.spans import Range, Span, span_of
from footlog.analysis.summary import Figures
from footlog.charts.plain import STYLE, Chart, Frame, Label, Named, message
from footlog.charts.plain_lines import line_chart
from footlog.charts.plain_weeks import CALENDAR_STYLE, calendar, week_bars, week_frame
from footlog.charts.strokes import MOMENTS, PLAN
from footlog.domain.exercises import Side
from footlog.domain.logbook import Moment
from footlog.domain.plan import PlanItem
from footlog.domain.weeks import short_day
from footlog.result_wording import (
    adherence_percent,
    adherence_words,
    beside_adherence,
    days_done_words,
    dots_words,
    pain_words,
    recorded_words,
)
from footlog.ui.cache import (
    AdherenceFigures,
    PainFigures,
    TrendsView,
    adherence_figures,
    calendar_marks,
    pain_figures,
)
from footlog.ui.views.trends_details import show_each_adherence, show_pain_details
from footlog.wording import SHORT_MOMENTS, SIDES, plural, sentence

Names = Mapping[str, str]
_OWN_DAYS = timedelta(days=27)
_ALL_SCORES = "all"
_WIDE = """
<style>
[data-testid="stMainBlockContainer"] { max-width: 1100px; }
.st-key-trends_head h1 { padding: 0; }
.fl-around { width: 100%; border-collapse: collapse; font-size: 0.8125rem; }
.fl-around :is(th, td) { padding: 4px 8px 4px 0; text-align: left; vertical-align: bottom;
  font-weight: 400; border-bottom: 1px solid light-dark(#E4E1D9, #2C3638); }
.fl-around td { font-size: 1rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.st-key-trends_head, .st-key-trends_head > div { gap: 0.5rem; }
</style>
"""
_STYLE = f"{STYLE}{CALENDAR_STYLE}{_WIDE}".replace("</style>", "").replace("<style>", "")


def show_head(known: date, today: date) -> Span:
    """Show the title, and in its corner the spans to choose from; return the one chosen."""
    st.html(f"<style>{_STYLE}</style>")
    with st.container(horizontal=True, vertical_alignment="center", wrap=False, key="trends_head"):
        st.title("Trends", anchor=False)
        chosen = st.session_state.get("range") or st.query_params.get("range")
        with st.popover(sentence(chosen or Range.TWELVE_WEEKS), key="trends_span"):
            return _choose_span(known, today)


def _choose_span(known: date, today: date) -> Span:
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


def show_pain(view: TrendsView, names: Names) -> PainFigures | None:
    """Show a chart for each chosen moment, the first with the choices in its corner.

    Return the figures of what is chosen; None before the first score.
    """
    totals = view.totals
    if not totals.scored:
        st.html(message("No pain scores yet"))
        st.markdown("Choose a number on the Today page to start the line.")
        return None
    first, *others = _cells(st.session_state.get("trends_moments"), totals.scored)
    with first:
        head, corner = _title_row("trends_pain_choices", "Which pain")
        with corner:
            moments, foot = choose_pain(totals.scored, totals.feet)
    figures = pain_figures(view, moments, foot)
    changes = named(changes_in(view, totals.tally.items, names))
    for place, moment in zip([first, *others], moments, strict=False):
        words = pain_title(moment, foot, figures.change[moment], view.today)
        with head if place is first else place:
            st.html(message(words))
        with place:
            st.html(pain_picture(moment, figures, view.span, changes, words))
    if not moments:
        head.markdown("Choose at least one time of day.")
    dots = dots_words(is_long=view.span.is_long)
    st.caption(
        f"{dots}, from at least 3 scores. A gap: nothing recorded. Dashed: your plan changed. "
        "“clear”: 2 points and 30 % below the start."
    )
    show_pain_details(figures, view, moments, foot)
    return figures


def _cells(chosen: Sequence[Moment] | None, scored: list[Moment]) -> list[DeltaGenerator]:
    """Return a place for each chart: side by side on a desk, one below the other on a phone."""
    count = len(usual_moments(scored) if chosen is None else chosen)
    with st.grid(2 if count > 1 else 1, min_column_width=320):
        return [st.container(gap="small") for _ in range(max(1, count))]


def _title_row(key: str, choice: str) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Return the place of a chart's title, and the popover in its corner."""
    with st.container(horizontal=True, wrap=False, vertical_alignment="top"):
        return st.container(), st.popover(choice, key=key, icon=":material/tune:")


def choose_pain(
    recorded: list[Moment], feet: Mapping[Side, PainDays]
) -> tuple[tuple[Moment, ...], Side | None]:
    """Show which moments and, where scores name one, which foot; return what is chosen."""
    chosen = st.pills(
        "When",
        recorded,
        selection_mode="multi",
        default=usual_moments(recorded),
        format_func=SHORT_MOMENTS.__getitem__,
        key="trends_moments",
        wrap=True,
    )
    moments = tuple(moment for moment in recorded if moment in chosen)
    if not any(feet.values()):
        return moments, None
    foot = st.segmented_control(
        "Foot",
        [_ALL_SCORES, *feet],
        default=_ALL_SCORES,
        required=True,
        key="trends_foot",
        format_func=lambda side: SIDES[side] if side in feet else "All scores",
    )
    return moments, Side(foot) if foot in feet else None


def pain_title(moment: Moment, foot: Side | None, change: PainChange, today: date) -> str:
    """Return the message of a moment's chart, with the foot if one is chosen."""
    name = SHORT_MOMENTS[moment]
    return chart_title(f"{name}, {SIDES[foot].lower()} foot" if foot else name, change, today)


def pain_picture(
    moment: Moment, figures: PainFigures, span: Span, changes: Sequence[Named], title: str
) -> str:
    """Return the chart of one moment."""
    change = figures.change[moment]
    chart = Chart(
        Frame(*span.drawn),
        MOMENTS[moment],
        name=f"pain {moment}",
        alt=f"{title}. {pain_words({moment: change}, [moment])}",
        above="Pain, 0 to 10: lower is better",
        changes=changes,
    )
    return line_chart(chart, figures.lines[moment], levels(moment, figures.rule.limit, change))


def levels(moment: Moment, limit: int, change: PainChange) -> list[Label]:
    """Return the levels to draw with their words: start, clear change, and the limit during."""
    found = [Label(limit, f"limit {limit}")] if moment is Moment.DURING else []
    if change.baseline is not None:
        found.append(Label(change.baseline, f"start {change.baseline:.1f}"))
        if (clear := clear_level(change.baseline)) is not None:
            found.append(Label(clear, f"clear {clear:.1f}"))
    return found


def changes_in(view: TrendsView, items: Iterable[PlanItem], names: Names) -> list[PlanChange]:
    """Return the changes of these items within the span."""
    return plan_changes(items, names, view.span.first, view.span.last)


def named(changes: Iterable[PlanChange]) -> list[Named]:
    """Return the changes with the words that stand in a chart."""
    return [Named(change.day, change.short) for change in changes]


def show_adherence(view: TrendsView, names: Names) -> AdherenceFigures:
    """Show the sets done of those due, week by week; of one exercise when one is chosen."""
    head, corner = _title_row("trends_plan_choices", "Which exercise")
    with corner:
        exercise = choose_exercise(view.totals.tally.items, names)
    figures = adherence_figures(view, exercise)
    total, first = figures.total, short_day(view.span.drawn[0], view.today)
    name = names[exercise] if exercise else "Plan done"
    with head:
        st.html(message(f"{name}: {adherence_percent(total)} since {first}"))
    chart = Chart(
        week_frame(*view.span.drawn),
        PLAN,
        name="plan",
        alt=f"How much of your plan you did: {adherence_percent(total)} of the sets due were done, "
        f"{adherence_words(total)}; {beside_adherence(total)}",
        above="Sets done of the sets due: more is better",
        changes=named(changes_in(view, figures.items, names)),
    )
    titles = [(monday, week_words(monday, week)) for monday, week in figures.weeks.items()]
    st.html(week_bars(chart, figures.weeks, view.today, titles))
    st.caption(
        f"{adherence_percent(total)} of the sets due, {adherence_words(total)}. "
        f"{sentence(beside_adherence(total))} Paler bar: the week is not over, and only "
        "what was due before today counts. +2: two extra sets. 2P: two rest days."
    )
    show_each_adherence(figures.each, names)
    return figures


def week_words(monday: date, week: Figures) -> str:
    """Return what was done in a week, in words."""
    extra = f", {plural(week.sets_extra, 'extra set')}" if week.sets_extra else ""
    parts = (
        f"{adherence_percent(week)}, {adherence_words(week)}{extra}",
        recorded_words(week),
        days_done_words(week),
    )
    return f"Week of {short_day(monday)}: {'; '.join(part for part in parts if part)}"


def choose_exercise(items: Iterable[PlanItem], names: Names) -> str | None:
    """Show the planned exercises and return the id of the chosen one, None for all of them."""
    planned = sorted({item.exercise_id for item in items}, key=names.__getitem__)
    return st.selectbox(
        "Exercise",
        [None, *planned],
        key="trends_exercise",
        format_func=lambda key: names[key] if key else "All exercises",
    )


def show_calendar(view: TrendsView) -> None:
    """Show how much of each day's plan was done."""
    marks = calendar_marks(view)
    whole = sum(mark.step is SHARES[-1] for mark in marks)
    title = f"All of the day’s plan on {whole:,} of {plural(len(marks), 'day')}"
    alt = (
        f"Calendar of {plural(len(marks), 'day')}: on {plural(whole, 'day')} all of the plan "
        "was done."
    )
    st.html(message(title))
    st.html(calendar(marks, view.today, alt=alt))
    st.caption(
        "How much of each day's plan you did. P rest day, × missed, · nothing due, ? not "
        "recorded, … not over yet. The calendar shows at most 26 weeks."
    )
