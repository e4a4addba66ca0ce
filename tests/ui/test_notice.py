"""What a callback puts at the foot of the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from footlog.domain.catalogue import CatalogueError
from footlog.domain.validation import InvalidEntry
from footlog.store.errors import DiaryError
from footlog.ui.notice import Notice, attempt, last_notice, put_notice, with_notice


@pytest.fixture(autouse=True)
def no_notice() -> Iterator[None]:
    """Begin and end without a notice."""
    st.session_state.clear()
    yield
    st.session_state.clear()


def refuse(error: Exception) -> Notice:
    raise error


def test_a_callback_puts_the_notice_of_its_action() -> None:
    save = with_notice(lambda number: Notice(f"Saved: {number}."))
    save(4)
    assert last_notice() == Notice("Saved: 4.")


def test_an_action_without_a_notice_leaves_the_last_one() -> None:
    put_notice(Notice("Saved."))
    assert attempt(lambda: None)
    assert last_notice() == Notice("Saved.")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            InvalidEntry("sets", "must be a whole number from 1 to 50, not 0"),
            "Sets must be a whole number from 1 to 50, not 0.",
        ),
        (DiaryError("The disk is full."), "The disk is full."),
        (
            CatalogueError(Path("x.toml"), "is missing"),
            "The exercise catalogue x.toml is missing: install footlog again to get it back.",
        ),
    ],
)
def test_a_failure_becomes_the_notice(error: Exception, words: str) -> None:
    assert not attempt(refuse, error)
    assert last_notice() == Notice(words, done=False)


def test_a_mistake_of_footlog_becomes_a_sentence_and_a_line_of_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "footlog.log"
    monkeypatch.setattr("footlog.error_log.log_path", lambda: log)
    assert not attempt(refuse, ValueError("what a person typed"))
    notice = last_notice()
    assert notice is not None
    assert notice.text.startswith("footlog made a mistake")
    assert "what a person typed" not in log.read_text("utf-8")
