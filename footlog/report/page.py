"""The report as a page to print: one file with all its parts, no script, nothing from outside."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template

from footlog.report.facts import Report
from footlog.report.wording import content_of


def page_of(report: Report) -> str:
    """Return the report as HTML; every text is escaped, the charts are in it as SVG."""
    content = content_of(report)
    style = _file("report.css")
    return _template().render(
        report=content,
        charts=[(chart, _data_address(chart.svg)) for chart in content.charts],
        planned=[(item, item.svg and _data_address(item.svg)) for item in content.plan.items],
        style=style,
        style_hash="sha256-" + b64encode(sha256(style.encode()).digest()).decode(),
    )


def _data_address(svg: str) -> str:
    return "data:image/svg+xml;base64," + b64encode(svg.encode()).decode()


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    return environment.from_string(_file("report.html"))


def _file(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")
