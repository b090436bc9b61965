"""The flow: which screen shows which page of a conference, and who gets through.

While a student has the laptop, only the student's pages and the page in between are given out,
whatever is asked for. That state is on disk, so that a restart comes back to it.
"""

from collections.abc import Callable

from conferapp.desk.desk import Desk
from conferapp.desk.keeper import Keeper
from conferapp.desk.session import Session
from conferapp.domain.correction import Correction
from conferapp.storage.errors import StorageError
from conferapp.ui.screens.base import AppScreen
from conferapp.ui.screens.conference import ConferenceScreen
from conferapp.ui.screens.correcting import CorrectingScreen
from conferapp.ui.screens.finish import FinishScreen
from conferapp.ui.screens.giving import GivingBack
from conferapp.ui.screens.goodbye import GoodbyeScreen
from conferapp.ui.screens.handing import HandingOver
from conferapp.ui.screens.student import StudentScreen


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
        if isinstance(conference, Correction) and not self.with_student:
            return CorrectingScreen(self.session, page, conference)
        if page.who == "student":
            screen = StudentScreen if self.with_student else HandingOver
            return screen(self.session, page)
        if self.with_student:
            return self.give_back(page.id)
        return ConferenceScreen(self.session, page)

    def hand_over(self, page_id: str) -> AppScreen | None:
        """Give the laptop to the student; None at the first time that it can't be noted on disk.

        A restart would lead home then, so that the tutor has to want it all the same.
        """
        known = self.lock_problem
        self._note(lambda: self._desk.handover.hold(self.session.conference.record.id))
        if self.lock_problem and not known:
            return None
        self.with_student = True
        return self.show(page_id)

    def give_back(self, page_id: str) -> AppScreen:
        """Stand between the student and a page of the tutor's."""
        self._then = page_id
        here = self.session.conference.place().id
        return door(self._desk, page=here, done=page_id != here)

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


def door(desk: Desk, *, page: str | None = None, done: bool = False) -> GivingBack:
    """The page between the student and the tutor.

    Args:
        desk: What the app works with.
        page: The id of the student's page to go back to, if there is one.
        done: Whether the student has come to the end of the pages.
    """
    keeper = Keeper(desk) if desk.tutor.code else None
    return GivingBack(desk.tutor.tutor, keeper, desk.clock, page=page, done=done)
