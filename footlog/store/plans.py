"""The plan of the diary: its items, added, changed, stopped, put in order and listed."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from footlog.domain.changes import Changes
from footlog.domain.dose import Dose
from footlog.domain.exercises import Side
from footlog.domain.plan import (
    AHEAD,
    PlanItem,
    Rewrite,
    changed_from,
    check_day_to_change,
    check_no_overlap,
    check_start,
    cue_of,
    dropped,
    moved,
    stopped_from,
)
from footlog.domain.schedule import parse_schedule
from footlog.domain.validation import InvalidEntry
from footlog.store import rows
from footlog.store.database import DiaryFile

_DOSE = (
    "sets",
    "reps",
    "hold_seconds",
    "minutes",
    "steps",
    "rest_seconds",
    "load",
    "tempo",
    "times_per_day",
)
_TEXTS = ("prescribed_by", "reason", "note", "recorded_at")


class PlanStore(DiaryFile):
    """The plan items of a diary."""

    def plan_items(self) -> tuple[PlanItem, ...]:
        """Return every plan item, ended ones too, in the person's order of exercises.

        Those of one exercise stand by start, side and id.
        """
        with self.reading() as connection:
            return tuple(_items(connection).values())

    def add_item(self, item: PlanItem, today: date) -> Rewrite:
        """Add an item at the end of the plan and return what takes it back."""
        return self.add_items([item], today)

    def add_items(self, items: Iterable[PlanItem], today: date) -> Rewrite:
        """Add items at the end of the plan, all or none, and return what takes them back."""
        added = tuple(items)
        for item in added:
            check_start(item, today)
        with self.writing() as connection:
            if _items(connection).keys() & {item.id for item in added}:
                raise InvalidEntry("The exercise", "is in your plan already", "reload the page")
            return rewrite(connection, Rewrite(put=added))

    def change_item(self, item_id: str, day: date, successor: PlanItem, today: date) -> Rewrite:
        """Let `successor` take over from the item on `day`, and return what takes that back."""
        with self.writing() as connection:
            item = _present(_items(connection), item_id)
            check_day_to_change(item, day, today)
            closed, follows = changed_from(item, day, successor)
            gone = () if closed else (item_id,)
            return rewrite(connection, Rewrite(gone, (*([closed] if closed else []), follows)))

    def stop_item(self, item_id: str, day: date, today: date) -> Rewrite:
        """End the item before `day`, or delete one that would never have begun.

        Returns what takes that back.
        """
        with self.writing() as connection:
            item = _present(_items(connection), item_id)
            check_day_to_change(item, day, today)
            closed = stopped_from(item, day)
            return rewrite(
                connection, Rewrite(put=(closed,)) if closed else Rewrite(gone=(item_id,))
            )

    def move_coming(self, item_id: str, day: date, today: date) -> Rewrite:
        """Let a coming item start on another `day`, and return what takes that back.

        Raises InvalidEntry for a day before `today`, or more than 90 days after it.
        """
        last = today + AHEAD
        if not today <= day <= last:
            raise InvalidEntry("starts_on", f"is {day}", f"choose a day from {today} to {last}")
        with self.writing() as connection:
            items = _items(connection)
            return rewrite(connection, moved(_present(items, item_id), day, items.values()))

    def drop_coming(self, item_id: str) -> Rewrite:
        """Take a coming item out of the plan, and return what takes that back."""
        with self.writing() as connection:
            items = _items(connection)
            return rewrite(connection, dropped(_present(items, item_id), items.values()))

    def rewrite_plan(self, change: Rewrite) -> Rewrite:
        """Change the plan as said, all or nothing, and return what takes that back."""
        with self.writing() as connection:
            return rewrite(connection, change)

    def order_plan(self, exercise_ids: Sequence[str]) -> None:
        """Put exercises of the plan in this order, in the places that they have among all."""
        with self.writing() as connection:
            places = dict(rows.tuples(connection, "select exercise_id, position from plan_order"))
            known = [one for one in exercise_ids if one in places]
            order = zip(known, sorted(places[one] for one in known), strict=True)
            connection.executemany(
                "update plan_order set position = ?2 where exercise_id = ?1", order
            )


def write(connection: sqlite3.Connection, changes: Changes[PlanItem]) -> None:
    """Add the new items and replace those that differ."""
    for _, item in changes.differing:
        _replace(connection, item)
    for item in changes.new:
        _add(connection, item)


def item_of(row: sqlite3.Row) -> PlanItem:
    """Return the plan item that a row holds."""
    dose: dict[str, Any] = rows.pick(row, _DOSE)
    dose["minutes"] = rows.minutes_of(row["minutes"])
    texts: dict[str, Any] = rows.pick(row, _TEXTS)
    texts["cue"] = cue_of(row["cue"], row["bad_day"])
    return PlanItem(
        id=row["id"],
        exercise_id=row["exercise_id"],
        side=Side(row["side"]),
        dose=Dose(**dose),
        schedule=parse_schedule(row["schedule"]),
        starts_on=rows.day(row["starts_on"]),
        ends_on=rows.day_of(row["ends_on"]),
        **texts,
    )


def _items(connection: sqlite3.Connection) -> dict[str, PlanItem]:
    found = connection.execute(
        """
        select plan_items.* from plan_items left join plan_order using (exercise_id)
        order by position is null, position, exercise_id, starts_on, side, id
        """
    )
    return {row["id"]: item_of(row) for row in found}


def _present(items: dict[str, PlanItem], item_id: str) -> PlanItem:
    if item_id not in items:
        raise InvalidEntry("The plan", "was changed in another window", "reload the page")
    return items[item_id]


def rewrite(connection: sqlite3.Connection, change: Rewrite) -> Rewrite:
    """Change the plan as said and return what takes that back; raise InvalidEntry for overlaps."""
    items = _items(connection)
    gone = tuple(_present(items, item_id) for item_id in change.gone)
    others = {key: item for key, item in items.items() if key not in change.gone}
    for item in change.put:
        others[item.id] = item
    for item in change.put:
        check_no_overlap(item, others.values())
    connection.executemany("delete from plan_items where id = ?", zip(change.gone))
    for item in change.put:
        (_replace if item.id in items else _add)(connection, item)
    new = tuple(item.id for item in change.put if item.id not in items)
    before = tuple(items[item.id] for item in change.put if item.id in items)
    return Rewrite(new, (*gone, *before))


def _add(connection: sqlite3.Connection, item: PlanItem) -> None:
    rows.insert(connection, "plan_items", _row(item))
    connection.execute(
        """
        insert into plan_order
        select ?, coalesce(max(position), 0) + 1 from plan_order where true
        on conflict do nothing
        """,
        (item.exercise_id,),
    )


def _replace(connection: sqlite3.Connection, item: PlanItem) -> None:
    rows.update(connection, "plan_items", _row(item))


def _row(item: PlanItem) -> dict[str, object]:
    return {
        "id": item.id,
        "exercise_id": item.exercise_id,
        "side": item.side,
        **{field: getattr(item.dose, field) for field in _DOSE},
        "schedule": str(item.schedule),
        "starts_on": item.starts_on,
        "ends_on": item.ends_on,
        **{field: getattr(item, field) for field in _TEXTS},
        "cue": item.cue and item.cue.when,
        "bad_day": item.cue and item.cue.bad_day,
    }
