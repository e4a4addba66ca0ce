"""Formulas in words: they carry the person's own limits."""

from footlog.analysis.formulas import all_formulas, day_of_entry, pain_rule
from footlog.domain.settings import Settings


def test_limits_and_start_of_the_day_are_the_persons() -> None:
    settings = Settings(pain_limit=3, pain_tolerance=2, day_starts_at="05:30")
    assert "at most 3 and the next morning at most 2 above" in pain_rule(settings).words
    assert "A day starts at 05:30, so" in day_of_entry(settings).words


def test_each_figure_is_explained_once() -> None:
    titles = [formula.title for formula in all_formulas(Settings())]
    assert len(set(titles)) == len(titles) == 10
