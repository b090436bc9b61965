"""The command that confers with a student, on screens or in lines."""

import os
import sys
from typing import TYPE_CHECKING

import click

from conferapp.cli.asked import NoStudent, student_meant
from conferapp.cli.given import CannotGoOn, Given, open_app, run_app
from conferapp.desk.startup import refuse_reason, use_utf8_streams
from conferapp.domain.text import clean
from conferapp.storage.handover import Handover
from conferapp.storage.places import Places, Start

if TYPE_CHECKING:
    from conferapp.plain.start import Where

IN_LINES = "This can’t show screens, so the conference goes on line by line."


@click.command()
@click.argument("name", nargs=-1)
@click.option("--agenda", metavar="ID", help="Which agenda to follow.")
@click.option("--plain", is_flag=True, help="Line by line: for screen readers, braille, scripts.")
@click.option("--prepare", "where", flag_value="prepare", help="In lines: prepare it. The usual.")
@click.option("--start", "where", flag_value="start", help="In lines: begin behind that.")
@click.option(
    "--afterwards", "where", flag_value="afterwards", help="In lines: fill in what comes after it."
)
@click.pass_obj
def confer(
    given: Given, name: tuple[str, ...], agenda: str | None, where: "Where | None", *, plain: bool
) -> None:
    """Begin a conference with a student, or go on with one.

    NAME is any part of the student's name. Where no screens can be shown, it goes line by line;
    without a NAME, that asks for the student.
    """
    use_utf8_streams((sys.stdin,))  # before anything is read from it
    places = given.places()
    if agenda is not None:
        _check_agenda(places, agenda)
    cant = refuse_reason((sys.stdin, sys.stdout, sys.stderr), os.environ) is not None
    lines = plain or cant
    if not name and not lines:
        raise click.UsageError("Missing argument 'NAME...'.")
    if where is not None and not lines:
        raise click.UsageError(f"--{where} is for line mode. Add --plain for that.")
    # While a student has the laptop, the app stays with them, and nobody else is named here.
    held = Handover(places.handover).holder() is not None
    said = "" if held else " ".join(name)
    may_add = lines and where != "afterwards" and sys.stdin.isatty()
    student, newcomer = _student_id(given, said, may_add=may_add) if said else (None, "")
    start = Start(places, given.clock, student, agenda, given.seal, newcomer=newcomer)
    if not lines:
        open_app(lambda: run_app(start))
    if not plain:
        click.echo(IN_LINES)
    from conferapp.plain.start import run

    raise click.exceptions.Exit(run(start, where or "prepare"))


def _student_id(given: Given, said: str, *, may_add: bool) -> tuple[str | None, str]:
    """The one student who is meant; or nobody, and the name of somebody who may be added.

    Raises:
        CannotGoOn: Nobody is, or more than one.
    """
    try:
        return student_meant(given.caseload(), said).id, ""
    except NoStudent:
        name = clean(said).strip()
        if not name or not may_add:
            raise
        return None, name


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
