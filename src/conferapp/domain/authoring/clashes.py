"""Clashes: conditions that could hold one by one, and never together."""

import math
from collections.abc import Iterator, Mapping
from itertools import combinations, islice, product

from conferapp.domain.amounts import is_number
from conferapp.domain.authoring.draft import Draft
from conferapp.domain.authoring.gates import Asked, Gate, asked, gates
from conferapp.domain.authoring.never import slipped
from conferapp.domain.authoring.possible import possible
from conferapp.domain.authoring.slips import quoted
from conferapp.domain.conditions import TESTS, Fact
from conferapp.domain.kinds.options import Choice
from conferapp.domain.problem import Problem
from conferapp.domain.text import say_number

MOST_TOGETHER = 12
"""More conditions than anybody keeps in mind; it bounds what comparing each with each can cost."""

SAID: Mapping[str, str] = {
    "is": "be {}",
    "is_not": "be other than {}",
    "at_least": "be at least {}",
    "at_most": "be at most {}",
    "includes": "include {}",
}


def clash_problems(draft: Draft) -> Iterator[Problem]:
    """Conditions that can never hold together, in one list or with those of their page.

    Args:
        draft: The agenda.
    """
    left_out = slipped(draft)
    of_page: tuple[Asked, ...] = ()
    for gate in gates(draft):
        every = (one for one in asked(draft, gate) if one.item.sound)
        own = tuple(islice((one for one in every if one.where not in left_out), MOST_TOGETHER))
        of_page = own if gate.opens == "page" else of_page
        problem = next(_within(gate, own), None)
        if problem is None and gate.opens != "page":
            problem = next(_with_page(gate, of_page, own), None)
        if problem is not None:
            yield problem


def together(draft: Draft, *some: Gate) -> bool:
    """Whether the conditions of several gates can hold at once.

    Args:
        draft: The agenda.
        some: The gates.
    """
    every = (one for gate in some for one in islice(asked(draft, gate), MOST_TOGETHER))
    return not any(clash(one, other) for one, other in combinations(every, 2))


def clash(one: Asked, other: Asked) -> bool:
    """Whether two conditions can never hold together.

    Args:
        one: A condition.
        other: Another one.
    """
    if one.item.id != other.item.id or not one.item.sound:
        return False
    none = [c.test == "answered" and c.wanted is False for c in (one, other)]
    return (
        any(none) != all(none) or _decided(one, other) or _decided(other, one) or _apart(one, other)
    )


def _within(gate: Gate, own: tuple[Asked, ...]) -> Iterator[Problem]:
    for one, other in combinations(own, 2):
        if clash(one, other):
            message = f"{_both(one, other)}, so this {gate.opens} is never shown."
            hint = "All conditions of a list have to hold. Take one of the two out."
            yield Problem(other.at, message, hint, also=one.at)


def _with_page(gate: Gate, of_page: tuple[Asked, ...], own: tuple[Asked, ...]) -> Iterator[Problem]:
    for one, other in product(of_page, own):
        if clash(one, other):
            message = f"{_both(one, other)}, as its page and this {gate.opens} ask for."
            hint = f"Move this {gate.opens} to another page, or change one of the two."
            yield Problem(other.at, message, hint, also=one.at)


def _both(one: Asked, other: Asked) -> str:
    return f"`{one.item.id}` can’t both {_said(one)} and {_said(other)}"


def _said(one: Asked) -> str:
    if one.test == "answered":
        return "have an answer" if one.wanted else "be unanswered"
    return SAID[one.test].format(_value(one.wanted))


def _value(wanted: object) -> str:
    if isinstance(wanted, list):
        return ", ".join(_value(member) for member in wanted)
    if isinstance(wanted, bool):
        return "yes" if wanted else "no"
    return quoted(wanted) if isinstance(wanted, str) else say_number(wanted)


def _decided(one: Asked, other: Asked) -> bool:
    """Whether one condition leaves a single answer, and the other doesn't hold for it."""
    single = isinstance(one.item.question, Choice) and one.test == "includes"
    if (one.test != "is" and not single) or other.test not in TESTS:
        return False
    wanted = one.wanted
    counted = is_number(wanted) and possible(one.item.question).span is not None
    fact = (
        Fact(None, float(str(wanted))) if counted else one.item.question.fact(wanted)  # type: ignore[arg-type]  # it was read from the file
    )
    return not TESTS[other.test](fact, other.wanted)


def _apart(one: Asked, other: Asked) -> bool:
    """Whether the one asks for more than the other allows."""
    bounds = {c.test: c.wanted for c in (one, other)}
    low, high = bounds.get("at_least"), bounds.get("at_most")
    if not isinstance(low, int | float) or not isinstance(high, int | float):
        return False
    span = possible(one.item.question).span
    if span is None:
        return False
    return math.ceil(low) > math.floor(high) if span.whole else low > high
