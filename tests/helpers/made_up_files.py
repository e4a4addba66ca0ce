"""Made-up diaries as the two files that a person would import, for the second calculation."""

import csv
import io
import random
import tomllib
import uuid
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
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
MARKS = ("new_shoes", "long_walk", "wet grass, cold")
NOTES = ("", "", "", "sore, a bit", '=1+1 "quoted"', "'already quoted", "two\nlines", "＝wide ßé😀")

DAY = timedelta(days=1)
WEEKS = (5, 6, 12, 30)

Row = dict[str, str]


@dataclass(frozen=True)
class Planned:
    """What a row of the plan asks for, as far as it guides the made-up history."""

    exercise: str
    side: str
    per_day: int
    schedule: str
    starts_on: date
    ends_on: date

    def asks(self, day: date) -> bool:
        """Tell whether it is in force on `day`, had its end been written down."""
        return self.starts_on <= day < self.ends_on

    def chance(self, day: date) -> float:
        """Return how likely sets are on `day`, when people follow it with some delay."""
        words = self.schedule.split()
        if words[1:] == ["per", "week"]:
            return int(words[0]) / 7
        if words[0] == "every":
            is_scheduled = (day - self.starts_on).days % int(words[1]) == 0
            return 0.5 if is_scheduled else 1 / int(words[1])
        is_scheduled = words[0] == "daily" or WEEKDAYS[day.weekday()] in words[0]
        return 0.8 if is_scheduled else 0.3


@dataclass
class MadeUpDiary:
    """A random plan and weeks of history up to and after `today`, as the two files hold them."""

    seed: int
    plan: list[Row] = field(default_factory=list)
    history: list[Row] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rng = random.Random(self.seed)  # noqa: S311 - a made-up diary is no secret
        self.today = date(2026, 1, 1) + self.rng.randrange(400) * DAY
        self.weeks = self.rng.choice(WEEKS)
        self.first = self.today - (self.weeks * 7 - self.rng.randrange(14)) * DAY
        self.exercises = self.rng.sample(sorted(NAMES), 6)
        self.planned: list[Planned] = []
        for exercise in self.exercises[:5]:
            self._plan_exercise(exercise)
        self.pain_from, self.pain_to = self.rng.randrange(10), self.rng.randrange(10)
        self.keenness = self.rng.uniform(0.5, 1.2)
        self.score_chance = {
            moment: self.rng.choice((0, 0.04, 0.25, 0.4, 0.9, 0.9)) for moment in MOMENTS
        }
        self.set_score_chance = self.rng.choice((0, 0.03, 0.3))
        self.gap = self.rng.randrange(self.weeks * 7), self.rng.choice((0, 5, 40))
        self.flare = self.rng.randrange(self.weeks * 7), self.rng.choice((0, 4, 12))
        day = self.first
        while day <= self.today + DAY:
            self._live(day)
            day += DAY
        for ahead in range(2, 8):
            if self._chance(0.5):
                self._add_day_record(self.today + ahead * DAY, "paused")
        self._mark_days()
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

        Items so never overlap on a side: `both` and `each` are alone while they last. A change of
        dose often keeps the schedule, on any day of the week.
        """
        starts_on = self.first + self.rng.choice((0, 0, 3, 10, 60)) * DAY
        schedule = self._schedule()
        while starts_on <= self.today:
            if self._chance(0.6):
                schedule = self._schedule()
            length = self.rng.choice((2, 5, 7, 16, 30, 80, 120))
            ends_on = starts_on + length * DAY
            if self._chance(0.3):
                self._plan_side(exercise, "left", schedule, starts_on, ends_on)
                later = starts_on + self.rng.randrange(2) * DAY
                self._plan_side(exercise, "right", self._schedule(), later, ends_on)
            else:
                side = self.rng.choice(("left", "right", "each", "each", "both"))
                self._plan_side(exercise, side, schedule, starts_on, ends_on)
            starts_on = ends_on + self.rng.choice((0, 0, 0, 1, 9)) * DAY
        if starts_on == self.today + DAY:
            self._plan_side(exercise, "each", schedule, starts_on, starts_on + 30 * DAY)

    def _plan_side(
        self, exercise: str, side: str, schedule: str, starts_on: date, ends_on: date
    ) -> None:
        sets = self.rng.choice((None, 1, 2, 3))
        times = self.rng.choice((1, 1, 1, 2, 3))
        per_day = times * (sets or 1)
        self.planned.append(Planned(exercise, side, per_day, schedule, starts_on, ends_on))
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
                "schedule": schedule,
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
                f"every {self.rng.randint(2, 9)} days",
                ",".join(WEEKDAYS[number] for number in sorted(weekdays)),
                f"{self.rng.randint(1, 7)} per week",
                f"{self.rng.randint(1, 7)} per week",
            )
        )

    def _live(self, day: date) -> None:
        """Log one day: sets, pain, a day record, or nothing of it."""
        self._feel(day)
        mood = self.rng.random() * (0.2 if self._lasts(self.flare, day) else 1)
        if mood < 0.10:
            self._add_day_record(day, "paused")
        elif mood < 0.16:
            self._add_day_record(day, "missed")
        if (mood < 0.16 and self._chance(0.8)) or mood > 0.9:
            return
        for planned in self.planned:
            if planned.asks(day) and self._chance(self.keenness * planned.chance(day)):
                self._train(planned, day)
        if self._chance(0.1):
            self._add_set(day, self.rng.choice(self.exercises), self.rng.choice(SIDES))

    def _lasts(self, stretch: tuple[int, int], day: date) -> bool:
        """Tell whether the day lies in a stretch, given as its first day's number and length."""
        return 0 <= (day - self.first).days - stretch[0] < stretch[1]

    def _train(self, planned: Planned, day: date) -> None:
        if planned.side == "each" and self._chance(0.25):
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
        if self._lasts(self.gap, day):
            return
        share = (day - self.first).days / (self.weeks * 7)
        level = self.pain_from + share * (self.pain_to - self.pain_from)
        level += 3 if self._lasts(self.flare, day) else 0
        for moment, chance in self.score_chance.items():
            while self._chance(chance):
                self._add_score(day, moment, min(10, max(0, round(self.rng.gauss(level, 1.5)))))
                chance = 0.35  # noqa: PLW2901 - a second score of the day is rarer

    def _add_set(self, day: date, exercise: str, side: str) -> None:
        mildest = 6 if exercise == self.exercises[0] else 0
        pain = self.rng.randint(mildest, mildest + 4)
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
            pain=str(pain) if self._chance(self.set_score_chance) else "",
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

    def _mark_days(self) -> None:
        """Mark some days; the rest of the diary is the same as without marks."""
        self.rng = random.Random(f"marks {self.seed}")  # noqa: S311 - as above
        for number in range((self.today - self.first).days + 1):
            for reason in MARKS:
                if self._chance(0.12):
                    side = self.rng.choice(("", "left", "each"))
                    self._add(self.first + number * DAY, kind="mark", reason=reason, side=side)

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
