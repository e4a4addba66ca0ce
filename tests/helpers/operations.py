"""Every way in which footlog writes to a diary, each to be done on the same small diary."""

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from footlog.domain.changes import Changes
from footlog.domain.dose import Dose
from footlog.domain.exercises import Exercise, Kind, Side
from footlog.domain.function import FunctionScore
from footlog.domain.logbook import DayState, Entry, SetLog
from footlog.domain.plan import PlanItem, Rewrite
from footlog.domain.routines import Routine, as_planned
from footlog.domain.schedule import DAILY
from footlog.domain.settings import Feet, Settings
from footlog.domain.sharing import Shared
from footlog.store.diary import Diary
from footlog.store.history import EntryChange
from tests.helpers.builders import (
    LAST_DAY,
    RECORDED_AT,
    day,
    import_batch,
    item,
    mark,
    numbered_id,
    on,
    pain,
    set_log,
)
from tests.helpers.photos import GREEN, RED, plain

TODAY = on("2026-03-09")
TOKEN = "2026-03-08|morning"  # noqa: S105 - names a tap
A_SET = set_log("2026-03-08", note="as it was", id=numbered_id(901))
ANOTHER = set_log("2026-03-08", id=numbered_id(902))
A_SCORE = pain(3, "2026-03-08", id=numbered_id(903))
PAUSED = day("2026-03-07", reason="ill", id=numbered_id(904))
PLANNED = item(starts_on="2026-03-02", id=numbered_id(905))
ENDED = item(starts_on="2026-02-02", ends_on="2026-02-20", id=numbered_id(906))
COMING = item(exercise="short-foot", starts_on="2026-04-01", id=numbered_id(908))
ROUTINE = Routine(numbered_id(909), "Mine", as_planned([PLANNED, COMING]), RECORDED_AT)
RATED = FunctionScore(
    id=numbered_id(907), on=on("2026-03-08"), activity="stairs", score=4, recorded_at=RECORDED_AT
)
OWN = Exercise(
    id="own-9",
    name="Mine",
    kind=Kind.BALANCE,
    side=Side.BOTH,
    dose=Dose(reps=5),
    schedule=DAILY,
    targets=(),
    position="any",
    equipment=(),
    steps=(),
    feel="",
    caution="",
    recorded_at=RECORDED_AT,
)
OTHER_OWN = replace(OWN, id="own-8", name="Mine too", picture=plain(RED))

Operation = Callable[[Diary], object]


def new_sets(first: int, number: int) -> list[tuple[SetLog, str]]:
    """Return sets with ids and tokens from `first` on."""
    return [
        (set_log("2026-03-09", id=numbered_id(n)), f"tap {n}") for n in range(first, first + number)
    ]


def bring_in(
    diary: Diary,
    entries: Iterable[Entry],
    items: Iterable[PlanItem] = (),
    *,
    replace_differing: bool = False,
) -> Changes[Entry]:
    """Import entries and plan items, and return what that changed in the entries."""
    rows = import_batch(entries, items)
    return diary.import_rows(rows, LAST_DAY, replace_differing=replace_differing).history


def tapped(diary: Diary, number: int) -> str:
    """Save a set as one tap does, once, and return the words for it."""

    def save(within: Diary) -> str:
        within.save(set_log(str(TODAY), id=numbered_id(number)), TODAY)
        return "Saved."

    return diary.once(numbered_id(number + 1), TODAY, RECORDED_AT, save)


OPERATIONS: dict[str, Operation] = {
    "add_item": lambda diary: diary.add_item(
        item(exercise="toe-curls", id=numbered_id(911)), TODAY
    ),
    "change_item": lambda diary: diary.change_item(
        PLANNED.id, TODAY, replace(PLANNED, id=numbered_id(912), starts_on=TODAY), TODAY
    ),
    "change_item of today": lambda diary: diary.change_item(
        PLANNED.id,
        PLANNED.starts_on,
        replace(PLANNED, id=numbered_id(913), dose=Dose(reps=5)),
        TODAY,
    ),
    "add_items": lambda diary: diary.add_items(
        [item(exercise=name, id=numbered_id(n)) for n, name in ((923, "a"), (924, "b"))], TODAY
    ),
    "stop_item": lambda diary: diary.stop_item(PLANNED.id, TODAY, TODAY),
    "move_coming": lambda diary: diary.move_coming(COMING.id, on("2026-04-20"), TODAY),
    "drop_coming": lambda diary: diary.drop_coming(COMING.id),
    "rewrite_plan": lambda diary: diary.rewrite_plan(
        Rewrite((PLANNED.id,), (replace(ENDED, ends_on=on("2026-02-25")),))
    ),
    "take_over": lambda diary: diary.take_over(
        Rewrite(
            (PLANNED.id,),
            (
                replace(PLANNED, ends_on=TODAY),
                item("daily", str(TODAY), exercise=OWN.id, id=numbered_id(926)),
            ),
        ),
        [OWN],
        TODAY,
    ),
    "order_plan": lambda diary: diary.order_plan([COMING.exercise_id, PLANNED.exercise_id]),
    "add_routine": lambda diary: diary.add_routine(replace(ROUTINE, id=numbered_id(925), name="B")),
    "remove_routine": lambda diary: diary.remove_routine(ROUTINE.id),
    "save": lambda diary: diary.save(set_log("2026-03-09", id=numbered_id(914)), TODAY),
    "save_sets": lambda diary: diary.save_sets(new_sets(920, 4), TODAY),
    "save_score": lambda diary: diary.save_score(
        pain(5, "2026-03-09", id=numbered_id(915)), TODAY, "2026-03-09|morning"
    ),
    "save_score again": lambda diary: diary.save_score(replace(A_SCORE, pain=8), TODAY, TOKEN),
    "save_mark": lambda diary: diary.save_mark(
        mark("2026-03-09", "wet grass", id=numbered_id(923)), TODAY, "2026-03-09|wet grass"
    ),
    "put_back": lambda diary: diary.put_back(
        [PAUSED.id, A_SET.id], [day("2026-03-07", DayState.MISSED, id=numbered_id(916))]
    ),
    "save_days": lambda diary: diary.save_days(
        [
            day("2026-03-07", DayState.MISSED, id=numbered_id(917)),
            day("2026-03-06", id=numbered_id(922)),
        ],
        TODAY,
    ),
    "pause": lambda diary: diary.pause(
        [day(f"2026-03-0{n}", id=numbered_id(930 + n)) for n in range(5, 9)],
        on("2026-03-05"),
        on("2026-03-08"),
        TODAY,
    ),
    "clear_day": lambda diary: diary.clear_day(PAUSED.on),
    "edit": lambda diary: diary.edit(replace(A_SET, note="long " * 900), TODAY, was=A_SET),
    "delete": lambda diary: diary.delete(A_SET.id),
    "change_entries": lambda diary: diary.change_entries(
        [EntryChange(A_SET, replace(A_SET, note="changed")), EntryChange(PAUSED, None)], TODAY
    ),
    "once": lambda diary: tapped(diary, 950),
    "take_back": lambda diary: diary.take_back(numbered_id(961)),
    "delete_all": lambda diary: diary.delete_all([A_SET.id, A_SCORE.id, PAUSED.id]),
    "save_settings": lambda diary: diary.save_settings(Settings(feet=Feet.BOTH, pain_limit=3)),
    "add_own": lambda diary: diary.add_own(OWN),
    "add_own with a picture": lambda diary: diary.add_own(replace(OWN, picture=plain(GREEN))),
    "edit_own": lambda diary: diary.edit_own(
        replace(OTHER_OWN, name="Changed", picture=plain(GREEN)), OTHER_OWN
    ),
    "edit_own without its picture": lambda diary: diary.edit_own(
        replace(OTHER_OWN, picture=None), OTHER_OWN
    ),
    "remove_own": lambda diary: diary.remove_own(OTHER_OWN.id),
    "save_function_score": lambda diary: diary.save_function_score(
        replace(RATED, id=numbered_id(918), activity="dance"), TODAY
    ),
    "save_function_score again": lambda diary: diary.save_function_score(
        replace(RATED, score=9), TODAY
    ),
    "delete_function_score": lambda diary: diary.delete_function_score(RATED.id),
    "note_share": lambda diary: diary.note_share(Shared.REPORT, TODAY, RECORDED_AT),
    "import_rows": lambda diary: bring_in(
        diary,
        [
            replace(A_SET, note="from a file"),
            *(log for log, _ in new_sets(940, 3)),
            day("2026-03-07", DayState.MISSED, id=numbered_id(919)),
        ],
        [replace(ENDED, note="from a file"), item(exercise="toe-curls", id=numbered_id(921))],
        replace_differing=True,
    ),
}
"""By name: the method of Diary, and a word on the case."""


ENTRIES = 5
"""How many a small diary has."""


def small_diary(path: Path) -> Diary:
    """Make a diary that holds one of everything."""
    diary = Diary(path, create=True)
    diary.save_sets([(A_SET, "tap"), (ANOTHER, "another tap")], TODAY)
    diary.save_score(A_SCORE, TODAY, TOKEN)
    diary.save_days([PAUSED], TODAY)
    diary.add_item(PLANNED, TODAY)
    diary.add_item(ENDED, TODAY)
    diary.add_item(COMING, TODAY)
    diary.add_routine(ROUTINE)
    diary.save_settings(Settings(feet=Feet.LEFT))
    diary.save_function_score(RATED, TODAY)
    diary.add_own(OTHER_OWN)
    tapped(diary, 960)
    return diary


def read_everything(diary: Diary) -> list[object]:
    """Return all that footlog reads from a diary."""
    with diary.history() as rows:
        history = list(rows)
    return [
        history,
        diary.plan_items(),
        diary.routines(),
        diary.entries(),
        diary.entries(newest_first=True, most=2),
        diary.score_saved_as(TOKEN),
        diary.day_records(on("2026-03-01"), TODAY),
        diary.contents(),
        diary.last_share_before(TODAY),
        diary.tally(),
        diary.exercise_days(),
        diary.pain_of_foot(Side.LEFT),
        diary.settings(),
        diary.own_exercises(),
        diary.own_picture(OTHER_OWN.id, plain(RED).sha256),
        diary.function_scores(),
        diary.data_version(),
    ]


def tables_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table, but for the number that each write raises."""
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("select name from sqlite_schema where type = 'table'").fetchall()
        return {
            name: sorted(connection.execute(f"select * from {name}").fetchall(), key=repr)  # noqa: S608 - our names
            for (name,) in names
            if name not in ("data_version", "_sqlite_migrations")
        }


def damage_in(path: Path) -> list[str]:
    """Return what SQLite finds wrong with the file; nothing for a sound one."""
    with closing(sqlite3.connect(path)) as connection:
        found = [row[0] for row in connection.execute("pragma integrity_check")]
        orphans = connection.execute("pragma foreign_key_check").fetchall()
    return [*(found if found != ["ok"] else []), *map(str, orphans)]


def damage_a_corner(path: Path) -> bytes:
    """Damage an index of the diary, unseen by most that is read; return the file's new bytes."""
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute(
            "select rootpage from sqlite_schema where name = 'set_logs_by_day'"
        ).fetchone()
    data = bytearray(path.read_bytes())
    data[data.index(b"2026-", (page - 1) * 4096)] ^= 1
    path.write_bytes(data)
    return bytes(data)
