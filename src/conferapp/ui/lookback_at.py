"""Where somebody is in “Looking back”, to be there again after a conference was opened."""

import json
from datetime import date, timedelta
from typing import Final, NamedTuple

from conferapp.storage.gathering import MANY

PERIODS: Final = {"": None, "the last 90 days": 90, "the last 30 days": 30}
"""How far back to look, in days."""
_MOST: Final = 20 * MANY


class At(NamedTuple):
    """Where somebody is.

    Attributes:
        section: The section; "" for the first.
        record: The id of the conference under the cursor, or "".
        question: The id of its question, or "".
        student: The id of the one student that counts, or "".
        period: How far back it goes, as the table of periods calls it.
        most: How many conferences are read.
    """

    section: str = ""
    record: str = ""
    question: str = ""
    student: str = ""
    period: str = ""
    most: int = MANY

    @property
    def text(self) -> str:
        """The same as a text."""
        return json.dumps(self)

    @classmethod
    def of(cls, text: str) -> "At":
        """Take it out of a text; one that is none is the beginning."""
        try:
            section, record, question, student, period, most = json.loads(text)
            many = min(max(int(most), MANY), _MOST)
            known = period if period in PERIODS else ""
        except (TypeError, ValueError):
            return cls()
        return cls(str(section), str(record), str(question), str(student), known, many)

    def since(self, today: date) -> date | None:
        """The first day that counts, or None.

        Args:
            today: The day.
        """
        days = PERIODS[self.period]
        return today - timedelta(days=days) if days else None

    def other_period(self) -> "At":
        """The same with the next period."""
        names = list(PERIODS)
        return self._replace(period=names[(names.index(self.period) + 1) % len(names)], most=MANY)
