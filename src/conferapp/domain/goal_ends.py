"""What became of goals: every goal of a student's conferences, with the last word on it.

It is found as the thread finds it (see `thread_of`), so that a table and the next conference tell
the same story: a goal that a later conference takes up in the same words goes on in that one, and
what is said of it then holds for both.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from conferapp.domain.almanac import moment_of
from conferapp.domain.goal_names import Closing, Item, carried, looked_at, taken_up
from conferapp.domain.record import Record
from conferapp.domain.thread import closed_by, items_of


@dataclass(frozen=True)
class Word:
    """What a conference said of a goal.

    Attributes:
        record: The conference.
        closing: What it said.
    """

    record: Record
    closing: Closing


@dataclass(frozen=True)
class GoalEnd:
    """A goal, and what became of it.

    Attributes:
        record: The conference that agreed on it.
        item: The goal.
        word: The last that a later conference said of it, or None.
    """

    record: Record
    item: Item
    word: Word | None = None


def goal_ends(records: Iterable[Record]) -> tuple[GoalEnd, ...]:
    """The goals of conferences, in the order of these.

    Only a finished conference closes goals, and only those of finished ones.

    Args:
        records: Conferences of any students, in any order and of any status.
    """
    given = tuple(records)
    goals = {record.id: items_of(record, "goals") for record in given}
    finished: dict[str, list[Record]] = {}
    for record in sorted(given, key=_order):
        if record.status == "done":
            finished.setdefault(record.student.id, []).append(record)
    words: dict[int, Word] = {}
    for one in finished.values():
        words |= _last_words(one, goals)
    return tuple(
        GoalEnd(record, item, words.get(id(item.row)))
        for record in given
        for item in goals[record.id]
    )


def _last_words(
    history: Sequence[Record], goals: Mapping[str, Sequence[Item]]
) -> Mapping[int, Word]:
    """The last word on each goal, by the identity of its row.

    Items are made anew while they are carried on, under other names even. Their rows aren't.
    """
    words: dict[int, Word] = {}
    came_from: dict[int, tuple[int, ...]] = {}
    standing: tuple[Item, ...] = ()
    for record in history:
        new, closed = goals[record.id], closed_by(record)["goals"]
        looked = looked_at(standing, closed)
        for place, closing in looked.items():
            row = id(standing[place].row)
            words |= dict.fromkeys((row, *came_from.get(row, ())), Word(record, closing))
        left = [item for place, item in enumerate(standing) if place not in looked]
        for old, heir in _heirs(left, new):
            row = id(old.row)
            came_from[id(heir.row)] = (row, *came_from.get(row, ()))
        standing = carried(standing, new, closed, anew=bool(new))
    return words


def _heirs(left: Sequence[Item], new: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """The goals that go on in new ones, each with the new one; see `carried`."""
    for place, at in taken_up(left, new).items():
        yield left[place], new[at]


def _order(record: Record) -> tuple[float, str, str]:
    """By the end, as a student's history is read."""
    return moment_of(record.ended or record.updated), record.created, record.id
