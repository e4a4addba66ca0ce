"""The PDF: tagged, with its fonts in it, two pages at most, text stays text, boxes for the rest."""

import io
import json
from dataclasses import asdict, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from footlog.domain.catalogue import load_catalogue
from footlog.domain.logbook import Entry
from footlog.paths import catalogue_path
from footlog.report import make_pdf, read_report
from footlog.report.facts import Report
from footlog.report.pdf import (
    _EPOCH,
    BOX,
    SettingError,
    _set,
    _template,
    signs,
    unusual,
    with_boxes,
)
from footlog.report.wording import content_of
from footlog.store.diary import Diary
from tests.conftest import LONG
from tests.helpers.builders import item, on, pain, set_log, texts
from tests.helpers.reports import HOSTILE, TODAY, hostile_report, report_of

CATALOGUE = load_catalogue(catalogue_path()).exercises
FEW = settings(max_examples=100 if LONG else 3)
SKIN = b"0.8901961 0.7372549 0.6117647 scn"
"""The colour of a drawing's skin on a light page, as a PDF has it."""


def read(report: Report) -> PdfReader:
    return PdfReader(io.BytesIO(make_pdf(report)))


def text_of(report: Report) -> str:
    """Return the words of the PDF without any blanks, which setting may put anywhere."""
    return words_of(read(report))


def words_of(pdf: PdfReader) -> str:
    """Return the words of the PDF without any blanks."""
    joined = "".join(page.extract_text() for page in pdf.pages)
    return "".join(joined.replace("\u200b", "").split())


def tags(node: Any) -> list[Any]:  # noqa: ANN401 - PDF objects
    """Return the structure elements at and below `node`."""
    inside = node.get_object()
    if not isinstance(inside, dict):
        return []
    kids = inside.get("/K", [])
    below = kids if isinstance(kids, list) else [kids]
    return [*([inside] if "/S" in inside else []), *(tag for kid in below for tag in tags(kid))]


@pytest.fixture(scope="module")
def usual() -> Report:
    entries: list[Entry] = [
        set_log("2026-03-04", pain=2, note="easier"),
        pain(4, "2026-03-04"),
    ]
    return report_of(entries, [item("daily", "2026-03-02")])


@pytest.fixture(scope="module")
def pdf(usual: Report) -> PdfReader:
    """Return the usual report as a PDF, which tests only look at."""
    return read(usual)


def test_it_is_one_page_with_title_language_and_tags(pdf: PdfReader) -> None:
    assert len(pdf.pages) == 1
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Foot rehab report, Mon 2 Mar 2026 to Wed 18 Mar 2026"
    root: Any = pdf.root_object
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def test_charts_are_figures_with_words_and_tables_have_heads(pdf: PdfReader) -> None:
    elements = tags(pdf.root_object["/StructTreeRoot"])
    kinds = [element["/S"] for element in elements]
    assert kinds.count("/H1") == 1
    assert kinds.count("/Table") == 2
    assert kinds.count("/TH") == 5 + 3
    alternatives = [element["/Alt"] for element in elements if element["/S"] == "/Figure"]
    assert [words.split(":")[0] for words in alternatives] == [
        "Adherence by week",
        "Pain over time, 0 to 10. morning",
    ]


def test_a_row_of_the_table_of_change_is_one_line(usual: Report) -> None:
    days = [str(on("2026-02-02") + timedelta(days=n)) for n in range(45)]
    text = read(report_of([pain(10, each) for each in days])).pages[0].extract_text()
    row = "First steps 10.0 (14) 10.0 (17) 10.0 (14) no clear change"
    assert row in text.splitlines()


def marked(pdf: PdfReader, mark: bytes) -> int:
    """Return how often `mark` stands in the drawing of the pages."""
    contents = [page.get_contents() for page in pdf.pages]
    return sum(content.get_data().count(mark) for content in contents if content is not None)


def test_the_plan_is_a_list_in_which_drawings_are_no_content(usual: Report) -> None:
    plan = [item("daily", exercise=f"own-{number}") for number in range(3)]
    planned = replace(usual, plan=(*usual.plan, *plan))
    drawn, bare = read(planned), read(replace(planned, drawings={}))
    kinds = [element["/S"] for element in tags(drawn.root_object["/StructTreeRoot"])]
    assert (kinds.count("/L"), kinds.count("/LI"), kinds.count("/Figure")) == (2, 4, 2)
    assert marked(drawn, b"/Artifact BMC") == len({"heel-raise", "own-0"})
    assert marked(bare, b"/Artifact BMC") == 0
    assert marked(drawn, SKIN) > marked(bare, SKIN) == 0


def test_every_font_is_in_the_file(pdf: PdfReader) -> None:
    size: Any = pdf.trailer["/Size"]
    objects: list[Any] = [pdf.get_object(number) for number in range(1, size)]
    fonts = [one for one in objects if isinstance(one, dict) and "/FontDescriptor" in one]
    assert len(fonts) >= 2
    for font in fonts:
        assert "SourceSansPro" in font["/BaseFont"]
        assert {"/FontFile2", "/FontFile3"} & font["/FontDescriptor"].keys()


def test_charts_are_drawn_not_photographed(pdf: PdfReader) -> None:
    assert not [image for page in pdf.pages for image in page.images]
    assert "Setsdoneofsetsdue" in words_of(pdf)


def test_the_same_facts_make_the_same_bytes(usual: Report) -> None:
    assert make_pdf(usual) == make_pdf(replace(usual))


def test_hostile_texts_are_set_as_they_were_typed_on_two_pages() -> None:
    report = hostile_report()
    assert len(read(report).pages) == 2
    found = text_of(report)
    for typed in (*HOSTILE[:5], HOSTILE[10], HOSTILE[13]):
        assert "".join(typed.split())[:12] in found
    assert "root:" not in found


def test_a_mark_that_no_font_has_leaves_its_letter() -> None:
    report = report_of([set_log("2026-03-04", note="grün, 0\u20d00À")])
    assert f"grün,0{BOX}0À" in text_of(report)


def test_a_text_on_which_typst_gives_up_is_refused_and_the_next_is_set() -> None:
    content = json.dumps(asdict(content_of(hostile_report(["Q"]))), ensure_ascii=False)
    with pytest.raises(SettingError, match="byte index"):
        _set(_template(), content.replace("Q", "🏻\u202e"), _EPOCH)
    assert _set(_template(), content, _EPOCH).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("before \u0378 after", f"before{BOX}after"), ("a0\u20dbb", f"a0{BOX}b")],
)
def test_a_sign_that_no_font_has_becomes_a_box(typed: str, shown: str) -> None:
    assert shown in text_of(report_of([set_log("2026-03-04", note=typed)]))


def test_the_worst_of_everything_has_two_pages() -> None:
    assert len(read(hostile_report(["W" * 5000])).pages) == 2
    assert len(read(hostile_report(["WWWW " * 1000])).pages) == 2


@FEW
@given(st.lists(texts(300), min_size=1, max_size=6))
def test_whatever_is_typed_it_is_set_on_two_pages_at_most(typed: list[str]) -> None:
    assert len(read(hostile_report(typed)).pages) <= 2


@pytest.mark.parametrize(("exercises", "pages"), [(8, 1), (10, 1), (30, 2)])
def test_a_drawn_plan_fits_on_a_page_and_a_long_one_on_two(
    filled_diary: Diary, today: date, exercises: int, pages: int
) -> None:
    report = read_report(filled_diary, CATALOGUE, today)
    names = list(CATALOGUE)[:exercises]
    plan = tuple(replace(report.plan[0], exercise_id=name) for name in names)
    assert len(read(replace(report, plan=plan)).pages) == pages


def test_without_any_pain_there_is_one_chart() -> None:
    found = text_of(report_of([set_log("2026-03-04")], [item("daily", "2026-03-02")]))
    assert "Adherencebyweek" in found
    assert "Painovertime" not in found


def test_an_empty_diary_and_a_first_day_fit_on_a_page() -> None:
    assert len(read(report_of()).pages) == 1
    assert len(read(report_of([pain(3, str(TODAY))])).pages) == 1
    assert len(read(report_of([set_log("2026-03-04")], last=on("2026-03-01"))).pages) == 1


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
