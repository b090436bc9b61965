"""The opening: a student's open conference goes on where it stood, or another one begins."""

import math
import re
from functools import partial
from typing import Final

from conferapp.desk.amending import Amender
from conferapp.desk.desk import Desk
from conferapp.desk.opening import Opener, Readable, troubles
from conferapp.desk.session import Session
from conferapp.domain.lines import finished
from conferapp.plain.choices import choose
from conferapp.plain.elsewhere import taken_over
from conferapp.plain.handing import admit
from conferapp.plain.newcomers import ask_tutor, offer_to_add
from conferapp.plain.surface import Surface
from conferapp.plain.voice import Voice
from conferapp.plain.whom import ask_whom
from conferapp.storage.caseload import ConferenceLine
from conferapp.storage.errors import StorageError
from conferapp.storage.handover import RestMark

NEWER: Final = (
    "The file of this agenda has changed. The conference goes on as it began; /renew takes up the "
    "newest version."
)
TWO: Final = (
    "There are two versions of this conference; this is the newer one. On the screens, home puts "
    "them together."
)


class Opening:
    """Opens the conference that is meant.

    Args:
        desk: What the app works with.
        voice: Speaks and listens.
        surface: What it speaks on.
    """

    def __init__(self, desk: Desk, voice: Voice, surface: Surface) -> None:
        self._desk, self._voice, self._surface = desk, voice, surface
        self._opener = Opener(desk)

    def let_in(self) -> None:
        """Where the screen rested when the app was closed, only the code leads on."""
        mark = RestMark(self._desk.places.resting)
        if self._desk.tutor.code and mark.is_there():
            self._until_admitted()
            mark.take_away()

    def _until_admitted(self) -> None:
        while not admit(self._desk, self._voice, self._surface):
            continue

    def of_student_with_laptop(self, record_id: str) -> Session | None:
        """The conference whose student has the laptop; the tutor's word opens, where it can't be.

        Args:
            record_id: The conference.
        """
        path = self._opener.path_of(record_id)
        if path is not None:
            try:
                found = self._opener.open(path)
            except StorageError:
                found = None
            if isinstance(found, Session):
                return found
        self._until_admitted()
        self._desk.handover.release()
        self._voice.say("You have the laptop back.")
        return None

    def whom(self) -> str | None:
        """The id of the student that is chosen, or None."""
        add = partial(self.newcomer, back="Nobody")
        return ask_whom(self._voice, self._opener.caseload, self._desk.tutor.tutor, add)

    def newcomer(self, name: str, back: str = "Stop") -> str | None:
        """The id of a student who is added now, or of one with nearly that name, or None.

        Args:
            name: A name that nobody has.
            back: What it is called to do neither.

        Raises:
            StorageError: Nothing can be kept.
        """
        return offer_to_add(self._desk, self._opener, self._voice, name, back)

    def meet(self) -> None:
        """Ask a tutor who begins here for the name."""
        ask_tutor(self._desk, self._voice)

    def of_student(self, student_id: str, agenda_id: str | None) -> Session | None:
        """The conference to go on with, or a new one.

        Args:
            student_id: The student's id.
            agenda_id: The agenda's id, or None to go on with any, and to choose for a new one.

        Returns:
            It, or None where there is none; why was said.

        Raises:
            StorageError: A file can't be read, or nothing can be kept.
            Ended: There is nothing more to hear.
            Ordered: It was an order.
        """
        line = self._opener.in_progress(student_id, agenda_id)
        session = self._go_on(line) if line else self._begin(student_id, agenda_id)
        if session is not None:
            session.allotted = self._opener.allotted(student_id)
        return session

    def afterwards(self, student_id: str) -> Session | None:
        """The pages for afterwards of the student's last finished conference.

        Args:
            student_id: The student's id.

        Returns:
            It, or None where there are none; why was said.

        Raises:
            StorageError: Its file can't be read.
        """
        amender = Amender(self._desk)
        student = amender.line(student_id)
        last = next(finished(student), None) if student else None
        if last is None:
            self._voice.say("There is no finished conference yet.")
            return None
        found = amender.open(last.path)
        opened = amender.afterwards(found) if isinstance(found, Readable) else found
        if isinstance(opened, Session):
            self._voice.say(f"{last.agenda_title} with {opened.conference.student.first}.")
            return opened
        self._voice.say(opened.notice or "It has no pages for afterwards.")
        return None

    def _go_on(self, line: ConferenceLine) -> Session | None:
        if line.copies:
            self._voice.say(TWO)
        found = self._opener.open(line.path)
        if isinstance(found, Readable) and found.elsewhere:
            if not taken_over(self._opener, self._voice, found):
                return None
            found = self._opener.open(line.path)
        if isinstance(found, Readable):
            self._desk.locks.release(found.record.id)
            self._voice.say(found.notice or "This conference has ended.")
            return None
        self._voice.say(f"{line.agenda_title} with {found.conference.student.first} goes on.")
        if found.newer:
            self._voice.say(NEWER)
        return found

    def _begin(self, student_id: str, agenda_id: str | None) -> Session | None:
        opener = self._opener
        library = opener.library()
        given = opener.allotted(student_id)
        room = float(given.minutes) if given is not None else math.inf
        listed, first = library.to_choose(opener.last(student_id), room)
        for said in troubles(library, opener.pictures):
            self._voice.say(said)
        if agenda_id is None and len(listed) > 1:
            self._voice.say("Which conference?")
            usual = next((at for at, each in enumerate(listed) if each.id == first), 0)
            entries = [f"{each.title}. {begun(each.about)}" for each in listed]
            at = choose(self._voice, entries, usual=usual)
            agenda_id = listed[at].id if at is not None else None
        elif agenda_id is None:
            agenda_id = next((each.id for each in listed), None)
        loaded = library.get(agenda_id) if agenda_id else None
        if loaded is None or loaded.agenda is None or loaded.source is None:
            self._voice.say("There is no agenda that can be used.")
            return None
        session = opener.begin(student_id, loaded.agenda, loaded.source)
        self._voice.say(f"{loaded.title} with {session.conference.student.first}.")
        return session


def begun(about: str) -> str:
    """The first sentence on an agenda: five whole ones in a row are a lot to listen to.

    Args:
        about: All of them.
    """
    return re.split(r"(?<=[.!?])\s", " ".join(about.split()), maxsplit=1)[0]
