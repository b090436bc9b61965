"""Trying an agenda out: the same screens, a sample student, nothing kept, an eye on the file."""

from collections.abc import Callable

from conferapp.desk.desk import Desk
from conferapp.desk.session import Session
from conferapp.desk.trial_desk import trial_desk
from conferapp.domain.authoring.rehearsal import Rehearsal, sample_past
from conferapp.domain.clock import Clock
from conferapp.domain.conference import Conference
from conferapp.domain.record import Record
from conferapp.domain.renewal import same_page
from conferapp.domain.standing import Around
from conferapp.storage.agendas import Loaded, load_agenda
from conferapp.storage.pictures import find_pictures
from conferapp.storage.trial import Trial, Watch
from conferapp.ui.flow import Flow
from conferapp.ui.screens.base import AppScreen
from conferapp.ui.screens.finish import FinishScreen
from conferapp.ui.screens.handing import HandingOver
from conferapp.ui.screens.page import PageScreen
from conferapp.ui.screens.unready import UnreadyScreen


class Trying:
    """A trial that runs.

    Attributes:
        trial: What is tried.
        loaded: The file as it was read last.
        flow: The way through the screens; None until the file could be used for the first time.
    """

    def __init__(self, desk: Desk, trial: Trial) -> None:
        """Read the file for the first time."""
        self.trial = trial
        self.flow: Flow | None = None
        self._desk = trial_desk(desk)
        self._watch = Watch(trial.path)
        self._pictures = find_pictures(desk.workspace.pictures)
        self._rehearsal = Rehearsal(desk.clock, self._around(desk.clock))
        self.loaded = self._read()

    def _around(self, clock: Clock) -> Around:
        return Around(
            history=() if self.trial.first else (sample_past(clock),),
            pictures=self._pictures.by_name,
        )

    def changed(self) -> bool:
        """Look at the file; whether it was read anew."""
        if not self._watch.changed():
            return False
        self.loaded = self._read()
        return True

    def _read(self) -> Loaded:
        limits = self._desk.program.limits
        loaded = load_agenda(self.trial.path, self._pictures.names, limits)
        if loaded.agenda is not None and loaded.source is not None:
            session = unkept(self._rehearsal.follow(loaded.agenda, loaded.source))
            if self.flow is None:
                self.flow = Flow(self._desk, session)
                self.flow.with_student = self.trial.student
            else:
                session.covered = self.flow.session.covered
                session.follow_up_only = self.flow.session.follow_up_only
                self.flow.session = session
        return loaded

    @property
    def sound(self) -> bool:
        """Whether the file can be used as it is now."""
        return self.loaded.agenda is not None

    def first_screen(self) -> AppScreen:
        """Where the trial begins."""
        if self.flow is None:
            return UnreadyScreen()
        session, wanted = self.flow.session, self.trial.page
        page = session.conference.agenda.page(wanted) if wanted else None
        if page is None and self.trial.student:
            page = next((page for page in session.pages() if page.who == "student"), None)
        return self.flow.show(page.id) if page else self.flow.here()

    def again(self, screen: AppScreen) -> AppScreen | None:
        """The same screen with the file as it is now; None where nothing of the file is on it."""
        if self.flow is None:
            return None
        if isinstance(screen, UnreadyScreen):
            return self.first_screen()
        if isinstance(screen, FinishScreen):
            return self.flow.to_finish()
        if isinstance(screen, PageScreen | HandingOver):
            before, now = screen.session.conference, self.flow.session.conference
            return self.flow.show(same_page(before.agenda, screen.page, now.agenda).id)
        return None


def unkept(conference: Conference, told: Callable[[], None] = lambda: None) -> Session:
    """A session whose changes go nowhere.

    Args:
        conference: The conference.
        told: Called after changes.
    """

    def nowhere(_record: Record, _at_once: bool) -> None:  # as `Session.offer` has it
        """Nothing of a trial is kept."""
        told()

    return Session(
        conference, offer=nowhere, release=lambda: None, offer_student=lambda _student: None
    )
