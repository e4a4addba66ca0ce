"""The address under which this computer is reached on the home network."""

import ipaddress
import socket

from footlog.domain.validation import InvalidEntry, shown

_NOWHERE = ("203.0.113.1", 9)
"""An address that belongs to nobody (RFC 5737)."""


def home_address() -> str:
    """Return this computer's IPv4 address on its network.

    Nothing is sent and no name is looked up: the system only says which of its addresses it would
    use. Raises InvalidEntry without a network.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_NOWHERE)
        except OSError:
            raise InvalidEntry(
                "This computer's address",
                "was not found",
                "connect it to your network, or name the address: --lan 192.168.1.20",
            ) from None
        address: str = probe.getsockname()[0]
    return checked_address(address)


def checked_address(given: str) -> str:
    """Return the IPv4 address `given` when it is this computer's and not open to the internet.

    Raises InvalidEntry otherwise.
    """
    field = "The address"
    try:
        address = ipaddress.IPv4Address(given)
    except ValueError:
        raise InvalidEntry(
            field, f"is {shown(given)}", "write four numbers, like 192.168.1.20"
        ) from None
    if address.is_unspecified or address.is_multicast:
        raise InvalidEntry(field, f"is {given}", "name one address of this computer")
    if address.is_global:
        raise InvalidEntry(
            field,
            f"{given} is open to the whole internet",
            "connect this computer to a home network, behind a router",
        )
    with socket.socket() as probe:
        try:
            probe.bind((given, 0))
        except OSError:
            raise InvalidEntry(
                field, f"{given} is not this computer's", "leave it out to have it found"
            ) from None
    return given
