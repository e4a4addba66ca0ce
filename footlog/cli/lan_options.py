"""The options of `footlog --lan`: the address, the passphrase, the certificate."""

import os
import ssl
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path

import click

from footlog.domain.validation import InvalidEntry
from footlog.paths import keys_path
from footlog.server.network import Network

VARIABLE = "FOOTLOG_PASSPHRASE"
_FILE = click.Path(path_type=Path, dir_okay=False)


def home_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of the home network to a command that takes a `home`."""

    @wraps(command)
    def with_home(
        *arguments: object,
        lan: str | None,
        cert: Path | None,
        key: Path | None,
        new_passphrase: bool,
        **others: object,
    ) -> None:
        home = _network(lan, cert, key, new_passphrase=new_passphrase)
        command(*arguments, home=home, **others)

    options = (
        click.option(
            "--lan",
            is_flag=False,
            flag_value="",
            metavar="[ADDRESS]",
            help="Use footlog on your phone, over your home network, with a passphrase.",
        ),
        click.option("--cert", type=_FILE, help="With --lan: a certificate, for HTTPS."),
        click.option("--key", type=_FILE, help="With --cert: the certificate's private key."),
        click.option(
            "--new-passphrase",
            is_flag=True,
            help="With --lan: choose a new passphrase and sign out every device.",
        ),
    )
    for option in reversed(options):
        option(with_home)
    return with_home


def _network(
    lan: str | None, cert: Path | None, key: Path | None, *, new_passphrase: bool
) -> Network | None:
    """Return the home network, after a passphrase is chosen; None without --lan."""
    if lan is None:
        if cert or key or new_passphrase:
            raise click.UsageError("--cert, --key and --new-passphrase only work with --lan.")
        return None
    if bool(cert) != bool(key):
        raise click.UsageError("--cert and --key only work together.")
    from footlog.server.network import checked_address, home_address  # noqa: PLC0415

    address = checked_address(lan) if lan else home_address()
    if cert and key:
        _check_certificate(cert, key)
    _choose_passphrase(keys_path(), anew=new_passphrase)
    return Network(address, keys_path(), cert, key)


def _check_certificate(cert: Path, key: Path) -> None:
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(cert, key, password=lambda: "")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a pair"
        raise InvalidEntry(
            "The certificate",
            f"{cert} with {key} cannot be used ({reason.lower()})",
            "choose a PEM certificate and its key, without a password",
        ) from None


def _choose_passphrase(path: Path, *, anew: bool) -> None:
    """Make sure that a passphrase is stored: the variable's, the earlier one, or a new one."""
    from footlog.server.keys import (  # noqa: PLC0415
        Keys,
        check_passphrase,
        hash_passphrase,
        is_passphrase,
        read_keys,
        write_keys,
    )

    stored = None if anew else read_keys(path)
    given = os.environ.pop(VARIABLE, "")
    if stored and (not given or is_passphrase(given, stored.passphrase)):
        return
    write_keys(
        path, Keys(hash_passphrase(check_passphrase(given) if given else _ask_for_passphrase()))
    )


def _ask_for_passphrase() -> str:
    from footlog.server.keys import check_passphrase, random_passphrase  # noqa: PLC0415

    if not sys.stdin.isatty():
        raise InvalidEntry(
            "You",
            "have not chosen a passphrase yet",
            f"run footlog --lan in a terminal once, or set {VARIABLE}",
        )
    click.echo("Other devices will ask for a passphrase. Type one of 12 characters or more,")
    click.echo("or press Enter for four random words.")
    while True:
        typed = click.prompt("Passphrase", default="", show_default=False, hide_input=True)
        if not typed:
            words = random_passphrase()
            click.echo(f"\n    {words}\n\nWrite it down: footlog cannot show it again.")
            return words
        try:
            check_passphrase(typed)
        except InvalidEntry as error:
            click.echo(str(error))
            continue
        if (
            click.prompt("Passphrase again", default="", show_default=False, hide_input=True)
            == typed
        ):
            return str(typed)
        click.echo("The passphrases do not match: try again.")
