"""Goals and steps by name: how they are told apart, and how long they stand.

Plain Python, because home shows goals before pydantic is loaded. The thread and home both ask here,
so that they can't tell two stories of one student.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from conferapp.domain.text import fold, say_number

if TYPE_CHECKING:
    from conferapp.domain.model import Row

MOST = 40
"""Goals, or actions, that are carried on: a bound for what nobody ever closes."""
SAID_IN: Mapping[str, tuple[str, ...]] = {"goals": ("goal", "measure"), "actions": ("what",)}
"""The cells that say what a row is: a goal of which only the measure is known goes by that."""
TIMES: Mapping[str, tuple[str, ...]] = {"goals": (), "actions": ("when", "dose")}
"""The cells by which rows that begin alike are different things to do."""


@dataclass(frozen=True)
class Item:
    """A goal or an action that was left open.

    Attributes:
        listed: Where its outcome goes in a `last_goal` answer: `goals` or `actions`.
        name: What it says, by which its outcome is kept.
        row: The whole row.
        said: What was last said of it, such as `◑ partly (the bus was late)`, or "".
        also: Every name by which a record may close it, folded: this one, and earlier ones.
    """

    listed: str
    name: str
    row: "Row"
    said: str = ""
    also: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Closing:
    """What a conference said became of one goal or action.

    Attributes:
        kept: Whether it was kept.
        said: The outcome in words.
        outcome: The outcome alone, as it stands in the record.
        because: What helped or got in the way, or "".
    """

    kept: bool
    said: str = ""
    outcome: str = ""
    because: str = ""


def named(listed: str, rows: Iterable["Row"]) -> tuple[Item, ...]:
    """The rows of one answer that say something, each by a name of its own.

    Steps of a plan that begin alike are told apart by their days, or else by a number. A row that
    says nothing new is left out.
    """
    different: dict[tuple[str, str], Item] = {}
    for row in rows:
        if name := _name(listed, row):
            key = SAID_IN[listed][0]
            rest = sorted(
                (k, str(cell)) for k, cell in row.items() if k != key and cell is not None
            )
            different.setdefault((fold(name), str(rest)), Item(listed, name, row))
    return told_apart(tuple(different.values()))


def told_apart(items: Sequence[Item]) -> tuple[Item, ...]:
    """Items of one list, each by a name of its own.

    A name that was given once stays with the first item that had it: a record that closes
    something by that name can't mean another.

    Args:
        items: The items, the newest first.
    """
    owner = _owners(items)
    alike = Counter(fold(_name(item.listed, item.row)) for item in items)
    names = []
    for at, item in enumerate(items):
        tried = _names(item, shared=alike[fold(_name(item.listed, item.row))] > 1)
        names.append(next(name for name in tried if owner.setdefault(fold(name), at) == at))
    also: list[set[str]] = [set() for _ in items]
    for name, at in owner.items():
        also[at].add(name)
    return tuple(
        replace(item, name=name, also=frozenset(known))
        for item, name, known in zip(items, names, also, strict=True)
    )


def looked_at(items: Sequence[Item], closed: Mapping[str, Closing]) -> Mapping[int, Closing]:
    """What was said of items, by their places.

    A record that knew one thing by two names may say two things of it; kept is kept.

    Args:
        items: Items of one list, told apart.
        closed: What was said, by folded name.
    """
    owner = _owners(items)
    found: dict[int, Closing] = {}
    for name, closing in closed.items():
        if name in owner and (closing.kept or owner[name] not in found):
            found[owner[name]] = closing
    return found


def taken_up(
    old: Sequence[Item], new: Sequence[Item], by_name: Collection[int] = ()
) -> Mapping[int, int]:
    """The places of the old items that new ones go on with, each with the place of the new one.

    That hangs on the rows alone, not on what they are called beside their neighbours: they say
    the same, and don't name different days or doses. A new one goes on with one old one at most,
    the one that it is most like, so that of two steps that begin alike the other isn't lost.

    Args:
        old: Items of one list.
        new: Items of the same list.
        by_name: The places of old ones for which having the same name is enough.
    """
    fitting = sorted(
        (_difference(item, other), at, place)
        for at, item in enumerate(new)
        for place, other in enumerate(old)
        if _goes_on(item, other) or (place in by_name and fold(item.name) == fold(other.name))
    )
    found: dict[int, int] = {}
    for _, at, place in fitting:
        if place not in found and at not in found.values():
            found[place] = at
    return found


def carried(
    before: Sequence[Item], new: Sequence[Item], closed: Mapping[str, Closing], *, anew: bool
) -> tuple[Item, ...]:
    """What stands behind a conference, out of one list.

    Args:
        before: What stood before it.
        new: What it agreed on.
        closed: What it closed, by folded name.
        anew: Whether what it looked at gives way to what it agreed on.
    """
    looked = looked_at(before, closed)
    left, by_name = [], set()
    for at, item in enumerate(before):
        closing = looked.get(at)
        if closing is None:
            left.append(item)
        elif not (anew or closing.kept):
            by_name.add(len(left))
            left.append(replace(item, said=closing.said))
    gone_on = taken_up(left, new, by_name)
    agreed, given = list(new), frozenset[str]().union(*(item.also for item in new))
    for place, at in gone_on.items():
        inherited = left[place].also - given
        agreed[at] = replace(agreed[at], also=agreed[at].also | inherited)
    stays = (item for place, item in enumerate(left) if place not in gone_on)
    return told_apart((*agreed, *stays))[:MOST]


def _name(listed: str, row: "Row") -> str:
    """What a row says."""
    return next(filter(None, (say_number(row.get(key)) for key in SAID_IN[listed])), "")


def _names(item: Item, *, shared: bool) -> Iterator[str]:
    """The names that an item may go by, the best first.

    Args:
        item: The item.
        shared: Whether another one begins alike.
    """
    bare = _name(item.listed, item.row)
    times = (say_number(item.row.get(key)) for key in TIMES[item.listed])
    when = next(filter(None, times), "")
    yield f"{bare} ({when})" if when and shared and fold(bare) else item.name
    yield from (f"{bare} ({number})" for number in count(2))


def _owners(items: Sequence[Item]) -> dict[str, int]:
    """The place of the first item that ever went by a name, for every folded name."""
    return {name: at for at, item in reversed([*enumerate(items)]) for name in item.also}


def _goes_on(new: Item, old: Item) -> bool:
    """Whether a row is an old one again: it says the same, and no day or dose speaks against it."""
    if fold(_name(new.listed, new.row)) != fold(_name(old.listed, old.row)):
        return False
    cells = [[fold(say_number(i.row.get(key))) for i in (new, old)] for key in TIMES[old.listed]]
    return all(now == was or not (now and was) for now, was in cells)


def _difference(one: Item, other: Item) -> int:
    """How many cells differ."""
    keys = one.row.keys() | other.row.keys()
    return sum(one.row.get(key) != other.row.get(key) for key in keys)
