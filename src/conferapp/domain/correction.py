"""Correction: answers and notes of a conference that has ended are put right, with a reason."""

from typing import Final

from conferapp.domain.agenda import Page
from conferapp.domain.amending import Amendment
from conferapp.domain.record import Place

_CORRECTED: Final = {"answers", "notes", "reveals", "history"}
"""What of a record a correction may change. Everything else is as it was when the talk ended.

What was removed isn't among it: what a correction takes away stands in the history.
"""


class Correction(Amendment):
    """A conference that has ended, while it is put right.

    Turning its pages leaves no trace: neither where one is nor how long is part of the talk.
    """

    _here: Place | None = None

    @property
    def at(self) -> Place | None:
        """See `Standing.at`: a correction has a place of its own, and begins at the first page."""
        return self._here

    def takes(self, question_id: str) -> bool:
        """See `Answering.takes`; here the talk's own answers can change, too."""
        return question_id not in self.apart and not self.locked(question_id)

    def enter(self, page: Page) -> None:
        """See `Conference.enter`; no answer is given by itself."""
        self._here = self.turned_to(page)

    def focus(self, question_id: str) -> None:
        """See `Conference.focus`."""
        self._here = Place(page=self.agenda.page_of[question_id].id, question=question_id)

    def _change(self, **changed: object) -> None:
        super()._change(**{key: value for key, value in changed.items() if key in _CORRECTED})
