"""What the commands share: what `main` hands to them, how they end, and the way into the app."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from conferapp.domain.clock import Clock
from conferapp.storage.places import Places, Start, find_places
from conferapp.storage.sealing import Seal

if TYPE_CHECKING:
    from conferapp.storage.caseload import Caseload
    from conferapp.storage.workspace import Workspace

USAGE, DATA = 2, 3
"""Exit codes, besides 0 and those of `desk.startup`."""
UNHEARD = 1
"""The exit code where a pipe was closed before the end; click has it so, too."""
FOUND = 1
"""The exit code of a check that found something to mend."""


class CannotGoOn(click.ClickException):
    """What was asked for isn't there, or can't be told apart."""

    exit_code = DATA


class NoTerminal(click.ClickException):
    """The screens can't be shown here."""

    exit_code = USAGE


@dataclass(frozen=True)
class Given:
    """What `main` hands to the commands.

    Attributes:
        workspace: The folder that was named on the command line, or None.
        clock: Tells the time.
    """

    workspace: Path | None
    clock: Clock

    @cached_property
    def seal(self) -> Seal:
        """How the files of the workspace are sealed; asks for the passphrase where they are."""
        from conferapp.cli.unlocking import seal_of

        return seal_of(self.places())

    def sealed_workspace(self) -> "Workspace":
        """The workspace, ready to be read; asks for the passphrase where it is encrypted."""
        from conferapp.storage.workspace import Workspace

        return Workspace(self.places().workspace, self.seal)

    def caseload(self) -> "Caseload":
        """Every student, as the files are now; asks for the passphrase where they are encrypted."""
        from conferapp.storage.caseload import Caseload
        from conferapp.storage.settings import ProgramSettings

        workspace = self.sealed_workspace()
        caseload = Caseload.read(
            workspace,
            self.clock.today(),
            place=self.places().index,
            cadence=ProgramSettings.read(workspace.settings).cadence_days,
        )
        click.get_current_context().call_on_close(caseload.index.close)
        return caseload

    def places(self) -> Places:
        """Where everything lives."""
        return find_places(self.workspace, os.environ)


def open_app(show: Callable[[], int]) -> NoReturn:
    """Open screens, and end with their exit code.

    Args:
        show: Imports what it needs, and shows them until they are left.

    Raises:
        NoTerminal: They can't be shown here.
    """
    from conferapp.desk.startup import refuse_reason

    if reason := refuse_reason((sys.stdin, sys.stdout, sys.stderr), os.environ):
        raise NoTerminal(reason)
    raise click.exceptions.Exit(show())


def run_app(start: Start) -> int:
    """Run the app until it is left; its exit code.

    Args:
        start: Where everything lives, and what to begin with.
    """
    from conferapp.ui.start import run

    return run(start)
