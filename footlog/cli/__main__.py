"""The `footlog` command: opens the dashboard, and everything that works without it."""

import sys

import click
from click_default_group import DefaultGroup

from footlog import __version__
from footlog.cli.backups import backup, check, restore
from footlog.cli.calendar import calendar_
from footlog.cli.files import export_, import_, report
from footlog.cli.plan import plan
from footlog.cli.serving import demo, serve
from footlog.cli.summary import summary
from footlog.domain.catalogue import CatalogueError
from footlog.domain.validation import InvalidEntry
from footlog.error_log import failure_sentence
from footlog.files.reading.csv_format import CsvError
from footlog.server.one_server import AlreadyServedError
from footlog.server.start import PortTakenError
from footlog.store.errors import DiaryError

_REFUSALS = (AlreadyServedError, CatalogueError, CsvError, DiaryError, InvalidEntry, PortTakenError)
_COMMANDS = (
    *(serve, demo, summary, export_, import_, plan, calendar_),
    *(report, backup, restore, check),
)
_SERVE_BY_DEFAULT: type[click.Group] = DefaultGroup


def main() -> None:
    """Run the command; every refusal is one sentence on stderr and exit code 1."""
    try:
        commands(standalone_mode=False)
    except _REFUSALS as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    except click.exceptions.Abort:
        sys.exit(1)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.exit(1)
    except Exception as error:  # noqa: BLE001 - whatever it is, the person gets a sentence
        click.echo(failure_sentence(error), err=True)
        sys.exit(1)


@click.group(cls=_SERVE_BY_DEFAULT, default="serve", default_if_no_args=True)
@click.version_option(__version__, package_name="footlog")
def commands() -> None:
    """footlog: a foot-rehab logbook that stays on your own computer."""


for command in _COMMANDS:
    commands.add_command(command)


if __name__ == "__main__":
    main()
