"""Settings: what footlog ships with, and what may be set."""

from datetime import time
from typing import Any

import pytest

from footlog.domain.settings import (
    Feet,
    PainRule,
    Setting,
    Settings,
    setting_texts,
    settings_of,
)
from footlog.domain.validation import InvalidEntry


def test_footlog_ships_with_a_day_from_four_and_the_pain_rule_5_and_1() -> None:
    settings = Settings()
    assert settings.day_start == time(4)
    assert settings.pain_rule == PainRule(limit=5, tolerance=1)
    assert settings.feet is None
    assert settings.physiotherapist == ""


def test_settings_are_used_as_they_are_set() -> None:
    settings = Settings("11:59", 0, 10, Feet.LEFT, "Ä. Müller")
    assert settings.day_start == time(11, 59)
    assert settings.pain_rule == PainRule(limit=0, tolerance=10)
    assert Settings(day_starts_at="00:00").day_start == time(0)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"day_starts_at": "12:00"}, "day starts at must be before noon, not 12:00."),
        ({"day_starts_at": "23:59"}, "day starts at must be before noon, not 23:59."),
        (
            {"day_starts_at": "4:00"},
            'day starts at must be a time from 00:00 to 23:59, not "4:00".',
        ),
        ({"day_starts_at": ""}, "day starts at must be a time from 00:00 to 23:59, not empty."),
        ({"pain_limit": 11}, "pain limit must be a whole number from 0 to 10, not 11."),
        ({"pain_limit": -1}, "pain limit must be a whole number from 0 to 10, not -1."),
        ({"pain_tolerance": 11}, "pain tolerance must be a whole number from 0 to 10, not 11."),
        (
            {"physiotherapist": "x" * 201},
            "physiotherapist must have at most 200 characters, not 201.",
        ),
        (
            {"physiotherapist": "\0"},
            "physiotherapist contains a character that cannot be saved: remove it.",
        ),
    ],
)
def test_setting_that_cannot_be_kept_is_refused(fields: dict[str, Any], sentence: str) -> None:
    with pytest.raises(InvalidEntry) as refused:
        Settings(**fields)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    "settings", [Settings(), Settings("00:30", 0, 10, Feet.BOTH, "Ä. Müller"), Settings(feet=None)]
)
def test_settings_are_the_same_as_texts_and_back(settings: Settings) -> None:
    texts = setting_texts(settings)
    assert settings_of(texts) == settings
    assert [Setting(name, value).id for name, value in texts.items()] == list(texts)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("mood", "good", 'setting is "mood", which this footlog does not know: update footlog'),
        ("pain_limit", "11", "pain limit must be a whole number from 0 to 10, not 11."),
        ("pain_limit", "five", 'value is "five": write what pain_limit can be, or remove it.'),
        ("pain_limit", " 5", 'value is " 5": write what pain_limit can be, or remove it.'),
        ("feet", "third", 'value is "third": write what feet can be, or remove it.'),
        ("day_starts_at", "13:00", "day starts at must be before noon, not 13:00."),
    ],
)
def test_a_setting_that_cannot_be_is_refused(name: str, value: str, sentence: str) -> None:
    with pytest.raises(InvalidEntry) as refused:
        Setting(name, value)
    assert str(refused.value).startswith(sentence)
