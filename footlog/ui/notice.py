"""The line at the foot of the window: what the last tap did, with Undo."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec

import streamlit as st

from footlog.domain.catalogue import CatalogueError
from footlog.domain.validation import InvalidEntry
from footlog.error_log import failure_sentence
from footlog.store.errors import DiaryError
from footlog.wording import refusal_words

_KEY = "notice"

Arguments = ParamSpec("Arguments")


@dataclass(frozen=True)
class Notice:
    """What an action did, with a way to undo it; or why it was not `done`."""

    text: str
    done: bool = True
    undo: Callable[[], None] | None = None


def put_notice(notice: Notice) -> None:
    """Save the notice for the next time the page is drawn."""
    st.session_state[_KEY] = notice


def last_notice() -> Notice | None:
    """Return the notice of the last action; None before the first one."""
    notice: Notice | None = st.session_state.get(_KEY)
    return notice


def attempt(
    action: Callable[Arguments, Notice | None],
    *args: Arguments.args,
    **kwargs: Arguments.kwargs,
) -> bool:
    """Run the action, show its notice or why it failed, and return whether it was done.

    An action that returns None leaves the last notice as it is.
    """
    try:
        notice = action(*args, **kwargs)
    except Exception as error:  # noqa: BLE001 - whatever it is, the person gets a sentence
        notice = Notice(_failure_words(error), done=False)
    if notice:
        put_notice(notice)
    return notice is None or notice.done


def with_notice(action: Callable[Arguments, Notice | None]) -> Callable[Arguments, None]:
    """Make a callback of the action that shows its notice, or why it failed."""

    @wraps(action)
    def callback(*args: Arguments.args, **kwargs: Arguments.kwargs) -> None:
        attempt(action, *args, **kwargs)

    return callback


def _failure_words(error: Exception) -> str:
    if isinstance(error, InvalidEntry):
        return refusal_words(error)
    if isinstance(error, DiaryError | CatalogueError):
        return str(error)
    return failure_sentence(error)


NOTICE = "notice"
"""The key of the fragment that shows the notice, to draw it again alone."""


def show_notice() -> None:
    """Show what the last action did at the foot of the window, until the next one."""
    with st.bottom:
        show_notice_here()


def show_notice_here() -> None:
    """Show what the last action did at this place of the page, until the next one."""
    st.fragment(_show_last, key=NOTICE)()


def _show_last() -> None:
    notice = last_notice()
    if notice is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", wrap=False, key="notice"):
        icon = ":material/check_circle:" if notice.done else ":material/error:"
        st.markdown(icon, width="content")
        st.text(notice.text, width="stretch")
        if notice.undo:
            st.button(
                "Undo",
                key="notice_undo",
                on_click=_undo,
                args=(notice.undo,),
                icon=":material/undo:",
            )


def _undo(undo: Callable[[], None]) -> None:
    undo()
    st.rerun()
