"""Gathered: what tutors wrote after many conferences, by what it is about, and guess by result.

Nothing here sets one student beside another: an average is of all guesses together, and tells how
well guessing goes, not who does it better.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from conferapp.domain.lines import ConferenceLine
from conferapp.domain.said import Said

ROLES: Final[Mapping[str, str]] = {
    "well": "went-well",
    "hard": "was-hard",
    "change": "next-time",
}
"""The groups of answers that have a role, each with it."""
NEAR: Final = 3.0
"""Percentage points within which an average guess leans neither way."""
_CUT: Final = " …"
_FEWEST_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class Talk:
    """A finished conference, as far as it matters here.

    Attributes:
        line: What lists show of it.
        first: What to call the student.
        said: What the tutor wrote on the pages for afterwards.
        predicted: The guessed percentage, or None.
        result: The percentage that it came to, or None.
        waits: Whether its pages for afterwards are there and nothing is written on them.
    """

    line: ConferenceLine
    first: str
    said: tuple[Said, ...] = ()
    predicted: float | None = None
    result: float | None = None
    waits: bool = False

    @property
    def gap(self) -> float | None:
        """The result less the guess, in percentage points."""
        if self.predicted is None or self.result is None:
            return None
        return self.result - self.predicted


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was written after a conference.

    Attributes:
        talk: The conference.
        said: The answer.
    """

    talk: Talk
    said: Said


@dataclass(frozen=True, slots=True)
class Group:
    """Answers to one question of an agenda.

    Attributes:
        ask: The question, without what is filled in differently each time.
        remarks: The answers, the newest first.
    """

    ask: str
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """How guessing went in a month.

    Attributes:
        year: The year.
        month: The month, from 1.
        count: How many guesses there were.
        off: How far they were off on average, in percentage points, whichever way.
        lean: The average gap: above zero, guesses were too low.
    """

    year: int
    month: int
    count: int
    off: float
    lean: float

    @property
    def leans(self) -> str:
        """Which way guesses lean: `low`, `high`, `both` in turn, or "" where they are near."""
        if abs(self.lean) < NEAR:
            return "" if self.off < NEAR else "both"
        return "low" if self.lean > 0 else "high"


@dataclass(frozen=True)
class Gathered:
    """What many conferences tell, everything with the newest first.

    Attributes:
        talks: How many conferences were looked at.
        well: What went well.
        hard: What was hard.
        change: What to change next time.
        others: Other answers, by their questions.
        guesses: Conferences with both a guess and a result.
        months: How guessing went, month by month.
        waiting: Conferences on which nobody has looked back yet.
    """

    talks: int = 0
    well: tuple[Remark, ...] = ()
    hard: tuple[Remark, ...] = ()
    change: tuple[Remark, ...] = ()
    others: tuple[Group, ...] = ()
    guesses: tuple[Talk, ...] = ()
    months: tuple[Month, ...] = ()
    waiting: tuple[Talk, ...] = field(default=())


def gathered(talks: Iterable[Talk]) -> Gathered:
    """Put together what was written after conferences.

    Args:
        talks: The conferences, the newest first.
    """
    told = tuple(talks)
    remarks = [Remark(talk, said) for talk in told for said in talk.said]
    by_role = {
        name: tuple(remark for remark in remarks if remark.said.role == role)
        for name, role in ROLES.items()
    }
    rest = [remark for remark in remarks if remark.said.role not in ROLES.values()]
    guesses = tuple(talk for talk in told if talk.gap is not None)
    return Gathered(
        talks=len(told),
        well=by_role["well"],
        hard=by_role["hard"],
        change=by_role["change"],
        others=_grouped(rest),
        guesses=guesses,
        months=_months(guesses),
        waiting=tuple(talk for talk in told if talk.waits),
    )


def _grouped(remarks: Iterable[Remark]) -> tuple[Group, ...]:
    """Answers by question: two agendas may ask alike, and one asks each student by name."""
    groups: dict[tuple[str, str], list[Remark]] = {}
    for remark in remarks:
        key = remark.talk.line.agenda_id, remark.said.question
        groups.setdefault(key, []).append(remark)
    return tuple(Group(_common([r.said.ask for r in g]), tuple(g)) for g in groups.values())


def _common(asks: Sequence[str]) -> str:
    """What several wordings of a question begin with alike, or the newest one."""
    first, *others = (ask.split() for ask in dict.fromkeys(asks))
    same = len(first)
    for words in others:
        alike = (one == other for one, other in zip(first, words, strict=False))
        same = min(same, next((at for at, is_alike in enumerate(alike) if not is_alike), same))
        same = min(same, len(words))
    if not others or same < _FEWEST_WORDS:
        return asks[0]
    return " ".join(first[:same]) + _CUT


def _months(guesses: Iterable[Talk]) -> tuple[Month, ...]:
    gaps: dict[tuple[int, int], list[float]] = {}
    for talk in guesses:
        if talk.gap is not None:
            gaps.setdefault((talk.line.day.year, talk.line.day.month), []).append(talk.gap)
    return tuple(
        Month(year, month, len(found), sum(map(abs, found)) / len(found), sum(found) / len(found))
        for (year, month), found in sorted(gaps.items(), reverse=True)
    )
