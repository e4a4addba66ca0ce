"""footlog's figures, held against a second calculation of them on made-up diaries.

Every diary goes the way a person's goes: two files, `footlog import`, `footlog summary --json`.
`FOOTLOG_LONG=1` tries 200 diaries instead of 8.
"""

import csv
import io
import json
import random
import tomllib
import uuid
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import LONG
from tests.helpers.commands import footlog
from tests.helpers.independent import summary

ROOT = Path(__file__).parents[1]
EXERCISES: list[dict[str, Any]] = tomllib.loads(
    (ROOT / "data" / "exercises.toml").read_text("utf-8")
)["exercise"]
NAMES = {exercise["id"]: exercise["name"] for exercise in EXERCISES}

HISTORY_HEADER = (
    "date,time,kind,exercise,side,occasion,set,reps,hold_seconds,minutes,steps,load,pain,moment,"
    "site,state,reason,note,exercise_id,recorded_at,edited_at,utc_offset_minutes,id"
)
PLAN_HEADER = (
    "exercise,side,sets,reps,hold_seconds,minutes,steps,rest_seconds,load,tempo,times_per_day,"
    "schedule,starts_on,ends_on,prescribed_by,reason,note,exercise_id,recorded_at,id"
)
HISTORY = HISTORY_HEADER.split(",")
PLAN = PLAN_HEADER.split(",")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MOMENTS = ("morning", "before", "during", "after", "evening")
SIDES = ("left", "right", "both")
NOTES = ("", "", "", "sore, a bit", '=1+1 "quoted"', "'already quoted", "two\nlines", "＝wide ßé😀")

DAY = timedelta(days=1)
WEEKS = 30
SEEDS = range(200 if LONG else 8)

Row = dict[str, str]


@dataclass(frozen=True)
class Planned:
    """What a row of the plan asks for, as far as it guides the made-up history."""

    exercise: str
    side: str
    per_day: int
    starts_on: date
    ends_on: date

    def asks(self, day: date) -> bool:
        """Tell whether it is in force on `day`, had its end been written down."""
        return self.starts_on <= day < self.ends_on


@dataclass
class MadeUpDiary:
    """A random plan and 30 weeks of history up to and after `today`, as the two files hold them."""

    seed: int
    plan: list[Row] = field(default_factory=list)
    history: list[Row] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rng = random.Random(self.seed)  # noqa: S311 - a made-up diary is no secret
        self.today = date(2026, 1, 1) + self.rng.randrange(400) * DAY
        self.first = self.today - (WEEKS * 7 - self.rng.randrange(14)) * DAY
        self.exercises = self.rng.sample(sorted(NAMES), 6)
        self.planned: list[Planned] = []
        for exercise in self.exercises[:5]:
            self._plan_exercise(exercise)
        self.pain_from, self.pain_to = self.rng.randrange(10), self.rng.randrange(10)
        self.keenness = self.rng.uniform(0.4, 1.0)
        self.score_chance = {
            moment: self.rng.choice((0, 0.04, 0.4, 0.9, 0.9)) for moment in MOMENTS
        }
        self.gap = self.rng.randrange(WEEKS * 7), self.rng.choice((0, 5, 40))
        day = self.first
        while day <= self.today + DAY:
            self._live(day)
            day += DAY
        for ahead in range(2, 8):
            if self._chance(0.5):
                self._add_day_record(self.today + ahead * DAY, "paused")
        self.history.sort(key=lambda row: (row["date"], row["time"], row["recorded_at"], row["id"]))

    def write(self, folder: Path) -> tuple[Path, Path]:
        """Write history.csv and plan.csv and return their paths."""
        history, plan = folder / "history.csv", folder / "plan.csv"
        history.write_bytes(as_csv(HISTORY, self.history))
        plan.write_bytes(as_csv(PLAN, self.plan))
        return history, plan

    def _chance(self, chance: float) -> bool:
        return self.rng.random() < chance

    def _plan_exercise(self, exercise: str) -> None:
        """Plan one item after the other; where a stretch is split, left and right have their own.

        Items so never overlap on a side: `both` and `each` are alone while they last.
        """
        starts_on = self.first + self.rng.choice((0, 0, 3, 10, 60)) * DAY
        while starts_on <= self.today:
            length = self.rng.choice((2, 5, 7, 16, 30, 80, 120))
            ends_on = starts_on + length * DAY
            if self._chance(0.3):
                self._plan_side(exercise, "left", starts_on, ends_on)
                self._plan_side(exercise, "right", starts_on + self.rng.randrange(2) * DAY, ends_on)
            else:
                side = self.rng.choice(("left", "right", "each", "each", "both"))
                self._plan_side(exercise, side, starts_on, ends_on)
            starts_on = ends_on + self.rng.choice((0, 0, 0, 1, 9)) * DAY
        if starts_on == self.today + DAY:
            self._plan_side(exercise, "each", starts_on, starts_on + 30 * DAY)

    def _plan_side(self, exercise: str, side: str, starts_on: date, ends_on: date) -> None:
        sets = self.rng.choice((None, 1, 2, 3))
        times = self.rng.choice((1, 1, 1, 2, 3))
        self.planned.append(Planned(exercise, side, times * (sets or 1), starts_on, ends_on))
        is_open = ends_on > self.today + DAY and self._chance(0.6)
        amount, value = self.rng.choice(
            (("reps", "12"), ("hold_seconds", "45"), ("minutes", "2.5"))
        )
        self.plan.append(
            dict.fromkeys(PLAN, "")
            | {
                "exercise": NAMES[exercise],
                "side": side,
                "sets": str(sets or ""),
                amount: value,
                "times_per_day": str(times),
                "schedule": self._schedule(),
                "starts_on": starts_on.isoformat(),
                "ends_on": "" if is_open else ends_on.isoformat(),
                "exercise_id": exercise,
                "recorded_at": f"{starts_on}T08:00:00Z",
                "id": self._id(),
            }
        )

    def _schedule(self) -> str:
        weekdays = self.rng.sample(range(7), self.rng.randint(1, 6))
        return self.rng.choice(
            (
                "daily",
                "daily",
                f"every {self.rng.randint(2, 9)} days",
                ",".join(WEEKDAYS[number] for number in sorted(weekdays)),
                f"{self.rng.randint(1, 7)} per week",
                f"{self.rng.randint(1, 7)} per week",
                f"{self.rng.randint(1, 7)} per week",
            )
        )

    def _live(self, day: date) -> None:
        """Log one day: sets, pain, a day record, or nothing of it."""
        self._feel(day)
        mood = self.rng.random()
        if mood < 0.10:
            self._add_day_record(day, "paused")
        elif mood < 0.16:
            self._add_day_record(day, "missed")
        if (mood < 0.16 and self._chance(0.8)) or mood > 0.9:
            return
        for planned in self.planned:
            if planned.asks(day) and self._chance(self.keenness):
                self._train(planned, day)
        if self._chance(0.1):
            self._add_set(day, self.rng.choice(self.exercises), self.rng.choice(SIDES))

    def _train(self, planned: Planned, day: date) -> None:
        if planned.side == "each" and self._chance(0.15):
            sides = ["both", self.rng.choice(SIDES)]
        elif planned.side == "each":
            sides = ["left", "right"]
        else:
            sides = [planned.side]
        for side in sides:
            count = planned.per_day + self.rng.choice((-2, -1, 0, 0, 0, 0, 1))
            for _ in range(count):
                self._add_set(day, planned.exercise, side)

    def _feel(self, day: date) -> None:
        number = (day - self.first).days
        if 0 <= number - self.gap[0] < self.gap[1]:
            return
        share = number / (WEEKS * 7)
        level = self.pain_from + share * (self.pain_to - self.pain_from)
        for moment, chance in self.score_chance.items():
            while self._chance(chance):
                self._add_score(day, moment, min(10, max(0, round(self.rng.gauss(level, 1.5)))))
                chance = 0.25  # noqa: PLW2901 - a second score of the day is rarer

    def _add_set(self, day: date, exercise: str, side: str) -> None:
        pain = str(self.rng.randrange(11)) if self._chance(0.03) else ""
        self._add(
            day,
            kind="set",
            exercise=NAMES[exercise],
            exercise_id=exercise,
            side=side,
            occasion=str(self.rng.randint(1, 3)),
            set=self.rng.choice(("", "1", "2")),
            reps=self.rng.choice(("", "8")),
            minutes=self.rng.choice(("", "2.5", "10")),
            load=self.rng.choice(("", "", "-5 kg", "red band")),
            pain=pain,
        )

    def _add_score(self, day: date, moment: str, pain: int) -> None:
        exercise = self.rng.choice(("", "", self.exercises[0]))
        self._add(
            day,
            kind="pain",
            exercise=NAMES.get(exercise, ""),
            exercise_id=exercise,
            pain=str(pain),
            moment=moment,
            side=self.rng.choice(("", "", "left", "each")),
            site=self.rng.choice(("", "", "@ball of the foot")),
        )

    def _add_day_record(self, day: date, state: str) -> None:
        self._add(day, kind="day", state=state, reason=self.rng.choice(("", "+flare", "away")))

    def _add(self, day: date, **cells: str) -> None:
        recorded = f"{day}T{self.rng.randrange(24):02}:{self.rng.randrange(60):02}:00Z"
        time = f"{self.rng.randrange(24):02}:{self.rng.randrange(60):02}"
        self.history.append(
            dict.fromkeys(HISTORY, "")
            | {name: escape_formula(cell) for name, cell in cells.items()}
            | {
                "date": day.isoformat(),
                "time": self.rng.choice(("", time)),
                "note": escape_formula(self.rng.choice(NOTES)),
                "recorded_at": recorded,
                "edited_at": self.rng.choice(("", "", recorded)),
                "utc_offset_minutes": self.rng.choice(("", "0", "60", "-210")),
                "id": self._id(),
            }
        )

    def _id(self) -> str:
        return str(uuid.UUID(int=self.rng.getrandbits(128), version=4))


def escape_formula(text: str) -> str:
    return f"'{text}" if text.startswith(tuple("=+-@'\t\r\n＝＋－＠")) else text


def as_csv(columns: list[str], rows: list[Row]) -> bytes:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, columns, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue().encode("utf-8-sig")


def printed_by(*arguments: str | Path) -> str:
    done = footlog(*arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def imported(diary: MadeUpDiary, folder: Path) -> Path:
    history, plan = diary.write(folder)
    db = folder / "footlog.db"
    printed_by("import", history, "--plan", plan, "--db", db, "--today", str(diary.today))
    return db


def summarised(db: Path, today: date, *span: str) -> dict[str, Any]:
    printed = printed_by("summary", "--json", "--db", db, "--today", str(today), *span)
    found: dict[str, Any] = json.loads(printed)
    return found


def differences(expected: object, found: object, path: str = "") -> list[str]:
    """Return one line for each figure that differs: whole numbers at all, others by over 1e-12."""
    if isinstance(expected, dict) and isinstance(found, dict) and expected.keys() == found.keys():
        return [
            line
            for key in expected
            for line in differences(expected[key], found[key], f"{path}/{key}")
        ]
    if isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        return [
            line
            for number, pair in enumerate(zip(expected, found, strict=True))
            for line in differences(*pair, f"{path}/{number}")
        ]
    if isinstance(expected, float) and isinstance(found, float):
        same = abs(expected - found) <= 1e-12
    else:
        same = type(expected) is type(found) and expected == found
    return [] if same else [f"{path}: expected {expected}, found {found}"]


@pytest.mark.long
@pytest.mark.parametrize("seed", SEEDS)
def test_summary_agrees_with_the_second_calculation(seed: int, tmp_path: Path) -> None:
    diary = MadeUpDiary(seed)
    db = imported(diary, tmp_path)
    history, plan = diary.write(tmp_path)
    expected = summary(history.read_bytes(), plan.read_bytes(), diary.today)
    assert len(expected["weeks"]) >= WEEKS - 2
    assert differences(expected, summarised(db, diary.today)) == []


def test_export_gives_back_the_imported_history(tmp_path: Path) -> None:
    diary = MadeUpDiary(1)
    db = imported(diary, tmp_path)
    out = tmp_path / "out.csv"
    printed_by("export", "--db", db, "--out", out, "--today", str(diary.today))
    assert out.read_bytes() == (tmp_path / "history.csv").read_bytes()


def test_an_empty_diary_has_no_weeks_and_no_figures(tmp_path: Path) -> None:
    history, plan = tmp_path / "history.csv", tmp_path / "plan.csv"
    history.write_bytes(as_csv(HISTORY, []))
    plan.write_bytes(as_csv(PLAN, []))
    today = date(2026, 3, 11)
    db = tmp_path / "footlog.db"
    printed_by("import", history, "--plan", plan, "--db", db, "--today", str(today))
    found = summarised(db, today)
    assert differences(summary(history.read_bytes(), plan.read_bytes(), today), found) == []
    assert found["weeks"] == []
    assert found["total"]["adherence"] is None
    assert found["total"]["sets_due"] == 0
    assert found["pain_change"]["morning"]["verdict"] == "not enough data"


@pytest.mark.parametrize("first_week", [4, 20])
def test_a_span_of_whole_weeks_sums_exactly_those_weeks(first_week: int, tmp_path: Path) -> None:
    diary = MadeUpDiary(2)
    db = imported(diary, tmp_path)
    history, plan = (file.read_bytes() for file in diary.write(tmp_path))
    weeks = summary(history, plan, diary.today)["weeks"]
    inside = weeks[first_week : first_week + 9]
    monday = date.fromisoformat(inside[0]["week"])
    sunday = date.fromisoformat(inside[-1]["week"]) + 6 * DAY
    found = summarised(db, diary.today, "--from", str(monday), "--to", str(sunday))
    assert differences(inside, found["weeks"]) == []
    assert differences(summed(inside), found["total"]) == []


def summed(weeks: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the total of some weeks, from their own figures alone."""
    counts = ("days_due", "days_trained", "days_recorded", "days_paused")
    sets = ("sets_due", "sets_credited", "sets_extra")
    total: dict[str, Any] = {name: sum(week[name] for week in weeks) for name in (*counts, *sets)}
    due, credited = total["sets_due"], total["sets_credited"]
    total["adherence"] = credited / due if due else None
    for moment in MOMENTS:
        n, mean, worst = (f"pain_{moment}_{figure}" for figure in ("n", "mean", "worst"))
        with_scores = [week for week in weeks if week[n]]
        number = sum(week[n] for week in weeks)
        added = sum(week[n] * week[mean] for week in with_scores)
        total[n] = number
        total[mean] = added / number if number else None
        total[worst] = max((week[worst] for week in with_scores), default=None)
    return total
