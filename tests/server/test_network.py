"""The address for the phone: found without a packet, refused when it is the internet's."""

import ipaddress
import sys
from contextlib import suppress

import pytest

from footlog.domain.validation import InvalidEntry
from footlog.server.network import checked_address, home_address


def test_the_address_found_is_one_to_listen_on() -> None:
    try:
        found = home_address()
    except InvalidEntry as error:
        pytest.skip(f"This machine has no network of its own: {error}")
    assert checked_address(found) == found
    assert not ipaddress.ip_address(found).is_global


def test_loopback_is_an_address_of_this_computer() -> None:
    assert checked_address("127.0.0.1") == "127.0.0.1"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("0.0.0.0", "is 0.0.0.0"),  # noqa: S104 - it must be refused
        ("224.0.0.1", "is 224.0.0.1"),
        ("8.8.8.8", "is open to the whole internet"),
        ("home", "enter four numbers"),
        ("192.168.1", "enter four numbers"),
        ("192.168.1.020", "enter four numbers"),
        ("::", "enter four numbers"),
        ("192.168.1.20:8501", "enter four numbers"),
        ("", "enter four numbers"),
    ],
)
def test_other_addresses_are_refused(given: str, why: str) -> None:
    with pytest.raises(InvalidEntry, match=why):
        checked_address(given)


def test_another_computers_address_is_refused() -> None:
    with pytest.raises(InvalidEntry, match="is not this computer's"):
        checked_address("198.51.100.77")


def test_finding_the_address_sends_nothing_and_looks_nothing_up() -> None:
    seen: list[str] = []
    watching = [True]

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if watching[0] and event.startswith("socket."):
            seen.append(event)

    sys.addaudithook(hook)
    with suppress(InvalidEntry):
        home_address()
    watching[0] = False
    assert "socket.connect" in seen
    assert not {event for event in seen if "send" in event or "get" in event}
