"""The command that confers with a student."""

import click

from conferapp.cli.asked import student_meant
from conferapp.cli.given import CannotGoOn, Given, open_app, run_app
from conferapp.domain.text import clean
from conferapp.storage.handover import Handover
from conferapp.storage.places import Places, Start


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
    # While a student has the laptop, the app stays with them, and nobody else is named here.
    held = Handover(places.handover).holder() is not None
    student = None if held else _student_id(given, " ".join(name))
    open_app(lambda: run_app(Start(places, given.clock, student, agenda, given.seal)))


def _student_id(given: Given, said: str) -> str:
    """The one student who is meant.

    Raises:
        CannotGoOn: Nobody is, or more than one.
    """
    return student_meant(given.caseload(), said).id


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
