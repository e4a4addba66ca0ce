"""What has to be asked about a file before it can be read."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """One possible answer and its words."""

    answer: str
    words: str


@dataclass(frozen=True)
class Question:
    """Something that can be meant in several ways; `key` says which answer it takes."""

    key: str
    words: str
    choices: tuple[Choice, ...]
