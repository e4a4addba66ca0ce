"""The report for the physiotherapist: one page, two at most, as PDF or as a page to print."""

from collections.abc import Mapping
from datetime import date

from footlog.domain.exercises import Exercise, exercise_drawings, exercise_names
from footlog.domain.validation import InvalidEntry
from footlog.report.facts import Report, Sources, report_facts
from footlog.store.diary import Diary


def read_report(
    diary: Diary,
    exercises: Mapping[str, Exercise],
    today: date,
    span: tuple[date | None, date | None] = (None, None),
    *,
    notes: bool = True,
) -> Report:
    """Return the facts of the whole weeks of `span`, first and last day, each None for all.

    `exercises` are all that are known, by id; without `notes` no note is read.
    """
    first, last = span
    if first and last and last < first:
        raise InvalidEntry("--to", f"is {last}", f"choose a day from {first} on")
    sources = Sources(
        tally=diary.tally(),
        settings=diary.settings(),
        names=exercise_names(exercises.values()),
        drawings=exercise_drawings(exercises.values()),
        records=diary.day_records(date.min, today),
        noted=diary.noted_entries(date.min, today) if notes else (),
        scores=diary.function_scores(),
    )
    return report_facts(sources, today, first=first, last=last)


def make_pdf(report: Report) -> bytes:
    """Return the report as a tagged PDF of at most two pages, complete in itself."""
    from footlog.report.pdf import pdf_of  # noqa: PLC0415 - Typst only when it is needed

    return pdf_of(report)


def make_html(report: Report) -> str:
    """Return the report as an HTML page to print, complete in itself and without any script."""
    from footlog.report.page import page_of  # noqa: PLC0415 - only when it is needed

    return page_of(report)
