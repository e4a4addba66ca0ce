"""How one exercise's plan came about: each dose with its days, newest first."""

from datetime import date

import streamlit as st

from footlog.domain.plan import PlanItem
from footlog.wording import SIDES, day_words, schedule_words


def item_words(item: PlanItem) -> str:
    """Return the item in words: dose, side, schedule, load and tempo."""
    parts = (
        str(item.dose),
        SIDES[item.side].lower(),
        schedule_words(item.schedule),
        item.dose.rest_seconds and f"{item.dose.rest_seconds} s rest",
        item.dose.load,
        item.dose.tempo,
    )
    return ", ".join(str(part) for part in parts if part)


def since_words(item: PlanItem, today: date) -> str:
    """Return from when to when the item is in force, who prescribed it and why."""
    begins = "from" if item.starts_on > today else "since"
    parts = [f"{begins} {day_words(item.starts_on, today)}"]
    if item.ends_on:
        parts.append(f"until before {day_words(item.ends_on, today)}")
    if item.prescribed_by:
        parts.append(f"prescribed by {item.prescribed_by}")
    if item.reason:
        parts.append(item.reason)
    return ", ".join(parts)


def show_before(earlier: list[PlanItem], today: date) -> None:
    """Show the items that came before, as they were in force."""
    for item in earlier:
        st.caption("Before", width="content")
        st.text(f"{item_words(item)}\n{since_words(item, today)}")
