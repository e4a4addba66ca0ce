"""Changes to a day as the browser sends them: read, checked, and carried out once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from footlog.analysis.agenda import Mark, extra_mark, marks
from footlog.domain.clock import Now, entry_metadata
from footlog.domain.exercises import Exercise, Side
from footlog.domain.logbook import (
    DayRecord,
    DayState,
    FootMark,
    Moment,
    PainScore,
    SetLog,
    score_token,
)
from footlog.domain.plan import PlanItem
from footlog.domain.validation import InvalidEntry, shown
from footlog.store.diary import Diary
from footlog.wording import SIDES, STATES, mark_words, moment_words, ordinal

AT_ONCE = timedelta(minutes=2)
"""A change that is older than this has waited for footlog; its day was checked when it was made."""
OLDEST = timedelta(days=366)

_AMOUNTS = ("reps", "hold_seconds", "steps")
_TEXTS = ("load", "note", "site")


@dataclass(frozen=True)
class Change:
    """One change to the entries of `day`, made `ago` on a page that was drawn on `today`.

    `page` is the day that the page shows; it also shows sets of earlier days that are still open.
    `fields` say what is changed: `what`, and what belongs to it. `zone` is the browser's.
    """

    id: str
    day: date
    page: date
    today: date
    ago: timedelta
    zone: str | None
    fields: Mapping[str, Any]

    @property
    def what(self) -> str:
        """The kind of change: tick, untick, change, pain, day, mark, unmark, other or undo."""
        return str(self.fields.get("what"))

    @property
    def exercise_id(self) -> str | None:
        """The exercise that it is about, as far as it says so; None when it is about the day."""
        if "token" in self.fields:
            return _part(str(self.fields["token"]), 1)
        return None


def read_change(sent: object) -> Change:
    """Return the change that a page has sent; raise InvalidEntry when it is none."""
    if not isinstance(sent, dict) or str(sent.get("what")) not in _ACTIONS:
        raise InvalidEntry("The change", "cannot be read", "reload the page and try again")
    try:
        page = date.fromisoformat(sent["day"])
        token_day = _part(str(sent["token"]), 0) if "token" in sent else sent["day"]
        return Change(
            str(sent["id"]),
            date.fromisoformat(token_day),
            page,
            date.fromisoformat(sent["today"]),
            min(timedelta(milliseconds=max(0, int(sent.get("age", 0)))), OLDEST),
            sent["zone"] if isinstance(sent.get("zone"), str) else None,
            sent,
        )
    except (KeyError, TypeError, ValueError, OverflowError):
        raise InvalidEntry(
            "The change", "cannot be read", "reload the page and try again"
        ) from None


def carry_out(
    diary: Diary, change: Change, exercises: Mapping[str, Exercise], now: Now, recorded_at: str
) -> str:
    """Carry out the change, unless it was carried out before, and return what was done in words.

    `now` is the moment at which it was made, `recorded_at` the present, UTC. Raises InvalidEntry,
    one sentence for the person, when it is refused; then nothing is changed.
    """
    if change.day == change.today != now.today and change.ago < AT_ONCE:
        raise InvalidEntry(
            "The day", "has changed since you opened this page", "tap again to log for today"
        )
    work = Work(change, exercises, now)
    return diary.once(
        change.id, change.day, recorded_at, lambda bound: _ACTIONS[change.what](work, bound)
    )


@dataclass(frozen=True)
class Work:
    """A change with what is needed to carry it out."""

    change: Change
    exercises: Mapping[str, Exercise]
    now: Now

    def tick(self, diary: Diary) -> str:
        """Save the set of a mark as planned, or with another amount."""
        item, mark = self._mark(diary)
        if mark.log:
            return f"Saved already: {self._mark_words(mark)}."
        if amount := self._field("amount"):
            item = replace(item, dose=item.dose.with_amount(amount))
        diary.log_marks(item, [mark], self.change.day, self.now)
        return f"Saved: {self._mark_words(mark)}."

    def untick(self, diary: Diary) -> str:
        """Remove the set of a mark."""
        _, mark = self._mark(diary)
        if mark.log is None:
            return f"Removed already: {self._mark_words(mark)}."
        diary.delete_all([mark.log.id])
        return f"Removed: {self._mark_words(mark)}."

    def edit(self, diary: Diary) -> str:
        """Change the amount, the side, the pain or a text of the set of a mark."""
        _, mark = self._mark(diary)
        if mark.log is None:
            raise InvalidEntry("The set", "is not logged any more", "tick it again first")
        changed = replace(mark.log, **self._corrections(), edited_at=self.now.recorded_at)
        diary.edit(changed, self.now.today, was=mark.log)
        return f"Saved: {self._mark_words(mark)}, changed."

    def score(self, diary: Diary) -> str:
        """Save, change or remove the score of a moment."""
        moment = _one_of(Moment, self._field("moment"))
        words = _lower(moment_words(moment, is_today=self.change.day == self.now.today))
        entries = diary.entries(self.change.day, self.change.day)
        scores = [one for one in entries if isinstance(one, PainScore) and one.moment is moment]
        number = self._field("pain")
        if number is None:
            diary.delete_all([score.id for score in scores])
            return f"Removed: {words}."
        texts: dict[str, Any] = {
            name: self._text(name) for name in ("site", "note") if name in self.change.fields
        }
        if scores:
            edited = replace(scores[-1], pain=number, **texts, edited_at=self.now.recorded_at)
            if replace(edited, edited_at=scores[-1].edited_at) != scores[-1]:
                diary.edit(edited, self.now.today, was=scores[-1])
        else:
            token = score_token(self.change.day, moment)
            score = PainScore(**self._metadata(), moment=moment, pain=number, **texts)
            diary.save_score(score, self.now.today, token)
        return f"Saved: {words}, {number} out of 10."

    def record(self, diary: Diary) -> str:
        """Record the day as paused or missed, or remove this."""
        if (state_words := self._field("state")) is None:
            diary.clear_day(self.change.day)
            return "Removed: the note on this day."
        state = _one_of(DayState, state_words)
        reason = self._text("reason")
        record = DayRecord(**self._metadata(), state=state, reason=reason)
        diary.save_days([record], self.now.today)
        return f"Saved: {', '.join(filter(None, (STATES[state].lower(), reason)))}."

    def different(self, diary: Diary) -> str:
        """Save something that was different about the day, of one foot or (without side) both."""
        reason, side = self._text("reason") or "", self._field("side")
        foot = None if side is None else _one_of(Side, side)
        mark = FootMark(**self._metadata(), reason=reason, side=foot)
        diary.save_mark(mark, self.now.today, f"{self.change.day}|{reason}|{side}")
        return f"Saved: {_lower(mark_words(reason))}."

    def same(self, diary: Diary) -> str:
        """Remove something that was different about the day."""
        gone = diary.remove_mark(str(self._field("mark")))
        return f"Removed: {_lower(mark_words(gone.reason))}." if gone else "Removed already."

    def other(self, diary: Diary) -> str:
        """Save one set of an exercise that is not planned for the day."""
        exercise = self.exercises.get(str(self._field("exercise")))
        if exercise is None:
            raise InvalidEntry("The exercise", "is not known", "choose another one")
        side = _one_of(Side, self._field("side"))
        log = SetLog(
            **self._metadata(), exercise_id=exercise.id, side=side, **exercise.dose.amounts
        )
        diary.save(log, self.now.today)
        return f"Saved: {exercise.name}, {SIDES[side].lower()}, one set."

    def undo(self, diary: Diary) -> str:
        """Take an earlier change back."""
        diary.take_back(str(self._field("of")))
        return "Undone."

    def _field(self, name: str) -> Any:  # noqa: ANN401 - as the browser sent it
        return self.change.fields.get(name)

    def _text(self, name: str) -> str | None:
        value = self._field(name)
        if value is not None and not isinstance(value, str):
            raise InvalidEntry(name, f"must be text, not {shown(value)}")
        return value or None

    def _metadata(self) -> Any:  # noqa: ANN401 - the keywords of every kind of entry
        return entry_metadata(self.now, self.change.day)

    def _mark(self, diary: Diary) -> tuple[PlanItem, Mark]:
        """Return the mark that the token names, done or open, with its plan item."""
        token = str(self._field("token"))
        item = self._item(diary, token)
        for mark in marks(item, diary.sets_of(self.change.day)):
            if mark.token(self.change.day) == token:
                return item, mark
        return item, self._extra_mark(diary, item, token)

    def _item(self, diary: Diary, token: str) -> PlanItem:
        exercise_id, side = _part(token, 1), _part(token, 2)
        for item in diary.plan_items():
            sides = {str(one) for one in item.side.counted}
            if item.in_force(self.change.day) and item.exercise_id == exercise_id and side in sides:
                return item
        name = self._name(exercise_id)
        raise InvalidEntry(name, "is not in your plan on this day", "look at Plan")

    def _extra_mark(self, diary: Diary, item: PlanItem, token: str) -> Mark:
        """Return the mark of the next set beyond those planned."""
        todays = diary.sets_of(self.change.day)
        for side in item.side.counted:
            mark = extra_mark(item, side, todays)
            if mark.token(self.change.day) == token:
                return mark
        raise InvalidEntry("The set", "is not one of this day", "reload the page")

    def _corrections(self) -> dict[str, Any]:
        sent = self.change.fields
        found: dict[str, Any] = {name: sent[name] for name in (*_AMOUNTS, "pain") if name in sent}
        found |= {name: self._text(name) for name in _TEXTS if name in sent}
        if "minutes" in sent:
            found["minutes"] = _minutes(sent["minutes"])
        if "side" in sent:
            found["side"] = _one_of(Side, sent["side"])
        return found

    def _name(self, exercise_id: str) -> str:
        known = self.exercises.get(exercise_id)
        return known.name if known else exercise_id or "The exercise"

    def _mark_words(self, mark: Mark) -> str:
        again = f", {ordinal(mark.occasion)} time" if mark.occasion > 1 else ""
        side = SIDES[mark.side].lower()
        return f"{self._name(mark.exercise_id)}, {side}, set {mark.number}{again}"


_ACTIONS: dict[str, Callable[[Work, Diary], str]] = {
    "tick": Work.tick,
    "untick": Work.untick,
    "change": Work.edit,
    "pain": Work.score,
    "day": Work.record,
    "mark": Work.different,
    "unmark": Work.same,
    "other": Work.other,
    "undo": Work.undo,
}


def _part(token: str, at: int) -> str:
    parts = token.split("|")
    return parts[at] if at < len(parts) else ""


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _one_of(kind: Any, value: object) -> Any:  # noqa: ANN401 - an enumeration and its member
    try:
        return kind(value)
    except ValueError:
        known = ", ".join(str(one) for one in kind)
        raise InvalidEntry(
            kind.__name__.lower(), f"is {shown(value)}", f"choose one of {known}"
        ) from None


def _minutes(value: object) -> Decimal | None:
    try:
        return None if value is None else Decimal(str(value))
    except InvalidOperation:
        raise InvalidEntry("minutes", f"must be a number, not {shown(value)}") from None
