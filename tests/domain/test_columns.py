"""The columns of the files that leave footlog, written out as they were promised."""

from footlog.domain.columns import HISTORY, PLAN, WEEKS, Column, names, places


def test_history_has_the_promised_columns() -> None:
    assert ",".join(names(HISTORY)) == (
        "date,time,kind,exercise,side,occasion,set,reps,hold_seconds,minutes,steps,load,pain,"
        "moment,site,state,reason,note,exercise_id,recorded_at,edited_at,utc_offset_minutes,id"
    )


def test_plan_has_the_promised_columns() -> None:
    assert ",".join(names(PLAN)) == (
        "exercise,side,sets,reps,hold_seconds,minutes,steps,rest_seconds,load,tempo,"
        "times_per_day,schedule,starts_on,ends_on,prescribed_by,reason,note,exercise_id,"
        "recorded_at,id,cue,bad_day"
    )


def test_weeks_have_the_promised_columns() -> None:
    assert ",".join(names(WEEKS)) == (
        "week,days_due,days_trained,days_recorded,days_paused,sets_due,sets_credited,sets_extra,"
        "adherence,"
        "pain_morning_n,pain_morning_mean,pain_morning_worst,"
        "pain_before_n,pain_before_mean,pain_before_worst,"
        "pain_during_n,pain_during_mean,pain_during_worst,"
        "pain_after_n,pain_after_mean,pain_after_worst,"
        "pain_evening_n,pain_evening_mean,pain_evening_worst"
    )


def test_columns_of_peoples_words_are_marked_so_that_formulas_are_disarmed() -> None:
    def words(columns: tuple[Column, ...]) -> list[str]:
        return [column.name for column in columns if column.is_text]

    assert words(HISTORY) == ["exercise", "load", "site", "reason", "note"]
    assert words(PLAN) == [
        *("exercise", "load", "tempo", "prescribed_by", "reason", "note"),
        *("cue", "bad_day"),
    ]
    assert words(WEEKS) == []


def test_every_column_says_what_it_means() -> None:
    for column in (*HISTORY, *PLAN, *WEEKS):
        assert len(column.meaning) >= 4
        assert column.meaning == column.meaning.strip()


def test_the_places_of_columns_are_those_of_their_names() -> None:
    assert places(HISTORY, "id", "date", "exercise") == (len(HISTORY) - 1, 0, 3)
