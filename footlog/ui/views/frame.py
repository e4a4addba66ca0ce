"""What several pages show: the frame around them, an empty page, a refusal, a table."""

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from footlog.wording import label


def show_empty(text: str, page: str, action: str, icon: str) -> None:
    """Show `text` (our own words) and a link to `page` that says what to do there."""
    with st.container(border=True):
        st.markdown(text)
        st.page_link(page, label=action, icon=icon)


def show_refusal(sentence: str) -> None:
    """Show why the files cannot be imported."""
    with st.container(border=True, horizontal=True, vertical_alignment="center", wrap=False):
        st.markdown(":material/error:", width="content")
        st.text(sentence, width="stretch")


def show_small_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Show a small table as text: other than a data frame, it needs no more scripts."""
    lines = [" | ".join(label(cell) for cell in row) for row in (head, *rows)]
    lines.insert(1, "|".join("---" for _ in head))
    st.markdown("\n".join(f"| {line} |" for line in lines))


def without_empty_columns(rows: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """Return the rows without the columns in which no row has anything."""
    filled = [name for name in rows[0] if any(row[name] for row in rows)] if rows else []
    return [{name: row[name] for name in filled} for row in rows]


_LINK = (
    '<a href="/sign-out" target="_self" style="color: inherit; display: inline-flex; '
    'min-height: 2.75rem; align-items: center">Sign out</a>'
)


def show_sign_out() -> None:
    """Show a link to the page that signs out; it is not part of Streamlit."""
    with st.container(border=True):
        st.markdown("**This device**")
        st.caption("You are signed in over your home network for 30 days.")
        st.html(_LINK)


_ON_PHONES = (
    ("pages/today.py", "Today", ":material/checklist:"),
    ("pages/exercises.py", "Exercises", ":material/directions_walk:"),
    ("pages/plan.py", "Plan", ":material/event_note:"),
    ("pages/trends.py", "Trends", ":material/show_chart:"),
    ("pages/history.py", "History", ":material/history:"),
    ("pages/more.py", "More", ":material/more_horiz:"),
)
_MORE = (
    ("pages/share.py", "Share with your physiotherapist", ":material/ios_share:"),
    ("pages/settings.py", "Settings", ":material/settings:"),
    ("pages/bring_in.py", "Import", ":material/upload:"),
    ("pages/backups.py", "Backups", ":material/save:"),
    ("pages/numbers.py", "How we work this out", ":material/calculate:"),
)
_STYLE = """
<style>
[data-testid="stMain"] { scroll-padding-block: 4rem 5rem; } /* nothing in focus under the bars */
.st-key-phone_navigation { display: none; }
/* Streamlit writes white on the light primary colour of the dark theme. */
[data-testid^="stBaseButton-primary"] { color: light-dark(#FFFFFF, #0B2A23); }
.st-key-notice :is(p, [data-testid="stMarkdownContainer"]) { margin: 0; }
[data-testid="stBottomBlockContainer"] > * > :has(.st-key-notice) { order: -2; }
[data-testid="stBottomBlockContainer"] { padding-block: 0.5rem; }
[data-testid="stBottomBlockContainer"] > * > :has(.st-key-action_bar) { order: -1; }
.st-key-routine_links a { min-height: 2.75rem; }
.st-key-routine_links a p { white-space: normal; }
.st-key-demo p { margin: 0; }
@media (max-width: 640px), (max-height: 480px) {
  [data-testid="stHeader"] { display: none; } /* the bar below names every page */
  [data-testid="stMainBlockContainer"] { padding-top: 0.75rem; padding-bottom: 6rem; }
  [data-testid="stBottom"] { border-top: 1px solid light-dark(#CFCBC0, #4A5558); }
  [data-testid="stBottomBlockContainer"] { padding: 0.25rem 0.5rem; }
  .st-key-phone_navigation { display: flex; gap: 0; }
  .st-key-phone_navigation > * { flex: 1; align-items: center; }
  .st-key-phone_navigation a { flex-direction: column; gap: 0; padding: 0.25rem 0.125rem; }
  .st-key-phone_navigation a p { font-size: 0.75rem; }
  .stApp :is(button, summary) { min-height: 2.75rem; }
}
@media (max-height: 480px) {
  .st-key-phone_navigation a { flex-direction: row; gap: 0.25rem; padding: 0 0.125rem; }
}
</style>
"""


def show_frame(*, demo: bool, newer: bool) -> None:
    """Show what every page has: its style, notes on the diary, and the navigation of phones."""
    st.html(_STYLE)
    if demo:
        with st.container(key="demo"):
            st.caption(":material/science: Demo data, deleted when you stop footlog with Ctrl+C.")
    if newer:
        st.warning(
            "A newer version of footlog made this diary. You can read it, but you cannot save "
            "anything until you update footlog."
        )
    with (
        st.bottom,
        st.container(
            horizontal=True, wrap=False, key="phone_navigation", horizontal_alignment="distribute"
        ),
    ):
        _show_links(_ON_PHONES)


def show_more() -> None:
    """Show links to the pages that have no place in the bar of a phone."""
    _show_links(_MORE)


def _show_links(links: Iterable[tuple[str, str, str]]) -> None:
    for page, title, icon in links:
        st.page_link(page, label=title, icon=icon)
