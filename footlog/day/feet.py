"""The drawing of the feet on which the places are tapped where it hurts."""

from functools import cache
from html import escape
from itertools import groupby

from footlog.domain.sites import SITES, Site
from footlog.drawings.feet import foot, shape


@cache
def feet() -> str:
    """Return the feet as HTML: each place is a checkbox with `data-site`, its stored text."""
    ordered = sorted(SITES, key=lambda site: site.view)
    return "".join(
        _figure(foot_name, view, list(sites))
        for (foot_name, view), sites in groupby(ordered, key=lambda site: (site.foot, site.view))
    )


def _figure(foot_name: str, view: str, sites: list[Site]) -> str:
    shapes = "".join(
        f'{shape(site)} role="checkbox" tabindex="0" aria-checked="false" '
        f'aria-label="{escape(str(site))}" data-site="{escape(str(site))}"/>'
        for site in sites
    )
    title = f"{foot_name.capitalize()} {view}"
    drawing = foot(title, shapes, left=foot_name == "left")
    return f"<figure>{drawing}<figcaption>{title}</figcaption></figure>"
