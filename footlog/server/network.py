"""The home network: at which address `footlog --lan` is reached, and what the terminal says."""

import io
import ipaddress
import socket
from dataclasses import dataclass
from pathlib import Path

from footlog.domain.validation import InvalidEntry, shown

_NOWHERE = ("203.0.113.1", 9)
"""An address that belongs to nobody (RFC 5737)."""

_OPEN = """\
The connection is not encrypted (plain HTTP): anyone who records what goes over this network can
read the passphrase and your diary. Use it at home, not on a hotel's Wi-Fi. --cert and --key
encrypt it."""


@dataclass(frozen=True)
class Network:
    """The address on the home network, the file of keys, and perhaps a certificate and its key."""

    address: str
    keys: Path
    certificate: Path | None = None
    certificate_key: Path | None = None

    @property
    def is_encrypted(self) -> bool:
        """Return whether TLS is on."""
        return self.certificate is not None

    def instructions(self, url: str) -> str:
        """Return what the terminal prints: how to open footlog, and what plain HTTP means."""
        parts = [
            "Every device needs the passphrase, including this computer. Scan this on your phone:",
            qr_code(url),
        ]
        return "\n".join(parts if self.is_encrypted else [*parts, _OPEN])


def qr_code(url: str) -> str:
    """Return the address as a QR code of block characters, for a terminal with light text."""
    import segno  # noqa: PLC0415 - only --lan draws one

    text = io.StringIO()
    segno.make_qr(url, error="l").terminal(text, border=2, compact=True)
    return text.getvalue().rstrip("\n")


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
                "connect it to your network, or give its address: --lan 192.168.1.20",
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
            field, f"is {shown(given)}", "enter four numbers, like 192.168.1.20"
        ) from None
    if address.is_unspecified or address.is_multicast:
        raise InvalidEntry(field, f"is {given}", "choose an address of this computer")
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
                field, f"{given} is not this computer's", "leave it out and footlog finds it"
            ) from None
    return given
