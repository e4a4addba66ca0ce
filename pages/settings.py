"""Settings: which foot hurts, the physiotherapist, when a day starts, the pain rule."""

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
        "Which foot hurts?",
        list(Feet),
        format_func=FEET.__getitem__,
        default=settings.feet,
        key="settings_feet",
    )
    st.text_input(
        "Your physiotherapist’s name",
        settings.physiotherapist,
        max_chars=LONGEST_NAME,
        key="settings_physiotherapist",
        help="Filled in as “Prescribed by” when you add an exercise to your plan.",
    )
    st.time_input(
        "A new day starts at",
        settings.day_start,
        step=1800,
        key="settings_day",
        help="Anything you log before this time counts for the day before. Existing entries keep "
        "their day.",
    )
    with st.container(border=True):
        st.markdown("**Pain rule**")
        st.number_input(
            "Highest allowed pain during exercises (0 to 10)",
            value=settings.pain_limit,
            step=1,
            key="settings_limit",
        )
        st.number_input(
            "Allowed rise by next morning (points)",
            value=settings.pain_tolerance,
            step=1,
            key="settings_tolerance",
        )
        st.caption(
            "From the pain-monitoring model (Silbernagel 2007): pain up to 5 is acceptable if it "
            "settles by the next morning. The model was tested for Achilles tendon pain, not for "
            "pain in the ball of the foot. If your physiotherapist gave you a number, use that. "
            "If you change these numbers, past days are judged again."
        )
    st.form_submit_button("Save settings", type="primary", on_click=SettingsActions(diary).save)
if session.is_on_home_network():
    show_sign_out()
st.caption("Your diary is stored in:")
st.code(str(diary.path), language=None, wrap_lines=True)
st.page_link("pages/backups.py", label="Backups of your diary", icon=":material/save:")
st.caption("Error log (contains none of your entries):")
st.code(str(log_path()), language=None, wrap_lines=True)
show_notice()
