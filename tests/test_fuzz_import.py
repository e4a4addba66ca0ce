"""The fuzzer in short: `python -m tests.fuzz_import --files 100000` is the long form."""

from tests.fuzz_import import fuzzed

FILES = 400


def test_spoilt_files_are_refused_or_imported_whole() -> None:
    outcome = fuzzed(FILES, seed=20)
    assert outcome.faults == []
    assert sum(outcome.counts.values()) == 2 * FILES
    assert outcome.counts["strictly imported"] > FILES / 50
    assert outcome.counts["on the page imported"] > outcome.counts["strictly imported"]
