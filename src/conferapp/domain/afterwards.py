"""Afterwards: the pages of a finished conference that are filled in when the student has left."""

from collections.abc import Iterable

from conferapp.domain.almanac import day_of
from conferapp.domain.amending import Amendment
from conferapp.domain.record import Answer
from conferapp.domain.record_changes import RecordChange


class Afterwards(Amendment):
    """A finished conference whose pages for afterwards are filled in.

    That may go on for days, so that nobody is asked for a reason. What was written on an earlier
    day is kept in the history all the same when it is changed.
    """

    def noted(self, changes: Iterable[RecordChange]) -> Iterable[RecordChange]:
        """See `Amendment.noted`."""
        today = self.clock.today()
        for change in changes:
            day = day_of(change.was.at) if isinstance(change.was, Answer) else None
            if day is not None and day < today:
                yield change
