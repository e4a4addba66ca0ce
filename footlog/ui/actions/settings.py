"""What a tap on the Settings page does: save the settings."""

from dataclasses import dataclass
from datetime import time

import streamlit as st

from footlog.domain.settings import Settings
from footlog.store.diary import Diary
from footlog.ui.notice import Notice, with_notice


@dataclass(frozen=True)
class SettingsActions:
    """The callbacks of the Settings page."""

    diary: Diary

    @with_notice
    def save(self) -> Notice:
        """Save the settings as the form says."""
        form = st.session_state
        starts: time = form["settings_day"]
        self.diary.save_settings(
            Settings(
                day_starts_at=starts.strftime("%H:%M"),
                pain_limit=form["settings_limit"],
                pain_tolerance=form["settings_tolerance"],
                feet=form["settings_feet"],
                physiotherapist=form["settings_physiotherapist"],
            )
        )
        return Notice("Saved: your settings.")
