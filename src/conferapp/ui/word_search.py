"""A search for words as far as it has come: page by page, in a thread.

Results are values. A newer search begins with new ones, so that nothing of an older one gets in.
"""

import json
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from conferapp.desk.desk import Desk
from conferapp.domain.excerpts import sought
from conferapp.domain.lines import ConferenceLine
from conferapp.storage.searching import Found, Hit, hits_in, search

PAGE: Final = 10
"""Conferences that are looked into at a time."""
AT_MOST: Final = 50
"""Files that are read in one go where hardly any has the words in it after all."""
MOST_AGAIN: Final = 200
"""Conferences that are looked through once more when somebody comes back."""


class At(NamedTuple):
    """Where somebody was here.

    Attributes:
        said: What was looked for.
        mine: Whether only among the tutor's own students.
        record: The id of the conference.
        question: The id of the question in it, or "".
        many: How many conferences were on the list.
    """

    said: str = ""
    mine: bool = False
    record: str = ""
    question: str = ""
    many: int = PAGE

    @property
    def text(self) -> str:
        """The same as a text."""
        return json.dumps(self)

    @classmethod
    def of(cls, text: str) -> "At":
        """Take it out of a text; one that is none is what to look for."""
        try:
            said, mine, record, question, many = json.loads(text)
            most = min(max(int(many), PAGE), MOST_AGAIN)
        except (TypeError, ValueError):
            return cls(text)
        return cls(str(said), bool(mine), str(record), str(question), most)


@dataclass(frozen=True)
class Shown:
    """A conference with the places in it.

    Attributes:
        line: The conference.
        hits: The answers and notes that have the words; at least one.
    """

    line: ConferenceLine
    hits: tuple[Hit, ...]


@dataclass(frozen=True)
class Results:
    """How far a search is.

    Attributes:
        said: What was looked for.
        tutor: Among whose students; "" for everybody's.
        count: How many conferences there are.
        looked: How many of them were looked into.
        shown: Those that have the words.
        ended: Whether there are no more.
    """

    said: str = ""
    tutor: str = ""
    count: int = 0
    looked: int = 0
    shown: tuple[Shown, ...] = ()
    ended: bool = False


def look_further(desk: Desk, results: Results, many: int, room: int) -> Results:
    """The same search with more of its conferences.

    Args:
        desk: What the app works with.
        results: How far it is.
        many: How many conferences to add.
        room: Letters that an excerpt may have.
    """
    caseload, seal = desk.caseload(), desk.workspace.seal
    wanted, goal, read = sought(results.said), len(results.shown) + many, 0
    while not results.ended and len(results.shown) < goal and read < AT_MOST:
        found = search(caseload, results.said, PAGE, results.looked, tutor=results.tutor)
        read += len(found.lines)
        hits = ((line, hits_in(line.path, seal, wanted, room)) for line in found.lines)
        more = tuple(Shown(line, places) for line, places in hits if places)
        results = _with(results, found, more)
    return results


def _with(results: Results, found: Found, more: tuple[Shown, ...]) -> Results:
    # A conference that was saved meanwhile may have moved, and come a second time.
    known = {shown.line.record_id for shown in results.shown}
    fresh = tuple(shown for shown in more if shown.line.record_id not in known)
    return replace(
        results,
        count=found.count,
        looked=results.looked + PAGE,
        shown=(*results.shown, *fresh),
        ended=len(found.lines) < PAGE,
    )
