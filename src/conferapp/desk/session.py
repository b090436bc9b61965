"""The session: one conference on this laptop, and the way its changes go to the saver."""

from collections.abc import Callable
from dataclasses import dataclass, field

from conferapp.domain.agenda import Page
from conferapp.domain.block_clock import Allotted
from conferapp.domain.conference import Conference
from conferapp.domain.record import Record
from conferapp.domain.student import Student


@dataclass
class Session:
    """A conference that is open on this laptop.

    Attributes:
        conference: The conference.
        offer: Hands a snapshot to the saver; the second argument says whether not to wait.
        release: Gives the record back to others when the session ends.
        on_disk: Whether the record has been saved before.
        follow_up_only: Whether the conference is finished, so that only its follow-up is open.
        covered: Whether what is only the tutor's is covered on the common pages.
        newer: Whether the agenda's file has changed since the conference began.
        offer_student: Hands the student's file to the saver; None where it can't be changed.
        allotted: The time that the block of today gives to it, or None.
    """

    conference: Conference
    offer: Callable[[Record, bool], None]
    release: Callable[[], None]
    on_disk: bool = False
    follow_up_only: bool = False
    covered: bool = False
    newer: bool = False
    offer_student: Callable[[Student], None] | None = None
    allotted: Allotted | None = None
    _kept: int = field(default=-1, init=False)
    _given_away: bool = field(default=False, init=False)
    _found: Record | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        """Remember what is on disk already, as it stands."""
        self._found = self.conference.record if self.on_disk else None

    @property
    def ended(self) -> bool:
        """Whether the talk is over, so that there is nothing to finish or to cancel."""
        return self.conference.record.closed

    def keep(self, *, at_once: bool = False) -> None:
        """Have the newest snapshot saved; call it after every change.

        A conference in which nothing was said yet is not worth a file.
        """
        record = self.conference.record
        if record is self._found:  # to look at a conference is no reason to write its file anew
            return
        if self._given_away or not (self.on_disk or _has_words(record)):
            return
        if record.revision != self._kept or at_once:
            self.on_disk = True
            self._kept = record.revision
            self.offer(record, at_once)

    def meet(self, student: Student) -> bool:
        """Know the student anew, and have that kept; tell whether it can be kept."""
        self.conference.meet(student)
        if self.offer_student is not None:
            self.offer_student(student)
        return self.offer_student is not None

    def finish(self) -> None:
        """End the conference; what it found out about ways of learning goes into the profile."""
        profile = self.conference.profile()
        if profile != self.conference.student:
            self.meet(profile)
        self.conference.finish()
        self.keep(at_once=True)

    def pages(self) -> tuple[Page, ...]:
        """The pages that can be opened in this session."""
        pages = self.conference.pages()
        if self.follow_up_only:
            return tuple(page for page in pages if page.part == "follow_up")
        return pages

    def place(self) -> Page:
        """The page to open at: where the conference is, or else the first one for afterwards."""
        here = self.conference.place()
        if self.follow_up_only and here.part != "follow_up":
            return next(iter(self.pages()), here)
        return here

    def beyond(self, page: Page, steps: int) -> Page | None:
        """The page some steps away that can be opened, or None."""
        there = self.conference.beyond(page, steps)
        return there if there in self.pages() else None

    def end(self) -> None:
        """Stop the clock and have everything saved; `release` is for when that is done."""
        self.conference.look()
        self.conference.leave()
        self.keep(at_once=True)

    def give_away(self) -> None:
        """Let another window have it; from here on nothing of it is saved here any more."""
        self._given_away = True
        self.release()


def _has_words(record: Record) -> bool:
    skipped = any(visit.skipped for visit in record.pages)
    words = record.answers or record.notes or record.history
    return bool(words or skipped or record.status == "open")
