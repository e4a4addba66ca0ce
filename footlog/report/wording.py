"""The report in words: turns the facts into the content to lay out."""

from collections import Counter
from collections.abc import Iterator, Sequence

from footlog.analysis.pain import PainChange, usual_moments
from footlog.analysis.pain_rule import RuleDay
from footlog.analysis.spans import Span
from footlog.analysis.worked_examples import PATTERN_WORDS, rule_shares
from footlog.domain.logbook import DayState, Moment
from footlog.domain.settings import Feet
from footlog.report.charts import adherence_and_pain_svg
from footlog.report.content import Chart, Content, KeyFigure, Text, plain
from footlog.report.facts import Report
from footlog.report.sections import function_table, notes_table, pain_table, plan_of
from footlog.result_wording import (
    adherence_percent,
    adherence_words,
    beside_adherence,
    change_words,
    days_done_words,
    dots_words,
    pain_words,
    recorded_words,
)
from footlog.wording import NOTHING, SHORT_MOMENTS, day_words, percent, plural

MOST_BREACHES = 12
MOST_REASONS = 6
_KINDS = {DayState.PAUSED: "rest", DayState.MISSED: "missed"}
LONGEST_REASON = 40
_STAYS = "\u00a0"
_FEET = {None: "not noted", Feet.LEFT: "left foot", Feet.RIGHT: "right foot"}
_FEET |= {Feet.BOTH: "both feet"}
_SOURCE = (
    "Self-reported with footlog. What was not recorded is left out and does not count as zero. "
    "Adherence is sets done ÷ sets due, up to what was due; nothing is due on paused days, and "
    "extra sets do not count. footlog’s page “How we work this out” explains every formula. Not "
    "medical advice."
)


def content_of(report: Report) -> Content:
    """Return the report in words, with its charts drawn."""
    moments = usual_moments(list(report.pain))
    return Content(
        title="Foot rehab report",
        span=f"{day_words(report.first)} to {day_words(report.last)}",
        who=_who(report),
        figures=_figures(report, moments),
        charts=tuple(_charts(report, moments)) if report.summary.weeks else (),
        pain=pain_table(report),
        function=function_table(report),
        plan=plan_of(report),
        rule=_rule(report),
        absences=_absences(report),
        notes=notes_table(report),
        source=f"{_SOURCE} Made {day_words(report.today)}.",
    )


def _who(report: Report) -> tuple[tuple[str, str], ...]:
    return (
        ("Name", ""),
        ("Affected", _FEET[report.settings.feet]),
        ("Physiotherapist", plain(report.settings.physiotherapist)),
    )


def _figures(report: Report, moments: Sequence[Moment]) -> tuple[KeyFigure, ...]:
    total, change = report.summary.total, report.function_change
    done = (adherence_words(total), days_done_words(total))
    figures = [
        KeyFigure("Adherence", adherence_percent(total), "; ".join(filter(None, done))),
        KeyFigure("Days recorded", percent(total.days_recorded, total.days), recorded_words(total)),
        *(_pain(moment, change) for moment, change in report.pain.items() if moment in moments),
    ]
    if change:
        words = f"{change.first:.1f} at first, {change.verdict}"
        figures.append(KeyFigure("Function, 0 to 10", f"{change.latest:.1f}", words))
    return tuple(figures)


def _pain(moment: Moment, change: PainChange) -> KeyFigure:
    now = change.latest
    return KeyFigure(
        f"Pain, {SHORT_MOMENTS[moment].lower()}",
        NOTHING if now is None else f"{now:.1f}",
        change_words(change),
    )


def _charts(report: Report, moments: Sequence[Moment]) -> Iterator[Chart]:
    adherence, pain = adherence_and_pain_svg(report, moments)
    total = report.summary.total
    is_long = Span(report.first, report.last).is_long
    above = "" if is_long else "+n: extra sets. nP: rest days. "
    dots = dots_words(is_long=is_long)
    yield Chart(
        "Adherence by week",
        adherence,
        f"Adherence by week: {adherence_percent(total)} of the sets due were done, "
        f"{adherence_words(total)}; {beside_adherence(total)}",
        f"Paler bar: week not over. {above}▲: the plan changed.",
    )
    if pain:
        yield Chart(
            "Pain over time",
            pain,
            pain_words(report.summary.pain_change, moments),
            f"{dots}; gaps: not recorded. Dashed: the plan changed.",
        )


def _rule(report: Report) -> Text:
    rule = report.settings.pain_rule
    limits = (
        f"Worst pain during at most {rule.limit} out of 10, next morning at most {rule.tolerance} "
        "higher than that morning."
    )
    pattern = [PATTERN_WORDS] * any(half.is_pattern for half in report.rule)
    days = [_breach(breach, report) for breach in reversed(report.breaches)]
    over = (f"Over on {_listed(days, MOST_BREACHES, 'earlier')}.",) if days else ()
    return Text("Pain rule", (limits, *rule_shares(report.rule, rule), *pattern, *over))


def _breach(breach: RuleDay, report: Report) -> str:
    day = day_words(breach.day, report.last)
    if breach.is_during_over(report.settings.pain_rule):
        return f"{day} (during {breach.during})"
    return f"{day} (morning {breach.morning}, next {breach.next_morning})"


def _absences(report: Report) -> Text:
    return Text(
        "Missed days and rest days",
        tuple(_absence(state, report.reasons[state]) for state in reversed(DayState)),
    )


def _absence(state: DayState, reasons: Counter[str]) -> str:
    if not reasons:
        return f"No {_KINDS[state]} days recorded."
    counted = [
        f"{plain(reason, LONGEST_REASON) or 'no reason noted'}{_STAYS}{number}"
        for reason, number in reasons.most_common()
    ]
    count = plural(reasons.total(), "day")
    return f"{_KINDS[state].capitalize()} on {count}: {_listed(counted, MOST_REASONS, 'more')}."


def _listed(words: Sequence[str], most: int, rest: str) -> str:
    left_out = len(words) - most
    return ", ".join(words[:most]) + (f" and {left_out:,} {rest}" if left_out > 0 else "")
