"""What letters and notes have in common: the opening, everything else that was shared, the end."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from conferapp.domain.almanac import day_of
from conferapp.domain.handouts.handout import ADDED, Block, Line, Span
from conferapp.domain.handouts.material import Asked, Material
from conferapp.domain.lines import GROUP_AGENDA
from conferapp.domain.model import Row, as_rows
from conferapp.domain.record import Answer
from conferapp.domain.text import say_number
from conferapp.domain.thread import items_of

_OF_THE_PLAN: Mapping[str, tuple[str, frozenset[str]]] = {
    "goal": ("goals", frozenset({"goal", "by", "focus"})),
    "actions": ("actions", frozenset({"what", "when", "dose", "backup"})),
}
"""Kinds that stand as goal and plan: their list in the thread, and the cells that it says."""
HELPERS = frozenset({"helper"})
"""The cell of a step that stands under what helps, in letters and notes."""


def opening(material: Material, section: str) -> tuple[Line, ...]:
    """When they met, and what they looked at.

    Args:
        material: What the handout is made of.
        section: The section of the catalogue, with `opening`, `opening_plain` and
            `opening_group`.
    """
    words = material.catalogue
    if material.record.agenda.id == GROUP_AGENDA:
        return _group_opening(material, section)
    looked = next(_looked_at(material), None)
    day = (Span(material.day),)
    names = {"student": (Span(material.called, said=True),), "tutor": material.tutor, "day": day}
    if looked is None:
        return (Line("opening", words.phrase(f"{section}.opening_plain", **names), frame=True),)
    spans = words.phrase(f"{section}.opening", **names, assignment=looked[1])
    return (Line("opening", spans),)


def _group_opening(material: Material, section: str) -> tuple[Line, ...]:
    """That it was a small group, without anybody else in it."""
    student, tutor = (Span(material.called, said=True),), material.tutor
    names = {"student": student, "tutor": tutor, "day": (Span(material.day),)}
    phrase = material.catalogue.phrase(f"{section}.opening_group", **names)
    return (Line("opening", phrase, frame=True),)


def looked_at(material: Material) -> frozenset[str]:
    """The question whose answer stands in the opening."""
    return frozenset(name for name, _ in islice(_looked_at(material), 1))


def _looked_at(material: Material) -> Iterator[tuple[str, str]]:
    for asked in material.of_role("assignment"):
        if said := " ".join(material.text(asked).split()):
            yield asked[0], said


def rest(
    material: Material,
    heading: str,
    *,
    used: Collection[str] = (),
    told: Collection[str] = (),
    keep: Callable[[Answer], bool] = lambda _: True,
) -> Iterator[Block]:
    """Every other answer that the reader may have, below its question.

    Goal and plan stand above. Where more was written there than is said above, such as an
    obstacle, the whole answer is offered.

    Args:
        material: What the handout is made of.
        heading: The name of the phrase above them.
        used: The questions whose answers stand elsewhere.
        told: Cells of goal and plan that are said above besides the usual ones.
        keep: Whether an answer is kept; others are offered.
    """
    left = (each for each in material.answers if each[0] not in used)
    more = [each for each in left if not _stands(material, each[1], told)]
    found = ((answered(material, each), keep(each[1]) and _is_new(each[1])) for each in more)
    blocks = [block if kept else _offered(block) for block, kept in found if block.lines]
    if blocks:
        yield Block("more", material.catalogue.phrase(heading))
        yield from blocks


def answered(material: Material, asked: Asked) -> Block:
    """An answer below its question."""
    name, answer = asked
    ask = material.ask(answer)
    return Block(f"answer:{name}", ask, material.said(asked), look="answer", level=3)


def _offered(block: Block) -> Block:
    return replace(block, lines=tuple(replace(line, kept=False) for line in block.lines))


def added(material: Material) -> Block:
    """The place for what the tutor adds in their own words."""
    heading = material.catalogue.phrase("common.added", tutor=material.tutor)
    return Block(ADDED, heading, slot=True)


def own_words(material: Material) -> Block:
    """Says that what people said was left in the words in which they said it."""
    line = Line("own_words", material.catalogue.phrase("letter.own_words"))
    return Block("own_words", lines=(line,), look="small")


def _is_new(answer: Answer) -> bool:
    """Whether an answer isn't one of which some stands above, or that is meant for the card."""
    return not (answer.kind == "reminder" or (answer.kind in _OF_THE_PLAN and answer.for_student))


def _stands(material: Material, answer: Answer, told: Collection[str]) -> bool:
    """Whether everything in an answer is said above."""
    if answer.value is None:  # only typed, which no block above can read
        return False
    if answer.kind in _OF_THE_PLAN:
        listed, cells = _OF_THE_PLAN[answer.kind]
        agreed = [item.row for item in items_of(material.record, listed)]
        known = {*cells, *told}
        return all(row in agreed and _filled(row) <= known for row in as_rows(answer.value))
    if answer.keys.get("role") == "next-conference":
        moment = material.catalogue.moment(answer.value)
        return bool(moment) and moment == material.next_day
    return answer.kind == "recap" or answer.keys.get("role") == "conference-date"


def _filled(row: Row) -> set[str]:
    """The cells of a row that say something; a goal by its measure alone says it as the goal."""
    filled = {key for key, cell in row.items() if say_number(cell).strip()}
    if "measure" in filled and "goal" not in filled:
        filled.remove("measure")
    if "by" in filled and day_of(row["by"]) is None:
        filled.add("by_typed")
    return filled
