"""The commands for pages that travel: made for a student, and brought in when they come back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conferapp.cli.asked import sound_agenda, student_meant
from conferapp.cli.given import CannotGoOn, Given
from conferapp.cli.printed import counted
from conferapp.cli.writing import desk_to_write
from conferapp.domain.text import clean

if TYPE_CHECKING:
    from conferapp.desk.session import Session
    from conferapp.domain.travel.brought import Brought
    from conferapp.ui.travelling import Form, Traveller

_ALL, _KEEP, _EACH = "all", "keep", "one by one"


def _made_for_a_student(command: Callable[..., None]) -> Callable[..., None]:
    """The name and the options of a command that makes pages."""
    output = click.option(
        "--output",
        "-o",
        type=click.Path(path_type=Path, dir_okay=False),
        help="The file to write, in place of one among the handouts.",
    )
    which = "Which agenda, where more than one is in progress."
    agenda = click.option("--agenda", metavar="ID", help=which)
    return click.argument("name", nargs=-1, required=True)(agenda(output(command)))


@click.group()
def travel() -> None:
    """Pages that a student fills in away from here, and their answers."""


@travel.command()
@_made_for_a_student
@click.pass_obj
def page(given: Given, name: tuple[str, ...], agenda: str | None, output: Path | None) -> None:
    """Make the student's pages as one file for any browser.

    NAME is any part of the student's name. With --agenda, a conference is begun if none is in
    progress. The file needs no network; the answers come back with: conferapp travel bring FILE
    """
    _make(given, " ".join(name), agenda, output, "page")


@travel.command()
@_made_for_a_student
@click.pass_obj
def blank(given: Given, name: tuple[str, ...], agenda: str | None, output: Path | None) -> None:
    """Make the same pages to be printed and filled in by hand.

    NAME is any part of the student's name. Print the file from your browser.
    """
    _make(given, " ".join(name), agenda, output, "blank")


@travel.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Don’t ask: take what is new, keep what is there.")
@click.pass_obj
def bring(given: Given, file: Path, yes: bool) -> None:
    """Bring in the answers that a page saved.

    FILE is what “Save my answers” made. You see what is in it before anything is taken, and an
    answer that is there already is replaced only if you say so.
    """
    from conferapp.ui.travelling import told

    with _traveller(given) as traveller:
        arrival = traveller.arrive(file.absolute())
        session, brought = arrival.session, arrival.brought
        try:
            record = session.conference.record
            click.echo(clean(f"{record.student.name}: {record.agenda.title}"))
            for line in told(brought):
                click.echo(clean(line))
            if not brought.changes:
                click.echo("There is nothing new in it.")
                return
            take = frozenset() if yes else _asked(brought)
            changed = traveller.bring_in(arrival, take)
            if session.conference.record is not record:
                traveller.opener.desk.shelf.store.save(session.conference.record)
        finally:
            session.release()
    click.echo(f"Brought in: {counted(len(changed), 'answer', 'answers')}.")


def _asked(brought: "Brought") -> frozenset[str]:
    """Ask whether to go on, and then which of the answers that are there give way.

    Raises:
        click.Abort: Nothing is to be taken.
    """
    from conferapp.ui.travelling import differing

    if brought.new or brought.opened:
        what = counted(len(brought.new), "new answer", "new answers")
        click.confirm(f"Bring in {what}?", abort=True, err=True)
    if not brought.differing:
        return frozenset()
    many = counted(len(brought.differing), "answer is", "answers are")
    choice = click.prompt(
        f"{many} there already. Replace all, keep what is here, or go one by one?",
        type=click.Choice([_ALL, _KEEP, _EACH]),
        default=_KEEP,
        err=True,
    )
    taken: list[str] = []
    for found in brought.differing if choice != _KEEP else ():
        if choice == _EACH:
            for line in differing(found):
                click.echo(clean(line))
        if choice == _ALL or click.confirm("Take the one from the page?", err=True):
            taken.append(found.question)
    return frozenset(taken)


def _make(given: Given, said: str, agenda: str | None, output: Path | None, form: "Form") -> None:
    from conferapp.storage.files import private_folder, write_new
    from conferapp.storage.handed_on import check_outside, place_named
    from conferapp.storage.handout_files import usual_folder, write_handout
    from conferapp.ui.travelling import NAMES

    with _traveller(given) as traveller:
        desk = traveller.opener.desk
        session = _session(given, traveller, said, agenda)
        try:
            conference = session.conference
            data = traveller.make(conference, form)
            if output is None:
                chosen = desk.tutor.handouts
                usual = usual_folder(desk.workspace.root)
                folder = place_named(Path(chosen)) if chosen else usual
                name = f"{form}-{conference.record.id[-8:]}"
                root = desk.workspace.root
                path = write_handout(folder.absolute(), name, "html", data, workspace=root)
            else:
                path = place_named(output)
                check_outside(path, desk.workspace.root)
                private_folder(path.parent)
                write_new(path, data)
            conference.exported(NAMES[form], "student", who=desk.tutor.tutor)
            desk.shelf.store.save(conference.record)
        finally:
            session.release()
        for sentence in traveller.catalogues.problems:
            click.echo(clean(sentence), err=True)
    click.echo(f"Made {clean(str(path))}")


def _session(given: Given, traveller: "Traveller", said: str, agenda: str | None) -> "Session":
    """The conference that is meant: one in progress, or else a new one.

    Raises:
        CannotGoOn: There is none, and no agenda to begin one with.
    """
    opener = traveller.opener
    student = student_meant(opener.caseload, said)
    line = opener.in_progress(student.id, agenda)
    if line is not None:
        return traveller.take_up(line.path)
    if agenda is None:
        raise CannotGoOn(
            f"{student.first} has no conference in progress. To begin one, say which agenda it "
            f"follows: conferapp travel page {clean(said)} --agenda goal-setting"
        )
    session = opener.begin(student.id, *sound_agenda(given, agenda))
    click.echo(f"A conference with {clean(student.first)} is begun: it stands at home as prepared.")
    return session


@contextmanager
def _traveller(given: Given) -> Iterator["Traveller"]:
    """What makes pages and takes answers in.

    Raises:
        CannotGoOn: A student has the laptop, or nothing can be kept in the workspace.
    """
    from conferapp.desk.opening import Opener
    from conferapp.ui.travelling import Traveller

    yield Traveller(Opener(desk_to_write(given)))
