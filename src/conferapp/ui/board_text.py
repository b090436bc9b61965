"""The words of the class board: goals, groups and partners as lines of a list."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from textual.content import Content

from conferapp.domain.board import Member, Shared, goals_chart, groups
from conferapp.domain.lines import StudentLine
from conferapp.domain.partners import Pair, partners
from conferapp.domain.shown import NO_GOAL
from conferapp.domain.text import shortened
from conferapp.ui.empty_text import Empty
from conferapp.ui.text import QUIET_STYLE, literal

NOBODY: Final = Empty(
    "There is nobody here yet.",
    "The board shows what a class works on: goals side by side, groups with the same need, and "
    "who could help whom.",
    (("Esc", "goes home: add students there, or import a class list"), ("[s]", "another class")),
)
NO_GROUPS: Final = Empty(
    "No groups just now.",
    "A group is two or more students who share a goal, or a skill that isn’t mastered yet. Both "
    "come from conferences. A goal counts where it has a topic in its row.",
    (("Esc", "goes home, where conferences begin"),),
)
NO_PARTNERS: Final = Empty(
    "No partners just now.",
    "Partners share a goal, or one has just mastered what the other works on. They are found once "
    "goals are agreed, and skills have levels, in conferences.",
    (("Esc", "goes home, where conferences begin"),),
)
_LONGEST_GOAL: Final = 36
"""Characters of a goal, so that a student stays on one line."""
_MARKS: Final[Mapping[str, str]] = {"not yet": "○", "close": "◐", "": " "}


@dataclass(frozen=True)
class BoardLine:
    """A line of the board, and where it leads.

    Attributes:
        parts: What it shows, piece by piece.
        topic: The topic, where it leads to a group.
        ids: The students of the group.
        student: The student to whose page it leads, or "".
        key: The key of the topic in the chart; None where it can't be left out.
    """

    parts: tuple[Content, ...]
    topic: str = ""
    ids: tuple[str, ...] = ()
    student: str = ""
    key: str | None = None

    def text(self) -> Content:
        """What it shows."""
        return Content.assemble(*self.parts)

    @property
    def leads(self) -> bool:
        """Whether it leads anywhere."""
        return bool(self.ids or self.student)


@dataclass(frozen=True)
class View:
    """One of the ways to look at a class.

    Attributes:
        name: What it is called.
        lines: Its lines: of students, on a day, without the topics that were left out.
        nothing: What to say where it has none.
    """

    name: str
    lines: Callable[[Sequence[StudentLine], date, Collection[str]], list[BoardLine]]
    nothing: Empty


def top_line(scope: str, students: int) -> Content:
    """What is looked at.

    Args:
        scope: The name of the class.
        students: How many there are.
    """
    count = "1 student" if students == 1 else f"{students:,} students"
    return Content.assemble(
        literal("Class board", "bold $text-primary"),
        literal("   " + " · ".join(filter(None, (scope, count))), QUIET_STYLE),
    )


def tabs(here: str) -> Content:
    """The views with their keys, and a mark at the one that is shown."""
    parts = [
        literal(f"▸{at} {view.name} ", "bold $text-accent")
        if key == here
        else literal(f" {at} {view.name} ", QUIET_STYLE)
        for at, (key, view) in enumerate(VIEWS.items(), 1)
    ]
    return Content.assemble(Content("  ").join(parts), literal("   ← →", QUIET_STYLE))


def _goals(students: Sequence[StudentLine], _: date, left_out: Collection[str]) -> list[BoardLine]:
    return [_goal(row, left_out) for row in goals_chart(students)]


def _goal(row: Shared, left_out: Collection[str]) -> BoardLine:
    key = row.tag.key if row.tag else ""
    out = key in left_out
    names = ", ".join(member.name for member in row.members)
    parts = (
        literal("⊘ " if out else "  ", "$text-warning"),
        literal(row.tag.words if row.tag else NO_GOAL, "bold" if row.tag else QUIET_STYLE),
        literal(f"   {len(row.members)}", QUIET_STYLE),
        literal("   not shown to the class" if out else "", QUIET_STYLE),
        literal(f"\n    {names}"),
    )
    ids = tuple(member.id for member in row.members)
    return BoardLine(parts, row.tag.words if row.tag else "", ids, key=key)


def _groups(students: Sequence[StudentLine], today: date, _: Collection[str]) -> list[BoardLine]:
    return [line for group in groups(students, today) for line in _group(group)]


def _group(group: Shared) -> Iterator[BoardLine]:
    topic = group.tag.words if group.tag else ""
    heading = (
        literal(topic, "bold $text-primary"),
        literal(f"   {len(group.members)} students", QUIET_STYLE),
    )
    yield BoardLine(heading, topic, tuple(member.id for member in group.members))
    for member in group.members:
        yield BoardLine(_member(member), student=member.id)


def _member(member: Member) -> tuple[Content, ...]:
    level = literal(f"  {member.level}" if member.level else "", QUIET_STYLE)
    said = f"  goal: {shortened(member.goal, _LONGEST_GOAL)}" if member.goal else ""
    goal = literal(said, QUIET_STYLE)
    return literal(f"  {_MARKS[member.level]} {member.name}"), level, goal


def _partners(students: Sequence[StudentLine], today: date, _: Collection[str]) -> list[BoardLine]:
    found = partners(students, today)
    if not found.pairs:
        return []
    lines = [_pair(pair) for pair in found.pairs]
    if found.alone:
        lines.append(BoardLine((literal("Nobody to pair with just now", "bold $text-primary"),)))
        lines += [BoardLine((literal(f"  {one.name}"),), student=one.id) for one in found.alone]
    return lines


def _pair(pair: Pair) -> BoardLine:
    parts = (
        literal(f"{pair.one.name} and {pair.other.name}", "bold"),
        *(literal(f"\n    {said}") for said in _why(pair)),
    )
    return BoardLine(parts, pair.why[0].tag.words, (pair.one.id, pair.other.id))


def _why(pair: Pair) -> Iterator[str]:
    """What two could do, a line for each topic."""
    names = {pair.one.id: pair.one.name, pair.other.id: pair.other.name}
    for why in pair.why:
        if why.teacher:
            yield f"{why.tag.words}: {names[why.teacher]} has just mastered it, and can teach it"
        else:
            yield f"{why.tag.words}: the same goal, so they can practice together"


VIEWS: Final[Mapping[str, View]] = {
    "goals": View("Goals", _goals, NOBODY),
    "groups": View("Groups", _groups, NO_GROUPS),
    "partners": View("Partners", _partners, NO_PARTNERS),
}
"""The ways to look at a class, in the order of their keys."""
