"""The drawing of the feet: tap a place to record where it hurts."""

from html import escape
from itertools import groupby

import streamlit as st

from footlog.domain.sites import SITES, Site, site_text, sites_of
from footlog.drawings.feet import foot, shape
from footlog.ui.components import component, event_value


def _figure(foot_name: str, view: str, sites: list[Site]) -> str:
    shapes = "".join(
        f'{shape(site)} role="checkbox" tabindex="0" aria-checked="false" '
        f'aria-label="{escape(str(site))}" data-site="{escape(str(site))}"/>'
        for site in sites
    )
    title = f"{foot_name.capitalize()} {view}"
    drawing = foot(title, shapes, left=foot_name == "left")
    return f"<figure>{drawing}<figcaption>{title}</figcaption></figure>"


_figures = "".join(
    _figure(foot_name, view, list(sites))
    for (foot_name, view), sites in groupby(
        sorted(SITES, key=lambda site: site.view), key=lambda site: (site.foot, site.view)
    )
)
_map = component("foot_map", f'<div class="feet">{_figures}</div><p aria-live="polite"></p>')


def show_foot_map(key: str, site: str | None) -> None:
    """Show the feet with the places in the text `site` chosen; `read_foot_map` reads them."""
    chosen = st.session_state.get(key, {}).get("sites", [str(one) for one in sites_of(site)])
    _map(key=key, data={"chosen": chosen}, on_sites_change=lambda: None)


def read_foot_map(key: str, site: str | None) -> str | None:
    """Return the text for the places chosen now; `site` when nothing was touched."""
    sites = event_value(key, "sites")
    return site if sites is None else site_text(sites)
