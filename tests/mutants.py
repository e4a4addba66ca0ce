"""Misreadings of product.md §5, each planted into a copy of footlog: `python -m tests.mutants`.

The everyday tests of the formulas have to fail on each of them. It prints the ones that live.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
PARTS = ("footlog", "pages", "data", "tests", "app.py", "pyproject.toml", "docs")
TESTS = (
    *("tests/analysis", "tests/domain/test_function.py", "tests/test_independent_by_hand.py"),
    *(
        "tests/test_independent_pain_by_hand.py",
        "tests/test_result_wording.py",
        "tests/test_independent_figures.py",
        "tests/test_independent.py",
    ),
)
"""All of them are part of the everyday run, the quickest first."""


class Mutant(NamedTuple):
    """A misreading in words, and the text of a module that `new` replaces."""

    misreading: str
    module: str
    old: str
    new: str


_ADHERENCE = (
    Mutant(
        "a slot ends with its day",
        "adherence",
        "for day, end in pairwise(_borders(item, schedule, first, until))",
        "for day, end in ((one, one + DAY) for one in _borders(item, schedule, first, until)[:-1])",
    ),
    Mutant(
        "a slot reaches beyond the item's end",
        "adherence",
        "found[-1] = min(found[-1], item.ends_on)",
        "found[-1] = max(found[-1], item.ends_on)",
    ),
    Mutant(
        "a paused scheduled day opens a slot",
        "adherence",
        "if first < end and day not in paused",
        "if first < end",
    ),
    Mutant(
        "sets of a paused day inside a slot are credited",
        "adherence",
        "if day in done and planned and day not in paused:",
        "if day in done and planned:",
    ),
    Mutant(
        "a slot credits more than is due",
        "adherence",
        "credited[day] = sets = min(planned, done[day])",
        "credited[day] = sets = done[day]",
    ),
    Mutant(
        "a slot credits its latest sets",
        "adherence",
        "    for day in slot:\n",
        "    for day in reversed(list(slot)):\n",
    ),
    Mutant(
        "a slot that reaches today is due in full",
        "adherence",
        "due = credited if today < end else planned",
        "due = planned",
    ),
    Mutant(
        "only the slot that opens today is open",
        "adherence",
        "due = credited if today < end else planned",
        "due = credited if today == day else planned",
    ),
    Mutant(
        "every K days are counted from the first of the month",
        "adherence",
        "return days(starts_on + before * gap * DAY, until + 2 * gap * DAY, gap)",
        "return days(max(starts_on, first.replace(day=1)), until + 2 * gap * DAY, gap)",
    ),
    Mutant(
        "K per week counts sets of days when the item was not in force or paused",
        "adherence",
        "credited_on = _credited(done[side], counted, planned, facts.paused)",
        "credited_on = _credited(done[side], days(monday, until), planned, frozenset())",
    ),
    Mutant(
        "K per week is not reduced for paused days",
        "adherence",
        "planned = round_half_up(count, len(counted)) * item.dose.per_day",
        "planned = count * item.dose.per_day",
    ),
    Mutant(
        "K × n / 7 is rounded down",
        "adherence",
        "return (2 * per_week * days_counted + DAYS_A_WEEK) // (2 * DAYS_A_WEEK)",
        "return per_week * days_counted // DAYS_A_WEEK",
    ),
    Mutant(
        "K × m / 7 is rounded up in the week of today",
        "adherence",
        "so_far = count * before_today // DAYS_A_WEEK * item.dose.per_day",
        "so_far = -(-count * before_today // DAYS_A_WEEK) * item.dose.per_day",
    ),
    Mutant(
        "today counts among the days before today",
        "adherence",
        "before_today = sum(day < facts.today for day in counted)",
        "before_today = sum(day <= facts.today for day in counted)",
    ),
    Mutant(
        "the weekly slot of today's week is not due beyond what is credited",
        "adherence",
        "else max(credited, so_far)",
        "else credited",
    ),
    Mutant(
        "a set with both feet counts on one side of an each item",
        "adherence",
        "if item.side is Side.EACH else None",
        "if item.side is Side.EACH and side is Side.LEFT else None",
    ),
    Mutant(
        "a set with both feet is one set in the totals",
        "adherence",
        "            totals.update(twice)\n",
        "",
    ),
    Mutant(
        "a slot belongs to the weeks of its sets",
        "summary",
        "        sets.credited += slot.credited\n",
        "        for day, done in slot.credited_on.items():\n"
        "            by_day[day].credited += done\n",
    ),
    Mutant(
        "what an earlier slot credits is extra",
        "summary",
        "_sets_by_day(daily_slots(facts, begin, until), credited_on)",
        "_sets_by_day((one for one in daily_slots(facts, begin, until) if one.first >= begin), "
        "credited_on)",
    ),
    Mutant(
        "extra sets are those done less those credited to the week's slots",
        "summary",
        "sets_extra=sets_done[monday] - credited_in[monday],",
        "sets_extra=sets_done[monday] - sets_credited[monday],",
    ),
    Mutant(
        "a slot with nothing due opens a day",
        "summary",
        "for day, sets in daily.items() if sets.due]",
        "for day, sets in daily.items()]",
    ),
    Mutant(
        "a week of K per week opens a day",
        "summary",
        "days_due = [day for day, sets in daily.items()",
        "days_due = [day for day, sets in (weekly | daily).items()",
    ),
    Mutant(
        "all is done when something is",
        "summary",
        "if sets.due and sets.credited == sets.planned]",
        "if sets.due and sets.credited]",
    ),
    Mutant(
        "days recorded are out of whole weeks",
        "summary",
        "- max(monday, begun)).days)",
        "- monday).days)",
    ),
    Mutant(
        "adherence is rounded to the nearest percent",
        "../wording",
        'return f"{100 * part // whole:d} %" if whole else NOTHING',
        'return f"{100 * part / whole:.0f} %" if whole else NOTHING',
    ),
)
_PAIN = (
    Mutant(
        "only windows of 14 days are compared",
        "pain",
        "WINDOWS = (2 * FORTNIGHT, FORTNIGHT)",
        "WINDOWS = (FORTNIGHT,)",
    ),
    Mutant(
        "windows of 14 days are never compared",
        "pain",
        "WINDOWS = (2 * FORTNIGHT, FORTNIGHT)",
        "WINDOWS = (2 * FORTNIGHT,)",
    ),
    Mutant("six scored days are enough", "pain", "FEWEST_DAYS = 7", "FEWEST_DAYS = 6"),
    Mutant(
        "scores are counted in place of days",
        "pain",
        "totals[scores.n] += scores.total",
        "totals[1] += scores.worst",
    ),
    Mutant(
        "the first window begins with the first score, however few follow",
        "pain",
        "        if seventh < day + length:\n            return",
        "        if day == scored[0]:\n            return",
    ),
    Mutant(
        "overlapping windows are compared",
        "pain",
        "if start and now and start.last < now.first:",
        "if start and now:",
    ),
    Mutant(
        "windows may share a day",
        "pain",
        "if start and now and start.last < now.first:",
        "if start and now and start.last <= now.first:",
    ),
    Mutant(
        "the last window ends the day before",
        "pain",
        "found = window(by_day, last_day - length + DAY, last_day)",
        "found = window(by_day, last_day - length, last_day - DAY)",
    ),
    Mutant(
        "2 points or 30 % are enough",
        "pain",
        "if moved < CLEAR_POINTS or moved < CLEAR_SHARE * baseline:",
        "if moved < CLEAR_POINTS and moved < CLEAR_SHARE * baseline:",
    ),
    Mutant(
        "more than 2 points are needed",
        "pain",
        "if moved < CLEAR_POINTS or",
        "if moved <= CLEAR_POINTS or",
    ),
    Mutant(
        "30 % are of the last mean",
        "pain",
        "moved < CLEAR_SHARE * baseline:",
        "moved < CLEAR_SHARE * latest:",
    ),
    Mutant(
        "the middle holds the windows, too",
        "pain",
        "first, last = start.last + DAY, now.first - DAY",
        "first, last = start.first, now.last",
    ),
    Mutant(
        "pain stays although one day was without",
        "pain",
        "if not hurt_always or latest.mean",
        "if latest.mean",
    ),
    Mutant(
        "pain stays that eased by a whole point",
        "pain",
        "latest.mean <= before.mean - EASING_POINTS",
        "latest.mean < before.mean - EASING_POINTS",
    ),
    Mutant(
        "pain stays although it is likely better",
        "pain",
        "if pain_change(by_day, last_day).verdict is Change.BETTER:",
        "if pain_change({}, last_day).verdict is Change.BETTER:",
    ),
    Mutant(
        "around a change the day itself is before it",
        "pain",
        "window(by_day, changed_on - FORTNIGHT, changed_on - DAY)",
        "window(by_day, changed_on - FORTNIGHT + DAY, changed_on)",
    ),
)
_RULE = (
    Mutant(
        "pain at the limit is over",
        "pain_rule",
        "self.during > rule.limit",
        "self.during >= rule.limit",
    ),
    Mutant(
        "a morning as much higher as the tolerance is over",
        "pain_rule",
        "self.next_morning > self.morning + rule.tolerance",
        "self.next_morning >= self.morning + rule.tolerance",
    ),
    Mutant(
        "within the rule without a score during",
        "pain_rule",
        "return Verdict.UNKNOWN if None in halves else Verdict.WITHIN",
        "return Verdict.UNKNOWN if halves[1] is None else Verdict.WITHIN",
    ),
    Mutant(
        "within the rule without both mornings",
        "pain_rule",
        "return Verdict.UNKNOWN if None in halves else Verdict.WITHIN",
        "return Verdict.UNKNOWN if halves[0] is None else Verdict.WITHIN",
    ),
    Mutant(
        "pain before stands in for the morning",
        "pain_rule",
        "(Moment.MORNING, day), (Moment.MORNING, day + DAY)",
        "(Moment.BEFORE, day), (Moment.MORNING, day + DAY)",
    ),
    Mutant(
        "fractions are of all training days",
        "pain_rule",
        "return RuleShare(sum(known), len(known),",
        "return RuleShare(sum(known), len(known) + 1,",
    ),
    Mutant(
        "a pattern is three over at any time",
        "pain_rule",
        "sum(known[-PATTERN_DAYS:]) >= PATTERN_OVER",
        "sum(known) >= PATTERN_OVER",
    ),
)
_OTHERS = (
    Mutant(
        "an exercise is compared with other days",
        "stands_out",
        "own = [_mean(by_day[day]) for day in by_day if others[day]]",
        "own = [_mean(by_day[day]) for day in by_day]",
    ),
    Mutant(
        "seven days are enough to name",
        "stands_out",
        "FEWEST_COMPARED = 8",
        "FEWEST_COMPARED = 7",
    ),
    Mutant(
        "marked days in one run are separate times",
        "stands_out",
        "times = len(_run_starts(scored, marked))",
        "times = len(scored)",
    ),
    Mutant(
        "unmarked days of any time are compared",
        "stands_out",
        "if day not in marked and any(abs(day - other) <= WEEK for other in scored)",
        "if day not in marked",
    ),
    Mutant(
        "places count scores",
        "stands_out",
        "site, len(values),",
        "site, sum(map(len, by_day.values())),",
    ),
    Mutant(
        "a place has a mean from one day on",
        "stands_out",
        "FEWEST_FOR_A_MEAN = 5",
        "FEWEST_FOR_A_MEAN = 1",
    ),
    Mutant(
        "a single activity counts from 2 points",
        "../domain/function",
        "CLEAR_MEAN, CLEAR_SINGLE = 2, 3",
        "CLEAR_MEAN, CLEAR_SINGLE = 2, 2",
    ),
    Mutant(
        "today after one set is all done in the calendar",
        "calendar",
        "planned[slot.first] += slot.planned",
        "planned[slot.first] += slot.due",
    ),
    Mutant(
        "what was done today closes what is open since an earlier day",
        "agenda",
        "for on, n in slot.credited_on.items() if on < day)",
        "for on, n in slot.credited_on.items())",
    ),
)
MUTANTS = (*_ADHERENCE, *_PAIN, *_RULE, *_OTHERS)


def module_of(mutant: Mutant, root: Path = ROOT) -> Path:
    """Return the file that the mutant changes, below `root`."""
    return (root / "footlog" / "analysis" / f"{mutant.module}.py").resolve()


def is_caught(mutant: Mutant, copy: Path) -> bool:
    """Plant the mutant into the copy, run the tests, put it back, and tell whether one failed."""
    module = module_of(mutant, copy)
    sound = module.read_text("utf-8")
    module.write_text(sound.replace(mutant.old, mutant.new), "utf-8")
    command = (sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *TESTS)
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
    module.write_text(sound, "utf-8")
    return done.returncode == 1


def main() -> None:
    """Try every mutant; leave with 1 when one lives."""
    living = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "footlog"
        for part in PARTS:
            copied = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
            copy.mkdir(exist_ok=True)
            copied(ROOT / part, copy / part)
        for mutant in MUTANTS:
            caught = is_caught(mutant, copy)
            living += [] if caught else [mutant]
            print("caught" if caught else "LIVES ", mutant.misreading, flush=True)  # noqa: T201
    sys.exit(f"{len(living)} of {len(MUTANTS)} live." if living else 0)


if __name__ == "__main__":
    main()
