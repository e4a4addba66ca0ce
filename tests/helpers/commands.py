"""The `footlog` command: in this process, and as people start it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from footlog.cli.__main__ import main

ROOT = Path(__file__).parents[2]
Done = subprocess.CompletedProcess[str]


def footlog(*arguments: str | Path, **environment: str) -> Done:
    """Run footlog in this process, without any diary of the person's."""
    hidden = dict.fromkeys(_of_footlog())
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        patch.setattr("sys.argv", ["footlog", *map(str, arguments)])
        with CliRunner().isolation(env=hidden | environment) as (out, err, _):
            code = _exit_code()
            return Done([], code, out.getvalue().decode(), err.getvalue().decode())


def started(*arguments: str | Path, **environment: str) -> Done:
    """Run footlog in a process of its own, without any diary of the person's."""
    env = {key: value for key, value in os.environ.items() if key not in _of_footlog()}
    return subprocess.run(
        [sys.executable, "-m", "footlog.cli", *map(str, arguments)],
        cwd=ROOT,
        env=env | {"PYTHONIOENCODING": "utf-8"} | environment,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def refused(done: Done) -> str:
    """Return the one sentence with which a command was refused."""
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    lines = done.stderr.splitlines()
    assert len(lines) == 1
    assert lines[0].endswith(".")
    return lines[0]


def _of_footlog() -> list[str]:
    return [name for name in os.environ if name.startswith("FOOTLOG_")]


def _exit_code() -> int:
    try:
        main()
    except SystemExit as ended:
        return int(ended.code or 0)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0
