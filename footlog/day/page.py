"""The whole day as JSON: what is due, its sets, how much it hurts, and what may be said of it."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from footlog.analysis import agenda
from footlog.analysis.adherence import LONGEST_SLOT, AdherenceFacts
from footlog.analysis.pain import FORTNIGHT, pain_by_moment, staying
from footlog.analysis.summary import summarise
from footlog.day.advice import GET_HELP, RED_FLAGS, STAYING_TITLE, over_words, staying_words
from footlog.day.rows import Data, DayFacts, ImageOf, changing_of, row_of
from footlog.domain.clock import Now
from footlog.domain.exercises import Exercise
from footlog.domain.logbook import DayRecord, DayState, Entry, FootMark, Moment, PainScore, SetLog
from footlog.domain.plan import PlanItem
from footlog.domain.settings import Settings
from footlog.domain.validation import EARLIEST_DAY
from footlog.domain.weeks import DAY, WEEK, monday_of
from footlog.result_wording import adherence_percent
from footlog.store.diary import Diary
from footlog.wording import (
    MARKS,
    REASONS,
    SHORT_MOMENTS,
    SIDES,
    STATES,
    day_words,
    mark_words,
    moment_words,
    plural,
)

_PARTS = {
    Moment.MORNING: "before",
    Moment.BEFORE: "before",
    Moment.DURING: "after",
    Moment.AFTER: "after",
    Moment.EVENING: "after",
}
_MEANINGS = {DayState.PAUSED: "nothing planned", DayState.MISSED: "I did not do it"}
_COPED = "You exercised the day before. Pain on your first steps shows how your foot coped."


@dataclass(frozen=True)
class DayPage:
    """The page of `day`, as it is on the day of `now`, read from the diary at the first use.

    `exercises` are all that are known, by id. `fixed` says that `--today` names the day, `only`
    names the exercise when the page is made for a single one.
    """

    diary: Diary
    exercises: Mapping[str, Exercise]
    settings: Settings
    now: Now
    day: date
    fixed: bool = False
    only: str | None = None

    def whole(self, image: ImageOf) -> Data:
        """Return the whole day; `image` says where the picture of an exercise is."""
        today = self.now.today
        return {
            "version": self.diary.data_version(),
            "day": self.day.isoformat(),
            "today": today.isoformat(),
            "first": EARLIEST_DAY.isoformat(),
            "last": (today + DAY).isoformat(),
            "fixed": self.fixed,
            "day_start": self.settings.day_start.hour * 60 + self.settings.day_start.minute,
            "title": self.title,
            "date": day_words(self.day, today),
            "planned": bool(self._items),
            "foot": self.settings.feet,
            "reasons": _reasons(),
            "usual_marks": [{"reason": name, "words": words} for name, words in MARKS.items()],
            "pain_rule": self._pain_rule(),
            "exercises": [row_of(self.facts, item, image) for item in self.facts.items],
            "pain": [self._moment(moment) for moment in Moment],
            "record": self._record(),
            "week": self._week(),
            "also": self._also(),
            "different": self._different(),
        }

    def changed(self, what: str, exercise_id: str | None) -> Data:
        """Return the parts of the day that a change of the kind `what` can have changed.

        `exercise_id` is the exercise that it is about; None when it is about none.
        """
        if what == "pain":
            return {"pain": [self._moment(moment) for moment in Moment]}
        if exercise_id is None:
            return self._changing()
        one = replace(self, only=exercise_id)
        rows = [changing_of(one.facts, item) for item in one.facts.items]
        is_done = one.is_done() and self.is_done()
        return {"exercises": rows} | ({"week": self._week()} if is_done else {})

    def _changing(self) -> Data:
        return {
            "exercises": [changing_of(self.facts, item) for item in self.facts.items],
            "pain": [self._moment(moment) for moment in Moment],
            "record": self._record(),
            "week": self._week(),
            "also": self._also(),
            "different": self._different(),
        }

    def open_tokens(self) -> set[str]:
        """Return the tokens of the marks that are not ticked."""
        found = (mark for item in self.facts.items for mark in self.facts.marks(item))
        return {mark.token(self.day) for mark in found if mark.log is None}

    @cached_property
    def facts(self) -> DayFacts:
        """What the rows of the day are made of."""
        offered = agenda.offered(self._items, self.day)
        open_since = self._open_since(offered)
        late = tuple(item for item in self._items if item.id in open_since)
        shown = (*offered, *late)
        last = {agenda.last_day(self._trained[item.exercise_id], self.day) for item in shown}
        return DayFacts(
            self.day,
            shown,
            self.exercises,
            tuple(entry for entry in self._entries if isinstance(entry, SetLog)),
            open_since,
            self._earlier(open_since),
            self._trained,
            tuple(log for on in sorted(filter(None, last)) for log in self.diary.sets_of(on)),
            self.settings.feet,
        )

    @cached_property
    def _items(self) -> tuple[PlanItem, ...]:
        items = self.diary.plan_items()
        return tuple(item for item in items if self.only in (None, item.exercise_id))

    @cached_property
    def _trained(self) -> defaultdict[str, set[date]]:
        return self.diary.training_days(self.day - agenda.RECENT, self.day - DAY)

    @cached_property
    def _entries(self) -> list[Entry]:
        return self.diary.entries(self.day, self.day)

    @cached_property
    def _adherence(self) -> AdherenceFacts:
        return self.diary.tally(self.day - LONGEST_SLOT, self.day).facts(self.day)

    def _open_since(self, offered: list[PlanItem]) -> dict[str, date]:
        """Return since when items that are not due on the day are open, by the item's id."""
        late = {item.id for item in self._items if item.in_force(self.day)}
        late -= {item.id for item in offered}
        found = agenda.still_open(self._adherence, self.day) if late else {}
        return {item_id: since for item_id, since in found.items() if item_id in late}

    def _earlier(self, open_since: Mapping[str, date]) -> tuple[SetLog, ...]:
        if not open_since:
            return ()
        sets = self.diary.sets_of(self.day, min(open_since.values()))
        return tuple(log for log in sets if log.on not in self._adherence.paused)

    @property
    def title(self) -> str:
        """What the day is called: Today, Yesterday, Tomorrow, or its date."""
        today = self.now.today
        near = {today - DAY: "Yesterday", today: "Today", today + DAY: "Tomorrow"}
        return near.get(self.day) or day_words(self.day, today)

    def _pain_rule(self) -> Data:
        rule = self.settings.pain_rule
        return {"limit": rule.limit, "tolerance": rule.tolerance, "over": over_words(rule)}

    def score(self, moment: Moment) -> PainScore | None:
        """Return the day's score of the moment that is shown: the last one."""
        scores = (entry for entry in self._entries if isinstance(entry, PainScore))
        return next((one for one in reversed([*scores]) if one.moment is moment), None)

    def _moment(self, moment: Moment) -> Data:
        score = self.score(moment)
        return {
            "moment": str(moment),
            "title": moment_words(moment, is_today=self.day == self.now.today),
            "short": SHORT_MOMENTS[moment],
            "part": _PARTS[moment],
            "hint": _COPED if moment is Moment.MORNING and self._trained_before() else None,
            "score": score
            and {"id": score.id, "pain": score.pain, "site": score.site, "note": score.note},
        }

    def _trained_before(self) -> bool:
        return any(self.day - DAY in days for days in self._trained.values())

    def _record(self) -> Data | None:
        record = next((entry for entry in self._entries if isinstance(entry, DayRecord)), None)
        if record is None:
            return None
        return {
            "state": str(record.state),
            "title": STATES[record.state],
            "reason": record.reason,
        }

    def staying(self) -> Data | None:
        """Return that pain of some moments stays; None when it does not, or on another day.

        It reads the scores of the whole diary when pain may stay: 50 ms for ten years.
        """
        if self.day != self.now.today:
            return None
        recent = pain_by_moment(self.diary.pain_days(self.day - 2 * FORTNIGHT, self.day))
        if not any(staying(by_day, self.day) for by_day in recent.values()):
            return None
        whole = pain_by_moment(self.diary.pain_days(last=self.day))  # was it worse at first?
        found = {moment: staying(whole[moment], self.day) for moment in Moment}
        stays = {moment: pain for moment, pain in found.items() if pain}
        if not stays:
            return None
        return {
            "title": STAYING_TITLE,
            "text": staying_words(stays),
            "help": GET_HELP,
            "flags": list(RED_FLAGS),
        }

    def _different(self) -> list[Data]:
        """Return what was different about the day."""
        return [
            {"id": entry.id, "words": mark_words(entry.reason), "side": entry.side}
            for entry in self._entries
            if isinstance(entry, FootMark)
        ]

    def _also(self) -> list[str]:
        """Return which exercises beside those of the day were done: "Ankle circles, 2 sets"."""
        planned = {item.exercise_id for item in self.facts.items}
        counts = Counter(
            log.exercise_id for log in self.facts.sets if log.exercise_id not in planned
        )
        return [f"{self.facts.name(key)}, {plural(n, 'set')}" for key, n in counts.items()]

    def is_done(self) -> bool:
        """Return whether no mark of the day is left."""
        items = self.facts.items
        return all(mark.log for item in items for mark in self.facts.marks(item))

    def _week(self) -> str | None:
        """Return how the week of the day stands; None when nothing was due in it so far."""
        monday, today = monday_of(self.day), self.now.today
        tally = self.diary.tally(monday - LONGEST_SLOT, min(monday + WEEK - DAY, today))
        week = summarise(tally, today, first=monday, last=self.day).total
        if not week.sets_due:
            return None
        done = f"{week.sets_credited:,} of {week.sets_due:,} sets"
        return f"This week: {done} ({adherence_percent(week)})."


def others(exercises: Mapping[str, Exercise], facts: DayFacts) -> list[Data]:
    """Return the exercises that are not planned for the day, to log one set of."""
    planned = {item.exercise_id for item in facts.items}
    return [
        {
            "id": exercise.id,
            "name": exercise.name,
            "words": exercise.dose.amount_words,
            "sides": [{"side": str(side), "words": SIDES[side]} for side in exercise.side.counted],
        }
        for exercise in sorted(exercises.values(), key=lambda one: one.name.casefold())
        if exercise.id not in planned
    ]


def detail(exercise: Exercise) -> Data:
    """Return how an exercise is done, where it is felt and what to take care of."""
    return {
        "steps": list(exercise.steps),
        "feel": exercise.feel,
        "caution": exercise.caution,
        "equipment": list(exercise.equipment),
        "position": exercise.position,
    }


def _reasons() -> list[Data]:
    return [
        {
            "state": str(state),
            "title": STATES[state],
            "meaning": _MEANINGS[state],
            "reasons": list(reasons),
        }
        for state, reasons in REASONS.items()
    ]
