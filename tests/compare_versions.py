"""Compares what two versions of footlog write: `python -m tests.compare_versions OLD_CHECKOUT`.

Both run the same commands on copies of the same three made-up diaries, in a folder of the same
name. Where an output holds the present time or a new random id, these are masked, and it says so.
"""

import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

NEW = Path(__file__).parents[1]
TODAY = "2026-11-21"
DIARIES = {"small": ("1", "1"), "12 weeks": ("12", "2"), "2 years": ("104", "3")}
"""Weeks and seed of each made-up diary."""

SPAN = ("--from", "2026-11-09", "--to", "2026-11-18")
COMMANDS: dict[str, tuple[str, ...]] = {
    "summary": ("summary",),
    "summary --json": ("summary", "--json"),
    "summary --json of a span": ("summary", "--json", *SPAN),
    "export history.csv": ("export", "--out", "history.csv"),
    "export history.csv of a span": ("export", "--out", "span.csv", *SPAN),
    "export bundle.zip": ("export", "--out", "bundle.zip"),
    "export bundle.zip of a span": ("export", "--out", "span.zip", *SPAN),
    "export fhir": ("export", "--format", "fhir", "--out", "diary.json"),
    "report.html": ("report", "--out", "report.html"),
    "report.html without notes": ("report", "--out", "no-notes.html", "--no-notes", *SPAN),
    "report.pdf": ("report", "--out", "report.pdf"),
    "backup --list": ("backup", "--list"),
    "check": ("check",),
    "import the same again": ("import", "history.csv"),
    "import --dry-run, empty diary": ("import", "bundle.zip", "--dry-run", "--db", "dry.db"),
    "import, empty diary": ("import", "bundle.zip", "--db", "again.db"),
    "export it again": ("export", "--out", "again.zip", "--db", "again.db"),
    "import, history and plan": ("import", "history.csv", "--plan", "plan.csv", "--db", "two.db"),
    "export them again": ("export", "--out", "two.zip", "--db", "two.db"),
    "refused: no diary": ("summary", "--db", "nowhere.db"),
    "refused: export over the diary": ("export", "--out", "footlog.db"),
    "refused: span that ends first": ("summary", "--from", TODAY, "--to", "2026-01-01"),
    "refused: report as .doc": ("report", "--out", "report.doc"),
    "refused: spoilt rows": ("import", "spoilt.csv"),
    "refused: rows that differ": ("import", "differing.csv"),
    "import --dry-run, differing": ("import", "differing.csv", "--dry-run"),
    "import --replace": ("import", "differing.csv", "--replace"),
    "export after --replace": ("export", "--out", "replaced.csv"),
    "refused: no CSV": ("import", "report.pdf"),
    "refused: a .zip that is none": ("import", "broken.zip"),
    "refused: damaged diary": ("check", "--db", "damaged.db"),
    "refused: damaged diary, summary": ("summary", "--db", "damaged.db"),
    "refused: unknown backup": ("restore", "nothing.db"),
    "wrong usage: restore what": ("restore",),
    "wrong usage: a day": ("summary", "--from", "yesterday"),
    "wrong usage: an option": ("export",),
    "wrong usage: demo where": ("demo", "--no-serve"),
    "restore --latest": ("restore", "--latest"),
    "export after restore": ("export", "--out", "restored.csv"),
}
WITHOUT_DATE = {"backup", "check", "restore"}
MASKED = {
    "a time": re.compile(rb"\d{8}[-T]\d{6}(?:[-.]\d+)?|(?<=[T ])\d\d:\d\d(?::\d\d(?:\.\d+)?)?"),
    "a date": re.compile(rb"\d{4}-\d\d-\d\d|D:\d{14}"),
    "an id": re.compile(rb"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"),
}
"""What is masked, in this order, and only in an output that else differs."""


def footlog(checkout: Path, folder: Path, *arguments: str) -> bytes:
    """Run a version's `footlog` in the folder and return exit code, stdout and stderr."""
    places = os.pathsep.join(str(checkout / ".venv" / name) for name in ("bin", "Scripts"))
    program = shutil.which("footlog", path=places)
    if program is None:
        sys.exit(f"{checkout} has no footlog in .venv: install it there first.")
    homes = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA"), str(folder))
    done = subprocess.run(
        [program, *arguments],
        cwd=folder,
        env=os.environ | homes | {"FOOTLOG_DB": str(folder / "footlog.db"), "TZ": "UTC"},
        capture_output=True,
        check=False,
    )
    return b"exit %d\n%b%b" % (done.returncode, done.stdout, done.stderr)


def outputs(checkout: Path, template: Path, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of all that a version says and writes for a copy of the diary."""
    shutil.copytree(template, folder)
    before = set(folder.iterdir())
    for name, command in COMMANDS.items():
        date = () if WITHOUT_DATE & {*command} else ("--today", TODAY)
        yield name, footlog(checkout, folder, *command, *date)
        written = [path for path in folder.iterdir() if path not in before and path.is_file()]
        before |= {*written}
        for path in (one for one in written if one.suffix != ".db"):
            yield from contents(name, path)
    shutil.rmtree(folder)


def contents(name: str, path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the file's bytes, or those of each member of a .zip, without the times it holds."""
    if path.suffix != ".zip":
        yield f"{name}: the file", path.read_bytes()
        return
    with zipfile.ZipFile(path) as bundle:
        yield f"{name}: names of the files", "\n".join(bundle.namelist()).encode()
        for member in bundle.namelist():
            yield f"{name}: {member}", bundle.read(member)


def prepare(checkout: Path, template: Path, weeks: str, seed: str) -> None:
    """Make a diary with a backup, and the files to import, with the old version."""
    template.mkdir(parents=True)
    made = ("--weeks", weeks, "--seed", seed, "--no-serve", "--today", TODAY)
    footlog(checkout, template, "demo", "--db", "footlog.db", *made)
    footlog(checkout, template, "backup")
    footlog(checkout, template, "export", "--out", "made.zip", "--today", TODAY)
    with zipfile.ZipFile(template / "made.zip") as bundle:
        bundle.extract("plan.csv", template)
        history = bundle.read("history.csv")
    (template / "differing.csv").write_bytes(re.sub(rb'"during",""', b'"during","heel"', history))
    (template / "spoilt.csv").write_bytes(re.sub(rb'"(pain|set)"', b'"lunch"', history, count=3))
    (template / "broken.zip").write_bytes((template / "made.zip").read_bytes()[:400])
    (template / "damaged.db").write_bytes(bytes(8192))
    (template / "made.zip").unlink()


def verdict(old: bytes, new: bytes) -> str:
    """Return whether two outputs are the same, and what had to be masked for it."""
    masked = []
    for what, pattern in MASKED.items():
        if old == new:
            break
        masked.append(what)
        old, new = pattern.sub(b"#", old), pattern.sub(b"#", new)
    return "DIFFERS" if old != new else f"same but for {', '.join(masked)}" if masked else "same"


def words(content: bytes) -> list[str]:
    """Return the lines of a text, or the words between the tags of a page."""
    text = re.sub(
        r"<(style|svg).*?</\1>|<[^>]*>", "\n", content.decode("utf-8", "replace"), flags=re.S
    )
    return [line.strip() for line in text.splitlines() if line.strip()]


def main(old: Path) -> int:
    """Print a line for each output and what changed in it; return 1 when anything differs."""
    differing = 0
    with tempfile.TemporaryDirectory() as place:
        for title, (weeks, seed) in DIARIES.items():
            template, folder = Path(place) / title, Path(place) / "run"
            prepare(old, template, weeks, seed)
            before, after = (dict(outputs(one, template, folder)) for one in (old, NEW))
            for name in before | after:
                one, other = before.get(name, b""), after.get(name, b"")
                found = verdict(one, other)
                print(f"{title:<9} {name:<48} {len(one):>9,} bytes  {found}", flush=True)  # noqa: T201
                if found == "DIFFERS":
                    differing += 1
                    changed = difflib.unified_diff(words(one), words(other), n=0, lineterm="")
                    print(*list(changed)[2:60], sep="\n")  # noqa: T201
    print(f"{differing} outputs differ.")  # noqa: T201
    return int(bool(differing))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).absolute()))
