"""The workbook: history, plan, weeks and function, a sheet each, for any spreadsheet program."""

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import IO, TYPE_CHECKING

from footlog.analysis.summary import Figures
from footlog.domain.columns import FUNCTION, HISTORY, PLAN, WEEKS, Column, names
from footlog.domain.function import FunctionScore
from footlog.domain.logbook import Moment
from footlog.domain.plan import PlanItem
from footlog.files.export import DECIMALS, Names, function_values, plan_values, week_values
from footlog.files.reading.csv_format import escape_formula
from footlog.files.reading.foreign_columns import CLOCKS, DAYS, UTC_TIMES
from footlog.files.sheet_rows import utc_number, with_rows

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.chart import Chart
    from xlsxwriter.worksheet import Worksheet

SHEETS: Mapping[str, tuple[Column, ...]] = {
    "History": HISTORY,
    "Plan": PLAN,
    "Weeks": WEEKS,
    "Function": FUNCTION,
}
"""The sheets with columns of their own; the sheet Columns explains them."""

_HISTORY_FILE = "xl/worksheets/sheet1.xml"
_WIDTHS = {"exercise": 24, "note": 40, "reason": 20, "site": 30, "schedule": 14, "activity": 30}
_WIDTHS |= dict.fromkeys(("id", "recorded_at", "edited_at"), 19) | {"id": 38, "exercise_id": 20}
_UPRIGHT = "Weeks"
"""The sheet with many narrow columns, so that the charts beside it are in sight."""
_UPRIGHT_HEIGHT = 130
_NARROW = 7
_CHARTED = (Moment.MORNING, Moment.DURING)
_ABOUT = (
    "Everything here was typed by the person who does the exercises. An empty cell means: not "
    "recorded. It never means 0. Times in recorded_at and edited_at are UTC."
)

Row = Mapping[str, object]


@dataclass(frozen=True)
class Content:
    """What goes into a workbook; `history` are the cells of history.csv, texts as typed."""

    history: Iterable[Sequence[object]]
    entries: int
    plan: Iterable[PlanItem]
    weeks: Mapping[date, Figures]
    scores: Iterable[FunctionScore]


def write_sheets(file: IO[bytes], content: Content, exercise_names: Names, today: date) -> int:
    """Write the workbook to `file` and return the number of entries; memory stays small."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - not on the way to Today

    with tempfile.TemporaryFile() as frame:
        with Workbook(frame, {"in_memory": True, "strings_to_urls": False}) as book:
            made_at = datetime.combine(today, time.min, UTC).replace(tzinfo=None)
            book.set_properties({"title": "footlog", "created": made_at})
            sheets = _Sheets(book)
            sheets.add_examples("History", content.entries)
            sheets.add("Plan", [plan_values(item, exercise_names) for item in content.plan])
            weeks = [week_values(*week) for week in content.weeks.items()]
            sheets.add_charts(sheets.add("Weeks", weeks), len(weeks))
            sheets.add("Function", [function_values(score) for score in content.scores])
            sheets.add_columns()
        return with_rows(frame, file, _HISTORY_FILE, HISTORY, content.history)


class _Sheets:
    """The sheets of a workbook and how their cells look."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._head = book.add_format({"bold": True})
        self._upright = book.add_format({"bold": True, "rotation": 90})
        self._armed = book.add_format({"quote_prefix": True})
        self._looks = {
            column: book.add_format({"num_format": look})
            for columns, look in (
                ((*DAYS, "week"), "yyyy-mm-dd"),
                (CLOCKS, "hh:mm"),
                (UTC_TIMES, "yyyy-mm-dd hh:mm:ss"),
            )
            for column in columns
        }

    def add(self, title: str, rows: Sequence[Row]) -> "Worksheet":
        columns = SHEETS[title]
        sheet = self._new(title, columns, len(rows))
        for number, row in enumerate(rows, start=1):
            for place, column in enumerate(columns):
                self._write(sheet, (number, place), column, row[column.name])
        return sheet

    def add_examples(self, title: str, rows: int) -> None:
        """Add a sheet with a row that shows how each column looks; `with_rows` puts in the rows."""
        columns = SHEETS[title]
        sheet = self._new(title, columns, rows)
        for place, column in enumerate(columns):
            sheet.write_number(1, place, 0, self._looks.get(column.name))
        sheet.write_string(2, 0, "=", self._armed)

    def add_columns(self) -> None:
        """Add the sheet that says what every column of the others means."""
        sheet = self._book.add_worksheet("Columns")
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, 0, 12)
        sheet.set_column(1, 1, 22)
        sheet.set_column(2, 2, 90)
        lines = [
            (title, column.name, column.meaning)
            for title, columns in SHEETS.items()
            for column in columns
        ]
        sheet.write_row(0, 0, ("sheet", "column", "meaning"), self._head)
        for number, line in enumerate(lines, start=1):
            sheet.write_row(number, 0, line)
        sheet.autofilter(0, 0, len(lines), 2)
        sheet.write_string(len(lines) + 2, 2, _ABOUT, self._book.add_format({"text_wrap": True}))

    def add_charts(self, sheet: "Worksheet", weeks: int) -> None:
        """Put two small charts beside the weeks: how much was done, and how much it hurt."""
        if not weeks:
            return
        done = self._chart("column", "Share of the sets due that were done", 1, weeks)
        done.add_series(self._series("adherence", weeks, "done"))
        pain = self._chart("line", "Mean pain, 0 (none) to 10 (worst)", 10, weeks)
        for moment in _CHARTED:
            pain.add_series(self._series(f"pain_{moment}_mean", weeks, moment.value))
        for row, chart in ((1, done), (17, pain)):
            sheet.insert_chart(row, len(WEEKS) + 1, chart)

    def _chart(self, kind: str, title: str, highest: int, weeks: int) -> "Chart":
        chart = self._book.add_chart({"type": kind})
        chart.set_title({"name": title, "name_font": {"size": 11}})
        of_all = highest == 1
        chart.set_y_axis(
            {
                "min": 0,
                "max": highest,
                "major_unit": highest / 5,
                "num_format": "0%" if of_all else "0",
            }
        )
        chart.set_x_axis(
            {"text_axis": True, "num_format": "yyyy-mm-dd", "interval_unit": max(1, weeks // 6)}
        )
        chart.set_legend({"none": True} if of_all else {"position": "bottom"})
        chart.show_blanks_as("gap")
        chart.set_size({"width": 560, "height": 300})
        return chart

    def _series(self, column: str, weeks: int, name: str) -> dict[str, object]:
        place = names(WEEKS).index(column)
        return {
            "name": name,
            "categories": ["Weeks", 1, 0, weeks, 0],
            "values": ["Weeks", 1, place, weeks, place],
            "marker": {"type": "circle", "size": 4},
        }

    def _new(self, title: str, columns: tuple[Column, ...], rows: int) -> "Worksheet":
        sheet = self._book.add_worksheet(title)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, _width(column, upright=title == _UPRIGHT))
        if title == _UPRIGHT:
            sheet.set_row(0, _UPRIGHT_HEIGHT)
        sheet.write_row(0, 0, names(columns), self._upright if title == _UPRIGHT else self._head)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, rows, len(columns) - 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        return sheet

    def _write(
        self, sheet: "Worksheet", place: tuple[int, int], column: Column, value: object
    ) -> None:
        look = self._looks.get(column.name)
        match value:
            case None:
                pass
            case date():
                sheet.write_datetime(*place, value, look)
            case float():
                sheet.write_number(*place, round(value, DECIMALS), look)
            case int() | Decimal():
                sheet.write_number(*place, value, look)
            case str() if column.name in UTC_TIMES:
                sheet.write_number(*place, utc_number(value), look)
            case _:
                text = str(value)
                armed = self._armed if escape_formula(text) != text else None
                sheet.write_string(*place, text, armed)


def _width(column: Column, *, upright: bool) -> int:
    """Return how wide the column is, in letters; a header has a button for its filter."""
    if column.name in (*DAYS, "week"):
        return 12
    return _NARROW if upright else _WIDTHS.get(column.name, len(column.name) + 4)
