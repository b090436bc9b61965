"""The command line: finds out what is wanted, checks what can be checked, and opens the app.

Textual and pydantic are imported only where the app is opened, so that everything else is quick.
"""

import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

import click

from conferapp import __version__
from conferapp.cli.commands import Commands
from conferapp.cli.given import DATA, UNHEARD, USAGE, Given, open_app, run_app
from conferapp.desk.startup import STOPPED, OneSentence, use_utf8_streams, wants_details
from conferapp.domain.clock import Clock
from conferapp.domain.text import clean
from conferapp.storage.errors import StorageError, writing_advice
from conferapp.storage.places import HomeUnknown, Start, find_places

_EPILOG: Final = """\b
Exit codes:
  0  all went well
  1  a check found something to mend, or a file could not be read
  2  the command can't be understood, or this isn't a terminal
  3  something in the workspace, or what was asked for, has to be mended
 70  Conferapp met a fault of its own
"""
_FAULT: Final = (
    "Conferapp met a fault of its own and closed; what was saved before is safe. "
    "Start it again to go on."
)


@click.group(
    cls=Commands,
    invoke_without_command=True,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--workspace",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The folder with students and records. CONFERAPP_WORKSPACE names it too.",
)
@click.version_option(__version__, prog_name="conferapp", message="%(prog)s %(version)s")
@click.pass_context
def conferapp(context: click.Context, workspace: Path | None) -> None:
    """Guided conferences between a student and a tutor.

    Without a command, this opens the app.
    """
    context.obj = given = Given(workspace, context.obj)
    if context.invoked_subcommand is None:
        open_app(lambda: run_app(Start(given.places(), given.clock, seal=given.seal)))


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command `conferapp`.

    Args:
        argv: The words behind it; None for those of this process.

    Returns:
        The exit code.
    """
    clock = Clock()
    use_utf8_streams((sys.stdout, sys.stderr))
    guard = OneSentence(partial(_noted, clock), details=wants_details(os.environ))
    with guard:
        return run(argv, clock)
    return guard.code


def _noted(clock: Clock, error: BaseException, where: str) -> str:
    """Note a fault, and say so; where the system doesn't tell a place for the log, only say so."""
    from conferapp.storage.fault_log import FaultLog

    try:
        log = find_places(None, os.environ).fault_log
    except HomeUnknown:
        return _FAULT
    FaultLog(log, clock.now).note(error, where)
    return f"{_FAULT} What happened is noted, without anybody’s words, in {clean(str(log))}."


def run(argv: Sequence[str] | None, clock: Clock) -> int:
    """Run a command, and say in one sentence what keeps it from running.

    Args:
        argv: The words behind `conferapp`; None for those of this process.
        clock: Tells the time.

    Returns:
        The exit code.
    """
    try:
        code = conferapp.main(argv, prog_name="conferapp", obj=clock, standalone_mode=False)
        sys.stdout.flush()
    except click.UsageError as error:
        said = " ".join(error.format_message().split())  # click breaks a list of choices into lines
        stop = "" if said.endswith((".", "?", "!")) else "."
        return _refuse(f"{said}{stop} conferapp --help tells what there is.", USAGE)
    except click.ClickException as error:
        return _refuse(error.format_message(), error.exit_code)
    except StorageError as error:
        return _refuse(str(error), DATA)
    except click.Abort:
        return _refuse("Stopped.", STOPPED)
    except OSError as error:
        # Python would complain once more at its own last flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        reason = writing_advice(error).reason
        heard_enough = isinstance(error, BrokenPipeError)
        return UNHEARD if heard_enough else _refuse(f"This can’t be written: {reason}.", DATA)
    return code if isinstance(code, int) else 0


def _refuse(sentence: str, code: int) -> int:
    click.echo(clean(sentence, lines=True), err=True)  # it may quote what was typed, or a path
    return code
