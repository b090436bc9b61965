"""Opens conferences that have ended: for afterwards, to be put right, or to go on after all."""

from dataclasses import replace
from functools import partial
from typing import Final

from conferapp.desk.opening import Opener, Readable
from conferapp.desk.session import Session
from conferapp.domain.afterwards import Afterwards
from conferapp.domain.amending import Amendment, Occasion
from conferapp.domain.correction import Correction
from conferapp.domain.reopening import reopened
from conferapp.storage.files import RECORD_LIMIT

ROOM: Final = RECORD_LIMIT // 2
"""Bytes of a record up to which it is opened again: its history has to have a place in it, too."""
FULL: Final = (
    "This conference has been changed so often, or is so long, that its file has no room for more "
    "changes. It can only be read."
)
OTHER_AGENDA: Final = (
    "The agenda has changed since this conference was cancelled, so it can’t go on. It can be "
    "corrected, or begin a new one."
)


class Amender(Opener):
    """Opens conferences that have ended."""

    def afterwards(self, found: Readable) -> Session | Readable:
        """The pages for afterwards of a finished conference.

        Raises:
            StorageError: Its file can't be read any more.
        """
        session = self._amend(found, Afterwards)
        if isinstance(session, Readable):
            return session
        session.follow_up_only = True
        if session.pages():
            return session
        session.release()
        return replace(found, follow_up=False)

    def correct(self, found: Readable, why: str) -> Session | Readable:
        """A conference to be put right.

        Args:
            found: The conference.
            why: The reason.

        Raises:
            StorageError: Its file can't be read any more.
        """
        return self._amend(found, Correction, why)

    def reopen(self, found: Readable, why: str) -> Session | Readable:
        """A conference that was cancelled by mistake, to go on with.

        Args:
            found: The conference.
            why: The reason.

        Raises:
            StorageError: Its file can't be read any more.
        """
        loaded = self.library().get(found.record.agenda.id)
        source = loaded.source if loaded else None
        if source is None or source.fingerprint != found.record.agenda.fingerprint:
            return replace(found, notice=OTHER_AGENDA)
        session = self._open(found.path, found.record)
        if isinstance(session, Session) and session.conference.record.status == "cancelled":
            who = self.desk.tutor.tutor
            session.conference = reopened(session.conference, source, who=who, why=why)
            session.keep(at_once=True)
        return session

    def _amend(self, found: Readable, make: type[Amendment], why: str = "") -> Session | Readable:
        try:
            size = found.path.stat().st_size
        except OSError:  # what is wrong with the file is said when it is opened
            size = 0
        if size > ROOM:
            return replace(found, notice=FULL, follow_up=False, correctable=False)
        newer = self._has_newer(found.record)
        occasion = Occasion(self.desk.tutor.tutor, why, renewed=newer)
        return self._open(found.path, found.record, partial(make, occasion=occasion))
