"""Turns: the student has the laptop for one stretch of pages, with none of the tutor's in it."""

from collections.abc import Iterator, Sequence
from itertools import groupby, islice, product

from conferapp.domain.authoring.clashes import together
from conferapp.domain.authoring.draft import Draft
from conferapp.domain.authoring.gates import Gate, gates
from conferapp.domain.problem import Problem

MOST_WAYS = 200
"""Ways through three stretches of pages that are looked at; one that can be walked is enough."""


def turn_problems(draft: Draft) -> Iterator[Problem]:
    """Pages of the tutor's for which the student would have to give the laptop back in between.

    A page for both between two of the student's is another matter: there the two look together.

    Args:
        draft: The agenda.
    """
    pages = [gate for gate in gates(draft) if gate.opens == "page"]
    runs = [(whose, [*run]) for whose, run in groupby(pages, key=_whose)]
    for before, between, after in zip(runs, runs[1:], runs[2:], strict=False):
        part = between[0][0]
        if (before[0], between[0], after[0]) != ((part, "student"), (part, "tutor"), before[0]):
            continue
        way = next(_ways(draft, before[1], between[1], after[1]), None)
        if way is not None:
            yield _problem(*way)


def _whose(gate: Gate) -> tuple[str, str]:
    page = gate.page
    return page.page.part, page.page.who if page.surely else ""


def _ways(
    draft: Draft, before: Sequence[Gate], between: Sequence[Gate], after: Sequence[Gate]
) -> Iterator[tuple[Gate, Gate, Gate]]:
    """A page of each stretch that can be there in the same conference."""
    ways = product(between, reversed(before), after)
    for one, first, last in islice(ways, MOST_WAYS):
        if together(draft, first, one, last):
            yield first, one, last


def _problem(before: Gate, between: Gate, after: Gate) -> Problem:
    return Problem(
        (*between.page.where, "who"),
        f"This is a page of the tutor’s in the middle of the student’s turn, between "
        f"`{before.page.id}` and `{after.page.id}`: the laptop would have to go to and fro.",
        "Move it to before the student’s first page, or behind the last one.",
    )
