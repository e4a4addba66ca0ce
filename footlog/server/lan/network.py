"""What `footlog --lan` listens on, and what it prints."""

import io
from dataclasses import dataclass
from pathlib import Path

_OPEN = """\
This is plain HTTP: whoever records what goes over this network can read the passphrase and the
diary. Use it at home, not on a hotel's Wi-Fi; --cert and --key encrypt it."""


@dataclass(frozen=True)
class Network:
    """The address on the home network, the file of keys, and perhaps a certificate and its key."""

    address: str
    keys: Path
    certificate: Path | None = None
    certificate_key: Path | None = None

    @property
    def is_encrypted(self) -> bool:
        """Tell whether TLS is on."""
        return self.certificate is not None

    def words(self, url: str) -> str:
        """Return what the terminal says: how to open footlog, and what plain HTTP means."""
        parts = [
            "Every device needs the passphrase, this computer too. On the phone, scan this:",
            qr_code(url),
        ]
        return "\n".join(parts if self.is_encrypted else [*parts, _OPEN])


def qr_code(url: str) -> str:
    """Return the address as a QR code of block characters, for a terminal with light text."""
    import segno  # noqa: PLC0415 - only --lan draws one

    text = io.StringIO()
    segno.make_qr(url, error="l").terminal(text, border=2, compact=True)
    return text.getvalue().rstrip("\n")
