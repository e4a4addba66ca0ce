"""Which backups to keep: several of today, then fewer and fewer for about a year."""

from collections.abc import Callable, Iterable
from datetime import datetime

from footlog.domain.weeks import monday_of

OF_TODAY = 3
DAILY = 12
WEEKLY = 10
MONTHLY = 9


def _day(time: datetime) -> object:
    return time.date()


def _week(time: datetime) -> object:
    return monday_of(time.date())


def _month(time: datetime) -> object:
    return (time.year, time.month)


_PERIODS: tuple[Callable[[datetime], object], ...]
_PERIODS = (_day,) * DAILY + (_week,) * WEEKLY + (_month,) * MONTHLY


def worth_keeping(times: Iterable[datetime], now: datetime) -> set[datetime]:
    """Return the times, all aware, whose backups are kept; days are those of the zone of `now`.

    These are the newest 3 of today; before that the newest of each of 12 days, then of 10 weeks,
    then of 9 months. Only days, weeks and months with a backup count. What a wrong clock dated
    after `now` is kept.
    """
    local = {time.astimezone(now.tzinfo): time for time in times}
    past = sorted((time for time in local if time <= now), reverse=True)
    of_today = [time for time in past if time.date() == now.date()]
    chosen = [time for time in local if time > now] + of_today[:OF_TODAY]
    latest, taken = now, 0
    for time in past[len(of_today) :]:
        if taken < len(_PERIODS) and _PERIODS[taken](time) != _PERIODS[taken](latest):
            chosen.append(time)
            latest, taken = time, taken + 1
    return {local[time] for time in chosen}
