"""Slips: conditions that compare an answer with what it can never be."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from conferapp.domain.authoring.gates import Asked
from conferapp.domain.authoring.possible import Possible, Span
from conferapp.domain.kinds.day import Date, day_of
from conferapp.domain.kinds.options import Recap
from conferapp.domain.spelling import nearest
from conferapp.domain.text import say_number

LONGEST = 60
"""Characters of an answer that are quoted."""

_NONE = "an answer without anything in it counts as none"
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_TRUTH: Mapping[str, str] = {"yes": "true", "true": "true", "no": "false", "false": "false"}


@dataclass(frozen=True)
class Slip:
    """Why a condition can't tell one answer from another.

    Attributes:
        why: The reason, as a sentence goes on.
        hint: What to write.
        surely: Whether `is_not` with the same value is a slip as well, though it holds.
        stranger: The name that is none of those which the answer can have.
        place: Its number in a list.
    """

    why: str
    hint: str | None = None
    surely: bool = False
    stranger: str | None = None
    place: int | None = None


def slip_of(asked: Asked, can: Possible) -> Slip | None:
    """Why a condition holds never, or always; None where it can go either way.

    Args:
        asked: The condition.
        can: What the answer that it asks about can be.
    """
    find = FINDERS.get(asked.test)
    return find(asked, can) if find else None


def quoted(words: str) -> str:
    """Words out of an agenda as a sentence quotes them."""
    return f"“{words[:LONGEST]}”"


def _is(asked: Asked, can: Possible) -> Slip | None:
    question = asked.item.question
    if isinstance(question, Recap) and asked.wanted is False and question.default is None:
        return Slip("a recap is ticked, or else has no answer", "Write answered = false.")
    for sort, find in SORTS.items():
        if isinstance(asked.wanted, sort):
            return find(asked, can)
    return None


def _is_not(asked: Asked, can: Possible) -> Slip | None:
    question = asked.item.question
    if isinstance(question, Recap) and asked.wanted is True and question.default is None:
        return Slip("a recap is ticked, or else has no answer", "Write answered = false.")
    slip = _is(asked, can)
    return slip if slip and (slip.surely or slip.stranger is not None) else None


def _truth(asked: Asked, can: Possible) -> Slip | None:
    return None if can.sort == "truth" else _other_sort(asked, can, "yes or no")


def _number(asked: Asked, can: Possible) -> Slip | None:
    span, wanted = can.span, asked.wanted
    if span is None or not isinstance(wanted, int | float):
        return _other_sort(asked, can, "a number")
    if span.whole and wanted != int(wanted):
        return Slip(f"`{asked.item.id}` is counted in whole steps", _range(can, span))
    return _below(can, span, wanted) or _above(can, span, wanted)


def _word(asked: Asked, can: Possible) -> Slip | None:
    wanted, question = str(asked.wanted), asked.item.question
    if can.sort == "list":
        why = f"`{asked.test}` compares the whole list of `{asked.item.id}`, not one word"
        meant = wanted if wanted in (can.names or ()) else nearest(wanted, can.names or ())
        return Slip(why, f'Write includes = "{(meant or wanted)[:LONGEST]}".', surely=True)
    if can.sort != "words":
        return _other_sort(asked, can, "words")
    if not wanted.strip():
        return Slip(_NONE, "Write answered = false.")
    if can.names is not None:
        return _stranger(asked, can, wanted)
    if isinstance(question, Date) and day_of(wanted) is None:
        return Slip(f"{quoted(wanted)} is no day as it is kept", can.hint, surely=True)
    wrong = question.problem(wanted)
    return Slip("this would not do as an answer", wrong) if wrong else None


def _list(asked: Asked, can: Possible) -> Slip | None:
    wanted = asked.wanted if isinstance(asked.wanted, list) else []
    if can.sort != "list":
        return _other_sort(asked, can, "a list")
    if not wanted:
        return Slip(_NONE, "Write answered = false.")
    for place, name in enumerate(wanted):
        if not isinstance(name, str):
            return Slip(f"the list of `{asked.item.id}` is of words", can.hint, surely=True)
        slip = _stranger(asked, can, name, place)
        if slip is not None:
            return slip
    return _order(asked, can, wanted)


def _order(asked: Asked, can: Possible, wanted: list[str]) -> Slip | None:
    """A list is kept in the order of the options, unless it begins with another one."""
    question = asked.item.question
    if can.names is None or question.default is not None or question.role == "ways-of-learning":
        return None
    right = [name for name in can.names if name in wanted]
    if right == wanted:
        return None
    why = f"the list of `{asked.item.id}` is kept in the order of its {can.key}"
    said = ", ".join(f'"{name}"' for name in right)
    return Slip(why, f"Write {asked.test} = [{said}].", surely=True)


def _bound(asked: Asked, can: Possible) -> Slip | None:
    span, wanted = can.span, asked.wanted
    if span is None or not isinstance(wanted, int | float):
        why = f"`{asked.test}` compares numbers, and the answer to `{asked.item.id}` is {can.said}"
        return Slip(why, can.hint)
    least = asked.test == "at_least"
    return (_above if least else _below)(can, span, wanted)


def _includes(asked: Asked, can: Possible) -> Slip | None:
    if not can.listed:
        why = f"`includes` looks through a list, and the answer to `{asked.item.id}` is {can.said}"
        return Slip(why, _meant(asked, can, "is") or can.hint)
    return _stranger(asked, can, str(asked.wanted))


def _below(can: Possible, span: Span, wanted: float) -> Slip | None:
    return Slip(span.begins, _range(can, span)) if wanted < span.low else None


def _above(can: Possible, span: Span, wanted: float) -> Slip | None:
    return Slip(span.ends, _range(can, span)) if wanted > span.high else None


def _range(can: Possible, span: Span) -> str:
    if can.listed:
        return can.hint
    low, high = (say_number(float(end)) for end in (span.low, span.high))
    if low == "-inf":
        return f"Write {high} or less."
    return f"Write {low} or more." if high == "inf" else f"Write a number from {low} to {high}."


def _stranger(asked: Asked, can: Possible, name: str, place: int | None = None) -> Slip | None:
    if can.names is None or name in can.names:
        return None
    why = f"{quoted(name)} is no {can.member} of `{asked.item.id}`"
    return Slip(why, stranger=name, place=place)


def _other_sort(asked: Asked, can: Possible, sort: str) -> Slip:
    why = f"the answer to `{asked.item.id}` is {can.said}, not {sort}"
    return Slip(why, _meant(asked, can, asked.test) or can.hint, surely=True)


def _meant(asked: Asked, can: Possible, test: str) -> str | None:
    """The same value as it should have been written, where that can be told."""
    wanted = asked.wanted
    alone = wanted[0] if isinstance(wanted, list) and len(wanted) == 1 else wanted
    said = say_number(alone)
    if can.sort == "truth" and said.casefold() in _TRUTH:
        return f"Write {test} = {_TRUTH[said.casefold()]}, without quotes."
    if can.span is not None and _NUMBER.fullmatch(said):
        return f"Write {test} = {said}, without quotes."
    if isinstance(alone, bool):
        said = "yes" if alone else "no"
    known = {name.casefold(): name for name in can.names or ()}
    if can.sort == "words" and said.casefold() in known:
        return f'Write {test} = "{known[said.casefold()]}".'
    return None


SORTS: Mapping[type, Callable[[Asked, Possible], Slip | None]] = {
    bool: _truth,  # before the numbers, to which Python counts it
    int: _number,
    float: _number,
    str: _word,
    list: _list,
}
"""What `is` may compare with, and how each is looked at."""

FINDERS: Mapping[str, Callable[[Asked, Possible], Slip | None]] = {
    "is": _is,
    "is_not": _is_not,
    "at_least": _bound,
    "at_most": _bound,
    "includes": _includes,
}
"""The tests that can be written so that they tell nothing; `answered` always tells something."""
