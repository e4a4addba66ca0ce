"""The encoding of a text file: plain, or to be asked about."""

import re
from contextlib import suppress

from footlog.files.csv_format import CsvError
from footlog.files.reading.foreign.questions import Choice, Question

ENCODING = "encoding"

_BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be", b"\xef\xbb\xbf": "utf-8"}
_OLD_ENCODINGS = {
    "cp1252": "Western European",
    "cp1250": "Central European",
    "cp1251": "Cyrillic",
    "cp1253": "Greek",
    "cp1254": "Turkish",
    "mac_roman": "old Macintosh",
}
_LAST_ASCII = 127
_WORD = re.compile(rb"[A-Za-z]{0,20}[\x80-\xff][A-Za-z\x80-\xff]{0,20}")
_MOST_WORDS = 6


def encoding_question(content: bytes, name: str) -> Question | None:
    """Return what to ask about the letters of the file; None when it is plain.

    Raises CsvError for a file of two encodings.
    """
    if plain_encoding(content, name):
        return None
    words = _telling_words(content)
    codes: dict[str, str] = {}
    for code in _OLD_ENCODINGS:
        with suppress(UnicodeDecodeError):
            codes.setdefault(content.decode(code), code)
    samples = {code: ", ".join(word.decode(code) for word in words) for code in codes.values()}
    choices = tuple(
        Choice(code, f"{sample} ({_OLD_ENCODINGS[code]})")
        for code, sample in samples.items()
        if sample.isprintable()
    )
    if not choices:
        raise CsvError(f"{name} is in an unknown encoding: save the file as CSV UTF-8.")
    return Question(ENCODING, "Which of these is written as you wrote it?", choices)


def plain_encoding(content: bytes, name: str) -> str | None:
    """Return the encoding of a file that can only be read in one; None for an older one.

    Raises CsvError for what is no text and for a file of two encodings.
    """
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            _check_decodes(content, encoding, name)
            return encoding
    if b"\0" in content:
        raise CsvError(f"{name} is no text: save the file as CSV UTF-8.")
    try:
        content.decode()
    except UnicodeDecodeError:
        lossy = content.decode(errors="ignore")
        if not lossy.isascii():
            raise CsvError(
                f"{name} mixes UTF-8 with another encoding: save the file as CSV UTF-8."
            ) from None
        return None
    return "utf-8"


def _check_decodes(content: bytes, encoding: str, name: str) -> None:
    try:
        content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise CsvError(
            f"{name}, line {line}: is not {encoding.upper()} text: save the file as CSV UTF-8."
        ) from None


def _telling_words(content: bytes) -> list[bytes]:
    """Return words that together hold the bytes that encodings read differently, at most a few."""
    seen: set[int] = set()
    found: list[bytes] = []
    for word in dict.fromkeys(_WORD.findall(content)):
        new = {byte for byte in word if byte > _LAST_ASCII} - seen
        if new and len(found) < _MOST_WORDS:
            seen |= new
            found.append(word)
    return found
