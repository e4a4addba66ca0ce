"""Power failures, simulated: what a disk may hold when the current goes off after each call.

A program is traced; its calls are replayed on a model of the disk. What a file was given since it
was last synced may be there, gone, or there in parts, torn at 512 bytes. Names that were made or
taken away since the folder was last synced may be there or not, in the order of the calls.
"""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import NamedTuple

SECTOR = 512
CALLS = (
    "openat,pwrite64,write,ftruncate,fsync,fdatasync,unlink,unlinkat,rename,renameat,renameat2,"
    "link,linkat"
)
_CALL = re.compile(r"^\d+ +(\w+)\((.*)\) += +(\d+)")
_FILE = re.compile(r"^\d+<([^>]*)>")
_TEXT = re.compile(r'"([^"]*)"')
_NUMBER = re.compile(r", (\d+)")

Contents = dict[str, bytes]
"""What a folder holds: bytes by file name."""


class Call(NamedTuple):
    """One call of the traced program: its name, the files it names, its data and place."""

    name: str
    paths: tuple[str, ...]
    data: bytes
    place: int

    @property
    def is_word(self) -> bool:
        """Whether the program said something on its standard output or elsewhere."""
        return self.name == "write"

    @property
    def is_of_a_backup(self) -> bool:
        """Whether the program worked on a backup, which is not the diary."""
        return any("-backups" in path for path in self.paths)

    def is_inside(self, folder: Path) -> bool:
        """Tell whether all files that the call names lie in the folder."""
        return all(path.startswith(f"{folder}/") for path in self.paths)


def traced(command: list[str], folder: Path, log: Path) -> Iterator[Call]:
    """Run the command and yield its calls on files in `folder` and its words on standard output."""
    strace = ["strace", "-f", "-y", "-xx", "-s", "1000000", "-e", f"trace={CALLS}", "-e"]
    subprocess.run([*strace, "signal=none", "-o", str(log), *command], check=True)
    with log.open() as lines:
        for line in lines:
            call = _read(line)
            if call and not call.is_of_a_backup and (call.is_word or call.is_inside(folder)):
                yield call


def _read(line: str) -> Call | None:
    found = _CALL.match(line)
    if found is None:
        return None
    name, words, _ = found.groups()
    texts = [_bytes(text) for text in _TEXT.findall(words)]
    if opened := _FILE.match(words):
        number = _NUMBER.findall(words)
        return Call(
            name,
            (_bytes(opened[1]).decode(),),
            texts[0] if texts else b"",
            int(number[-1]) if number else 0,
        )
    if name == "openat" and "O_CREAT" not in words:
        return None
    return Call(name, tuple(text.decode() for text in texts), b"", 0)


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


@dataclass
class _File:
    synced: bytes = b""
    since: list[tuple[int, bytes | None]] = field(default_factory=list)

    def as_it_may_be(self, kept: "Kept") -> bytes:
        content = bytearray(self.synced)
        for place, data in self.since:
            _apply(content, place, data, kept)
        return bytes(content)


class Kept(NamedTuple):
    """Which share of what was not synced is there after all: 0, 1, or drawn by lot."""

    share: float
    lot: Random

    def all_of_it(self) -> bool:
        """Draw whether one piece is there."""
        return self.share == 1 or (self.share > 0 and self.lot.random() < self.share)


def _apply(content: bytearray, place: int, data: bytes | None, kept: Kept) -> None:
    """Write the parts that are there, each whole sector; without data cut the file off."""
    if data is None:
        if kept.all_of_it():
            content[place:] = b""
            content.extend(bytes(place - len(content)))
        return
    for start in range(0, len(data), SECTOR):
        if kept.all_of_it():
            part = data[start : start + SECTOR]
            end = place + start + len(part)
            content.extend(bytes(max(0, end - len(content))))
            content[place + start : end] = part


class Disk:
    """One folder on a disk, what of it is safe, and what it may be after a power failure."""

    def __init__(self, contents: Contents) -> None:
        files = {name: _File(data) for name, data in contents.items()}
        self._names = dict(files)
        self._history: list[dict[str, _File]] = [files]

    def do(self, call: Call) -> None:
        """Take the call into account."""
        names = [Path(path).name for path in call.paths]
        match call.name:
            case "openat" if names[0] not in self._names:
                self._rename(self._names | {names[0]: _File()})
            case "pwrite64":
                self._names[names[0]].since.append((call.place, call.data))
            case "ftruncate":
                self._names[names[0]].since.append((call.place, None))
            case "unlink" | "unlinkat":
                self._rename({n: f for n, f in self._names.items() if n != names[0]})
            case "rename" | "renameat" | "renameat2":
                moved = {n: f for n, f in self._names.items() if n != names[0]}
                self._rename(moved | {names[1]: self._names[names[0]]})
            case "link" | "linkat":
                self._rename(self._names | {names[1]: self._names[names[0]]})
            case "fsync" | "fdatasync" if names[0] in self._names:
                file = self._names[names[0]]
                file.synced = file.as_it_may_be(Kept(1, Random(0)))  # noqa: S311 - no lot is drawn
                file.since = []
            case "fsync" | "fdatasync":
                self._history = [self._names]

    def _rename(self, names: dict[str, _File]) -> None:
        self._names = names
        self._history.append(names)

    def after_power_failure(self, lots: int, seed: int) -> Iterator[Contents]:
        """Yield what the folder may hold: nothing un-synced, all of it, and `lots` times parts."""
        lot = Random(seed)  # noqa: S311 - repeatable
        for share in (0, 1):
            for names in {0: self._history[0], -1: self._history[-1]}.values():
                yield _contents(names, Kept(share, lot))
        for _ in range(lots):
            yield _contents(lot.choice(self._history), Kept(lot.choice((0.1, 0.5, 0.9)), lot))


def _contents(names: dict[str, _File], kept: Kept) -> Contents:
    return {name: file.as_it_may_be(kept) for name, file in names.items()}
