"""What the diary keeps of the plan."""

from datetime import date
from pathlib import Path

from footlog.domain.plan import PlanItem, changed_from, check_no_overlap, check_start, stopped_from
from footlog.domain.validation import InvalidEntry
from footlog.store import plans
from footlog.store.database import reading, writing


class Planned:
    """The plan of the diary at `path`."""

    path: Path

    def plan_items(self) -> tuple[PlanItem, ...]:
        """Return every plan item, also those that have ended."""
        with reading(self.path) as connection:
            return plans.list_items(connection)

    def add_item(self, item: PlanItem, today: date) -> None:
        """Add an item to the plan."""
        check_start(item, today)
        with writing(self.path) as connection:
            check_no_overlap(item, plans.list_items(connection))
            plans.add_item(connection, item)

    def change_item(self, item_id: str, day: date, successor: PlanItem, today: date) -> None:
        """Close the item before `day` and let `successor` take over from that day."""
        with writing(self.path) as connection:
            items = {item.id: item for item in plans.list_items(connection)}
            closed, follows = changed_from(_there(items, item_id), day, successor)
            check_start(follows, today)
            others = [other for other in items.values() if other.id != item_id]
            check_no_overlap(follows, [*others, *([closed] if closed else [])])
            if closed:
                plans.update_item(connection, closed)
            else:
                plans.delete_item(connection, item_id)
            plans.add_item(connection, follows)

    def stop_item(self, item_id: str, day: date) -> None:
        """Close the item before `day`; an item that would never have begun is forgotten."""
        with writing(self.path) as connection:
            items = {item.id: item for item in plans.list_items(connection)}
            if closed := stopped_from(_there(items, item_id), day):
                plans.update_item(connection, closed)
            else:
                plans.delete_item(connection, item_id)

    def put_item_back(self, item: PlanItem) -> None:
        """Keep the item as it was before it was stopped."""
        with writing(self.path) as connection:
            others = {other.id: other for other in plans.list_items(connection)}
            check_no_overlap(item, others.values())
            if item.id in others:
                plans.update_item(connection, item)
            else:
                plans.add_item(connection, item)

    def remove_item(self, item_id: str) -> None:
        """Forget an item that should never have been in the plan."""
        with writing(self.path) as connection:
            plans.delete_item(connection, item_id)


def _there(items: dict[str, PlanItem], item_id: str) -> PlanItem:
    if item_id not in items:
        raise InvalidEntry("plan", "has changed in another window", "load the page again")
    return items[item_id]
