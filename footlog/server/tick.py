"""Keeping a set from nothing but its mark: what a tick says of itself, without its page."""

from dataclasses import dataclass
from datetime import date

from footlog.analysis.agenda import completed, marks, offered
from footlog.domain.clock import given_today, read_clock
from footlog.domain.stamp import stamp
from footlog.store.diary import Diary


@dataclass(frozen=True)
class Tick:
    """A tap on a mark: its `token`, the page's day `today`, the browser's time `zone`."""

    token: str
    today: str
    zone: str

    @property
    def day(self) -> date:
        """The day of the mark; ValueError when the token names none."""
        return date.fromisoformat(self.token.partition("|")[0])


def keep(diary: Diary, tick: Tick) -> int | None:
    """Keep the set as planned and return the diary's version that holds it.

    None when no such mark is open, or when a new day has begun since its page was drawn; nothing
    was changed then. Raises what `Diary` raises.
    """
    now = read_clock(tick.zone, diary.settings().day_start, given_today())
    if tick.today != now.today.isoformat():
        return None
    done = diary.sets_of(tick.day)
    for item in offered(diary.plan_items(), tick.day):
        for mark in marks(item, done):
            if mark.log is None and mark.token(tick.day) == tick.token:
                log = completed(mark, item, stamp(now, tick.day))
                diary.save_sets([(log, tick.token)], now.today)
                return diary.data_version()
    return None
