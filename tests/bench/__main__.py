"""Run the benchmark: `python -m tests.bench [--quick] [--json FILE]`."""

import json
import os
import platform
import sys
from collections.abc import Sequence
from compileall import compile_dir
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import click

import footlog
from tests.bench import files, script_time, served, today
from tests.bench.diaries import TODAY, made
from tests.bench.figures import Row, table
from tests.helpers.browsers import MISSING, find_browser, started

READING_SECONDS = 4
YEARS = {1: 52, 10: 522, 50: 2609}
QUICK = {1: 8}
"""For the smoke test: eight weeks take the place of the years."""


@click.command()
@click.option(
    "--quick", is_flag=True, help="A small diary and one round: only to see that it runs."
)
@click.option("--rounds", default=8, show_default=True, help="How often everything is measured.")
@click.option(
    "--json", "out", type=click.Path(path_type=Path, dir_okay=False), help="Also as JSON."
)
def main(*, quick: bool, rounds: int, out: Path | None) -> None:
    """Measure footlog and its baselines on this machine and print the table."""
    browser_path = find_browser()
    if browser_path is None:
        raise click.ClickException(MISSING)
    rounds = 1 if quick else rounds
    compile_dir(Path(footlog.__file__).parent, quiet=1)  # an installation has done so
    with TemporaryDirectory() as place, started(browser_path) as browser:
        folder = Path(place)
        years = {year: made(folder, weeks) for year, weeks in (QUICK if quick else YEARS).items()}
        run = served.Run(browser, folder, years, rounds, 0 if quick else READING_SECONDS)
        typical = years[run.typical]
        rows = [*served.rows(run), *today.rows(run)]
        reruns = script_time.reruns(typical, TODAY.isoformat(), 5 * rounds)
        rows.append(Row("Trends, script of a rerun, data unchanged", reruns, most=10))
        rows += files.rows(folder, typical, rounds)
    click.echo(f"{_machine()}\n\n{table(rows)}")
    if out:
        out.write_text(json.dumps(_as_json(rows), indent=2) + "\n", encoding="utf-8")


def _as_json(rows: Sequence[Row]) -> dict[str, object]:
    return {"machine": _machine(), "rows": [row.as_json() for row in rows]}


def _machine() -> str:
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores, Python {platform.python_version()}{load}"
    )


if __name__ == "__main__":
    sys.exit(main())
