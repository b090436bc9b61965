"""Travelling: makes the pages that a student takes along, and takes their answers in.

It shows nothing by itself, so that the command line and the screens use the same.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, Literal

from conferapp.desk.opening import Opener, Readable
from conferapp.desk.session import Session
from conferapp.domain.handouts.catalogue import Catalogue
from conferapp.domain.standing import Standing
from conferapp.domain.travel.bringing import bring_in
from conferapp.domain.travel.brought import Brought, Found
from conferapp.domain.travel.packing import pack
from conferapp.domain.travel.unpacking import ENDED, NOT_OURS, check, conference_of
from conferapp.outputs.travel_blank import blank_html
from conferapp.outputs.travel_html import travel_html
from conferapp.storage.answer_files import read_answers
from conferapp.storage.catalogues import Catalogues, find_catalogues
from conferapp.storage.errors import StorageError

Form = Literal["page", "blank"]
"""A page for a browser, or one for paper."""
NAMES: Final = {"page": "page to fill in", "blank": "page on paper"}
"""What is noted in the record that it was handed on."""
THEN: Final = {"page": "The student opens it in a browser."}
"""What happens next with the file of a form, where that isn't printing."""
EMPTY: Final = (
    "This agenda has no pages that the student fills in alone now, so there is nothing to take "
    "along. Its part `reflection` is where such pages stand."
)
NOT_HERE: Final = (
    "The conference that these answers belong to isn’t in this folder. If it is in another one: "
    "conferapp --workspace FOLDER travel bring …"
)
ELSEWHERE: Final = "The conference is open in another window. Close it there first, then try again."


class CannotTravel(StorageError):
    """Pages can't be made, or answers can't be taken in; it carries its sentence."""


@dataclass(frozen=True)
class Arrival:
    """A file of answers that was looked through, and the conference that it belongs to.

    Attributes:
        session: The conference, taken up; whoever has this releases it.
        brought: What was found.
    """

    session: Session
    brought: Brought


class Traveller:
    """Makes pages, and takes answers in.

    Attributes:
        opener: Opens conferences.
    """

    def __init__(self, opener: Opener) -> None:
        """Stand ready; nothing is read until it is needed."""
        self.opener = opener

    @cached_property
    def catalogues(self) -> Catalogues:
        """The app's words, in every language there is."""
        return find_catalogues(self.opener.desk.workspace.languages)

    def words(self, standing: Standing) -> Catalogue:
        """The app's words in the student's language, or in the program's."""
        return self.catalogues.best(standing.student.language, *self.opener.desk.program.languages)

    def make(self, standing: Standing, form: Form = "page") -> bytes:
        """The pages of a conference, as one file of HTML.

        Args:
            standing: The conference.
            form: For a browser, or for paper.

        Raises:
            CannotTravel: There are none.
        """
        words = self.words(standing)
        page = pack(standing, words)
        if not page.stage.sheets:
            raise CannotTravel(EMPTY)
        return travel_html(page) if form == "page" else blank_html(page, words)

    def arrive(self, file: Path) -> Arrival:
        """Look through a file of answers, and take up its conference; nothing changes yet.

        Args:
            file: The file.

        Raises:
            StorageError: It can't be read, or can't be taken in. The sentence says why.
        """
        content = read_answers(file)
        record_id = conference_of(content)
        if record_id is None:
            raise CannotTravel(NOT_OURS)
        path = self.opener.path_of(record_id)
        if path is None:
            raise CannotTravel(NOT_HERE)
        session = self.take_up(path)
        brought = check(content, session.conference)
        if brought.problem:
            session.release()
            raise CannotTravel(brought.problem)
        return Arrival(session, brought)

    def take_up(self, path: Path) -> Session:
        """Take a conference up that is planned or open.

        Args:
            path: Its file.

        Raises:
            StorageError: It can't be changed here. The sentence says why.
        """
        found = self.opener.open(path)
        if isinstance(found, Readable):
            if found.elsewhere:
                raise CannotTravel(ELSEWHERE)
            raise CannotTravel(ENDED if found.record.closed else found.notice)
        return found

    def bring_in(self, arrival: Arrival, take: Collection[str] = ()) -> tuple[str, ...]:
        """Take the answers into the conference; having it saved is for whoever has the session.

        Args:
            arrival: What was found.
            take: The questions whose answers are replaced.

        Returns:
            The ids of the questions whose answers changed.
        """
        who = self.opener.desk.tutor.tutor
        return bring_in(arrival.session.conference, arrival.brought, take, who=who)


def told(brought: Brought) -> Iterator[str]:
    """What was found, in lines for the tutor."""
    yield from brought.notices
    if brought.new:
        yield f"New ({len(brought.new)})"
        for found in brought.new:
            yield from _new(found)
    if brought.differing:
        yield f"Already answered here, and different ({len(brought.differing)})"
        for found in brought.differing:
            yield from differing(found)
    if brought.same:
        yield f"The same as here: {len(brought.same)}"
    if brought.refused:
        yield f"Can’t be taken ({len(brought.refused)})"
        for refused in brought.refused:
            yield f"  {refused.ask or refused.question}"
            yield f"    {refused.said}" if refused.said else "    (nothing)"
            yield f"    → {refused.reason}"
    if brought.opened:
        yield "The result was shown on the page, after the prediction. It is open from now on."


def _new(found: Found) -> Iterator[str]:
    yield f"  {found.ask}"
    yield from (f"    {line}" for line in found.said.splitlines())
    if found.cut:
        yield f"    (The last {found.cut:,} characters had no room.)"


def differing(found: Found) -> Iterator[str]:
    """An answer that is there, and the one from the page."""
    yield f"  {found.ask}"
    yield from _side("here", found.before)
    yield from _side("page", found.said)


def _side(name: str, text: str) -> Iterator[str]:
    first, *rest = text.splitlines() or ["(nothing)"]
    yield f"    {name}: {first}"
    yield from (f"          {line}" for line in rest)
