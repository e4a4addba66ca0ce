"""The Trends page: its figures and charts are those of the summary."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from html import escape, unescape

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from footlog.analysis.spans import Range
from footlog.analysis.summary import summarise
from footlog.domain.catalogue import Catalogue
from footlog.domain.exercises import Side
from footlog.domain.function import FunctionScore
from footlog.domain.logbook import Moment, PainScore
from footlog.store.diary import Diary
from tests.helpers.app_pages import rows_with
from tests.helpers.builders import RECORDED_AT, import_batch, item, new_id, pain, set_log, sets
from tests.helpers.charts import known

Opened = Callable[[str], AppTest]


def markup(app: AppTest) -> str:
    """Return the page's own HTML: the answer, the cards and the charts."""
    return "".join(one.proto.body for one in app.get("html"))


def texts(app: AppTest, kind: str) -> list[str]:
    """Return the text of each element of this class, with a blank for each tag in it."""
    found = re.findall(rf'<(\w+) class="{kind}"[^>]*>(.*?)</\1>', markup(app))
    return [" ".join(unescape(re.sub("<[^>]*>", " ", inside)).split()) for _, inside in found]


def cards(app: AppTest) -> list[list[str]]:
    """Return the title, value and words of each card."""
    found = re.findall(r'<div class="fl-card">(.*?)</div>', markup(app))
    return [re.findall(r"<(?:span|b)>(.*?)</", one) for one in found]


def charts(app: AppTest) -> dict[str, str]:
    """Return what each chart of the page says to who cannot see it, by its name."""
    found = re.findall(r'data-chart="([^"]*)".*?aria-label="([^"]*)"', markup(app))
    return {name: unescape(alt) for name, alt in found}


def drawn(app: AppTest, name: str) -> str:
    """Return the HTML of the chart with this name."""
    (found,) = re.findall(rf'<figure[^>]*data-chart="{name}".*?</figure>', markup(app))
    return str(found)


def alternatives(app: AppTest) -> list[str]:
    """Return what the charts of each exercise say, which Vega draws."""
    return [chart.proto.alt for chart in app.get("vega_lite_chart")]


def test_an_empty_diary_says_what_to_do_next(open_app: Opened) -> None:
    app = open_app("trends")
    assert not app.exception
    assert app.page_link[0].value == "Choose exercises"
    assert charts(app) == {}


def test_the_headline_is_that_of_the_last_four_whole_weeks(
    open_app: Opened, filled_diary: Diary, today: date
) -> None:
    first, last = date(2026, 2, 16), date(2026, 3, 15)
    total = summarise(filled_diary.tally(), today, first=first, last=last).total
    change = summarise(filled_diary.tally(), today).pain_change[Moment.MORNING]
    app = open_app("trends")
    assert not app.exception
    percent = f"{100 * total.sets_credited // total.sets_due} %"
    sign = {"likely better": "↓ ", "likely worse": "↑ ", "no clear change": "= "}[change.verdict]
    morning, _, plan = cards(app)
    assert plan == ["Plan done", percent, f"{total.sets_credited:,} of {total.sets_due:,} sets"]
    assert morning == [
        "First steps",
        f"{change.latest:.1f}",
        f"{sign}{change.verdict}, from {change.baseline:.1f}",
    ]
    assert texts(app, "fl-answer")[0].endswith(
        f"You did {percent} of your plan in the last 4 weeks."
    )
    assert texts(app, "fl-small")[1] == (
        f"Plan: {total.days_recorded} of 28 days recorded, "
        f"{total.days_paused} rest days; all done on {total.days_all}, something on "
        f"{total.days_some}, of {total.days_due} days due. You recorded all of this yourself."
    )


def test_a_diary_of_four_days_begun_on_a_sunday_has_four_days(
    open_app: Opened, diary: Diary, today: date
) -> None:
    sunday = date(2026, 3, 15)
    diary.add_item(item("daily", str(sunday)), sunday)
    for days in range(4):
        diary.save(set_log(str(sunday + timedelta(days=days))), today)
    app = open_app("trends")
    assert cards(app)[-1] == ["Plan done", "100 %", "1 of 1 sets"]
    assert texts(app, "fl-answer") == [
        "No pain scores yet. You did 100 % of your plan on your first day."
    ]
    assert texts(app, "fl-small")[1].startswith(
        "Plan: 1 of 1 day recorded, no rest days; all done on 1, something on 1, of 1 day due."
    )
    beside = "4 of 4 days recorded, no rest days; all done on 4, something on 4, of 4 days due."
    assert any(
        one.value.startswith(f"100 % of the sets due, 4 of 4 sets. {beside}") for one in app.caption
    )
    assert charts(app)["plan"] == (
        f"How much of your plan you did: 100 % of the sets due were done, 4 of 4 sets; {beside}"
    )


def test_a_percentage_is_never_above_what_was_done(
    open_app: Opened, diary: Diary, today: date
) -> None:
    days = [str(date(2026, 3, 9) + timedelta(days=n)) for n in range(6)]
    plan = item("daily", days[0], ends_on="2026-03-15", sets=50)
    done = [log for day in days for log in sets(50, day)]
    diary.import_rows(import_batch(done[1:], [plan]), today)
    app = open_app("trends")
    app.session_state["trends_tables"] = True
    app.run()
    assert cards(app)[-1] == ["Plan done", "99 %", "299 of 300 sets"]
    assert any(one.value.startswith("99 % of the sets due, 299") for one in app.caption)
    assert "99 % of the sets due were done, 299 of 300 sets" in charts(app)["plan"]
    assert table(app, "rounded")["rounded"].tolist()[0] == 0.99
    assert not [one for one in (*app.markdown, *app.caption) if "100 %" in one.value]
    assert "100 %" not in markup(app).replace('top:0.00%">100 %</span>', "")


def table(app: AppTest, column: str) -> pd.DataFrame:
    """Return the one data frame of the page that has this column."""
    (found,) = [one.value for one in app.dataframe if column in one.value.columns]
    assert isinstance(found, pd.DataFrame)
    return found


def test_each_exercise_has_its_adherence_in_the_plans_order(
    open_app: Opened, diary: Diary, today: date
) -> None:
    plan = [
        item("daily", "2026-03-09", sets=3, exercise="toe-curls"),
        item("mon,fri", "2026-03-09", sets=10),
        item("3 per week", str(today), exercise="ball-massage"),
    ]
    late = [set_log("2026-03-15") for _ in range(10)]
    curls = [set_log(f"2026-03-{n:02}", exercise="toe-curls") for n in range(9, 17)]
    diary.import_rows(import_batch([*late, *curls], plan), today)
    app = open_app("trends")
    assert rows_with(app, "Plan done") == [
        ["Toe curls", "29 %", "8", "27"],
        ["Heel raise", "50 %", "10", "20"],
    ]
    app.selectbox(key="trends_exercise").set_value("heel-raise").run()
    assert rows_with(app, "Plan done") == []
    assert any(one.value.startswith("50 % of the sets due, 10 of 20") for one in app.caption)


def test_a_diary_of_one_score_says_what_is_missing(
    open_app: Opened, diary: Diary, today: date
) -> None:
    score = PainScore(id=new_id(), on=today, recorded_at=RECORDED_AT, pain=0, moment=Moment.MORNING)
    diary.save(score, today)
    app = open_app("trends")
    assert not app.exception
    assert cards(app) == [
        ["First steps", "–", "not enough data"],
        ["Plan done", "–", "first week not over"],
    ]
    assert texts(app, "fl-answer") == [
        "Not enough pain scores yet to say whether it hurts less. Your first week is not over yet."
    ]
    assert texts(app, "fl-small")[0] == "Needed: a score on your first steps on 7 days within 14."


def test_every_chart_has_a_takeaway_in_words(open_app: Opened, filled_diary: Diary) -> None:
    found = charts(open_app("trends"))
    assert {name: words[:17] for name, words in found.items()} == {
        "pain morning": "First steps: down",
        "pain during": "During (worst): d",
        "plan": "How much of your ",
        "calendar": "Calendar of 52 da",
    }


@pytest.mark.parametrize("chosen", list(Range))
def test_every_span_can_be_shown(open_app: Opened, filled_diary: Diary, chosen: Range) -> None:
    app = open_app("trends")
    app.segmented_control(key="range").set_value(chosen).run()
    assert not app.exception
    assert len(charts(app)) == 4


def test_all_charts_span_the_same_whole_weeks(
    open_app: Opened, filled_diary: Diary, today: date
) -> None:
    begun = date(2026, 3, 1)
    rated = FunctionScore(
        id=new_id(), on=begun, activity="stairs", score=3, recorded_at=RECORDED_AT
    )
    filled_diary.save_function_score(rated, today)
    names = ("pain morning", "pain during", "plan", "function stairs")
    app = open_app("trends")
    assert today == date(2026, 3, 18)
    whole = ["26 Jan", "9 Feb", "23 Feb", "9 Mar"]
    assert [days_below(app, name) for name in names] == [whole] * 4
    app.segmented_control(key="range").set_value(Range.OWN).run()
    app.date_input(key="from").set_value(date(2026, 2, 5)).run()
    app.date_input(key="to").set_value(date(2026, 3, 6)).run()
    own = ["2 Feb", "16 Feb", "2 Mar"]
    assert [days_below(app, name) for name in names] == [own] * 4


def days_below(app: AppTest, name: str) -> list[str]:
    """Return what stands below a chart."""
    return re.findall(r'class="fl-day"[^>]*>(.*?)<', drawn(app, name))


def test_one_exercise_has_its_own_adherence(
    open_app: Opened, filled_diary: Diary, today: date
) -> None:
    app = open_app("trends")
    app.selectbox(key="trends_exercise").set_value("heel-raise").run()
    tally = filled_diary.tally()
    done = sum(sum(days.values()) for (key, _), days in tally.done.items() if key == "heel-raise")
    assert f": 85 % of the sets due were done, {done} of 63 sets; " in charts(app)["plan"]
    assert "Heel raise: 85 % since 26 Jan" in texts(app, "fl-title")


def test_one_moment_shows_its_start_and_a_clear_change(
    open_app: Opened, filled_diary: Diary, today: date
) -> None:
    change = summarise(filled_diary.tally(), today).pain_change[Moment.MORNING]
    app = open_app("trends")
    app.pills(key="trends_moments").set_value([Moment.MORNING]).run()
    assert change.baseline is not None
    assert not app.exception
    clear = min(change.baseline - 2, change.baseline * 0.7)
    assert levels_of(app) == [f"start {change.baseline:.1f}", f"clear {clear:.1f}"]
    app.pills(key="trends_moments").set_value([Moment.DURING]).run()
    assert levels_of(app, "pain during")[1] == "limit 5"


def levels_of(app: AppTest, name: str = "pain morning") -> list[str]:
    """Return what stands on the level lines of a chart of pain, from above."""
    words = re.findall(r'class="fl-end"[^>]*>(?!<b)(.*?)<', drawn(app, name))
    return sorted(words, key=lambda one: -float(one.split()[-1]))


@pytest.fixture
def two_feet(diary: Diary, today: date) -> Diary:
    """Return a diary of 60 days in which the left foot gets better and the right one does not."""
    scores = [
        replace(pain(score, str(today - timedelta(days=age))), side=foot)
        for age in range(60)
        for foot, score in ((Side.LEFT, 2 if age < 28 else 8), (Side.RIGHT, 3))
    ]
    diary.import_rows(import_batch(scores), today)
    return diary


def test_one_foot_has_its_own_start_clear_change_and_table(
    open_app: Opened, two_feet: Diary
) -> None:
    app = open_app("trends")
    assert levels_of(app) == ["start 5.5", "clear 3.5"]
    assert app.segmented_control(key="trends_foot").value == "all"
    app.segmented_control(key="trends_foot").set_value(Side.LEFT).run()
    assert levels_of(app) == ["start 8.0", "clear 5.6"]
    assert charts(app)["pain morning"] == (
        "First steps, left foot: down 6.0 points since 18 Jan. "
        "Pain over time, 0 to 10. morning: likely better (8.0 at first), 2.0 now"
    )
    assert rows_with(app, "Between") == [
        [*("First steps", "8.0 (28)", "8.0 (4)", "2.0 (28)"), "likely better"]
    ]
    app.segmented_control(key="trends_foot").set_value(Side.RIGHT).run()
    assert levels_of(app) == ["start 3.0", "clear 1.0"]
    assert texts(app, "fl-title")[0] == "First steps, right foot: no clear change since 18 Jan"
    assert rows_with(app, "Between") == [
        [*("First steps", "3.0 (28)", "3.0 (4)", "3.0 (28)"), "no clear change"]
    ]


def test_the_table_of_change_shows_a_flare_between_and_what_is_missing(
    open_app: Opened, diary: Diary, today: date
) -> None:
    ages = {moment: range(n) for moment, n in ((Moment.MORNING, 70), (Moment.DURING, 6))}
    scores = [
        pain(9 if 28 <= age < 42 else 4, str(today - timedelta(days=age)), moment)
        for moment in ages
        for age in ages[moment]
    ]
    diary.import_rows(import_batch(scores), today)
    app = open_app("trends")
    assert rows_with(app, "Between") == [
        [*("First steps", "4.0 (28)", "9.0 (14)", "4.0 (28)"), "no clear change"],
        ["During (worst)", "–", "–", "–", "needs scores on 7 days within 14 days"],
    ]
    app.pills(key="trends_moments").set_value([Moment.DURING]).run()
    assert [row[0] for row in rows_with(app, "Between")] == ["During (worst)"]


def test_names_in_a_table_are_shown_as_typed(
    open_app: Opened, diary: Diary, today: date, catalogue: Catalogue
) -> None:
    own = replace(catalogue.exercises["heel-raise"], id="own-1", name="**a** | b", pose=None)
    diary.add_own(replace(own, recorded_at=RECORDED_AT))
    diary.add_item(item(exercise="own-1"), today)
    diary.add_item(item(), today)
    (text,) = [one.value for one in open_app("trends").markdown if "Plan done" in one.value]
    assert r"| \*\*a\*\* \| b | 0 \% | 0 | 16 |" in text.splitlines()


def test_the_two_sentences_about_errors_stand_there_word_for_word(
    open_app: Opened, two_feet: Diary
) -> None:
    captions = " ".join(caption.value for caption in open_app("trends").caption)
    assert (
        "Where pain does not really change, about 2 diaries in 100 are still called better or "
        "worse (about 6 in the first seven weeks, 14 if pain swings widely)"
    ) in captions
    assert (
        "Many people start a diary when it hurts most; part of a fall may be that flare ending."
    ) in captions


def opened_part(app: AppTest, key: str) -> AppTest:
    app.session_state[key] = True
    app.run()
    assert not app.exception
    return app


def test_each_exercise_stands_in_the_plans_order_and_says_what_stands_out(
    open_app: Opened, diary: Diary, today: date
) -> None:
    plan = [item(exercise="toe-curls"), item(), item(exercise="ball-massage")]
    days = [str(today - timedelta(days=age)) for age in range(9)]
    done = [
        *(
            set_log(day, exercise="ball-massage", pain=6 - 2 * (n % 2))
            for n, day in enumerate(days)
        ),
        *(set_log(day, pain=9) for day in days[:7]),
        set_log(days[8]),
        *(set_log(day, exercise="toe-curls", pain=2) for day in days),
        set_log(days[0], exercise="ankle-circles"),
    ]
    diary.import_rows(import_batch(done, plan), today)
    app = opened_part(open_app("trends"), "trends_each")
    said = dict(words.removeprefix("Pain with ").split(": ") for words in alternatives(app))
    beside = "Done on 9 days, pain noted on 9. On 9 days with other exercises scored, its pain was"
    assert list(said.items()) == [
        ("Toe curls", f"{beside} 2.0 (2 to 2); theirs 6.6 (4 to 7.5)."),
        ("Heel raise", "Done on 8 days, pain noted on 7."),
        ("Ball massage", f"{beside} 5.1 (4 to 6); theirs 4.7 (2 to 5.5)."),
        ("Ankle circles", "Done on 1 day, no pain noted with its sets."),
    ]
    assert set(said.values()) <= {caption.value for caption in app.caption}


def test_an_exercise_that_hurts_more_than_the_others_of_eight_days_stands_out(
    open_app: Opened, diary: Diary, today: date
) -> None:
    days = [str(today - timedelta(days=age)) for age in range(8)]
    done = [
        log
        for day in days
        for log in (set_log(day, pain=5), set_log(day, exercise="toe-curls", pain=3))
    ]
    diary.import_rows(import_batch(done, [item(), item(exercise="toe-curls")]), today)
    app = opened_part(open_app("trends"), "trends_each")
    means = {"Heel raise": "5.0 (5 to 5)", "Toe curls": "3.0 (3 to 3)"}
    days_done = "8 days with other exercises scored, its pain was"
    heel, toes = (words.partition(". ")[2] for words in alternatives(app))
    assert heel == f"Stands out: on {days_done} {means['Heel raise']}; theirs {means['Toe curls']}."
    assert toes == f"On {days_done} {means['Toe curls']}; theirs {means['Heel raise']}."


def test_places_count_the_days_on_which_they_were_named(
    open_app: Opened, diary: Diary, today: date
) -> None:
    arch, heel = "left sole: arch", "left sole: heel"
    scores = [
        replace(pain(score, str(today - timedelta(days=age)), moment), site=arch)
        for age in range(5)
        for moment, score in ((Moment.MORNING, 2), (Moment.EVENING, 5))
    ]
    scores += [replace(pain(9, str(today)), site=heel) for _ in range(6)]
    diary.import_rows(import_batch(scores), today)
    app = opened_part(open_app("trends"), "trends_where")
    assert f"Most often: **{arch}**, 5 days, mean 3.5, worst 5." in [
        one.value for one in app.markdown
    ]
    places = table(app, "Where")
    assert places[["Where", "Days", "Worst"]].to_numpy().tolist() == [
        ["Left sole: arch", 5, 5],
        ["Left sole: heel", 1, 9],
    ]
    assert known(places["Mean"]) == [3.5, None]


def test_scores_of_one_foot_are_shown_alone(open_app: Opened, diary: Diary, today: date) -> None:
    for side in (Side.LEFT, None):
        score = PainScore(
            id=new_id(), on=today, recorded_at=RECORDED_AT, pain=3, moment=Moment.AFTER, side=side
        )
        diary.save(score, today)
    assert diary.pain_of_foot(Side.LEFT)[Moment.AFTER, today].n == 1
    assert diary.pain_of_foot(Side.RIGHT) == {}
    app = open_app("trends")
    app.segmented_control(key="trends_foot").set_value(Side.LEFT).run()
    assert not app.exception


def test_exercises_and_places_are_drawn_when_asked_for(
    open_app: Opened, filled_diary: Diary
) -> None:
    app = open_app("trends")
    assert len(alternatives(app)) == 0
    app.session_state["trends_each"] = True
    app.session_state["trends_where"] = True
    app.run()
    assert not app.exception
    assert len(alternatives(app)) == 8


def test_a_write_in_between_is_drawn(open_app: Opened, filled_diary: Diary, today: date) -> None:
    app = open_app("trends")
    made = drawn(app, "plan")
    assert drawn(app.run(), "plan") == made
    before = summarise(filled_diary.tally(), today).weeks[date(2026, 3, 16)]
    filled_diary.save(set_log(str(today), exercise="toe-curls"), today)
    after = summarise(filled_diary.tally(), today).weeks[date(2026, 3, 16)]
    assert f"{before.sets_credited} of {before.sets_due} sets" in made
    assert f"{after.sets_credited} of {after.sets_due} sets" in drawn(app.run(), "plan")


def test_the_tables_are_one_tap_away(open_app: Opened, filled_diary: Diary, today: date) -> None:
    app = open_app("trends")
    assert len(app.dataframe) == 0
    app.session_state["trends_tables"] = True
    app.run()
    assert not app.exception
    assert len(app.dataframe) == 2
    weeks = table(app, "rounded")
    summary = summarise(filled_diary.tally(), today).weeks.values()
    columns = {
        "due": "sets_due",
        "credited": "sets_credited",
        "extra": "sets_extra",
        "days_all": "days_all",
        "days_some": "days_some",
        "days_due": "days_due",
        "days_recorded": "days_recorded",
        "paused": "days_paused",
    }
    for column, name in columns.items():
        assert weeks[column].tolist() == [getattr(week, name) for week in summary], column
    shares = [week.sets_credited * 100 // week.sets_due / 100 for week in summary]
    assert weeks["rounded"].tolist() == shares
    assert [one.label for one in app.expander].count("The figures as a table") == 1


def test_three_moments_are_three_pictures_in_the_order_of_a_day(
    open_app: Opened, diary: Diary, today: date
) -> None:
    moments = (Moment.EVENING, Moment.MORNING, Moment.AFTER)
    diary.import_rows(import_batch([pain(3, str(today), one) for one in moments]), today)
    app = open_app("trends")
    app.pills(key="trends_moments").set_value(list(moments)).run()
    shown = [name for name in charts(app) if name.startswith("pain")]
    assert shown == ["pain morning", "pain after", "pain evening"]
    app.pills(key="trends_moments").set_value([]).run()
    assert not app.exception
    assert "Choose at least one time of day." in [one.value for one in app.markdown]


def cells(app: AppTest, kind: str) -> list[list[str]]:
    """Return the rows of a table of this class."""
    found = re.findall(rf'<table class="{kind}">(.*?)</table>', markup(app))
    rows = [row for table in found for row in re.findall("<tr>(.*?)</tr>", table)]
    return [re.findall("<t[hd][^>]*>(.*?)</t[hd]>", row) for row in rows]


def test_the_last_changes_of_plan_have_three_means_each_and_no_verdict(
    open_app: Opened, diary: Diary, today: date
) -> None:
    changed = [str(today - timedelta(days=age)) for age in (70, 50, 20, 3)]
    plan = [
        item(starts_on=str(today - timedelta(days=90))),
        *(
            item(starts_on=on, exercise=name)
            for on, name in zip(
                changed, ("ankle-circles", "toe-curls", "short-foot", "ball-massage"), strict=True
            )
        ),
    ]
    level = {age: 2 if age <= 20 else 5 if age <= 34 else 7 for age in range(60)}
    scores = [pain(level[age], str(today - timedelta(days=age))) for age in range(60)]
    diary.import_rows(import_batch(scores, plan), today)
    app = open_app("trends")
    said = [text.value for text in app.text]
    assert said == ["Ball massage added", "Short foot added", "Toe curls added"]
    head = ["Mean pain", "28 to 15 days before", "14 days before", "since"]
    assert cells(app, "fl-around") == [
        *(head, ["First steps", "4.4", "2.0", "too few scores"]),
        *(head, ["First steps", "7.0", "5.0", "2.0"]),
        *(head, ["First steps", "too few scores", "7.0", "6.1"]),
    ]


def test_a_persons_words_in_charts_and_cards_are_text(
    open_app: Opened, diary: Diary, today: date, catalogue: Catalogue
) -> None:
    words = "<b>bad</b> & **bold**"
    own = replace(catalogue.exercises["heel-raise"], id="own-1", name=words, pose=None)
    diary.add_own(replace(own, recorded_at=RECORDED_AT))
    plan = [item(starts_on="2026-03-02"), item(starts_on="2026-03-10", exercise="own-1")]
    diary.import_rows(import_batch([pain(3, str(today))], plan), today)
    rated = FunctionScore(id=new_id(), on=today, activity=words, score=3, recorded_at=RECORDED_AT)
    diary.save_function_score(rated, today)
    app = open_app("trends")
    assert "<b>bad" not in markup(app)
    assert f"{words} added" in unescape(drawn(app, "pain morning"))
    assert f"{words} added" in [text.value for text in app.text]
    assert charts(app)[f"function {escape(words)}"] == f"{words}: 3 out of 10"
