"""The plan of the diary: its items, added, changed, stopped and listed."""

import sqlite3
from datetime import date
from typing import Any

from footlog.domain.changes import Changes
from footlog.domain.dose import Dose
from footlog.domain.exercises import Side
from footlog.domain.plan import PlanItem, changed_from, check_no_overlap, check_start, stopped_from
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
        """Return every plan item, ended ones too, by exercise, start, side and id."""
        with self.reading() as connection:
            return tuple(_items(connection).values())

    def add_item(self, item: PlanItem, today: date) -> None:
        """Add an item to the plan."""
        check_start(item, today)
        with self.writing() as connection:
            check_no_overlap(item, _items(connection).values())
            _add(connection, item)

    def change_item(self, item_id: str, day: date, successor: PlanItem, today: date) -> None:
        """End the item before `day` and let `successor` take over from that day."""
        with self.writing() as connection:
            items = _items(connection)
            closed, follows = changed_from(_present(items, item_id), day, successor)
            check_start(follows, today)
            others = [other for other in items.values() if other.id != item_id]
            check_no_overlap(follows, [*others, *([closed] if closed else [])])
            _replace_or_delete(connection, item_id, closed)
            _add(connection, follows)

    def stop_item(self, item_id: str, day: date) -> None:
        """End the item before `day`; an item that would never have begun is deleted."""
        with self.writing() as connection:
            closed = stopped_from(_present(_items(connection), item_id), day)
            _replace_or_delete(connection, item_id, closed)

    def put_item_back(self, item: PlanItem) -> None:
        """Save the item as it was before it was stopped."""
        with self.writing() as connection:
            others = _items(connection)
            check_no_overlap(item, others.values())
            if item.id in others:
                _replace(connection, item)
            else:
                _add(connection, item)

    def remove_item(self, item_id: str) -> None:
        """Delete an item that should never have been in the plan."""
        with self.writing() as connection:
            _replace_or_delete(connection, item_id, None)


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
    found = connection.execute("select * from plan_items order by exercise_id, starts_on, side, id")
    return {row["id"]: item_of(row) for row in found}


def _present(items: dict[str, PlanItem], item_id: str) -> PlanItem:
    if item_id not in items:
        raise InvalidEntry("The plan", "was changed in another window", "reload the page")
    return items[item_id]


def _add(connection: sqlite3.Connection, item: PlanItem) -> None:
    rows.insert(connection, "plan_items", _row(item))


def _replace(connection: sqlite3.Connection, item: PlanItem) -> None:
    rows.update(connection, "plan_items", _row(item))


def _replace_or_delete(connection: sqlite3.Connection, item_id: str, item: PlanItem | None) -> None:
    if item is None:
        connection.execute("delete from plan_items where id = ?", (item_id,))
    else:
        _replace(connection, item)


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
    }
