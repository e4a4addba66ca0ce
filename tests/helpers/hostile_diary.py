"""Texts that people or files may bring, and a diary that holds them in every field."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from footlog.demo import made_up_entries, made_up_plan
from footlog.domain.changes import ImportBatch
from footlog.domain.dose import LONGEST_WORDS, Dose
from footlog.domain.exercises import LONGEST_NAME, Exercise, Kind, Side
from footlog.domain.function import LONGEST_ACTIVITY, MOST_ACTIVITIES, FunctionScore
from footlog.domain.logbook import DayRecord, DayState, Entry, FootMark, Moment, PainScore, SetLog
from footlog.domain.plan import PlanItem
from footlog.domain.settings import LONGEST_NAME as LONGEST_PHYSIOTHERAPIST
from footlog.domain.settings import Settings
from footlog.store.diary import Diary
from tests.helpers.builders import RECORDED_AT, item, new_id


def texts(outside: str) -> list[str]:
    """Return sixty texts that would do something if they were not shown as text.

    Those that fetch ask for the address `outside`.
    """
    return [
        f"![]({outside}/1.png)",
        f"![x]({outside}/2.png 'y')",
        f"[a]({outside}/3)",
        "[a](javascript:window.hit=1)",
        f"<img src={outside}/4.png>",
        "<img src=x onerror=window.hit=1>",
        "<script>window.hit=1</script>",
        "</script><script>window.hit=1</script>",
        "</style><style>*{display:none}</style>",
        "<svg/onload=window.hit=1>",
        f"<iframe src={outside}/5>",
        f"<link rel=stylesheet href={outside}/6.css>",
        "<b>bold</b>",
        "&lt;b&gt; &amp; &#65;",
        ":red[x]",
        ":red-background[x]",
        ":orange-badge[x]",
        ":material/bolt:",
        ":streamlit:",
        ":smile:",
        ":small[x]",
        "$x^2$",
        "$5 and $6",
        "$$\\sum$$",
        "\\(x\\)",
        "# big",
        "> quote",
        "- [ ] a",
        "* star",
        "1. one",
        "---",
        "===",
        "~~a~~",
        "**b** _c_ __d__",
        "`code`",
        "```\nfence\n```",
        "    indented",
        "|a|b|\n|-|-|\n|1|2|",
        "[^1]: foot note",
        f"<{outside}/7>",
        f"{outside}/8",
        "https://evil.example/x",
        "www.evil.example",
        "a@evil.example",
        "a -> b <- c -- d >= e <= f ~= g <-> h => i",
        "(c) (r) (tm) ... 1/2",
        "{{7*7}} ${7} %s {0} %(x)s",
        "'; DROP TABLE entry; --",
        "=1+1",
        "\"quoted\" and 'single'",
        "a\\b\\\\c",
        "\u202eright to left",
        "zero\u200bwidth\u200d",
        "e" + "\u0301" * 200,
        "👩\u200d👩\u200d👧\u200d👦🦶🏽",
        "x" * 5000,
        "line\n" * 999 + "end",
        "足が痛い",
        "القدم تؤلمني",
        "\x01\x02\x1b[31mred\u2028\u0085",
    ]


def write_hostile_diary(path: Path, outside: str, today: date) -> None:
    """Write two made-up weeks, and each text as name, note, place, load, reason and so on."""
    exercises: list[Exercise] = []
    items: list[PlanItem] = []
    entries: list[Entry] = []
    for number, text in enumerate(texts(outside)):
        short = text[:LONGEST_WORDS]
        line = " ".join(text.split())
        exercise = _exercise(f"own-{number}", text[:LONGEST_NAME], line)
        exercises.append(exercise)
        planned = item(
            "daily" if number < 3 else "every 9 days",
            (today - timedelta(days=1)).isoformat(),
            exercise=exercise.id,
        )
        dose = replace(planned.dose, load=short, tempo=short)
        items.append(replace(planned, dose=dose, prescribed_by=short, reason=text, note=text))
        entries += _entries(number, text, exercise.id, today)
    activities = [text[:LONGEST_ACTIVITY] for text in texts(outside)[:: 60 // MOST_ACTIVITIES]]
    scores = [
        FunctionScore(id=new_id(), on=today, activity=activity, score=3, recorded_at=RECORDED_AT)
        for activity in activities
    ]
    made_up = made_up_plan(today, 2, seed=1)
    items += made_up
    entries += made_up_entries(made_up, today, 2, seed=1)
    diary = Diary(path, create=True)
    diary.import_rows(
        ImportBatch(tuple(entries), tuple(items), tuple(exercises), tuple(scores)), today
    )
    diary.save_settings(Settings(physiotherapist=texts(outside)[0][:LONGEST_PHYSIOTHERAPIST]))


def _exercise(exercise_id: str, name: str, line: str) -> Exercise:
    return Exercise(
        id=exercise_id,
        name=name,
        kind=Kind.STRENGTH,
        side=Side.BOTH,
        dose=Dose(sets=1, reps=12),
        aliases=(line[:LONGEST_NAME],),
        targets=(line[:LONGEST_NAME],),
        position=line[:LONGEST_NAME],
        equipment=(line[:LONGEST_NAME],),
        steps=(line,),
        feel=line,
        caution=line,
        recorded_at=RECORDED_AT,
    )


def _entries(number: int, text: str, exercise_id: str, today: date) -> list[Entry]:
    short = text[:LONGEST_WORDS]
    return [
        SetLog(
            id=new_id(),
            on=today - timedelta(days=number % 2),
            recorded_at=RECORDED_AT,
            exercise_id=exercise_id,
            side=Side.BOTH,
            load=short,
            note=text,
        ),
        PainScore(
            id=new_id(),
            on=today - timedelta(days=1 + number % 4),
            recorded_at=RECORDED_AT,
            pain=number % 11,
            moment=list(Moment)[number % 5],
            site=short,
            note=text,
        ),
        DayRecord(
            id=new_id(),
            on=today - timedelta(days=15 + number),
            recorded_at=RECORDED_AT,
            state=DayState.MISSED,
            reason=short,
            note=text,
        ),
        FootMark(
            id=new_id(),
            on=today - timedelta(days=number % 5),
            recorded_at=RECORDED_AT,
            reason=short,
            note=text,
        ),
    ]
