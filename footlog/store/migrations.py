"""The diary's schema as numbered steps: append new ones, never change one that has landed."""

from sqlite_utils import Database, Migrations

migrations = Migrations("footlog")

_DAY = "check (date({0}, '+0 days') is {0})"
_OPTIONAL_DAY = "check ({0} is null or date({0}, '+0 days') is {0})"
_UTC = (
    "check ({0} glob '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z')"
)
_CLOCK = "check ({0} is null or {0} glob '[0-2][0-9]:[0-5][0-9]')"
_PAIN = "check ({0} between 0 and 10)"
_TEXT = "check ({0} is null or (length({0}) <= 5000 and instr({0}, char(0)) = 0))"
_ABOVE_ZERO = "check ({0} is null or {0} > 0)"


def _checked(column: str, declared: str, check: str) -> str:
    return f"{column} {declared} {check.format(column)}"


_STAMP = ",\n".join(
    (
        "id text primary key not null check (length(id) = 36)",
        _checked("local_date", "text not null", _DAY),
        _checked("local_time", "text", _CLOCK),
        _checked("recorded_at", "text not null", _UTC),
        "edited_at text",
        "utc_offset_minutes integer check (utc_offset_minutes between -1080 and 1080)",
    )
)


@migrations()
def m001_create_plan_items(db: Database) -> None:
    """Create the plan: what to do, from which day to before which day."""
    db.execute(
        f"""
        create table plan_items (
            id text primary key not null check (length(id) = 36),
            exercise_id text not null,
            side text not null check (side in ('left', 'right', 'each', 'both')),
            {_checked("sets", "integer", _ABOVE_ZERO)},
            {_checked("reps", "integer", _ABOVE_ZERO)},
            {_checked("hold_seconds", "integer", _ABOVE_ZERO)},
            {_checked("minutes", "real", _ABOVE_ZERO)},
            {_checked("steps", "integer", _ABOVE_ZERO)},
            rest_seconds integer check (rest_seconds >= 0),
            {_checked("load", "text", _TEXT)},
            {_checked("tempo", "text", _TEXT)},
            times_per_day integer not null check (times_per_day > 0),
            schedule text not null,
            {_checked("starts_on", "text not null", _DAY)},
            {_checked("ends_on", "text", _OPTIONAL_DAY)},
            {_checked("prescribed_by", "text", _TEXT)},
            {_checked("reason", "text", _TEXT)},
            {_checked("note", "text", _TEXT)},
            {_checked("recorded_at", "text not null", _UTC)},
            check (ends_on is null or ends_on > starts_on),
            check (coalesce(reps, hold_seconds, minutes, steps) is not null)
        ) strict
        """
    )
    db.execute("create index plan_items_by_exercise on plan_items (exercise_id, starts_on)")


@migrations()
def m002_create_set_logs(db: Database) -> None:
    """Create one row for each completed set; `token` is unique, so that one tap is saved once."""
    db.execute(
        f"""
        create table set_logs (
            {_STAMP},
            exercise_id text not null,
            side text not null check (side in ('left', 'right', 'both')),
            occasion integer not null check (occasion > 0),
            set_number integer check (set_number > 0),
            {_checked("reps", "integer", _ABOVE_ZERO)},
            {_checked("hold_seconds", "integer", _ABOVE_ZERO)},
            {_checked("minutes", "real", _ABOVE_ZERO)},
            {_checked("steps", "integer", _ABOVE_ZERO)},
            {_checked("load", "text", _TEXT)},
            {_checked("pain", "integer", _PAIN)},
            {_checked("site", "text", _TEXT)},
            {_checked("note", "text", _TEXT)},
            token text unique
        ) strict
        """
    )
    db.execute("create index set_logs_by_day on set_logs (local_date, exercise_id, side)")


@migrations()
def m003_create_pain_scores(db: Database) -> None:
    """Create one row for each pain score apart from sets; `token` is unique, as for sets."""
    db.execute(
        f"""
        create table pain_scores (
            {_STAMP},
            {_checked("pain", "integer not null", _PAIN)},
            moment text not null
                check (moment in ('morning', 'before', 'during', 'after', 'evening')),
            exercise_id text,
            side text check (side in ('left', 'right', 'each', 'both')),
            {_checked("site", "text", _TEXT)},
            {_checked("note", "text", _TEXT)},
            token text unique
        ) strict
        """
    )
    db.execute("create index pain_scores_by_day on pain_scores (local_date, moment, pain)")


@migrations()
def m004_create_day_records(db: Database) -> None:
    """Create at most one record a day: what the day was when nothing was logged."""
    db.execute(
        f"""
        create table day_records (
            {_STAMP},
            state text not null check (state in ('paused', 'missed')),
            {_checked("reason", "text", _TEXT)},
            {_checked("note", "text", _TEXT)},
            unique (local_date)
        ) strict
        """
    )


@migrations()
def m005_create_own_exercises(db: Database) -> None:
    """Create the person's own exercises; lists are stored as JSON."""
    db.execute(
        f"""
        create table own_exercises (
            id text primary key not null,
            name text not null check (length(name) between 1 and 120),
            kind text not null,
            side text not null check (side in ('left', 'right', 'each', 'both')),
            position text not null,
            targets text not null,
            equipment text not null,
            steps text not null,
            dose text not null,
            schedule text not null,
            {_checked("feel", "text not null", _TEXT)},
            {_checked("caution", "text not null", _TEXT)},
            {_checked("recorded_at", "text not null", _UTC)}
        ) strict
        """
    )


@migrations()
def m006_create_settings(db: Database) -> None:
    """Create one row for each setting that differs from its default."""
    db.execute(
        """
        create table settings (
            name text primary key not null,
            value text not null
        ) strict
        """
    )


@migrations()
def m007_create_function_scores(db: Database) -> None:
    """Create one row for each activity and day on which the person rated it, 0-10."""
    db.execute(
        f"""
        create table function_scores (
            id text primary key not null check (length(id) = 36),
            {_checked("local_date", "text not null", _DAY)},
            activity text not null
                check (length(activity) between 1 and 120 and instr(activity, char(0)) = 0),
            score integer not null check (score between 0 and 10),
            {_checked("note", "text", _TEXT)},
            {_checked("recorded_at", "text not null", _UTC)},
            unique (local_date, activity)
        ) strict
        """
    )


@migrations()
def m008_create_data_version(db: Database) -> None:
    """Create the number that every write raises, so that cached figures know when they are old."""
    db.execute(
        """
        create table data_version (
            one integer primary key not null check (one = 1),
            number integer not null
        ) strict
        """
    )
    db.execute("insert into data_version values (1, 0)")


@migrations()
def m009_create_shares(db: Database) -> None:
    """Create one row for each time that something was shared, to know what is new since then."""
    db.execute(
        f"""
        create table shares (
            {_checked("local_date", "text not null", _DAY)},
            what text not null check (what in ('history.csv', 'bundle', 'report')),
            {_checked("recorded_at", "text not null", _UTC)}
        ) strict
        """
    )
    db.execute("create index shares_by_day on shares (local_date)")


@migrations()
def m010_create_history_view(db: Database) -> None:
    """Create the view `history`: history.csv for programs that read SQLite, oldest entry first.

    The column `exercise` is missing, because the catalogue's names are not in the diary.
    """
    db.execute(
        """
        create view history as
            select local_date as date, local_time as time, 'set' as kind, side, occasion,
                set_number as "set", reps, hold_seconds, minutes, steps, load, pain,
                null as moment, site, null as state, null as reason, note, exercise_id,
                recorded_at, edited_at, utc_offset_minutes, id
            from set_logs
            union all
            select local_date, local_time, 'pain', side, null,
                null, null, null, null, null, null, pain,
                moment, site, null, null, note, exercise_id,
                recorded_at, edited_at, utc_offset_minutes, id
            from pain_scores
            union all
            select local_date, local_time, 'day', null, null,
                null, null, null, null, null, null, null,
                null, null, state, reason, note, null,
                recorded_at, edited_at, utc_offset_minutes, id
            from day_records
            order by date, time, recorded_at, id
        """
    )


@migrations()
def m011_add_pose(db: Database) -> None:
    """Add the name of one of footlog's drawings to an own exercise."""
    db.execute(f"alter table own_exercises add column {_checked('pose', 'text', _TEXT)}")


@migrations()
def m012_create_own_pictures(db: Database) -> None:
    """Create one picture for each own exercise; `picture` is last, so that others are read fast."""
    db.execute(
        """
        create table own_pictures (
            exercise_id text primary key not null references own_exercises (id) on delete cascade,
            sha256 text not null check (length(sha256) = 64),
            picture blob not null check (length(picture) between 1 and 100000)
        ) strict
        """
    )


@migrations()
def m013_add_cues(db: Database) -> None:
    """Add to each plan item when and where it is done, and what of it on a bad day."""
    for column in ("cue", "bad_day"):
        db.execute(f"alter table plan_items add column {_checked(column, 'text', _TEXT)}")


@migrations()
def m014_create_plan_order(db: Database) -> None:
    """Create the place of each exercise in the plan; those there are stay in their order."""
    db.execute(
        """
        create table plan_order (
            exercise_id text primary key not null,
            position integer not null
        ) strict
        """
    )
    db.execute(
        """
        insert into plan_order
        select exercise_id, row_number() over (order by exercise_id)
        from (select distinct exercise_id from plan_items)
        """
    )


@migrations()
def m015_create_routines(db: Database) -> None:
    """Create the person's own routines; the items are stored as JSON, in their order."""
    db.execute(
        f"""
        create table routines (
            id text primary key not null check (length(id) = 36),
            name text not null unique collate nocase
                check (length(name) between 1 and 120 and instr(name, char(0)) = 0),
            items text not null,
            {_checked("recorded_at", "text not null", _UTC)}
        ) strict
        """
    )


@migrations()
def m016_create_taps(db: Database) -> None:
    """Create what pages sent in the last days: what is sent again is not carried out again."""
    db.execute(
        f"""
        create table taps (
            id text primary key not null check (length(id) = 36),
            {_checked("recorded_at", "text not null", _UTC)},
            words text not null,
            differences text not null
        ) strict
        """
    )


@migrations()
def m017_create_marks(db: Database) -> None:
    """Create one row for each thing that was different about a day, and show it in `history`."""
    db.execute(
        f"""
        create table marks (
            {_STAMP},
            reason text not null
                check (length(reason) between 1 and 5000 and instr(reason, char(0)) = 0),
            side text check (side in ('left', 'right', 'each', 'both')),
            {_checked("note", "text", _TEXT)},
            token text unique
        ) strict
        """
    )
    db.execute("create index marks_by_day on marks (local_date, reason)")
    db.execute("drop view history")
    db.execute(
        """
        create view history as
            select local_date as date, local_time as time, 'set' as kind, side, occasion,
                set_number as "set", reps, hold_seconds, minutes, steps, load, pain,
                null as moment, site, null as state, null as reason, note, exercise_id,
                recorded_at, edited_at, utc_offset_minutes, id
            from set_logs
            union all
            select local_date, local_time, 'pain', side, null,
                null, null, null, null, null, null, pain,
                moment, site, null, null, note, exercise_id,
                recorded_at, edited_at, utc_offset_minutes, id
            from pain_scores
            union all
            select local_date, local_time, 'day', null, null,
                null, null, null, null, null, null, null,
                null, null, state, reason, note, null,
                recorded_at, edited_at, utc_offset_minutes, id
            from day_records
            union all
            select local_date, local_time, 'mark', side, null,
                null, null, null, null, null, null, null,
                null, null, null, reason, note, null,
                recorded_at, edited_at, utc_offset_minutes, id
            from marks
            order by date, time, recorded_at, id
        """
    )
