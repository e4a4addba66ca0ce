"""The `footlog` command as people start it."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def footlog(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run footlog in a process of its own, without any diary of the person's."""
    env = {key: value for key, value in os.environ.items() if not key.startswith("FOOTLOG_")}
    return subprocess.run(
        [sys.executable, "-m", "footlog.cli", *map(str, arguments)],
        cwd=ROOT,
        env=env | {"PYTHONIOENCODING": "utf-8"} | environment,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def refused(done: subprocess.CompletedProcess[str]) -> str:
    """Return the one sentence with which a command was refused."""
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    lines = done.stderr.splitlines()
    assert len(lines) == 1
    assert lines[0].endswith(".")
    return lines[0]
