"""The report as a tagged PDF (PDF/UA-1), set by Typst with its own fonts and without a network."""

import json
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import cache
from importlib.resources import files
from threading import Lock

import font_source_sans_pro
import typst

from footlog.report.content import Content
from footlog.report.facts import Report
from footlog.report.pictures import warm_up
from footlog.report.wording import content_of

_setting = Lock()


def pdf_of(report: Report) -> bytes:
    """Return the report as a PDF, the same bytes for the same facts."""
    warm_up()
    return _set(content_of(report), datetime.combine(report.today, time(), UTC))


def _set(content: Content, made: datetime) -> bytes:
    with _setting:
        pdf = _compiler().compile(
            _template(),
            sys_inputs={"report": json.dumps(asdict(content))},
            format="pdf",
            pdf_standards="ua-1",
            timestamp=made,
        )
    assert isinstance(pdf, bytes)
    return pdf


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False, font_paths=[font_source_sans_pro.font_directory]
    )
    return typst.Compiler(font_paths=fonts)


@cache
def _template() -> bytes:
    return files(__package__).joinpath("report.typ").read_bytes()
