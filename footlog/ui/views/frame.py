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
    ("pages/share.py", "Share", ":material/ios_share:"),
)
_STYLE = """
<style>
.st-key-phone_navigation { display: none; }
/* Streamlit writes white on the light primary colour of the dark theme. */
[data-testid^="stBaseButton-primary"] { color: light-dark(#FFFFFF, #0B2A23); }
.st-key-notice :is(p, [data-testid="stMarkdownContainer"]) { margin: 0; }
[data-testid="stBottomBlockContainer"] > * > :has(.st-key-notice) { order: -1; }
@media (max-width: 640px) {
  [data-testid="stBottomBlockContainer"] { padding-bottom: 0.5rem; }
  .st-key-phone_navigation { display: flex; }
  .st-key-phone_navigation { gap: 0; }
  .st-key-phone_navigation a { flex-direction: column; gap: 0; padding: 0.25rem 0.125rem; }
  .st-key-phone_navigation a p { font-size: 0.75rem; }
  .stApp button { min-height: 2.75rem; }
}
</style>
"""


def show_frame(*, demo: bool, newer: bool) -> None:
    """Show what every page has: its style, notes on the diary, and the navigation of phones."""
    st.html(_STYLE)
    if demo:
        st.info("Demo data, deleted when you stop footlog with Ctrl+C.")
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
        for page, title, icon in _ON_PHONES:
            st.page_link(page, label=title, icon=icon)
