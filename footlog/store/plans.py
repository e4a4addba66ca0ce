"""Plan items in the diary."""

import sqlite3
from typing import Any

from footlog.domain.changes import Changes
from footlog.domain.dose import Dose
from footlog.domain.exercises import Side
from footlog.domain.plan import PlanItem
from footlog.domain.schedule import parse_schedule
from footlog.store import rows

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


def list_items(connection: sqlite3.Connection) -> tuple[PlanItem, ...]:
    """Return every plan item there ever was, by exercise, start, side and id."""
    found = connection.execute("select * from plan_items order by exercise_id, starts_on, side, id")
    return tuple(_item(row) for row in found)


def add_item(connection: sqlite3.Connection, item: PlanItem) -> None:
    """Keep a new item."""
    rows.insert(connection, "plan_items", _row(item))


def add_many(connection: sqlite3.Connection, changes: Changes[PlanItem]) -> None:
    """Keep the new items and write the differing ones over those that are there."""
    for _, item in changes.differing:
        update_item(connection, item)
    for item in changes.new:
        add_item(connection, item)


def update_item(connection: sqlite3.Connection, item: PlanItem) -> None:
    """Write the item over the one with its id."""
    rows.update(connection, "plan_items", _row(item))


def delete_item(connection: sqlite3.Connection, item_id: str) -> None:
    """Forget the item with this id."""
    connection.execute("delete from plan_items where id = ?", (item_id,))


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


def _item(row: sqlite3.Row) -> PlanItem:
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
