"""`footlog summary`: the weekly figures, as a table or as JSON."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from footlog.analysis.formulas import CHANCE_WORDS
from footlog.analysis.pain import Change, PainChange, PainStats
from footlog.analysis.summary import Figures, Summary
from footlog.cli.options import (
    db_option,
    from_option,
    open_diary,
    present,
    to_option,
    today_option,
)
from footlog.domain.logbook import Moment
from footlog.files.export import figures_values, week_values
from footlog.result_wording import adherence_percent
from footlog.wording import NOTHING, plural


def to_json(summary: Summary) -> str:
    """Return the summary as JSON: figures unrounded, null where there is none."""
    content: Mapping[str, object] = {
        "today": summary.today,
        "weeks": [week_values(monday, week) for monday, week in summary.weeks.items()],
        "total": figures_values(summary.total),
        "pain_change": {moment: _change(change) for moment, change in summary.pain_change.items()},
        "pain_rule": [
            {"date": day, "verdict": verdict} for day, verdict in summary.pain_rule.items()
        ],
    }
    return json.dumps(content, indent=2, default=str)


def _change(change: PainChange) -> Mapping[str, object]:
    return {name: getattr(change, name) for name in ("baseline", "latest", "verdict")}


def as_text(summary: Summary) -> str:
    """Return the summary as a table for people: a line a week, then the change of pain."""
    if not summary.weeks:
        return "You have not planned or recorded anything yet."
    head = (
        "week of",
        "sets",
        "plan done",
        "extra sets",
        "days recorded",
        "rest days",
        "all, something done",
        *(m.value for m in Moment),
    )
    table = [head]
    table += [_line(str(monday), week) for monday, week in summary.weeks.items()]
    table.append(_line("total", summary.total))
    widths = [max(len(row[column]) for row in table) for column in range(len(head))]
    lines = [
        "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        for row in table
    ]
    return "\n".join([*lines, "", *_changes(summary)])


def _line(name: str, week: Figures) -> tuple[str, ...]:
    return (
        name,
        f"{week.sets_credited} of {week.sets_due}",
        adherence_percent(week),
        str(week.sets_extra),
        f"{week.days_recorded} of {week.days}",
        str(week.days_paused),
        f"{week.days_all}, {week.days_some} of {week.days_due} days due",
        *(_pain(week.pain[moment]) for moment in Moment),
    )


def _pain(stats: PainStats) -> str:
    return NOTHING if stats.mean is None else f"{stats.mean:.1f} ({plural(stats.n, 'score')})"


def _changes(summary: Summary) -> list[str]:
    return [
        f"pain {moment}: {change.verdict}"
        + (
            f", {change.baseline:.1f} out of 10 at first, {change.latest:.1f} most recently"
            if change.baseline is not None and change.latest is not None
            else ""
        )
        for moment, change in summary.pain_change.items()
    ] + [CHANCE_WORDS] * any(
        change.verdict is not Change.UNKNOWN for change in summary.pain_change.values()
    )


@click.command()
@db_option
@today_option
@from_option
@to_option
@click.option("--json", "as_json", is_flag=True, help="Print unrounded figures as JSON.")
def summary(
    db: Path | None, today: date | None, first: date | None, last: date | None, *, as_json: bool
) -> None:
    """Show, week by week, how much of your plan you did and your pain."""
    from footlog.analysis.summary import summarise  # noqa: PLC0415

    diary = open_diary(db)
    settings = diary.settings()
    now = present(settings, today)
    found = summarise(diary.tally(), now.today, first=first, last=last, rule=settings.pain_rule)
    click.echo(to_json(found) if as_json else as_text(found))
