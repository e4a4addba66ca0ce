"""How long a device that guesses has to wait."""

from dataclasses import dataclass

FREE_GUESSES = 5
FREE_GUESSES_OF_ALL = 50
LONGEST_WAIT_SECONDS = 60.0
FORGOTTEN_AFTER_SECONDS = 3600.0
_MOST_DEVICES = 1000


@dataclass
class _Count:
    wrong: int = 0
    last: float = 0.0


class Guesses:
    """Counts wrong guesses: five are free for a device, fifty for all; then the wait doubles.

    The wait after the next is 1 s, then 2, 4 … up to 60 s. An hour without a wrong guess, or
    signing in, is forgotten. Times are seconds of a clock that only goes forward.
    """

    def __init__(self) -> None:
        self._devices: dict[str, _Count] = {}
        self._all = _Count()

    def wait_seconds(self, device: str, now: float) -> float:
        """Return how long until this device may guess again, 0 for at once."""
        mine = self._devices.get(device, _Count())
        return max(_wait(mine, FREE_GUESSES, now), _wait(self._all, FREE_GUESSES_OF_ALL, now))

    def wrong(self, device: str, now: float) -> None:
        """Count a wrong guess."""
        if device not in self._devices and len(self._devices) >= _MOST_DEVICES:
            self._devices.pop(next(iter(self._devices)))
        for count in (self._devices.setdefault(device, _Count()), self._all):
            if now - count.last > FORGOTTEN_AFTER_SECONDS:
                count.wrong = 0
            count.wrong += 1
            count.last = now

    def right(self, device: str) -> None:
        """Forget the wrong guesses of a device that signed in."""
        self._devices.pop(device, None)


def _wait(count: _Count, free: int, now: float) -> float:
    over = count.wrong - free
    if over < 0 or now - count.last > FORGOTTEN_AFTER_SECONDS:
        return 0.0
    wait = min(2.0 ** min(over, 10), LONGEST_WAIT_SECONDS)
    return max(0.0, count.last + wait - now)
