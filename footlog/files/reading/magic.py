"""Files that only bear the name of a CSV or .zip: said from their first bytes what they are."""

from footlog.files.csv_format import CsvError

_ZIP = b"PK\x03\x04"
_SAVE_AS_CSV = "open it in the spreadsheet program and save it as CSV UTF-8"
_ANOTHER = "choose a history.csv or a .zip made by footlog"
_FIRST_BYTES = {
    b"\x89PNG\r\n\x1a\n": ("a picture (PNG)", _ANOTHER),
    b"\xff\xd8\xff": ("a picture (JPEG)", _ANOTHER),
    b"%PDF": ("a PDF document", _ANOTHER),
    b"SQLite format 3\0": ("a database, perhaps a diary or a backup", _ANOTHER),
    b"\xd0\xcf\x11\xe0": ("an old Excel file", _SAVE_AS_CSV),
    b"\x1f\x8b": ("a packed file (gzip)", "unpack it first"),
    b"<!DOCTYPE": ("a web page", _ANOTHER),
    b"<html": ("a web page", _ANOTHER),
}
_SPREADSHEETS = (b"[Content_Types].xml", b"mimetypeapplication/vnd.oasis")
_LOOKED_AT = 4096


def holds_zip(content: bytes) -> bool:
    """Tell whether the first bytes are those of a .zip."""
    return content.startswith(_ZIP)


def is_spreadsheet(content: bytes) -> bool:
    """Tell whether it is an .xlsx or .ods file, which are zips too."""
    return holds_zip(content) and any(mark in content[:_LOOKED_AT] for mark in _SPREADSHEETS)


def check_is_text(content: bytes, name: str) -> None:
    """Raise CsvError, saying what file `name` is and what to do, when its bytes are no text."""
    if not content:
        raise CsvError(f"{name} is empty: {_ANOTHER}.")
    if is_spreadsheet(content):
        raise CsvError(f"{name} is a spreadsheet file, not CSV: {_SAVE_AS_CSV}.")
    if holds_zip(content):
        raise CsvError(f"{name} is a .zip file by another name: give it a name that ends in .zip.")
    for first_bytes, (what, remedy) in _FIRST_BYTES.items():
        if content.startswith(first_bytes):
            raise CsvError(f"{name} is {what}, not CSV: {remedy}.")
