"""A package that brings a component of its own adds nothing to footlog."""

from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.bench import empty_app
from tests.helpers.servers import running

FOREIGN = {
    "streamlit_glow/__init__.py": "",
    "streamlit_glow/front/glow.js": "export default () => {};",
    "streamlit_glow/pyproject.toml": """
[project]
name = "streamlit-glow"
version = "1.0"

[[tool.streamlit.component.components]]
name = "glow"
asset_dir = "front"
""",
    "streamlit_glow-1.0.dist-info/METADATA": "Name: streamlit-glow\nVersion: 1.0\n",
    "streamlit_glow-1.0.dist-info/RECORD": "streamlit_glow/pyproject.toml,,\n",
}
SCRIPT_OF_IT = "/_stcore/bidi-components/streamlit-glow.glow/glow.js"


def test_another_package_brings_no_component(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in FOREIGN.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with empty_app.started(tmp_path, empty_app.SCRIPT) as (plain, _):
        assert status(plain + SCRIPT_OF_IT) == 200
    with running(tmp_path, "serve", "--db", str(tmp_path / "d.db")) as address:
        assert status(address + SCRIPT_OF_IT) == 404


def status(url: str) -> int:
    try:
        with urlopen(url) as answer:  # noqa: S310 - our own server
            return int(answer.status)
    except HTTPError as error:
        error.close()
        return error.code
