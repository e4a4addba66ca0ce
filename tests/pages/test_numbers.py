"""How we work this out: the examples are the person's own figures."""

from collections.abc import Callable
from datetime import date, timedelta

from streamlit.testing.v1 import AppTest

from footlog.analysis.summary import summarise
from footlog.domain.weeks import monday_of
from footlog.store.diary import Diary
from tests.helpers.app_pages import rows_with
from tests.helpers.builders import import_batch, item, pain, set_log, sets

Opened = Callable[[str], AppTest]


def test_an_empty_diary_says_what_to_do_next(open_app: Opened) -> None:
    app = open_app("numbers")
    assert not app.exception
    assert app.page_link[0].value == "Choose exercises"


def test_the_table_adds_up_to_this_weeks_adherence(
    open_app: Opened, filled_diary: Diary, today: date
) -> None:
    week = summarise(filled_diary.tally(), today).weeks[monday_of(today)]
    app = open_app("numbers")
    assert not app.exception
    rows = rows_with(app, "Sets due so far")
    assert sum(int(due) for _, _, due, _ in rows) == week.sets_due
    assert sum(int(credited) for *_, credited in rows) == week.sets_credited
    share = week.sets_credited * 100 // week.sets_due
    assert any(
        f"{week.sets_credited} sets credited ÷ {week.sets_due} sets due \\= {share} \\%"
        in markdown.value
        for markdown in app.markdown
    )


def lines_of(app: AppTest) -> list[str]:
    """Return the words and examples of the page as they are read."""
    assert not app.exception
    return [
        markdown.value.replace("\\", "").removeprefix(":material/subdirectory_arrow_right: ")
        for markdown in app.markdown
    ]


def test_adherence_is_rounded_down_and_never_alone(
    open_app: Opened, diary: Diary, today: date
) -> None:
    done = [*sets(50, "2026-03-16"), *sets(49, "2026-03-17")]
    diary.import_rows(import_batch(done, [item("daily", "2026-03-15", sets=50)]), today)
    assert (
        "99 sets credited ÷ 100 sets due = 99 %. 2 of 3 days recorded, no rest days; all done on "
        "1, something on 2, of 2 days due."
    ) in lines_of(open_app("numbers"))
    diary.save(set_log("2026-03-17"), today)
    found = lines_of(open_app("numbers"))
    assert any(line.startswith("100 sets credited ÷ 100 sets due = 100 %.") for line in found)


def test_what_is_still_open_is_an_example_of_catching_up(
    open_app: Opened, diary: Diary, today: date
) -> None:
    diary.add_item(item("mon,tue", "2026-03-16"), today)
    diary.add_item(item("mon,thu", "2026-03-16", exercise="toe-curls"), today)
    found = lines_of(open_app("numbers"))
    assert "Heel raise: open since Tue 17 Mar." in found
    assert "Toe curls: open since Mon 16 Mar." in found


def test_the_change_has_its_windows_and_both_sentences_about_errors(
    open_app: Opened, diary: Diary, today: date
) -> None:
    plan = [
        item(starts_on="2026-01-19", ends_on="2026-03-02"),
        item(starts_on="2026-03-02", sets=2),
    ]
    scores = [pain(2 if age < 28 else 8, str(today - timedelta(days=age))) for age in range(60)]
    diary.import_rows(import_batch(scores, plan), today)
    found = lines_of(open_app("numbers"))
    assert (
        "morning: 2.00 now − 8.00 at the start = −6.00 points (−75 %): likely better. "
        "Between: 8.00 (4 days with a score)."
    ) in found
    assert (
        "morning, change of Mon 2 Mar: 28 to 15 days before 8.0 (14 days with a score); 14 days "
        "before 3.3 (14 days with a score); since 2.0 (17 days with a score)"
    ) in [line.removesuffix(".") for line in found]
    words = " ".join(found)
    assert (
        "Where pain does not really change, about 2 diaries in 100 are still called better or "
        "worse (about 6 in the first seven weeks, 14 if pain swings widely)"
    ) in words
    assert (
        "Many people start a diary when it hurts most; part of a fall may be that flare ending."
    ) in words


def test_the_pain_rule_has_its_two_fractions_and_the_last_two_days(
    open_app: Opened, diary: Diary, today: date
) -> None:
    done = [set_log(f"2026-03-{n}", pain=score) for n, score in ((12, 6), (14, 2), (16, 3))]
    scores = [pain(score, f"2026-03-{n}") for n, score in ((12, 1), (14, 1), (15, 4))]
    diary.import_rows(import_batch([*done, *scores], [item("daily", "2026-03-09")]), today)
    found = lines_of(open_app("numbers"))
    for line in (
        "During above 5: on 1 of 3 days.",
        "Next morning more than 1 higher: on 1 of 1 day with both mornings.",
        "2026-03-14: worst during 2 (limit 5); next morning 4, compared with 1 + 1: over.",
        (
            "2026-03-16: worst during 3 (limit 5); next morning not recorded, compared with not "
            "recorded: unknown."
        ),
    ):
        assert line in found
