"""The command line: finds out what is wanted, checks what can be checked, and opens the app.

Textual and pydantic are imported only where the app is opened, so that everything else is quick.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click

from conferapp import __version__
from conferapp.cli.agenda import agenda as for_leads
from conferapp.cli.given import CRASH, DATA, USAGE, CannotGoOn, Given, open_app
from conferapp.domain.clock import Clock
from conferapp.domain.text import clean, fold
from conferapp.storage.errors import StorageError, writing_advice
from conferapp.storage.places import Places, Start

_EPILOG: Final = """\b
Exit codes:
  0  all went well
  1  a check found something to mend, or Conferapp met a fault of its own
  2  the command can't be understood, or this isn't a terminal
  3  something in the workspace, or what was asked for, has to be mended
"""
_FAULT: Final = (
    "Conferapp met a fault of its own and closed; what was saved before is safe. "
    "Start it again to go on."
)
_MOST_NAMED: Final = 8


@click.command()
@click.argument("name", nargs=-1, required=True)
@click.option("--agenda", metavar="ID", help="Which agenda to follow.")
@click.pass_obj
def confer(given: Given, name: tuple[str, ...], agenda: str | None) -> None:
    """Begin a conference with a student, or go on with one.

    NAME is any part of the student's name.
    """
    places = given.places()
    if agenda is not None:
        _check_agenda(places, agenda)
    student = _student_id(places, given.clock, " ".join(name))
    open_app(lambda: _run_app(Start(places, given.clock, student, agenda)))


@click.command()
@click.pass_obj
def where(given: Given) -> None:
    """Say where everything is kept."""
    from conferapp.storage.workspace import Workspace

    places = given.places()
    click.echo(f"Workspace  {places.workspace}")
    click.echo(f"Program    {Workspace(places.workspace).settings}")
    click.echo(f"Settings   {places.config}")
    click.echo(f"State      {places.state}")


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what makes a shell complete these commands.

    For bash, add this line to ~/.bashrc:  eval "$(conferapp completion bash)"
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is not None:
        root = context.find_root().command
        click.echo(kind(root, {}, "conferapp", "_CONFERAPP_COMPLETE").source())


@click.group(
    commands=[confer, for_leads, where, completion],
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
        open_app(lambda: _run_app(Start(given.places(), given.clock)))


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command `conferapp`.

    Args:
        argv: The words behind it; None for those of this process.

    Returns:
        The exit code.
    """
    from conferapp.ui.startup import keep_tracebacks_private, use_utf8_streams, wants_details

    if not wants_details(os.environ):
        keep_tracebacks_private(_FAULT)
    use_utf8_streams((sys.stdout, sys.stderr))
    return run(argv, Clock())


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
        return _refuse(f"{error.format_message()} conferapp --help tells what there is.", USAGE)
    except click.ClickException as error:
        return _refuse(error.format_message(), error.exit_code)
    except StorageError as error:
        return _refuse(str(error), DATA)
    except click.Abort:
        return _refuse("Stopped.", CRASH)
    except OSError as error:
        # Python would complain once more at its own last flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        reason = writing_advice(error).reason
        heard_enough = isinstance(error, BrokenPipeError)
        return CRASH if heard_enough else _refuse(f"This can’t be written: {reason}.", DATA)
    return code if isinstance(code, int) else 0


def _run_app(start: Start) -> int:
    from conferapp.ui.start import run as run_app

    return run_app(start)


def _student_id(places: Places, clock: Clock, said: str) -> str:
    """The one student who is meant.

    Raises:
        CannotGoOn: Nobody is, or more than one.
    """
    from conferapp.storage.caseload import Caseload
    from conferapp.storage.workspace import Workspace

    caseload = Caseload.read(Workspace(places.workspace), clock.today())
    found = caseload.find(said)
    # Somebody called just this is meant, even if others have it in their names.
    exactly = [s for s in found if fold(said) in {fold(s.name), fold(s.first)}]
    here = [s for s in found if not s.archived]
    for meant in (exactly, here, found):
        if len(meant) == 1:
            return meant[0].id
    if not found:
        raise CannotGoOn(
            f"No student’s name has “{clean(said)}” in it. "
            "Try another part of the name, or open conferapp to add the student."
        )
    match = here or found
    names = ", ".join(_who(s.first, s.grade) for s in match[:_MOST_NAMED])
    more = f" and {len(match) - _MOST_NAMED} more" if len(match) > _MOST_NAMED else ""
    raise CannotGoOn(
        f"{len(match)} students match: {names}{more}. "
        "Type more of the name, or open conferapp to choose."
    )


def _who(first: str, grade: str) -> str:
    return f"{first} (grade {grade})" if grade else first


def _check_agenda(places: Places, agenda: str) -> None:
    """Refuse an agenda that isn't there.

    Raises:
        CannotGoOn: It isn't.
    """
    from conferapp.storage.agenda_ids import agenda_files_by_id
    from conferapp.storage.shipped import shipped_agendas
    from conferapp.storage.workspace import Workspace

    known = sorted(agenda_files_by_id((shipped_agendas(), Workspace(places.workspace).agendas)))
    if agenda not in known:
        raise CannotGoOn(
            f"There is no agenda “{clean(agenda)}”. Those there are: {', '.join(known)}."
        )


def _refuse(sentence: str, code: int) -> int:
    click.echo(sentence, err=True)
    return code
