"""The baseline in the browser: Streamlit with its defaults and a page of one button."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.helpers.servers import answering, free_port

SCRIPT = """
import streamlit as st

def tap():
    st.session_state.taps = st.session_state.get("taps", 0) + 1

st.button("Tap", on_click=tap)
st.text(f"Taps: {st.session_state.get('taps', 0)}")
"""
WITH_CHARTS = "import altair, pandas\n" + SCRIPT


@contextmanager
def started(folder: Path, script: str) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Start an app of this script for the block and give its address and process."""
    port = free_port()
    file = folder / f"app-{port}.py"
    file.write_text(script, encoding="utf-8")
    command = [sys.executable, "-m", "streamlit", "run", str(file), "--server.port", str(port)]
    flags = ["--server.headless", "true", "--browser.gatherUsageStats", "false"]
    with answering([*command, *flags], f"http://127.0.0.1:{port}", folder) as process:
        yield f"http://localhost:{port}", process
