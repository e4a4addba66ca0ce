"""Boxes stand for signs that cannot be shown, and for nothing else."""

from hypothesis import given

from footlog.report.pdf import signs, unusual, with_boxes
from tests.helpers.builders import texts


def test_only_what_is_lacking_becomes_a_box() -> None:
    assert with_boxes("größer 日本 ok", lambda _: {"日", "本"}) == "größer □□ ok"


def test_a_letter_of_ascii_stays_when_its_mark_is_lacking() -> None:
    assert with_boxes('"0\u20db"', lambda _: {"0\u20db"}) == '"0□"'


def test_a_letter_is_asked_for_once_and_with_its_marks() -> None:
    asked: list[str] = []

    def lacking(wanted: list[str]) -> set[str]:
        asked.extend(wanted)
        return set()

    assert with_boxes("ä ä x\u0301", lacking) == "ä ä x\u0301"
    assert asked == ["x\u0301", "ä"]


@given(texts())
def test_signs_are_the_text_in_parts(text: str) -> None:
    assert "".join(signs(text)) == text


@given(texts())
def test_ascii_is_never_lost(text: str) -> None:
    boxed = with_boxes(text, set)
    assert [one for one in boxed if one.isascii()] == [one for one in text if one.isascii()]


def test_plain_letters_and_the_reports_own_signs_are_not_unusual() -> None:
    found = signs("öß×–“…”▲日") + signs("x\u0301") + signs("é\u202e")
    assert unusual(found) == {"日", "x\u0301", "é\u202e"}
