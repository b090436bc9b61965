"""The flow: which screen shows which page of a conference, and who gets through.

While a student has the laptop, only the student's pages and the page in between are given out,
whatever is asked for. That state is on disk, so that a restart comes back to it.
"""

from collections.abc import Callable

from conferapp.storage.errors import StorageError
from conferapp.ui.desk import Desk
from conferapp.ui.screens.base import AppScreen
from conferapp.ui.screens.conference import ConferenceScreen
from conferapp.ui.screens.finish import FinishScreen
from conferapp.ui.screens.giving import GivingBack
from conferapp.ui.screens.goodbye import GoodbyeScreen
from conferapp.ui.screens.handing import HandingOver
from conferapp.ui.screens.student import StudentScreen
from conferapp.ui.session import Session


class Flow:
    """One conference's way through the screens.

    Attributes:
        session: The conference.
        with_student: Whether the student has the laptop.
        lock_problem: Why that could not be noted on disk, so that a restart won't know; or "".
    """

    def __init__(self, desk: Desk, session: Session) -> None:
        """Lead through a conference."""
        self._desk = desk
        self.session = session
        session.covered = desk.tutor.cover
        self.with_student = desk.handover.holder() is not None
        self.lock_problem = ""
        self._then: str | None = None

    def start(self) -> AppScreen:
        """The first page behind the preparation."""
        pages = self.session.pages()
        first = next((page for page in pages if page.part != "preparation"), pages[0])
        return self.show(first.id)

    def here(self) -> AppScreen:
        """The screen of the page where the conference is."""
        return self.show(self.session.place().id)

    def show(self, page_id: str) -> AppScreen:
        """The screen of a page."""
        conference = self.session.conference
        page = conference.agenda.page(page_id) or conference.place()
        if page.who == "student":
            screen = StudentScreen if self.with_student else HandingOver
            return screen(self.session, page)
        if self.with_student:
            return self.give_back(page.id)
        return ConferenceScreen(self.session, page)

    def hand_over(self, page_id: str) -> AppScreen:
        """Give the laptop to the student."""
        self.with_student = True
        self._note(lambda: self._desk.handover.hold(self.session.conference.record.id))
        return self.show(page_id)

    def give_back(self, page_id: str) -> AppScreen:
        """Stand between the student and a page of the tutor's."""
        self._then = page_id
        tutor = self._desk.tutor
        opens = tutor.check_code if tutor.code else None
        here = self.session.conference.place().id
        return GivingBack(tutor.tutor, opens, page=here, done=page_id != here)

    def take_back(self) -> AppScreen:
        """Give the laptop to the tutor."""
        self.with_student = False
        self._note(self._desk.handover.release)
        return self.show(self._then or self.session.conference.place().id)

    def goodbye(self) -> AppScreen:
        """What the student leaves with."""
        return GoodbyeScreen(self.session)

    def to_finish(self) -> AppScreen:
        """Everything that stands between the talk and the door."""
        if self.with_student:
            return self.give_back(self.session.conference.place().id)
        return FinishScreen(self.session)

    def _note(self, change: Callable[[], None]) -> None:
        try:
            change()
            self.lock_problem = ""
        except StorageError as problem:
            self.lock_problem = str(problem)
