"""A diary in which every text wants to be a formula."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from footlog.domain.changes import ImportBatch
from footlog.domain.dose import Dose
from footlog.domain.exercises import Exercise, Kind, Side
from footlog.domain.function import FunctionScore
from footlog.domain.logbook import DayRecord, DayState, Entry, Moment, PainScore, SetLog
from footlog.domain.plan import PlanItem
from footlog.domain.schedule import DAILY

FIRST_DAY = date(2026, 3, 2)
RECORDED_AT = "2026-03-02T18:05:00Z"

TEXTS = (
    *(f"{start}1+1" for start in ("=", "+", "-", "@", "'", "\t=", "\r=", "\n=")),
    *("＝1+1", "＋1+1", "－1+1", "＠SUM(1;1)", "@SUM(1;1)", "@SUM(1,1)", "''=1+1"),
    *(" =1+1", "  =1+1", "\u00a0=1+1", "\u3000=1+1", "\ufeff=1+1", "\u200b=1+1"),
    *("\v=1+1", "\f=1+1", "\x85=1+1", "\u2028=1+1", "\u2060=1+1", "\xad=1+1", "\x1f=1+1"),
    *("\u00a0 +1+1", "\u200b-1+1", "\ufeff@SUM(1;1)", " \u200b＝1+1", " 'tis", "\u3164=1+1"),
    *(";=1+1", ",=1+1", "\t;=1+1", '"', '"=1+1', '";=1+1', '",=1+1,"', '"\r\n"=1+1', "a;=1+1;b"),
    *("=cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", '=DDE("cmd";"/C calc";"a")'),
    '=HYPERLINK("http://127.0.0.1:9/";"tap here")',
    '=HYPERLINK("http://127.0.0.1:9/","tap here")',
    *('=WEBSERVICE("http://127.0.0.1:9/")', "{=1+1}", "=1+1\n=1+1", "a\n=1+1", "a\r\n=1+1"),
    *("1/2", "3-4", "1e3", "007", "TRUE", "2026-03-02", "0,5", "50%", "#REF!"),
)
"""What people, or those who mean harm, may type; each a text of its own kind."""


def hostile_diary() -> ImportBatch:
    """Return entries, plan, ratings and own exercises that hold each of TEXTS in each text field.

    Names of activities and of exercises, and lists, take no line breaks: there the text is on one.
    """
    numbered = tuple(enumerate(TEXTS))
    return ImportBatch(
        entries=tuple(entry for number, text in numbered for entry in _entries(number, text)),
        items=tuple(_item(number, text) for number, text in numbered),
        scores=tuple(_score(number, text) for number, text in numbered),
        exercises=tuple(_exercise(number, text) for number, text in numbered),
    )


def _id(number: int, kind: int) -> str:
    return str(UUID(int=number * 10 + kind, version=4))


def _exercise_id(number: int) -> str:
    return f"own-{number}"


def _day(number: int) -> date:
    return FIRST_DAY + timedelta(days=number)


def _entries(number: int, text: str) -> tuple[Entry, ...]:
    on, exercise = _day(number), _exercise_id(number)
    return (
        SetLog(
            id=_id(number, 1),
            on=on,
            recorded_at=RECORDED_AT,
            exercise_id=exercise,
            side=Side.LEFT,
            minutes=Decimal("2.5"),
            load=text,
            site=text,
            note=text,
        ),
        PainScore(
            id=_id(number, 2),
            on=on,
            recorded_at=RECORDED_AT,
            pain=3,
            moment=Moment.MORNING,
            exercise_id=exercise,
            site=text,
            note=text,
        ),
        DayRecord(
            id=_id(number, 3),
            on=on,
            recorded_at=RECORDED_AT,
            state=DayState.MISSED,
            reason=text,
            note=text,
        ),
    )


def _item(number: int, text: str) -> PlanItem:
    return PlanItem(
        id=_id(number, 4),
        exercise_id=_exercise_id(number),
        side=Side.EACH,
        dose=Dose(sets=3, reps=12, load=text, tempo=text),
        schedule=DAILY,
        starts_on=FIRST_DAY,
        recorded_at=RECORDED_AT,
        prescribed_by=text,
        reason=text,
        note=text,
    )


def _score(number: int, text: str) -> FunctionScore:
    return FunctionScore(
        id=_id(number, 5),
        on=_day(number),
        activity=_one_line(text),
        score=3,
        recorded_at=RECORDED_AT,
        note=text,
    )


def _exercise(number: int, text: str) -> Exercise:
    line = _one_line(text)
    return Exercise(
        id=_exercise_id(number),
        name=line,
        kind=Kind.STRENGTH,
        side=Side.EACH,
        dose=Dose(sets=3, reps=12, load=text, tempo=text),
        targets=(line,),
        position=line,
        equipment=(line,),
        steps=(line, line),
        feel=text,
        caution=text,
        recorded_at=RECORDED_AT,
    )


def _one_line(text: str) -> str:
    return text.replace("\n", " ")
