"""The facts of the report as values, from the same formulas as the rest of footlog."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from footlog.analysis.adherence import by_exercise
from footlog.analysis.pain import PainChange
from footlog.analysis.pain_rule import RuleDay, RuleSummary, Verdict, rule_day, rule_summary
from footlog.analysis.summary import Summary, Tally, summarise
from footlog.domain.function import FunctionChange, FunctionScore, first_and_latest, function_change
from footlog.domain.logbook import DayRecord, DayState, Entry, Moment
from footlog.domain.plan import PlanItem
from footlog.domain.settings import Settings
from footlog.domain.weeks import DAY, WEEK


@dataclass(frozen=True)
class Sources:
    """All that a report is made from; `names` and `drawings` are the exercises', by id.

    A drawing is the name of its pose. `noted` are entries with a note; leave them empty for a
    report without notes.
    """

    tally: Tally
    settings: Settings = field(default_factory=Settings)
    names: Mapping[str, str] = field(default_factory=dict)
    drawings: Mapping[str, str] = field(default_factory=dict)
    records: Sequence[DayRecord] = ()
    noted: Sequence[Entry] = ()
    scores: Sequence[FunctionScore] = ()


class Note(NamedTuple):
    """A note with its entry, and whether its day was over the pain rule."""

    entry: Entry
    text: str
    over: bool


@dataclass(frozen=True)
class Report:
    """The facts of one report over the whole weeks from `first` to `last`, both included.

    `plan` is what was in force on `last`; `adherence` holds the sets credited and due of each
    exercise. `notes` come with those of days over the pain rule
    first, then the newest first.
    """

    today: date
    first: date
    last: date
    settings: Settings
    names: Mapping[str, str]
    drawings: Mapping[str, str]
    tally: Tally
    summary: Summary
    plan: tuple[PlanItem, ...]
    adherence: Mapping[str, tuple[int, int]]
    pain: Mapping[Moment, PainChange]
    rule: RuleSummary
    breaches: tuple[RuleDay, ...]
    reasons: Mapping[DayState, Counter[str]]
    function: Mapping[str, tuple[FunctionScore, FunctionScore]]
    function_change: FunctionChange | None
    notes: tuple[Note, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was planned, recorded or rated."""
        return not (self.summary.weeks or self.function)


def report_facts(
    sources: Sources, today: date, *, first: date | None = None, last: date | None = None
) -> Report:
    """Return the facts of the whole weeks that hold the days from `first` to `last`.

    Without them: from the week of the first plan start or entry up to `today`.
    """
    settings = sources.settings
    tally = sources.tally.until(today)
    summary = summarise(tally, today, first=first, last=last, rule=settings.pain_rule)
    begin = min(summary.weeks, default=first or today)
    end = min(max(summary.weeks) + WEEK - DAY if summary.weeks else last or today, today)
    scores = [one for one in sources.scores if (not first or begin <= one.on) and one.on <= end]
    over = {day for day, verdict in summary.pain_rule.items() if verdict is Verdict.OVER}
    return Report(
        today=today,
        first=min(begin, end),
        last=end,
        settings=settings,
        names=sources.names,
        drawings=sources.drawings,
        tally=tally,
        summary=summary,
        plan=tuple(item for item in tally.items if item.in_force(end)),
        adherence=by_exercise(tally.facts(today), begin, end + DAY),
        pain={
            moment: change
            for moment, change in summary.pain_change.items()
            if summary.total.pain[moment].n
        },
        rule=rule_summary(summary.pain_rule, tally.pain, settings.pain_rule),
        breaches=tuple(rule_day(day, tally.pain) for day in sorted(over)),
        reasons=_reasons(record for record in sources.records if begin <= record.on <= end),
        function=first_and_latest(scores),
        function_change=function_change(scores),
        notes=_notes((entry for entry in sources.noted if begin <= entry.on <= end), over),
    )


def _reasons(records: Iterable[DayRecord]) -> dict[DayState, Counter[str]]:
    found: dict[DayState, Counter[str]] = {state: Counter() for state in DayState}
    for record in records:
        found[record.state][record.reason or ""] += 1
    return found


def _notes(entries: Iterable[Entry], over: set[date]) -> tuple[Note, ...]:
    notes = [Note(entry, entry.note, entry.on in over) for entry in entries if entry.note]
    return tuple(sorted(notes, key=lambda note: note.over)[::-1])
