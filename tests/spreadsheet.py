"""Opens hostile exports in LibreOffice and looks for formulas: `python -m tests.spreadsheet`.

It needs `soffice` (package libreoffice-calc) and takes a minute. The same rows without footlog's
guard are opened too and have to give formulas, so that finding none means something.
"""

import csv
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import click

from footlog.domain.columns import EXERCISES, FUNCTION, HISTORY, PLAN, Column, names
from footlog.domain.exercises import exercise_names
from footlog.files.bundle import write_export
from footlog.files.reading.csv_format import escape_formula, unescape_formula
from footlog.store.diary import Diary
from tests.helpers.formula_texts import FIRST_DAY, TEXTS, hostile_diary

FILES: dict[str, tuple[Column, ...]] = {
    "history.csv": HISTORY,
    "plan.csv": PLAN,
    "function.csv": FUNCTION,
    "exercises.csv": EXERCISES,
}
TODAY = FIRST_DAY + timedelta(days=len(TEXTS))


def _options(language: int, formulas: str, separator: str = "44") -> str:
    return f"{separator},34,76,1,,{language},false,true,false,false,false,0,{formulas}"


WAYS = {
    "as it comes": None,
    "as German": _options(language=1031, formulas="false"),
    "with formulas evaluated": _options(language=1033, formulas="true"),
    "as German, with formulas evaluated": _options(language=1031, formulas="true"),
    "with , and ; for separators": _options(language=1031, formulas="true", separator="44/59"),
}
"""How LibreOffice is told to read: not at all, or by separator, quote, character set and so on."""

_UNSEEN = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f]")
"""What OpenDocument cannot hold, while a workbook can."""
LANGUAGES = ("en-US", "de-DE")
_LANGUAGE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>{}</value></prop></item></oor:items>
"""

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_SPACES = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}


def export(folder: Path) -> dict[str, bytes]:
    """Return the files that footlog makes of the hostile diary."""
    diary, batch = Diary(folder / "footlog.db", create=True), hostile_diary()
    diary.import_rows(batch, TODAY)
    out = folder / "bundle.zip"
    write_export(diary, out, exercise_names(batch.exercises), TODAY)
    with zipfile.ZipFile(out) as bundle:
        return {name: bundle.read(name) for name in FILES}


def rows_of(content: bytes) -> list[list[str]]:
    """Return the cells of a file, header first."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def disarmed_again(content: bytes, columns: tuple[Column, ...]) -> bytes:
    """Return the file as it would be without the guard."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in rows_of(content):
        cells = zip(columns, row, strict=True)
        writer.writerow(
            [unescape_formula(cell) if column.is_text else cell for column, cell in cells]
        )
    return file.getvalue().encode("utf-8-sig")


def opened(
    folder: Path, files: Iterable[Path], options: str | None, profile: str = "profile"
) -> dict[str, ET.Element]:
    """Return what LibreOffice makes of the files, as flat OpenDocument."""
    office = shutil.which("soffice")
    if office is None:
        sys.exit("This needs LibreOffice: install the package libreoffice-calc.")
    out = Path(tempfile.mkdtemp(dir=folder))
    subprocess.run(
        [
            office,
            "--headless",
            f"-env:UserInstallation={(folder / profile).as_uri()}",
            *([f"--infilter=CSV:{options}"] if options else []),
            *("--convert-to", "fods", "--outdir", str(out)),
            *map(str, files),
        ],
        check=True,
        capture_output=True,
        timeout=300,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
    )
    return {file.stem: ET.parse(file).getroot() for file in out.iterdir()}  # noqa: S314 - our own


def cells_of(document: ET.Element) -> Iterator[list[ET.Element]]:
    """Yield the cells row by row; those that stand for several are repeated."""
    for row in document.iter(f"{_TABLE}table-row"):
        yield [
            cell
            for cell in row
            for _ in range(min(50, int(cell.get(f"{_TABLE}number-columns-repeated", "1"))))
        ]


def shown(element: ET.Element) -> str:
    """Return the text of a cell as LibreOffice shows it."""
    lines = [_words(paragraph) for paragraph in element.iter(f"{_TEXT}p")]
    return "\n".join(lines)


def _words(element: ET.Element) -> str:
    if element.tag == f"{_TEXT}s":
        words = " " * int(element.get(f"{_TEXT}c", "1"))
    else:
        words = _SPACES.get(element.tag, "") + (element.text or "")
    return words + "".join(_words(child) + (child.tail or "") for child in element)


def formulas(document: ET.Element) -> int:
    """Return how many cells hold a formula."""
    return sum(cell.get(f"{_TABLE}formula") is not None for cell in document.iter())


def as_typed(document: ET.Element, content: bytes, columns: tuple[Column, ...]) -> Counter[str]:
    """Return, by hostile text, how many of its cells show it as it was written."""
    found: Counter[str] = Counter()
    for cells, row in zip(cells_of(document), rows_of(content), strict=False):
        for column, cell, element in zip(columns, row, cells, strict=False):
            if column.is_text and _plain(shown(element)) == _plain(cell):
                found[cell] += 1
    return found


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def main() -> None:
    """Open every file in every way and print what was found; exit with 1 for any formula."""
    with tempfile.TemporaryDirectory() as folder:
        written = export(Path(folder))
        found = [_look(Path(folder), way, options, written) for way, options in WAYS.items()]
        found += [_look_at_workbook(Path(folder), language) for language in LANGUAGES]
    sys.exit(1 if any(found) else 0)


def _look_at_workbook(folder: Path, language: str) -> int:
    """Open the workbook in a language; print, and return, how many cells are not as typed."""
    diary, out = Diary(folder / "footlog.db"), folder / f"workbook-{language}.xlsx"
    write_export(diary, out, exercise_names(hostile_diary().exercises), TODAY)
    settings = folder / f"profile-{language}" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_LANGUAGE.format(language), "utf-8")
    document = opened(folder, [out], None, f"profile-{language}")[out.stem]
    history = next(
        table for table in document.iter(f"{_TABLE}table") if "History" in table.attrib.values()
    )
    with diary.history() as rows:
        typed = [cells[names(HISTORY).index("note")] for cells in rows]
    place = names(HISTORY).index("note")
    seen = [shown(cells[place]) for cells in cells_of(history) if len(cells) > place]
    wrong = sum(
        _plain(_UNSEEN.sub("", note or "")) != _plain(cell)
        for note, cell in zip(typed, seen[1:], strict=False)
    )
    click.echo(
        f"workbook in {language}: {formulas(document)} formulas, {len(seen) - 1} notes of "
        f"{len(typed)} entries, {wrong} not as typed"
    )
    return formulas(document)


def _look(folder: Path, way: str, options: str | None, written: dict[str, bytes]) -> int:
    files = {name: folder / name for name in FILES}
    bare = {name: folder / f"bare-{name}" for name in FILES}
    for name, columns in FILES.items():
        files[name].write_bytes(written[name])
        bare[name].write_bytes(disarmed_again(written[name], columns))
    documents = opened(folder, [*files.values(), *bare.values()], options)
    found = {name: formulas(documents[path.stem]) for name, path in files.items()}
    unarmed = sum(formulas(documents[path.stem]) for path in bare.values())
    counts = ", ".join(f"{name} {count}" for name, count in found.items())
    click.echo(f"{way}: formulas in {counts}; without the guard {unarmed}")
    _print_texts(documents, written)
    return sum(found.values())


def _print_texts(documents: dict[str, ET.Element], written: dict[str, bytes]) -> None:
    wanted, same = Counter[str](), Counter[str]()
    for name, columns in FILES.items():
        for row in rows_of(written[name])[1:]:
            cells = zip(columns, row, strict=True)
            wanted.update(cell for column, cell in cells if column.is_text)
        same.update(as_typed(documents[Path(name).stem], written[name], columns))
    for text in TEXTS:
        cell = escape_formula(text)
        click.echo(f"  {text!r}: {wanted[cell]} cells, {same[cell]} shown as written")


if __name__ == "__main__":
    main()
