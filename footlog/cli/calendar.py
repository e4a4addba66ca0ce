"""`footlog calendar`: the plan as a calendar file with reminders."""

from datetime import date, time
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click
import tzlocal

from footlog.cli.options import (
    db_option,
    ending_of,
    known_exercises,
    open_diary,
    out_option,
    present,
    today_option,
)
from footlog.domain.exercises import exercise_names
from footlog.domain.schedule import Weekdays, parse_schedule
from footlog.domain.validation import InvalidEntry, clock_text, shown
from footlog.wording import planned_words


@click.command(name="calendar")
@db_option
@today_option
@out_option("The file to write, ending in .ics.")
@click.option(
    "--at", metavar="HH:MM", help="When, unless the plan says it; otherwise for the whole day."
)
@click.option(
    "--days",
    multiple=True,
    metavar="mon,wed,fri",
    help="The days of what is due 3 times a week, and so on; once for each number.",
)
@click.option("--zone", help="A time zone such as Europe/Berlin; otherwise this computer's.")
@click.option("--each", is_flag=True, help="Events for each exercise, not for the session.")
def calendar_(  # noqa: PLR0913 - one a flag
    db: Path | None,
    today: date | None,
    out: Path,
    at: str | None,
    days: tuple[str, ...],
    *,
    zone: str | None,
    each: bool,
) -> None:
    """Write your plan as events with reminders (.ics); import it again after a change."""
    from footlog.files.atomic_file import atomic_write, check_not_diary  # noqa: PLC0415
    from footlog.files.ics import CalendarWish, days_to_choose, plan_calendar  # noqa: PLC0415

    ending_of(out, ".ics")
    chosen = dict(map(_chosen_days, days))
    when = time.fromisoformat(clock_text("--at", at)) if at else None
    wish = CalendarWish(_zone(zone), when, chosen, each)
    diary = open_diary(db)
    check_not_diary(out, diary.path, "calendar")
    now = present(diary.settings(), today)
    names = exercise_names(known_exercises(diary).values())
    content, number = plan_calendar(
        diary,
        wish,
        lambda item: (names.get(item.exercise_id, item.exercise_id), planned_words(item)),
        now,
    )
    with atomic_write(out) as file:
        file.write(content)
    click.echo(f"Wrote {number} series of events to {out}")
    for count in days_to_choose(diary.plan_items(), now.today):
        if count not in chosen:
            click.echo(
                f"Left out: what is due {count} times a week. Name its {count} days with --days."
            )


def _chosen_days(words: str) -> tuple[int, frozenset[int]]:
    """Return how many days of the week the words name, and which."""
    schedule = parse_schedule(words)
    if not isinstance(schedule, Weekdays):
        raise InvalidEntry("--days", f"is {shown(words)}", "write days such as mon,wed,fri")
    return len(schedule.numbers), schedule.numbers


def _zone(name: str | None) -> ZoneInfo:
    try:
        return ZoneInfo(name or tzlocal.get_localzone_name() or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise InvalidEntry(
            "--zone", f"is {shown(name)}", "write a time zone such as Europe/Berlin"
        ) from None
