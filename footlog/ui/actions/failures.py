"""What a page shows in place of its rest when it cannot go on: why, and a backup to restore."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import streamlit as st

from footlog.domain.catalogue import CatalogueError
from footlog.error_log import failure_sentence
from footlog.paths import diary_path
from footlog.store.errors import DamagedError, DiaryError
from footlog.ui.actions.backups import BackupActions
from footlog.ui.notice import show_notice
from footlog.ui.views.backup_list import show_way_out


@contextmanager
def failures_shown() -> Iterator[None]:
    """Show in a sentence what went wrong in the block, in place of the rest of the page."""
    try:
        yield
    except DamagedError as error:
        _stop("Your diary cannot be opened", str(error), BackupActions(diary_path()))
    except DiaryError as error:
        _stop("Your diary cannot be used", str(error))
    except CatalogueError as error:
        _stop("The exercises cannot be shown", str(error))
    except Exception as error:  # noqa: BLE001 - whatever it is, the person gets a sentence
        _stop("Something went wrong", failure_sentence(error))


def _stop(title: str, sentence: str, actions: BackupActions | None = None) -> NoReturn:
    with st.container(border=True):
        st.header(title, icon=":material/error:", anchor=False)
        st.text(sentence)
        if actions and (newest := actions.newest()):
            show_way_out(newest, actions.when(newest), actions.restore)
    show_notice()
    st.stop()
