"""Telling: how a change of one key of an agenda becomes a sentence.

What a key stands for is compared, not how it is written: spaces in a placeholder or the order of
conditions change nothing, and neither does a question's new id where others refer to it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal

from conferapp.domain.agenda_version import Side, Version
from conferapp.domain.changed_words import LinedUp, Wording, line_up, told
from conferapp.domain.conditions import Condition, Conditions
from conferapp.domain.plain_words import condition_words

Depth = Literal["wording", "answers", "unfit"]
"""How deep a change goes: what is read; what is asked, kept or given; and, as a part of that, what
no longer fits the answers that are there."""
Told = tuple[str, Depth]

Teller = Callable[[str, Side, Side], Iterator[Told]]
"""Tells how the key of this name changed from one side to the other."""


def changed_keys(table: Mapping[str, Teller], old: Side, new: Side) -> Iterator[Told]:
    """What changed in something that both versions have.

    Args:
        table: The keys to look at.
        old: It in the older version.
        new: It in the newer version.
    """
    # Two kinds have in common what their nearest parent knows.
    common = next(kind for kind in type(old.item).__mro__ if isinstance(new.item, kind))
    for key in getattr(common, "model_fields", ()):
        if key in table:
            yield from table[key](key, old, new)


def entries(
    names: str, lined_up: LinedUp, old: Sequence[Wording], new: Sequence[Wording]
) -> Iterator[tuple[str, bool]]:
    """What was taken out of a list, added to it, and moved in it.

    Args:
        names: What its entries are, such as `the lines to say`.
        lined_up: How they go together.
        old: The entries before.
        new: The entries now.

    Yields:
        A sentence, and whether the list holds something else now; if not, only its order changed.
    """
    said = [entry.say(entry.first) for entry in new]
    for at in lined_up.gone:
        yield f"Taken out of {names}: {old[at].say(old[at].first)}.", True
    for at in lined_up.added:
        yield f"Added to {names}: {said[at]}.", True
    for at in lined_up.moved:
        where = f"right after {said[at - 1]}" if at else "first"
        yield f"Moved in {names}: {said[at]} comes {where} now.", False


# Tellers ----------------------------------------------------------------------------------


def text_teller(name: str, depth: Depth = "wording") -> Teller:
    """For a text, or None.

    Args:
        name: What it is, to begin a sentence with, such as `The hint`.
        depth: How deep a change of it in the first language goes; a translation is wording.
    """

    def tell(key: str, old: Side, new: Side) -> Iterator[Told]:
        before, after = _values(key, old, new)
        if before != after:
            pair = old.version.wording(before), new.version.wording(after)
            yield from ((said, depth if own else "wording") for said, own in told(name, *pair))

    return tell


def list_teller(
    names: str, depth: Depth = "wording", each: Callable[[Version, Any], Wording] = Version.wording
) -> Teller:
    """For a list.

    Args:
        names: What its entries are, such as `the lines to say`.
        depth: How deep it goes if the list holds something else; its order is wording.
        each: Makes a wording of an entry.
    """

    def tell(key: str, old: Side, new: Side) -> Iterator[Told]:
        before, after = _values(key, old, new)
        if before == after:
            return
        was, now = ([each(s.version, v) for v in vs] for s, vs in ((old, before), (new, after)))
        lined_up = line_up([entry.first for entry in was], [entry.first for entry in now])
        for a, b in lined_up.pairs:
            changed = told(f"An entry of {names}", was[a], now[b])
            yield from ((said, depth if own else "wording") for said, own in changed)
        for said, other in entries(names, lined_up, was, now):
            yield said, depth if other else "wording"

    return tell


def value_teller(name: str, depth: Depth, say: Callable[[Side, Any], str]) -> Teller:
    """For a number, a name or the like, or None.

    Args:
        name: What it is, to begin a sentence with.
        depth: How deep a change goes.
        say: Tells a value to people.
    """

    def tell(key: str, old: Side, new: Side) -> Iterator[Told]:
        before, after = _values(key, old, new)
        if before == after:
            return
        if before is None:
            yield f"{name} was added: {say(new, after)}.", depth
        elif after is None:
            yield f"{name} was taken out: {say(old, before)}.", depth
        else:
            yield f"{name} changed from {say(old, before)} to {say(new, after)}.", depth

    return tell


def flag_teller(on: str, off: str, depth: Depth = "answers") -> Teller:
    """For true or false.

    Args:
        on: What to say when it became true.
        off: What to say when it became false.
        depth: How deep a change goes.
    """

    def tell(key: str, old: Side, new: Side) -> Iterator[Told]:
        before, after = _values(key, old, new)
        if before != after:
            yield on if after else off, depth

    return tell


def link_teller(lead: str, end: str = "", depth: Depth = "answers") -> Teller:
    """For the id of another question, or None.

    Args:
        lead: What stands before its name, such as `is the other side of`.
        end: What stands behind it.
        depth: How deep a change goes.
    """

    def tell(key: str, old: Side, new: Side) -> Iterator[Told]:
        before, after = (
            side.version.link(value) if value else Wording()
            for side, value in zip((old, new), _values(key, old, new), strict=True)
        )
        was, now = (link.say(link.first) for link in (before, after))
        if before.first == after.first:
            return
        if after.words:
            instead = f"; before, this was {was}" if before.words else ""
            yield f"It {lead} {now}{end} now{instead}.", depth
        else:
            yield f"It no longer {lead} {was}{end}.", depth

    return tell


def conditions_teller(depth: Depth) -> Teller:
    """For conditions, or None.

    Args:
        depth: How deep a change goes.
    """

    def tell(key: str, old: Side, new: Side) -> Iterator[Told]:
        before, after = _values(key, old, new)
        if _tests(old.version, before) == _tests(new.version, after):
            return
        was, now = (
            f"only {condition_words(side.version.agenda, asked)}" if asked else "always"
            for side, asked in ((old, before), (new, after))
        )
        yield f"It is shown {now} now; before, it was shown {was}.", depth

    return tell


def _tests(version: Version, conditions: Conditions | None) -> frozenset[tuple[object, ...]]:
    """What conditions ask, whatever their order; a yes is no 1, as `Fact` has it."""

    def test(one: Condition) -> tuple[object, ...]:
        name, wanted = one.test or ("", None)
        values = tuple(wanted) if isinstance(wanted, list) else (wanted,)
        plain = tuple((isinstance(value, bool), value) for value in values)
        asked = version.known_as(one.question) if one.question else None
        return asked, one.student, name, isinstance(wanted, list), plain

    return frozenset(test(one) for one in (conditions.all_of if conditions else ()))


def _values(key: str, old: Side, new: Side) -> tuple[Any, Any]:
    return getattr(old.item, key), getattr(new.item, key)
