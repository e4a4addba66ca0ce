"""Guessing gets slow: five at once, then a wait that doubles up to a minute."""

import pytest

from footlog.server.lan.guesses import Guesses

PHONE, STRANGER = "192.168.1.30", "192.168.1.66"


def guessed(times: int, device: str = STRANGER, at: float = 100.0) -> Guesses:
    guesses = Guesses()
    for _ in range(times):
        guesses.wrong(device, at)
    return guesses


@pytest.mark.parametrize(
    ("wrong", "wait"),
    [(0, 0), (4, 0), (5, 1), (6, 2), (7, 4), (8, 8), (9, 16), (10, 32), (11, 60), (40, 60)],
)
def test_the_wait_doubles_up_to_a_minute(wrong: int, wait: float) -> None:
    assert guessed(wrong).wait_seconds(STRANGER, 100.0) == wait


def test_the_wait_passes() -> None:
    guesses = guessed(8)
    assert guesses.wait_seconds(STRANGER, 104.0) == 4
    assert guesses.wait_seconds(STRANGER, 108.0) == 0


def test_another_device_need_not_wait() -> None:
    assert guessed(40).wait_seconds(PHONE, 100.0) == 0


def test_many_devices_together_are_slowed_down() -> None:
    guesses = Guesses()
    for number in range(60):
        guesses.wrong(f"192.168.1.{number}", 100.0)
    assert guesses.wait_seconds("192.168.1.200", 100.0) == 60


def test_signing_in_and_an_hour_are_forgotten() -> None:
    guesses = guessed(12)
    assert guesses.wait_seconds(STRANGER, 100.0 + 3601) == 0
    guesses.wrong(STRANGER, 100.0 + 3601)
    assert guesses.wait_seconds(STRANGER, 100.0 + 3601) == 0
    guesses = guessed(12)
    guesses.right(STRANGER)
    assert guesses.wait_seconds(STRANGER, 100.0) == 0


def test_at_most_eleven_guesses_in_the_first_two_minutes() -> None:
    guesses, tried = Guesses(), 0
    for second in range(120):
        while guesses.wait_seconds(STRANGER, float(second)) == 0:
            guesses.wrong(STRANGER, float(second))
            tried += 1
    assert tried == 5 + 6
