"""What Trends shows below its charts and on request: figures, worst days, each exercise."""

from collections.abc import Iterable, Mapping
from datetime import date

import streamlit as st

from footlog.analysis.formulas import CHANCE_WORDS, FLARE_WORDS
from footlog.analysis.pain import Around, PainChange
from footlog.analysis.plan_changes import plan_changes
from footlog.analysis.stands_out import (
    FEWEST_COMPARED,
    Compared,
    ExerciseDay,
    Spread,
    exercises_compared,
    own_scores,
)
from footlog.analysis.worked_examples import PATTERN_WORDS, enough_mean, rule_shares
from footlog.charts.plain import message
from footlog.domain.exercises import Side
from footlog.domain.logbook import Moment
from footlog.result_wording import band_words, verdict_words, window_words
from footlog.ui.cache import (
    AdherenceFigures,
    PainFigures,
    TrendsView,
    WorstDay,
    around,
    felt_now,
    worst_pain,
)
from footlog.ui.views.frame import show_small_table
from footlog.wording import SHORT_MOMENTS, day_words, label, percent, plural

MOST_CHANGES = 3


def show_pain_details(
    figures: PainFigures, view: TrendsView, moments: tuple[Moment, ...], foot: Side | None
) -> None:
    """Show how often the pain rule was broken, the change in numbers, and the worst days."""
    if any(half.judged for half in figures.judged):
        st.caption(f"Pain rule. {' '.join(rule_shares(figures.judged, figures.rule))}")
        if any(half.is_pattern for half in figures.judged):
            st.markdown(f"{PATTERN_WORDS} Talk to your physiotherapist about it.")
    with st.expander("How sure this is"):
        show_change(figures.change)
        st.caption(band_words(figures.rule.limit))
    worst = st.expander("The worst days", key="trends_worst", on_change="rerun")
    if worst.open:
        with worst:
            _show_worst_days(worst_pain(view, moments, foot), view.today)


def show_change(shown: Mapping[Moment, PainChange]) -> None:
    """Show the mean pain at the start, between and now, with the number of scored days."""
    if shown:
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
        f"with the number of days that have a score in brackets. {CHANCE_WORDS} {FLARE_WORDS}"
    )


def _show_worst_days(days: list[WorstDay], today: date) -> None:
    """Show each day with its worst score, a link to it and its notes."""
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


def show_around_changes(view: TrendsView, names: Mapping[str, str]) -> None:
    """Show a card for each of the last changes of the plan: three means, without a verdict."""
    moments = [one.moment for one in felt_now(view)]
    changes = plan_changes(view.totals.tally.items, names, date.min, view.today)[-MOST_CHANGES:]
    if not (changes and moments):
        return
    st.header("Around your last changes of plan", anchor=False)
    with st.grid(MOST_CHANGES, min_column_width=320):
        for change in reversed(changes):
            with st.container(border=True, gap="small"):
                st.html(message(day_words(change.day, view.today)))
                st.text("\n".join(change.what))
                means = [
                    (moment, around(view.state, view.today, change.day, moment))
                    for moment in moments
                ]
                st.html(around_table(means))
    st.caption(
        "Each mean needs scores on at least 7 days; since: at most 28 days. There is no verdict: "
        "people often change their plan because their pain has changed."
    )


def around_table(means: Iterable[tuple[Moment, Around]]) -> str:
    """Return the three means of each moment as a small table."""
    head = ("Mean pain", "28 to 15 days before", "14 days before", "since")
    rows = [
        (SHORT_MOMENTS[moment], *(enough_mean(part) for part in found)) for moment, found in means
    ]
    cells = "".join(
        f'<tr><th scope="row">{name}</th>{"".join(f"<td>{one}</td>" for one in parts)}</tr>'
        for name, *parts in rows
    )
    heads = "".join(f'<th scope="col">{one}</th>' for one in head)
    return f'<table class="fl-around"><tr>{heads}</tr>{cells}</table>'


def show_each_adherence(each: Mapping[str, tuple[int, int]], names: Mapping[str, str]) -> None:
    """Show how much of each exercise was done, as a table, when there are several."""
    due = {names[exercise]: counts for exercise, counts in each.items() if counts[1]}
    if len(due) < 2:  # noqa: PLR2004 - of one, the line above says it all
        return
    with st.expander("By exercise"):
        show_small_table(
            ("Exercise", "Plan done", "Sets done", "Sets due"),
            [(name, percent(*counts), *(f"{n:,}" for n in counts)) for name, counts in due.items()],
        )


def show_each_exercise(
    days: Mapping[str, list[ExerciseDay]], names: Mapping[str, str], view: TrendsView
) -> None:
    """Show a small chart for each exercise of `days`, in their order, and which stands out."""
    st.caption(
        "Pain during the exercise and the next morning, on days you did it. Larger marks: more "
        "sets. Dashed lines: a new dose. Pain on these days need not come from the exercise."
    )
    compared = exercises_compared(own_scores(days))
    with st.grid(2, min_column_width=280):
        for exercise, mine in days.items():
            with st.container(border=True, gap="small"):
                _show_exercise(names[exercise], mine, compared[exercise], view)


def compared_words(days: list[ExerciseDay], compared: Compared) -> str:
    """Return on how many days it was done and scored, and its pain beside the other exercises'."""
    scored = sum(bool(one.scores) for one in days)
    noted = f"pain noted on {scored:,}" if scored else "no pain noted with its sets"
    counts = f"Done on {plural(len(days), 'day')}, {noted}."
    own, others = compared.own, compared.others
    if own is None or others is None or own.n < FEWEST_COMPARED:
        return counts
    named = "Stands out: on" if compared.stands_out else "On"
    return (
        f"{counts} {named} {own.n:,} days with other exercises scored, its pain was "
        f"{_spread(own)}; theirs {_spread(others)}."
    )


def _spread(found: Spread) -> str:
    lowest, highest = round(float(found.lowest), 1), round(float(found.highest), 1)
    return f"{float(found.mean):.1f} ({lowest:g} to {highest:g})"


def _show_exercise(
    name: str, days: list[ExerciseDay], compared: Compared, view: TrendsView
) -> None:
    from footlog.charts.frames import changes_frame, response_frame  # noqa: PLC0415 - pandas
    from footlog.charts.parts import PAGE  # noqa: PLC0415 - altair
    from footlog.charts.scores import response_chart  # noqa: PLC0415 - altair

    words = compared_words(days, compared)
    drawn, exercise = view.span.drawn, days[0].exercise_id
    planned = [item for item in view.totals.tally.items if item.exercise_id == exercise]
    changes = changes_frame(planned, drawn[0])
    st.markdown(f"**{label(name)}**")
    st.caption(words)
    st.altair_chart(
        response_chart(response_frame(days), changes, drawn, PAGE),
        alt=f"Pain with {name}: {words}",
        key=f"trends_each_{exercise}",
    )


def show_tables(plan: AdherenceFigures, pain: PainFigures | None, today: date) -> None:
    """Show the weeks and the scores of the charts as tables; missing figures are empty cells."""
    from footlog.charts.frames import days_only, pain_frame, weeks_frame  # noqa: PLC0415 - pandas

    lines = pain.lines if pain else {}
    weeks = weeks_frame(plan.weeks, plan.items, today)
    scores = pain_frame({SHORT_MOMENTS[one]: line for one, line in lines.items()})
    st.dataframe(
        days_only(weeks, "week").drop(columns=["middle", "end", "changed", "words", "share"]),
        hide_index=True,
        column_config={
            "week": st.column_config.DateColumn("Week of", format="YYYY-MM-DD"),
            "due": "Sets due",
            "credited": "Sets done",
            "extra": "Extra sets",
            "rounded": st.column_config.NumberColumn("Plan done", format="percent"),
            "days_all": "Days all done",
            "days_some": "Days something done",
            "days_due": "Days due",
            "days_recorded": "Days recorded",
            "paused": "Rest days",
            "so_far": "Not over yet",
        },
        alt="The weeks as a table",
    )
    st.dataframe(
        days_only(scores.dropna(subset=["mean"]), "day"),
        hide_index=True,
        column_config={
            "day": st.column_config.DateColumn("Day", format="YYYY-MM-DD"),
            "moment": "When",
            "mean": st.column_config.NumberColumn("Pain", format="%.1f"),
            "n": "Scores",
            "smooth": st.column_config.NumberColumn("7-day mean", format="%.1f"),
        },
        alt="The pain scores as a table",
    )
