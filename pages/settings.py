"""Settings: when a day starts, the pain rule's limits, which feet, the physiotherapist."""

import streamlit as st

from footlog.domain.settings import LONGEST_NAME, Feet
from footlog.paths import log_path
from footlog.ui import session
from footlog.ui.actions.settings import SettingsActions
from footlog.ui.notice import show_notice
from footlog.ui.views.frame import show_sign_out

diary = session.open_diary()
settings = diary.settings()
FEET = {Feet.LEFT: "Left", Feet.RIGHT: "Right", Feet.BOTH: "Both"}


st.title("Settings", anchor=False)
with st.form("settings"):
    st.segmented_control(
        "Which foot is affected?",
        list(Feet),
        format_func=FEET.__getitem__,
        default=settings.feet,
        key="settings_feet",
    )
    st.text_input(
        "Your physiotherapist",
        settings.physiotherapist,
        max_chars=LONGEST_NAME,
        key="settings_physiotherapist",
        help="Filled in as “prescribed by” when you plan an exercise.",
    )
    st.time_input(
        "A new day starts at",
        settings.day_start,
        step=1800,
        key="settings_day",
        help="What you log before that belongs to the evening before. Entries that are there keep "
        "their day.",
    )
    with st.container(border=True):
        st.markdown("**Pain rule**")
        st.number_input(
            "Worst pain during the exercises, at most",
            value=settings.pain_limit,
            step=1,
            key="settings_limit",
        )
        st.number_input(
            "Next morning, at most this much above the morning before",
            value=settings.pain_tolerance,
            step=1,
            key="settings_tolerance",
        )
        st.caption(
            "From the pain-monitoring model (Silbernagel 2007): up to 5 is acceptable if it has "
            "settled by the next morning. It was tested in Achilles tendinopathy, not in "
            "metatarsalgia; your physiotherapist's number comes first."
        )
    st.form_submit_button("Save settings", type="primary", on_click=SettingsActions(diary).save)
if session.is_on_home_network():
    show_sign_out()
st.caption("The diary lies in:")
st.code(str(diary.path), language=None, wrap_lines=True)
st.page_link("pages/backups.py", label="Backups of the diary", icon=":material/save:")
st.caption("When footlog makes a mistake, it notes where in its code, without a word of yours, in:")
st.code(str(log_path()), language=None, wrap_lines=True)
show_notice()
