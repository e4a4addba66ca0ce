"""Brings a page to its top once it is opened: one that a button opens stays scrolled otherwise."""

from footlog.ui.components import component

_top = component("page_top", "<div></div>", isolated=False)


def show_from_top(what: str) -> None:
    """Scroll to the top when the page begins to show `what`, a name for what is on it."""
    _top(key=f"top_{what}", height=1)
