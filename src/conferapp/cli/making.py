"""What the commands share that make something of one conference: find it, write it, note it."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from conferapp.cli.asked import student_meant, there
from conferapp.cli.given import CannotGoOn, Given
from conferapp.domain.text import clean

if TYPE_CHECKING:
    from conferapp.domain.lines import ConferenceLine, StudentLine
    from conferapp.ui.press import Press, Source

_HELD = ("open", "done")
"""The statuses of a conference that has something to hand on."""
_PRINTED = Path("-")
_MOST_DAYS = 10
"""Days that a sentence lists, the newest first."""


@dataclass(frozen=True)
class Made:
    """Something that can leave the room.

    Attributes:
        name: What its file is called after, such as `card`.
        ending: The ending of the file.
        told: What is noted in the record that it was.
        to_whom: For whom it is, for that note.
        data: The content.
    """

    name: str
    ending: str
    told: str
    to_whom: str
    data: bytes


Make = Callable[["Press", "Source"], Made]
"""Makes it, or raises what `Making.run` turns into a sentence."""


def shared_params() -> list[click.Parameter]:
    """The name of the student, and the options that each of these commands has."""
    return [
        click.Argument(["student"], nargs=-1, required=True),
        click.Option(
            ["--output", "-o"],
            type=click.Path(path_type=Path),
            help="The folder that it goes to; - prints it instead.",
        ),
        click.Option(
            ["--on"], metavar="DAY", help="The conference of this day, such as 2026-12-04."
        ),
        click.Option(["--with-name"], is_flag=True, help="Name the file with the student’s name."),
        click.Option(["--view"], is_flag=True, help="Show it in the system’s own viewer."),
    ]


class Making:
    """Something on its way from a conference to a file.

    Args:
        given: What `main` hands over.
        asked: The options of `shared_params`.
    """

    def __init__(self, given: Given, **asked: Any) -> None:  # noqa: ANN401  # as click has them
        self._given, self._asked = given, asked
        self._workspace = there(given.sealed_workspace())

    def run(self, make: Make) -> None:
        """Make it, and say where it is.

        Args:
            make: Makes it.

        Raises:
            CannotGoOn: It can't be made.
        """
        from conferapp.outputs.errors import OutputError
        from conferapp.storage.settings import ProgramSettings
        from conferapp.ui.press import Press

        program = ProgramSettings.read(self._workspace.settings)
        press = Press(self._workspace, program)
        line = student_meant(self._given.caseload(), " ".join(self._asked["student"]))
        conference = self._conference(line)
        source = press.source(conference.path, line, self._given.clock)
        for sentence in (*program.problems, *press.catalogues.problems):
            click.echo(clean(sentence), err=True)
        try:
            made = make(press, source)
        except OutputError as problem:
            raise CannotGoOn(str(problem)) from None
        if self._asked["output"] == _PRINTED:
            sys.stdout.buffer.write(made.data)
            sys.stdout.buffer.flush()
        else:
            self._keep(made, source, named=self._asked["with_name"] or program.names_in_files)
        self._note(made, conference)

    def _conference(self, line: "StudentLine") -> "ConferenceLine":
        """The conference that is meant: that of a day, or else the last one that was finished."""
        held = [one for one in line.conferences if one.status in _HELD]
        day = self._asked["on"]
        if day is not None:
            held = [one for one in held if one.day.isoformat() == day]
        if held:
            return self._of(held)
        days = [
            *dict.fromkeys(one.day.isoformat() for one in line.conferences if one.status in _HELD)
        ]
        if not days:
            raise CannotGoOn(f"{line.first} has had no conference yet.")
        raise CannotGoOn(
            f"{line.first} has had no conference on {clean(day)}. The days there are: "
            f"{', '.join(days[:_MOST_DAYS])}{' …' if len(days) > _MOST_DAYS else ''}."
        )

    def _of(self, held: "list[ConferenceLine]") -> "ConferenceLine":
        """One out of several, the newest first; says what nobody would expect of it."""
        conference = next((one for one in held if one.status == "done"), held[0])
        day = conference.day.isoformat()
        if conference.status == "open":
            click.echo(
                f"The conference of {day} isn’t finished yet; this is how it stands.", err=True
            )
        elif self._asked["on"] is not None and len(held) > 1:
            click.echo(f"There are {len(held)} conferences on {day}; this is the last.", err=True)
        return conference

    def _keep(self, made: Made, source: "Source", *, named: bool) -> None:
        """Write it to a file, say where that is, and show it if that was asked for."""
        from conferapp.storage.handed_on import place_named
        from conferapp.storage.handout_files import stem_for, usual_folder, write_handout
        from conferapp.storage.settings import TutorSettings
        from conferapp.storage.viewer import view

        root = self._workspace.root
        chosen = self._asked["output"] or TutorSettings.read(self._given.places().settings).handouts
        folder = place_named(Path(chosen)) if chosen else usual_folder(root).absolute()
        stem = stem_for(source.record, made.name, named=named)
        path = write_handout(folder, stem, made.ending, made.data, workspace=root)
        click.echo(f"Made {clean(str(path))}")
        if self._asked["view"] and not view(path, os.environ):
            click.echo("There is no viewer here that could show it.", err=True)

    def _note(self, made: Made, conference: "ConferenceLine") -> None:
        """Note in the record that it was handed on: what was printed has left as well."""
        from conferapp.storage.locks import RecordLock
        from conferapp.storage.noting import Handed, note_export
        from conferapp.storage.settings import TutorSettings
        from conferapp.storage.store import Store

        places = self._given.places()
        tutor = TutorSettings.read(places.settings).tutor
        handed = Handed(made.told, made.to_whom, tutor, self._given.clock.stamp())
        store = Store(self._workspace, tell=lambda apart: click.echo(apart.sentence, err=True))
        problem = note_export(store, RecordLock(places.locks), conference.path, handed)
        if problem:
            click.echo(clean(problem), err=True)
