"""Telling: how a change of one key of an agenda becomes a sentence.

What a key stands for is compared, not how it is written: spaces in a placeholder or the order of
conditions change nothing, and neither does a question's new id where others refer to it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, Literal

from conferapp.domain.authoring.agenda_version import Side, Version
from conferapp.domain.authoring.changed_words import Wording, entries, line_up, told
from conferapp.domain.authoring.plain_words import condition_words
from conferapp.domain.conditions import Condition, Conditions

Weight = Literal["answers", "wording"]
Told = tuple[str, Weight]
"""A sentence, and what it touches."""

Teller = Callable[[str, Side, Side], Iterator[Told]]
"""Tells how the key of this name changed from one side to the other."""


@dataclass(frozen=True)
class Change:
    """One change between two versions of an agenda.

    Attributes:
        place: Where it is, such as “The talk, page “Say your goal””.
        sentence: What changed.
        weight: `answers` if it touches what is asked of whom, what is kept, or who may get it;
            `wording` if it only touches what is read, and how that is laid out.
    """

    place: str
    sentence: str
    weight: Weight


def keyed(
    place: str, tables: Iterable[Mapping[str, Teller]], sides: tuple[Side, Side]
) -> Iterator[Change]:
    """What changed in the keys of something that both versions have.

    Args:
        place: Where it is, in words.
        tables: Its keys, and how a change of each is told.
        sides: It in the older and in the newer version.
    """
    old, new = sides
    # Two kinds have in common what their nearest parent knows.
    common = next(kind for kind in type(old.item).__mro__ if isinstance(new.item, kind))
    keys: Iterable[str] = getattr(common, "model_fields", ())
    for table, key in ((table, key) for table in tables for key in keys if key in table):
        for sentence, weight in table[key](key, old, new):
            yield Change(place, sentence, weight)


# Tellers ----------------------------------------------------------------------------------


def text_teller(name: str, weight: Weight = "wording") -> Teller:
    """For a text, or None.

    Args:
        name: What it is, to begin a sentence with, such as `The hint`.
        weight: What a change of it in the first language touches; a translation is wording.
    """

    def tell(key: str, old: Side, new: Side) -> Iterator[Told]:
        before, after = _values(key, old, new)
        if before != after:
            pair = old.version.wording(before), new.version.wording(after)
            yield from ((said, weight if own else "wording") for said, own in told(name, *pair))

    return tell


def list_teller(
    names: str,
    weight: Weight = "wording",
    each: Callable[[Version, Any], Wording] = Version.wording,
) -> Teller:
    """For a list.

    Args:
        names: What its entries are, such as `the lines to say`.
        weight: What is touched if the list holds something else; its order is wording.
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
            yield from ((said, weight if own else "wording") for said, own in changed)
        for said, other in entries(names, lined_up, was, now):
            yield said, weight if other else "wording"

    return tell


def value_teller(name: str, weight: Weight, say: Callable[[Any], str]) -> Teller:
    """For a number, a name or the like, or None.

    Args:
        name: What it is, to begin a sentence with.
        weight: What a change touches.
        say: Tells a value to people.
    """

    def tell(key: str, old: Side, new: Side) -> Iterator[Told]:
        before, after = _values(key, old, new)
        if before == after:
            return
        if before is None:
            yield f"{name} was added: {say(after)}.", weight
        elif after is None:
            yield f"{name} was taken out: {say(before)}.", weight
        else:
            yield f"{name} changed from {say(before)} to {say(after)}.", weight

    return tell


def flag_teller(on: str, off: str, weight: Weight = "answers") -> Teller:
    """For true or false.

    Args:
        on: What to say when it became true.
        off: What to say when it became false.
        weight: What a change touches.
    """

    def tell(key: str, old: Side, new: Side) -> Iterator[Told]:
        before, after = _values(key, old, new)
        if before != after:
            yield on if after else off, weight

    return tell


def link_teller(lead: str, end: str = "", weight: Weight = "answers") -> Teller:
    """For the id of another question, or None.

    Args:
        lead: What stands before its name, such as `is the other side of`.
        end: What stands behind it.
        weight: What a change touches.
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
            yield f"It {lead} {now}{end} now{instead}.", weight
        else:
            yield f"It no longer {lead} {was}{end}.", weight

    return tell


def conditions_teller(weight: Weight) -> Teller:
    """For conditions, or None: of several, only those that changed are told.

    Args:
        weight: What a change touches.
    """

    def tell(key: str, old: Side, new: Side) -> Iterator[Told]:
        before, after = _values(key, old, new)
        was, now = _tests(old.version, before), _tests(new.version, after)
        gone = [one for test, one in was.items() if test not in now]
        added = [one for test, one in now.items() if test not in was]
        if not was and now:
            yield f"It is shown {_only(new.version, added)} now; before, always.", weight
        elif not now and was:
            yield f"It is always shown now; before, {_only(old.version, gone)}.", weight
        else:
            yield from ((said, weight) for said in _tested(old.version, gone, new.version, added))

    return tell


def _tested(
    old: Version, gone: Sequence[Condition], new: Version, added: Sequence[Condition]
) -> Iterator[str]:
    """What changed in conditions; two that ask about one question are told together."""
    left = [*gone]
    for now in added:
        same = (one for one in left if one.question and old.known_as(one.question) == now.question)
        was = next(same, None)
        if was is None:
            yield f"A condition was added: it is shown {_only(new, [now])}."
        else:
            left.remove(was)
            before = _apart(_about(old, was), _about(new, now))
            yield f"It is shown {_only(new, [now])} now; before, {before}."
    for one in left:
        yield f"A condition was taken out: {_only(old, [one])}."


def _only(version: Version, conditions: Sequence[Condition]) -> str:
    """Such as `only when “How sure are you?” is answered with 2 or less`."""
    asked = Conditions.model_construct(all_of=tuple(conditions))
    return f"only {condition_words(version.agenda, asked)}"


def _about(version: Version, one: Condition) -> str:
    """A condition without the name of its question: `is answered with 2 or less`."""
    named = version.narrator.named(one.question or "")
    return _only(version, [one]).removeprefix(f"only when {named} ")


def _apart(said: str, other: str) -> str:
    """What a condition compares with, if another one begins in the same way; or else all of it."""
    words = said.split()
    pairs = zip(words, other.split(), strict=False)
    alike = len([*takewhile(lambda pair: pair[0] == pair[1] and pair[0].isalpha(), pairs)])
    return " ".join(words[alike:]) if 0 < alike < len(words) else f"when it {said}"


def _tests(version: Version, conditions: Conditions | None) -> Mapping[object, Condition]:
    """Conditions by what they ask, whatever their order; a yes is no 1, as `Fact` has it."""

    def test(one: Condition) -> tuple[object, ...]:
        name, wanted = one.test or ("", None)
        values = tuple(wanted) if isinstance(wanted, list) else (wanted,)
        plain = tuple((isinstance(value, bool), value) for value in values)
        asked = version.known_as(one.question) if one.question else None
        return asked, one.student, name, isinstance(wanted, list), plain

    return {test(one): one for one in (conditions.all_of if conditions else ())}


def _values(key: str, old: Side, new: Side) -> tuple[Any, Any]:
    return getattr(old.item, key), getattr(new.item, key)
