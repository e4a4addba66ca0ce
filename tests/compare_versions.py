"""Compares what two versions of footlog write: `python -m tests.compare_versions OLD_CHECKOUT`.

Both run the same commands on copies of the same three made-up diaries, in a folder of the same
name. The present time and new random ids are taken out where they differ, and it says so.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

NEW = Path(__file__).parents[1]
TODAY = "2026-11-21"
DIARIES = {"small": ("1", "1"), "12 weeks": ("12", "2"), "2 years": ("104", "3")}
"""Weeks and seed of each made-up diary."""

SPAN = "--from 2026-11-09 --to 2026-11-18"
COMMANDS = f"""\
demo --db demo.db --weeks 2 --seed 5 --no-serve; export --out demo.csv --db demo.db
summary; summary --json; summary --json {SPAN}
export --out history.csv; export --out bundle.zip; export --out span.zip {SPAN}
export --format fhir --out diary.json
report --out report.html; report --out report.pdf; report --out short.html --no-notes {SPAN}
backup --list; check; import history.csv; import bundle.zip --dry-run --db dry.db
import bundle.zip --db again.db; export --out again.zip --db again.db
import history.csv --plan plan.csv --db two.db; export --out two.zip --db two.db
import differing.csv; import differing.csv --replace; export --out replaced.csv
restore --latest; export --out restored.csv"""
REFUSED = f"""
summary --db nowhere.db; summary --from {TODAY} --to 2026-01-01; check --db damaged.db
export; export --out footlog.db; report --out report.doc; import spoilt.csv; import report.pdf
import broken.zip; restore nothing.db; restore; demo --no-serve; serve --port 0; dance"""
"""What is refused or wrong usage; run on the first diary only."""

WITHOUT_DATE = {"backup", "check", "restore", "dance"}
MASKED = {
    "times": re.compile(rb"\d{8}T\d{6}Z|(?<=[a-z])-\d+(?=\.db)|(?<=[T ])\d\d:\d\d(?::\d\d)?"),
    "ids": re.compile(rb"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"),
}
"""What is taken out of an output that would differ; a second backup in a second has a number."""

WRITTEN = {".csv", ".zip", ".json", ".html", ".pdf"}
NO_WORDS = re.compile(r"<(style|svg)\b.*?</\1>|<[^>]*>", re.DOTALL)


def footlog(checkout: Path, folder: Path, command: str) -> bytes:
    """Run a version's `footlog` in the folder and return its exit code, stdout and stderr."""
    places = os.pathsep.join(str(checkout / ".venv" / name) for name in ("bin", "Scripts"))
    program = shutil.which("footlog", path=places)
    if program is None:
        sys.exit(f"There is no footlog in {checkout / '.venv'}: install it there first.")
    name, *arguments = command.split()
    date = [] if name in WITHOUT_DATE else ["--today", TODAY]
    places_of_its_own = {"FOOTLOG_DB": str(folder / "footlog.db"), "HOME": str(folder), "TZ": "UTC"}
    done = subprocess.run(
        [program, name, *arguments, *date],
        cwd=folder,
        env=os.environ | places_of_its_own,
        capture_output=True,
        check=False,
    )
    return b"exit %d\n%b%b" % (done.returncode, done.stdout, done.stderr)


def outputs(checkout: Path, template: Path, commands: list[str]) -> dict[str, bytes]:
    """Return all that a version says and writes for a copy of the diary, by what it is."""
    folder = template.with_name("run")
    shutil.copytree(template, folder)
    found = {}
    for command in commands:
        before = set(folder.iterdir())
        found[command] = footlog(checkout, folder, command)
        for path in sorted({*folder.iterdir()} - before):
            if path.suffix in WRITTEN:
                found.update(contents(path))
    shutil.rmtree(folder)
    return found


def contents(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield a file's bytes, or the names and bytes of the files in a .zip."""
    if path.suffix != ".zip":
        yield f"    {path.name}", path.read_bytes()
        return
    with zipfile.ZipFile(path) as bundle:
        yield f"    {path.name}: names", "\n".join(bundle.namelist()).encode()
        for name in bundle.namelist():
            yield f"    {path.name}: {name}", bundle.read(name)


def prepare(old: Path, template: Path, weeks: str, seed: str) -> None:
    """Make a diary with a backup, and the files to import, with the old version."""
    template.mkdir()
    footlog(old, template, f"demo --db footlog.db --weeks {weeks} --seed {seed} --no-serve")
    footlog(old, template, "backup")
    footlog(old, template, "export --out made.zip")
    with zipfile.ZipFile(template / "made.zip") as bundle:
        bundle.extract("plan.csv", template)
        history = bundle.read("history.csv")
    (template / "differing.csv").write_bytes(re.sub(rb'"during","[^"]*"', b'"during","x"', history))
    (template / "spoilt.csv").write_bytes(re.sub(rb'"(pain|set)"', b'"lunch"', history, count=3))
    (template / "broken.zip").write_bytes((template / "made.zip").read_bytes()[:400])
    (template / "damaged.db").write_bytes(bytes(8192))


def compared(old: bytes, new: bytes) -> tuple[str, list[str]]:
    """Return whether two outputs are the same, what was taken out for it, and the changed lines."""
    verdict = "same"
    for what, pattern in MASKED.items():
        if old == new:
            return verdict, []
        verdict += f", but for {what}"
        old, new = pattern.sub(b"", old), pattern.sub(b"", new)
    changed = unified_diff(words(old), words(new), n=0, lineterm="")
    return (verdict, []) if old == new else ("DIFFERS", [*changed][2:])


def words(content: bytes) -> list[str]:
    """Return the lines of a text, or the words between the tags of a page; none of a binary."""
    text = "" if b"\0" in content else NO_WORDS.sub("\n", content.decode("utf-8", "replace"))
    return [line.strip() for line in text.splitlines() if line.strip()]


def main(old: Path) -> int:
    """Print a line for each output and what changed in it; return 1 when anything differs."""
    differing = 0
    with tempfile.TemporaryDirectory() as place:
        for title, (weeks, seed) in DIARIES.items():
            template = Path(place) / title
            prepare(old, template, weeks, seed)
            commands = re.split(r"; |\n", COMMANDS + (REFUSED if title == "small" else ""))
            before, after = (outputs(version, template, commands) for version in (old, NEW))
            for name in before | after:
                one, other = before.get(name, b""), after.get(name, b"")
                verdict, changed = compared(one, other)
                differing += verdict == "DIFFERS"
                line = f"{title:<8}  {name:<58}  {len(other):>9,} bytes  {verdict}"
                print("\n".join([line, *changed]), flush=True)  # noqa: T201 - a command
    return int(bool(differing))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).absolute()))
