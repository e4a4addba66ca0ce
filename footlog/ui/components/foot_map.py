"""The drawing of the feet: tap a place to record where it hurts."""

import streamlit as st

from footlog.day.feet import feet
from footlog.domain.sites import site_text, sites_of
from footlog.ui.components import component, event_value

_map = component("foot_map", f'<div class="feet">{feet()}</div><p aria-live="polite"></p>')


def show_foot_map(key: str, site: str | None) -> None:
    """Show the feet with the places in the text `site` chosen; `read_foot_map` reads them."""
    chosen = st.session_state.get(key, {}).get("sites", [str(one) for one in sites_of(site)])
    _map(key=key, data={"chosen": chosen}, on_sites_change=lambda: None)


def read_foot_map(key: str, site: str | None) -> str | None:
    """Return the text for the places chosen now; `site` when nothing was touched."""
    sites = event_value(key, "sites")
    return site if sites is None else site_text(sites)
