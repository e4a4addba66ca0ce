"""What goes wrong with files: cells that no diary can hold, and ways to spoil whole files."""

import random

CELLS = (
    *(
        "",
        "-1",
        "11",
        "3.5",
        "3,5",
        "7 ",
        "\N{ARABIC-INDIC DIGIT SEVEN}",
        "1_0",
        "inf",
        "nan",
        "1e400",
        "7/10",
        "TRUE",
    ),
    *("007", "1.0", "1e3", "9223372036854775808", "99999999999999999999", "1000000000", "1,000"),
    *("2026-02-30", "2023-02-29", "2024-02-29", "2026-13-01", "26-01-01", "01/02/2026"),
    *("13/02/2026", "02/13/2026", "20260101", "2026-W01-1", "2026-1-1", "46000", "46000,75"),
    *("0001-01-01", "9999-12-31", "24:00", "23:60", "9:05:00", "0,5", "12:00 PM", "2-Mar-26"),
    *("NA", "None", "null", "-", "0", " ", "'=1", "=1+1", "'", "''", "＝1", '"', ",", ";", "\t"),
    *("a\rb", "a\nb", "a\r\nb", "\0", "\ud800", "x" * 5001, "x" * 5000, "e\u0301", "\u202e"),
    *("2026-03-29T02:30:00+01:00", "2026-03-02 18:05", "2026-03-02T18:05:60Z", "02.03.2026 9:05"),
    *("set", "SET", "pain", "day", "left", "each", "heel-raise", "Heel-Raise", "no-such-exercise"),
)
SEPARATORS = (b";", b"\t", b"|", b",,", b"")
ENCODINGS = ("utf-16", "utf-16-le", "cp1252", "cp1251", "utf-7", "latin-1", "utf-8")
PIECES = (b'"', b'""', b"'", b"\r", b"\n", b"\r\n", b"\0", b"\xff", b"\xef\xbb\xbf", b"sep=;\r\n")


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Return the file spoilt in one to three ways."""
    for _ in range(chance.randint(1, 3)):
        content = chance.choice(_WAYS)(content, chance)
    return content


def flipped(content: bytes, chance: random.Random) -> bytes:
    """Return it with up to eight bytes changed."""
    found = bytearray(content)
    for _ in range(chance.randint(1, 8) if found else 0):
        found[chance.randrange(len(found))] = chance.randrange(256)
    return bytes(found)


def cut(content: bytes, chance: random.Random) -> bytes:
    """Return it without its end, or without a piece in the middle."""
    begin, end = sorted(chance.randint(0, len(content)) for _ in range(2))
    return content[:begin] if chance.random() < 0.5 else content[:begin] + content[end:]


def with_lines_moved(content: bytes, chance: random.Random) -> bytes:
    """Return it with two lines swapped, one doubled or one gone."""
    lines = content.splitlines(keepends=True)
    if len(lines) < 2:
        return content
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    way = chance.randrange(3)
    if way == 0:
        lines[one], lines[other] = lines[other], lines[one]
    elif way == 1:
        lines.insert(one, lines[other])
    else:
        del lines[one]
    return b"".join(lines)


def with_hostile_cell(content: bytes, chance: random.Random) -> bytes:
    """Return it with a cell replaced by a hostile one, in one row or in every row."""
    lines = content.split(b"\r\n")
    column = chance.randrange(25)
    cell = chance.choice(CELLS).encode(errors="surrogatepass")
    only = chance.randrange(len(lines)) if chance.random() < 0.7 else None
    for number, line in enumerate(lines):
        cells = line.split(b'","')
        if column < len(cells) and only in {None, number}:
            cells[column] = cell
            lines[number] = b'","'.join(cells)
    return b"\r\n".join(lines)


def with_piece(content: bytes, chance: random.Random) -> bytes:
    """Return it with a quote, a line ending or another odd piece put in."""
    at = chance.choice((0, chance.randint(0, len(content)), len(content)))
    return content[:at] + chance.choice(PIECES) + content[at:]


def with_other_separator(content: bytes, chance: random.Random) -> bytes:
    """Return it as a program with another separator writes it."""
    separator = chance.choice(SEPARATORS)
    if chance.random() < 0.5:
        return content.replace(b'","', b'"' + separator + b'"')
    return content.replace(b'","', separator).replace(b'"', b"")


def in_other_encoding(content: bytes, chance: random.Random) -> bytes:
    """Return it in another encoding."""
    text = content.decode(errors="replace")
    return text.encode(chance.choice(ENCODINGS), errors="replace")


def with_days_rewritten(content: bytes, chance: random.Random) -> bytes:
    """Return it with its days as another program writes them."""
    written = chance.choice((b"%d/%d/%d", b"%d.%d.%d", b"%02d/%02d/%d", b"%d-%d-%d"))
    for day in range(1, 32):
        for month in (1, 2, 3):
            numbers = chance.choice(((day, month), (month, day))) if day < 13 else (day, month)
            plain = b'"2026-%02d-%02d"' % (month, day)
            content = content.replace(plain, b'"' + written % (*numbers, 2026) + b'"')
    return content


_WAYS = (
    flipped,
    cut,
    with_lines_moved,
    with_hostile_cell,
    with_hostile_cell,
    with_piece,
    with_other_separator,
    in_other_encoding,
    with_days_rewritten,
)
