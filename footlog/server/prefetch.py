"""What Trends' charts need in the browser, fetched while the person reads the first page.

Streamlit's page loads the script of an element when the first such element has arrived. The file
names hold a hash; what is not found, because Streamlit calls it otherwise, is left to Streamlit.
"""

import json
from importlib.resources import files
from pathlib import Path

import streamlit
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

ELEMENTS = ("ArrowVegaLiteChart", "embed", "ButtonGroup", "Metric", "Selectbox", "TextInput")
"""What Trends has and Today has not, by the names of the scripts; `embed` is Vega."""

TAG = b'<script type="module" src="/ahead.js"></script>'
"""The tag of the script that fetches them: it is run after Streamlit's own."""

_FOLDER = "static/js"
_SCRIPTS = Path(streamlit.__file__).parent / "static" / _FOLDER


def _ahead(_: Request) -> Response:
    found = [file.name for element in ELEMENTS for file in _SCRIPTS.glob(f"{element}.*.js")]
    chunks = json.dumps([f"/{_FOLDER}/{name}" for name in found])
    script = files(__package__).joinpath("ahead.js").read_text(encoding="utf-8")
    return Response(
        f"const chunks = {chunks};\n{script}",
        headers={"cache-control": "no-cache"},
        media_type="text/javascript",
    )


ROUTES = (Route("/ahead.js", _ahead),)
