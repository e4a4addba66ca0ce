"""The report as a tagged PDF, set by Typst, with boxes for signs that no font has."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import cache
from importlib.resources import files
from threading import Lock
from unicodedata import category

import font_source_sans_pro
import typst

from footlog.report.facts import Report
from footlog.report.wording import content_of

BOX = "□"

_NOT_ASCII = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
_PLAIN = re.compile(r"[\u00a0-\u024f]")
_OWN = "–’“”…▲□"
_PROBE = b'#set document(title: "Signs"); #set text(font: "Source Sans Pro"); #sys.inputs.report'
_EPOCH = datetime.fromtimestamp(0, UTC)
_setting = Lock()
"""Only one thread at a time may use a compiler."""


class SettingError(Exception):
    """Typst could not set a text, because no font has a sign or because scripts are mixed."""


def pdf_of(report: Report) -> bytes:
    """Return the report as a PDF, the same bytes for the same facts on the same computer.

    What its own font lacks is set with the computer's; `□` stands for signs that these lack, too.
    Raises SettingError when the PDF would not keep to PDF/UA-1.
    """
    content = json.dumps(asdict(content_of(report)), ensure_ascii=False)
    made = datetime.combine(report.today, time(), UTC)
    refused = SettingError()
    for shown, system_fonts in _attempts(content):
        try:
            return _set(_template(), shown, made, system_fonts=system_fonts)
        except SettingError as error:
            refused = error
    raise refused


def with_boxes(text: str, lacking: Callable[[list[str]], set[str]]) -> str:
    """Return `text` with a box for each sign that is `lacking`; ASCII is left as it is.

    A sign is a letter with the marks that belong to it; `lacking` returns which of some cannot be
    shown.
    """
    runs = (signs(run[0]) for run in _NOT_ASCII.finditer(text))
    boxed = lacking(sorted({sign for run in runs for sign in run if not sign.isascii()}))
    return _NOT_ASCII.sub(
        lambda run: "".join(_box(sign) if sign in boxed else sign for sign in signs(run[0])), text
    )


def unusual(found: list[str]) -> set[str]:
    """Return those of the signs that are no plain Latin letter and none of footlog's own.

    What is left can be shown whatever stands beside it; a letter may be there with a mark alone,
    and be missing between others.
    """
    return {sign for sign in found if not (_PLAIN.fullmatch(sign) or sign in _OWN)}


def signs(text: str) -> list[str]:
    """Return the letters of `text`, each with its marks and joiners."""
    found: list[str] = []
    for one in text:
        if found and category(one)[0] in "MC":
            found[-1] += one
        else:
            found.append(one)
    return found


def lacking(signs: list[str]) -> set[str]:
    """Return those of `signs` that no font has, asking for ever smaller parts of them."""
    try:
        _set(_PROBE, " ".join(signs), _EPOCH, system_fonts=True)
    except SettingError:
        half = len(signs) // 2
        return lacking(signs[:half]) | lacking(signs[half:]) if half else set(signs)
    return set()


def _attempts(content: str) -> Iterator[tuple[str, bool]]:
    yield content, False
    yield with_boxes(content, lacking), True
    yield with_boxes(content, unusual), False


def _box(sign: str) -> str:
    return sign[0] + BOX if sign[0].isascii() else BOX


def _set(template: bytes, content: str, made: datetime, *, system_fonts: bool = False) -> bytes:
    with _setting:
        try:
            pdf = _compiler(system_fonts).compile(
                template,
                sys_inputs={"report": content},
                format="pdf",
                pdf_standards="ua-1",
                timestamp=made,
            )
        except typst.TypstError as error:
            raise SettingError(str(error)) from error
        except BaseException as error:
            if type(error).__name__ != "PanicException":
                raise
            _compiler.cache_clear()
            raise SettingError(str(error)) from error
    if not isinstance(pdf, bytes):
        raise SettingError("nothing was set")
    return pdf


@cache
def _compiler(system_fonts: bool) -> typst.Compiler:  # noqa: FBT001 - cached by it
    fonts = typst.Fonts(
        include_system_fonts=system_fonts, font_paths=[font_source_sans_pro.font_directory]
    )
    return typst.Compiler(font_paths=fonts)


@cache
def _template() -> bytes:
    return files(__package__).joinpath("report.typ").read_bytes()
