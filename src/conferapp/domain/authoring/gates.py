"""Gates: every `show_if` of an agenda with its place, and the questions that it asks about."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from conferapp.domain.authoring.draft import Draft, DraftPage, DraftQuestion
from conferapp.domain.authoring.references import Reach, reference
from conferapp.domain.conditions import Condition, Conditions
from conferapp.domain.problem import Problem, Where

Opens = Literal["page", "question", "tip"]
"""What a `show_if` may show."""


@dataclass(frozen=True)
class Gate:
    """One `show_if`.

    Attributes:
        opens: What it shows.
        here: The number of its page, and of its question there (None: the page, or a tip).
        page: Its page.
        name: The id of its question; "" for a page and a tip.
        tests: Its conditions, each with its place.
    """

    opens: Opens
    here: tuple[int, int | None]
    page: DraftPage
    name: str
    tests: tuple[tuple[Condition, Where], ...]

    @property
    def reach(self) -> Reach:
        """Where its conditions may point: a page and a tip are looked at when the page opens."""
        return "above" if self.opens == "question" else "earlier page"


@dataclass(frozen=True)
class Asked:
    """A condition with the question that it asks about.

    Attributes:
        gate: Where it stands.
        where: Its place.
        test: The name of its test.
        wanted: What the test compares with.
        item: The question.
        page_number: The number of the page on which that is asked.
    """

    gate: Gate
    where: Where
    test: str
    wanted: object
    item: DraftQuestion
    page_number: int

    @property
    def at(self) -> Where:
        """The place of what it compares with."""
        return (*self.where, self.test)


def gates(draft: Draft) -> Iterator[Gate]:
    """Every `show_if` of an agenda, in the order of the file.

    Args:
        draft: The agenda.
    """
    for number, page in enumerate(draft.pages):
        show_if = page.page.show_if
        yield Gate("page", (number, None), page, "", _tests(show_if, page.where, page.raw))
        raw = page.raw.get("tips")
        for place, tip in enumerate(page.page.tips):
            table = raw[place] if isinstance(raw, list) and place < len(raw) else {}
            tests = _tests(tip.show_if, (*page.where, "tips", place), table)
            yield Gate("tip", (number, None), page, "", tests)
        for place, item in enumerate(page.questions):
            tests = _tests(item.question.show_if, item.where, item.raw)
            yield Gate("question", (number, place), page, item.id, tests)


def gate_problems(draft: Draft) -> Iterator[Problem]:
    """What is wrong with the questions that conditions name.

    Args:
        draft: The agenda.
    """
    for gate in gates(draft):
        for condition, where in gate.tests:
            yield from _misplaced(draft, gate, condition, where)


def asked(draft: Draft, gate: Gate) -> Iterator[Asked]:
    """The conditions of a gate that name a question rightly.

    What is said of other conditions is said already, and two questions of one id can't be told
    apart.

    Args:
        draft: The agenda.
        gate: The gate.
    """
    for condition, where in gate.tests:
        name, test = condition.question, condition.test
        spot = draft.spots.get(name or "")
        if name is None or spot is None or test is None or name in draft.shared:
            continue
        if not any(_misplaced(draft, gate, condition, where)):
            yield Asked(gate, where, *test, draft.questions[name], spot.page_number)


def _tests(
    conditions: Conditions | None, where: Where, raw: object
) -> tuple[tuple[Condition, Where], ...]:
    written = raw.get("show_if") if isinstance(raw, dict) else None
    listed = isinstance(written, list)
    return tuple(
        (condition, (*where, "show_if", index) if listed else (*where, "show_if"))
        for index, condition in enumerate(conditions.all_of if conditions else ())
    )


def _misplaced(draft: Draft, gate: Gate, condition: Condition, where: Where) -> Iterator[Problem]:
    if condition.question is not None:
        at = (*where, "question")
        yield from reference(draft, gate.here, condition.question, at, gate.reach)
