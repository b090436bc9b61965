"""The commands that make cards, letters and copies: `conferapp export card NAME` and its like."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from conferapp.cli.asked import student_meant, there
from conferapp.cli.given import CannotGoOn, Given
from conferapp.domain.text import clean

if TYPE_CHECKING:
    from conferapp.domain.handouts.editions import Edition
    from conferapp.domain.handouts.handout import Handout
    from conferapp.storage.glance import ConferenceLine, StudentLine
    from conferapp.ui.press import Press, Source

_HELD = ("open", "done")
"""The statuses of a conference that has something to hand on."""


def edition_command(edition: "Edition") -> click.Command:
    """The command for one edition.

    Args:
        edition: The edition.
    """
    from conferapp.outputs.forms import FORMS

    def make(**asked: Any) -> None:  # noqa: ANN401  # options of the command line
        given = click.get_current_context().find_object(Given)
        if given is not None:
            _Making(given, edition, **asked).run()

    return click.Command(
        edition.id,
        callback=make,
        help=f"{edition.about}\n\nSTUDENT is any part of the student’s name.",
        short_help=edition.about,
        params=[
            click.Argument(["student"], nargs=-1, required=True),
            click.Option(
                ["--to"],
                type=click.Choice(list(FORMS)),
                default="html",
                show_default=True,
                help="What it becomes.",
            ),
            click.Option(
                ["--output", "-o"],
                type=click.Path(path_type=Path),
                help="The folder that it goes to; - prints it instead.",
            ),
            click.Option(["--language"], metavar="TAG", help="In this language, such as es."),
            click.Option(
                ["--on"], metavar="DAY", help="The conference of this day, such as 2026-12-04."
            ),
            click.Option(
                ["--with-name"], is_flag=True, help="Name the file with the student’s name."
            ),
            click.Option(["--view"], is_flag=True, help="Show it in the system’s own viewer."),
        ],
    )


class _Making:
    """One edition on its way from the conference to a file.

    Args:
        given: What `main` hands over.
        edition: The edition.
        asked: The options.
    """

    def __init__(self, given: Given, edition: "Edition", **asked: Any) -> None:  # noqa: ANN401
        self._given, self._edition, self._asked = given, edition, asked
        self._workspace = there(given.sealed_workspace())

    def run(self) -> None:
        """Make it, and say where it is.

        Raises:
            CannotGoOn: It can't be made.
        """
        from conferapp.outputs.errors import OutputError
        from conferapp.outputs.forms import FORMS
        from conferapp.storage.caseload import Caseload
        from conferapp.storage.settings import ProgramSettings
        from conferapp.ui.press import Press

        program = ProgramSettings.read(self._workspace.settings)
        press = Press(self._workspace, program)
        caseload = Caseload.read(self._workspace, self._given.clock.today())
        line = student_meant(caseload, " ".join(self._asked["student"]))
        conference = self._conference(line)
        source = press.source(conference.path, line, self._given.clock)
        handout = self._handout(press, source)
        for sentence in (*program.problems, *press.catalogues.problems):
            click.echo(sentence, err=True)
        form = FORMS[self._asked["to"]]
        try:
            data = press.printed(handout, form)
        except OutputError as problem:
            raise CannotGoOn(str(problem)) from None
        if str(self._asked["output"]) == "-":
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        else:
            self._keep(source, conference, data)

    def _conference(self, line: "StudentLine") -> "ConferenceLine":
        """The conference that is meant: that of a day, or the newest."""
        held = [one for one in line.conferences if one.status in _HELD]
        day = self._asked["on"]
        if day is not None:
            held = [one for one in held if one.day.isoformat() == day]
        if not held:
            when = f" on {clean(day)}" if day is not None else " yet"
            raise CannotGoOn(
                f"{line.first} has had no conference{when}. `conferapp` shows those there are."
            )
        return held[0]

    def _handout(self, press: "Press", source: "Source") -> "Handout":
        language = self._asked["language"]
        if language is not None and not press.speaks(language):
            known = ", ".join(press.catalogues.by_language)
            raise CannotGoOn(
                f"There are no words for “{clean(language)}”. Those there are: {known}. "
                "How to add others stands in docs/letters.md."
            )
        handout = press.handout(source, self._edition, language)
        if handout.empty:
            raise CannotGoOn(
                f"There is nothing to put on it: {self._edition.name} holds what the agenda "
                "shares, and nothing of that has been answered."
            )
        return handout

    def _keep(self, source: "Source", conference: "ConferenceLine", data: bytes) -> None:
        from conferapp.outputs.forms import FORMS
        from conferapp.storage.handout_files import stem_for, usual_folder, write_handout
        from conferapp.storage.locks import RecordLock
        from conferapp.storage.noting import Handed, note_export
        from conferapp.storage.settings import ProgramSettings, TutorSettings
        from conferapp.storage.store import Store
        from conferapp.storage.viewer import view

        places = self._given.places()
        tutor = TutorSettings.read(places.settings)
        program = ProgramSettings.read(self._workspace.settings)
        chosen = self._asked["output"] or tutor.handouts
        folder = Path(chosen).expanduser() if chosen else usual_folder(self._workspace.root)
        named = self._asked["with_name"] or program.names_in_files
        stem = stem_for(source.record, self._edition.id, named=named)
        path = write_handout(folder.absolute(), stem, self._asked["to"], data)
        click.echo(f"Made {clean(str(path))}")
        form = FORMS[self._asked["to"]]
        handed = Handed(
            f"{self._edition.name}, {form.name}",
            self._edition.reader or "tutor",
            tutor.tutor,
            self._given.clock.stamp(),
        )
        store = Store(self._workspace, tell=lambda apart: click.echo(apart.sentence, err=True))
        problem = note_export(store, RecordLock(places.locks), conference.path, handed)
        if problem:
            click.echo(problem, err=True)
        if self._asked["view"] and not view(path, os.environ):
            click.echo("There is no viewer here that could show it.", err=True)
