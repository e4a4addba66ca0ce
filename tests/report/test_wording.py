"""The report in words: the sentences and cells that are laid out."""

from footlog.domain.logbook import DayState, Entry, Moment
from footlog.domain.settings import Feet, Settings
from footlog.report.content import Content, plain
from footlog.report.sections import LONGEST_NOTE, MOST_NOTES
from footlog.report.wording import content_of
from tests.helpers.builders import day, item, pain, set_log, sets
from tests.helpers.reports import rating, report_of

NO_BREAK = "\u00a0"


def figures(content: Content) -> dict[str, tuple[str, str]]:
    return {figure.title: (figure.value, figure.words) for figure in content.figures}


def test_the_head_says_who_and_when() -> None:
    content = content_of(
        report_of(
            [set_log("2026-03-04")], settings=Settings(feet=Feet.LEFT, physiotherapist="A. Example")
        )
    )
    assert content.span == "Mon 2 Mar 2026 to Wed 18 Mar 2026"
    assert content.who == (
        ("Name", ""),
        ("Affected", "left foot"),
        ("Physiotherapist", "A. Example"),
    )
    assert content.source.startswith(
        "Self-reported with footlog. What was not recorded is left out"
    )
    assert content.source.endswith("Made Wed 18 Mar 2026.")


def test_the_first_figures() -> None:
    entries: list[Entry] = [
        *(set_log(f"2026-03-{number:02}") for number in range(2, 12)),
        *(pain(6, f"2026-02-{number:02}") for number in range(2, 9)),
        *(pain(2, f"2026-03-{number:02}") for number in range(10, 17)),
    ]
    scores = [rating(3, "2026-02-02"), rating(7, "2026-03-16")]
    content = content_of(report_of(entries, [item("daily", "2026-03-02")], scores))
    assert figures(content) == {
        "Adherence": (
            "62 %",
            "10 of 16 sets; all done on 10, something on 10, of 16 days due",
        ),
        "Days recorded": ("48 %", "22 of 45 days recorded, no rest days"),
        "Pain, first steps": ("2.0", "likely better (6.0 at first)"),
        "Function, 0 to 10": ("7.0", "3.0 at first, better"),
    }
    assert content.pain.head == ("Moment", "First", "Between", "Last", "Verdict")
    assert content.pain.rows == (("First steps", "6.0 (7)", "–", "2.0 (7)", "likely better"),)
    assert content.function.rows == (("stairs", "3 (Mon 2 Feb)", "7 (Mon 16 Mar)"),)


def test_a_diary_of_four_days_begun_on_a_sunday_has_four_days() -> None:
    entries = [set_log(f"2026-03-{n}") for n in range(15, 19)]
    content = content_of(report_of(entries, [item("daily", "2026-03-15")]))
    assert figures(content) == {
        "Adherence": ("100 %", "4 of 4 sets; all done on 4, something on 4, of 4 days due"),
        "Days recorded": ("100 %", "4 of 4 days recorded, no rest days"),
    }


def test_a_percentage_is_rounded_down() -> None:
    plan = [item("daily", "2026-03-12", sets=50)]
    entries = [entry for n in range(12, 17) for entry in sets(50, f"2026-03-{n}")]
    content = content_of(report_of([*entries, *sets(49, "2026-03-17")], plan))
    assert figures(content)["Adherence"] == (
        "99 %",
        "299 of 300 sets; all done on 5, something on 6, of 6 days due",
    )
    assert content.plan.items[0].since.endswith("99 %, 299 of 300 sets")


def test_the_change_has_the_days_between_and_how_often_it_is_chance() -> None:
    entries: list[Entry] = [
        *(pain(4, f"2026-02-{number:02}") for number in range(2, 10)),
        *(pain(7, f"2026-02-{number:02}") for number in (20, 21)),
        *(pain(4, f"2026-03-{number:02}") for number in range(9, 18)),
        *(pain(2, f"2026-03-{number:02}", Moment.EVENING) for number in range(9, 12)),
    ]
    table = content_of(report_of(entries)).pain
    assert table.rows == (
        ("First steps", "4.0 (8)", "7.0 (2)", "4.0 (9)", "no clear change"),
        ("Evening", "–", "–", "–", "not enough data"),
    )
    assert table.words == (
        "Means of 28 days, or of 14 in a short diary (days with a score). A clear change is at "
        "least 2 points and 30 %. Where pain does not really change, about 2 diaries in 100 are "
        "still called better or worse (about 6 in the first seven weeks, 14 if pain swings widely)."
    )


def test_the_pain_rule_has_two_fractions_and_lists_breaches_newest_first() -> None:
    entries: list[Entry] = [
        set_log("2026-03-02", pain=7),
        pain(1, "2026-03-04"),
        set_log("2026-03-04", pain=2),
        pain(3, "2026-03-05"),
        set_log("2026-03-06"),
    ]
    assert content_of(report_of(entries)).rule.sentences == (
        "Worst pain during at most 5 out of 10, next morning at most 1 higher than that morning.",
        "During above 5: on 1 of 2 days.",
        "Next morning more than 1 higher: on 1 of 1 day with both mornings.",
        "Over on Wed 4 Mar (morning 1, next 3), Mon 2 Mar (during 7).",
    )


def test_the_fractions_of_the_pain_rule_go_by_the_persons_limits() -> None:
    entries: list[Entry] = [
        *(set_log(f"2026-03-{n:02}", pain=4) for n in range(2, 5)),
        *(pain(1 + 2 * (n % 2), f"2026-03-{n:02}") for n in range(2, 6)),
    ]
    mild = Settings(pain_limit=3, pain_tolerance=2)
    assert content_of(report_of(entries, settings=mild)).rule.sentences[1:4] == (
        "During above 3: on 3 of 3 days.",
        "Next morning more than 2 higher: on 0 of 3 days with both mornings.",
        "Over on 3 or more of the last 5 days judged.",
    )
    assert content_of(report_of(entries)).rule.sentences[1:] == (
        "During above 5: on 0 of 3 days.",
        "Next morning more than 1 higher: on 2 of 3 days with both mornings.",
        "Over on Wed 4 Mar (morning 1, next 3), Mon 2 Mar (morning 1, next 3).",
    )


def test_many_breaches_end_with_how_many_came_earlier() -> None:
    entries = [set_log(f"2026-03-{number:02}", pain=9) for number in range(1, 17)]
    over = content_of(report_of(entries)).rule.sentences[-1]
    assert over.startswith("Over on Mon 16 Mar (during 9), Sun 15 Mar")
    assert over.endswith("Thu 5 Mar (during 9) and 4 earlier.")


def test_missed_and_paused_days_have_their_reasons() -> None:
    entries: list[Entry] = [
        day("2026-03-02", DayState.MISSED, reason="forgot"),
        day("2026-03-03", DayState.MISSED, reason="forgot"),
        day("2026-03-04", DayState.MISSED),
    ]
    assert content_of(report_of(entries)).absences.sentences == (
        f"Missed on 3 days: forgot{NO_BREAK}2, no reason noted{NO_BREAK}1.",
        "No rest days recorded.",
    )


def test_notes_are_cut_and_the_rest_is_counted() -> None:
    entries = [set_log("2026-03-02", pain=7, note="A" * 5000)]
    entries += [set_log(f"2026-03-{n:02}", note=f"calm {n}") for n in range(3, 3 + MOST_NOTES)]
    notes = content_of(report_of(entries)).notes
    assert len(notes.rows) == MOST_NOTES
    assert notes.rows[0] == (
        "Mon 2 Mar, over",
        "Heel raise, pain 7",
        "A" * (LONGEST_NOTE - 1) + "…",
    )
    assert notes.rows[1] == ("Sun 8 Mar", "Heel raise", "calm 8")
    assert notes.words.endswith("; 1 more in history.csv.")


def test_an_empty_report_says_so_and_draws_nothing() -> None:
    content = content_of(report_of())
    assert content.charts == ()
    assert figures(content) == {
        "Adherence": ("–", "nothing was planned"),
        "Days recorded": ("–", "0 of 0 days recorded, no rest days"),
    }
    assert (content.plan.words, content.pain.words, content.function.words) == (
        "Nothing was planned.",
        "No pain was scored.",
        "No activity was rated.",
    )


def test_the_charts_are_those_of_trends_with_their_words() -> None:
    entries: list[Entry] = [set_log("2026-03-04", pain=2), pain(4, "2026-03-04")]
    adherence, felt = content_of(report_of(entries, [item("daily", "2026-03-02")])).charts
    assert adherence.alt == (
        "Adherence by week: 6 % of the sets due were done, 1 of 16 sets; 1 of 17 days recorded, "
        "no rest days; all done on 1, something on 1, of 16 days due."
    )
    assert "Sets done of sets due" in adherence.svg
    assert felt.alt.startswith("Pain over time, 0 to 10. morning: ")
    assert "limit 5" in felt.svg
    assert "During (worst)" in felt.svg
    assert "First steps" in felt.svg


def test_ten_years_are_drawn_without_words_on_the_bars() -> None:
    entries: list[Entry] = [day("2016-03-07"), set_log("2026-03-04", pain=2)]
    adherence, felt = content_of(report_of(entries, [item("daily", "2016-03-07")])).charts
    assert "1P" not in adherence.svg
    assert "nP" not in adherence.words
    assert felt.words.startswith("Dots and lines show weeks")
    assert ">Mar 2016<" in adherence.svg


def test_texts_are_on_one_line_without_control_characters() -> None:
    assert plain("  a\u2028b\x01\tc\x85 ") == "a b c"
    assert plain("a\u202eb\u2067c") == "abc"
    assert plain("*as typed*") == "*as typed*"
    assert plain("x" * 60) == "x" * 60
    assert plain("x" * 61) == "x" * 59 + "…"
