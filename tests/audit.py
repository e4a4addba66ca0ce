"""Holds every pinned version against the known vulnerabilities: `python -m tests.audit`.

A known finding fails. A service that cannot be reached, or that does not know a package, is said
and does not fail: that is no finding.
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from footlog.wording import plural

CONSTRAINTS = Path(__file__).parents[1] / "constraints.txt"
_UNREACHABLE = re.compile(
    r"could not connect|connection ?error|max retries|timed? ?out|name resolution|service ?error"
    r"|may be blocking",
    re.IGNORECASE,
)


def main(constraints: Path = CONSTRAINTS) -> int:
    """Audit the pins, say what was found, and return the exit code."""
    command = ["-r", str(constraints), "--no-deps", "--disable-pip", "--format", "json"]
    done = subprocess.run(
        [sys.executable, "-m", "pip_audit", *command, "--progress-spinner", "off"],
        capture_output=True,
        text=True,
        check=False,
    )
    code, words = verdict(done.stdout, done.stderr)
    print(words)  # noqa: T201 - a command
    return code


def verdict(report: str, complaint: str) -> tuple[int, str]:
    """Return the exit code and the words for what pip-audit wrote to its two outputs."""
    try:
        audited = json.loads(report)["dependencies"]
    except (ValueError, KeyError):
        if _UNREACHABLE.search(complaint):
            return 0, "Not audited: the vulnerability service was not reached."
        return 1, f"pip-audit failed:\n{complaint.strip()}"
    findings = [_finding(one) for one in audited if one.get("vulns")]
    known = [one for one in audited if "skip_reason" not in one]
    unknown = [one["name"] for one in audited if "skip_reason" in one]
    if findings:
        return 1, "\n".join(["Known vulnerabilities:", *findings])
    if not known:
        return 0, "Not audited: the vulnerability service knew none of the packages."
    words = f"{plural(len(known), 'package')} audited, no known vulnerability."
    return 0, words + (f" Not known to the service: {', '.join(unknown)}." if unknown else "")


def _finding(package: dict[str, Any]) -> str:
    each = (
        f"{one['id']} (fixed in {', '.join(one['fix_versions']) or 'no version yet'})"
        for one in package["vulns"]
    )
    return f"{package['name']} {package['version']}: {', '.join(each)}"


if __name__ == "__main__":
    sys.exit(main())
