"""The audit of the pinned versions fails for a finding, and for nothing else that is no fault."""

import json
from pathlib import Path

import pytest

from tests.audit import main, verdict

CLEAN = {"name": "a", "version": "1.0", "vulns": []}
HOLED = {"name": "b", "version": "2.0", "vulns": [{"id": "CVE-1", "fix_versions": ["2.1", "3"]}]}
UNKNOWN = {"name": "c", "skip_reason": "Dependency not found on PyPI"}


@pytest.mark.parametrize(
    ("packages", "code", "words"),
    [
        ([CLEAN], 0, "1 package audited, no known vulnerability."),
        (
            [CLEAN, UNKNOWN],
            0,
            "1 package audited, no known vulnerability. Not known to the service: c.",
        ),
        ([CLEAN, HOLED, UNKNOWN], 1, "Known vulnerabilities:\nb 2.0: CVE-1 (fixed in 2.1, 3)"),
        ([UNKNOWN], 0, "Not audited: the vulnerability service knew none of the packages."),
    ],
)
def test_a_finding_fails_and_what_is_not_known_is_said(
    packages: list[dict[str, object]], code: int, words: str
) -> None:
    assert verdict(json.dumps({"dependencies": packages}), "") == (code, words)


@pytest.mark.parametrize(
    ("complaint", "code"),
    [
        ("ERROR:pip_audit._cli:Could not connect to PyPI's vulnerability feed", 0),
        ("requests.exceptions.ConnectionError: Max retries exceeded with url", 0),
        ("pip_audit._service.interface.ServiceError", 0),
        ("ERROR:pip_audit._cli:invalid requirements input: constraints.txt", 1),
        ("", 1),
    ],
)
def test_an_unreachable_service_is_told_from_a_fault(complaint: str, code: int) -> None:
    assert verdict("", complaint)[0] == code


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    assert main(tmp_path / "nowhere.txt") == 1
