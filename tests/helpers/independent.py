"""A second, naive calculation of `footlog summary --json`, from the exported files alone.

It follows product.md section 5 sentence by sentence, imports nothing from footlog, and counts day
by day, item by item and side by side. Where it has the choice it is clear rather than quick.
"""

import csv
import io
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

DAY = timedelta(days=1)
MOMENTS = ("morning", "before", "during", "after", "evening")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_COUNTS = ("days_due", "days_trained", "days_recorded", "days_paused")
FORTNIGHT = 14
ENOUGH_SCORES = 4

Figures = dict[str, Any]


@dataclass(frozen=True)
class Item:
    """One row of plan.csv, as far as it is counted."""

    exercise: str
    side: str
    per_day: int
    schedule: str
    starts_on: date
    ends_on: date | None

    @property
    def sides(self) -> tuple[str, ...]:
        """`each` → left and right; otherwise the one it names."""
        return ("left", "right") if self.side == "each" else (self.side,)

    def in_force(self, day: date) -> bool:
        """`starts_on <= d` and (`ends_on` empty or `d < ends_on`)."""
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)

    @property
    def times_a_week(self) -> int | None:
        """The K of `K per week`; None for every other schedule, which has daily slots."""
        words = self.schedule.split()
        return int(words[0]) if words[1:] == ["per", "week"] else None

    def scheduled(self, day: date) -> bool:
        """Tell whether a daily slot falls on `day`, as far as the schedule goes.

        `daily`, `every K days` (counted from `starts_on`) or weekdays (`mon,wed,fri`).
        """
        if self.schedule == "daily":
            return True
        if self.schedule.startswith("every "):
            return (day - self.starts_on).days % int(self.schedule.split()[1]) == 0
        return WEEKDAYS[day.weekday()] in self.schedule.split(",")


@dataclass
class Diary:
    """Both files, counted out by day. Entries dated after today do not exist."""

    today: date
    items: list[Item]
    sets: Counter[tuple[date, str, str]] = field(default_factory=Counter)
    scores: dict[str, list[tuple[date, int]]] = field(default_factory=dict)
    paused: set[date] = field(default_factory=set)
    recorded: set[date] = field(default_factory=set)

    @property
    def trained(self) -> set[date]:
        """Days with a set log."""
        return {day for day, _, _ in self.sets}

    def of_day(self, moment: str, day: date) -> list[int]:
        """Return the scores of one moment on one day."""
        return self.between(moment, day, day)

    def between(self, moment: str, first: date, last: date) -> list[int]:
        """Return the scores of one moment from `first` to `last`, both included."""
        return [pain for on, pain in self.scores[moment] if first <= on <= last]


@dataclass
class Slots:
    """What was due and credited in one week."""

    due: int = 0
    credited: int = 0
    days_due: set[date] = field(default_factory=set)


def summary(
    history_csv: bytes,
    plan_csv: bytes,
    today: date,
    pain_limit: int = 5,
    pain_tolerance: int = 1,
) -> Figures:
    """Return what `footlog summary --json --today TODAY` prints for these two files.

    Readings taken where product.md is open:
    - Entries dated after today do not exist, not even a pause noted ahead.
    - An item that starts after today is a plan start like any other; the report runs from the week
      of the first start or entry to the week of today, and is empty when that lies ahead.
    """
    diary = _read(history_csv, plan_csv, today)
    beginnings = [*(item.starts_on for item in diary.items), *diary.recorded]
    weeks = []
    if beginnings:
        monday = _monday(min(beginnings))
        while monday <= today:
            weeks.append(_week(diary, monday))
            monday += 7 * DAY
    return {
        "today": today.isoformat(),
        "weeks": weeks,
        "total": _total(diary, weeks),
        "pain_change": {moment: _pain_change(diary, moment) for moment in MOMENTS},
        "pain_rule": [
            {"date": day.isoformat(), "verdict": _pain_rule(diary, day, pain_limit, pain_tolerance)}
            for day in sorted(diary.trained)
        ],
    }


def _read(history_csv: bytes, plan_csv: bytes, today: date) -> Diary:
    diary = Diary(today, [_item(row) for row in _rows(plan_csv)])
    diary.scores = {moment: [] for moment in MOMENTS}
    for row in _rows(history_csv):
        day = date.fromisoformat(row["date"])
        if day > today:
            continue
        diary.recorded.add(day)
        if row["kind"] == "set":
            diary.sets[day, row["exercise_id"], row["side"]] += 1
        if row["state"] == "paused":
            diary.paused.add(day)
        if row["pain"]:
            # The pain of a set log is `during`.
            moment = "during" if row["kind"] == "set" else row["moment"]
            diary.scores[moment].append((day, int(row["pain"])))
    return diary


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def _item(row: dict[str, str]) -> Item:
    """Per side and occasion-day: `per_day = times_per_day × (sets or 1)`."""
    return Item(
        exercise=row["exercise_id"],
        side=row["side"],
        per_day=int(row["times_per_day"] or 1) * int(row["sets"] or 1),
        schedule=row["schedule"],
        starts_on=date.fromisoformat(row["starts_on"]),
        ends_on=date.fromisoformat(row["ends_on"]) if row["ends_on"] else None,
    )


def _monday(day: date) -> date:
    return day - day.weekday() * DAY


def _days_of_week(monday: date) -> list[date]:
    return [monday + n * DAY for n in range(7)]


def _week(diary: Diary, monday: date) -> Figures:
    """Return one week's figures; days after today do not exist."""
    days = [day for day in _days_of_week(monday) if day <= diary.today]
    slots = Slots()
    for item in diary.items:
        for side in item.sides:
            if item.times_a_week is None:
                for day in days:
                    _add_daily_slot(slots, diary, item, side, day)
            else:
                _add_weekly_slot(slots, diary, item, side, monday)
    figures: Figures = {
        "week": monday.isoformat(),
        "days_due": len(slots.days_due),
        "days_trained": len(diary.trained & set(days)),
        "days_recorded": len(diary.recorded & set(days)),
        "days_paused": len(diary.paused & set(days)),
        "sets_due": slots.due,
        "sets_credited": slots.credited,
        "sets_extra": sum(_all_sets(diary, day) for day in days) - slots.credited,
        "adherence": _adherence(slots.due, slots.credited),
    }
    for moment in MOMENTS:
        figures |= _pain_figures(moment, diary.between(moment, days[0], days[-1]))
    return figures


def _add_daily_slot(slots: Slots, diary: Diary, item: Item, side: str, day: date) -> None:
    """Count the slot of a scheduled day that is not paused.

    Reading: `days_due` counts the distinct days with at least one daily slot with due > 0, so today
    only when something of a daily slot was credited.
    """
    if not item.in_force(day) or not item.scheduled(day) or day in diary.paused:
        return
    done = _done(diary, item, side, [day])
    credited = min(done, item.per_day)
    due = credited if day == diary.today else item.per_day
    slots.due += due
    slots.credited += credited
    if due > 0:
        slots.days_due.add(day)


def _add_weekly_slot(slots: Slots, diary: Diary, item: Item, side: str, monday: date) -> None:
    """Count the slot of `K per week`.

    Readings: `done` counts all logs of that exercise and side from Monday to Sunday, also those of
    paused days and of days on which the item was not in force; successive items of one exercise in
    one week therefore each see all of them. In the week that holds today, `n` counts the days of
    the whole week (the plan is known ahead, a pause noted ahead is not), so that
    `credited = min(done, due of the whole week)`, and `m` counts the days of `n` before today.
    """
    times = item.times_a_week or 0
    week = _days_of_week(monday)
    its_days = [day for day in week if item.in_force(day) and day not in diary.paused]
    whole = _round_half_up(Fraction(times * len(its_days), 7)) * item.per_day
    credited = min(_done(diary, item, side, week), whole)
    due = whole
    if diary.today in week:
        before_today = [day for day in its_days if day < diary.today]
        due = max(credited, times * len(before_today) // 7 * item.per_day)
    slots.due += due
    slots.credited += credited


def _round_half_up(number: Fraction) -> int:
    return (2 * number.numerator + number.denominator) // (2 * number.denominator)


def _done(diary: Diary, item: Item, side: str, days: list[date]) -> int:
    """Set logs of that exercise and side; `both` counts for left and right on an `each` item."""
    sides = (side, "both") if item.side == "each" else (side,)
    return sum(diary.sets[day, item.exercise, logged] for day in days for logged in sides)


def _all_sets(diary: Diary, day: date) -> int:
    """Return the sets of a day; `both` is two when an `each` item of that exercise is in force."""
    count = 0
    for (on, exercise, side), sets in diary.sets.items():
        if on == day:
            is_two = side == "both" and any(
                item.exercise == exercise and item.side == "each" and item.in_force(day)
                for item in diary.items
            )
            count += 2 * sets if is_two else sets
    return count


def _adherence(due: int, credited: int) -> float | None:
    return None if due == 0 else float(Fraction(credited, due))


def _pain_figures(moment: str, scores: list[int]) -> Figures:
    """Pain per week and moment: n, mean, worst. No score, no point."""
    return {
        f"pain_{moment}_n": len(scores),
        f"pain_{moment}_mean": _float(_mean(scores)) if scores else None,
        f"pain_{moment}_worst": max(scores, default=None),
    }


def _mean(scores: list[int]) -> Fraction:
    return Fraction(sum(scores), len(scores))


def _float(number: Fraction | None) -> float | None:
    return None if number is None else float(number)


def _total(diary: Diary, weeks: list[Figures]) -> Figures:
    """Return the same sums over the span: means over all its scores, not over weekly means."""
    sums = [*DAY_COUNTS, "sets_due", "sets_credited", "sets_extra"]
    total: Figures = {name: sum(week[name] for week in weeks) for name in sums}
    total["adherence"] = _adherence(total["sets_due"], total["sets_credited"])
    for moment in MOMENTS:
        total |= _pain_figures(moment, [pain for _, pain in diary.scores[moment]])
    return total


def _pain_change(diary: Diary, moment: str) -> Figures:
    """Compare the first fortnight of a moment with the last one.

    Readings: the first fortnight is the earliest 14 days that begin on a day with a score and hold
    at least 4 scores. A fortnight with at least 4 scores shows its mean even when the other one has
    too few or both overlap; the verdict is then `not enough data`. The last fortnight is today and
    the 13 days before it. 30 % are of the first mean.
    """
    last_from = diary.today - (FORTNIGHT - 1) * DAY
    first_from, baseline = None, None
    for day in sorted({on for on, _ in diary.scores[moment]}):
        scores = diary.between(moment, day, day + (FORTNIGHT - 1) * DAY)
        if len(scores) >= ENOUGH_SCORES:
            first_from, baseline = day, _mean(scores)
            break
    scores = diary.between(moment, last_from, diary.today)
    latest = _mean(scores) if len(scores) >= ENOUGH_SCORES else None
    return {
        "baseline": _float(baseline),
        "latest": _float(latest),
        "verdict": "not enough data"
        if first_from is None
        or baseline is None
        or latest is None
        or first_from + (FORTNIGHT - 1) * DAY >= last_from
        else _change(baseline, latest),
    }


def _change(baseline: Fraction, latest: Fraction) -> str:
    moved = latest - baseline
    if abs(moved) >= 2 and abs(moved) >= Fraction(30, 100) * baseline:
        return "likely better" if moved < 0 else "likely worse"
    return "no clear change"


def _pain_rule(diary: Diary, day: date, limit: int, tolerance: int) -> str:
    """Return the verdict on a training day.

    Readings: of several scores of a moment on one day the worst counts. `unknown` only in the cases
    that are named, so a day without any `during` score is not over by that half of the rule.
    """
    during = max(diary.of_day("during", day), default=None)
    next_morning = max(diary.of_day("morning", day + DAY), default=None)
    compared = max(diary.of_day("morning", day) or diary.of_day("before", day), default=None)
    if during is not None and during > limit:
        return "over"
    if next_morning is None or compared is None:
        return "unknown"
    return "over" if next_morning > compared + tolerance else "within"
