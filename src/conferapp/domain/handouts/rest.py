"""What letters and notes have in common: the opening, everything else that was shared, the end."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from conferapp.domain.handouts.handout import ADDED, Block, Line, Span
from conferapp.domain.handouts.material import Asked, Material
from conferapp.domain.record import Answer

_SHOWN_ELSEWHERE = frozenset({"conference-date", "next-conference", "assignment"})
"""Roles whose answers stand in the opening or in a block of their own."""
_OF_THE_PLAN = frozenset({"goal", "actions", "recap", "reminder"})
"""Kinds that stand as goal and plan, or on the card."""


def opening(material: Material, section: str) -> tuple[Line, ...]:
    """When they met, and what they looked at.

    Args:
        material: What the handout is made of.
        section: The section of the catalogue, with `opening` and `opening_plain`.
    """
    words = material.catalogue
    looked_at = next(
        (said for a in material.of_role("assignment") if (said := _one(material, a))), ""
    )
    day = (Span(material.day),)
    names = {"student": (Span(material.called, said=True),), "tutor": material.tutor, "day": day}
    if looked_at:
        spans = words.phrase(f"{section}.opening", **names, assignment=looked_at)
    else:
        spans = words.phrase(f"{section}.opening_plain", **names)
    return (Line("opening", spans),)


def rest(
    material: Material,
    heading: str,
    *,
    used: Collection[str] = (),
    keep: Callable[[Answer], bool] = lambda _: True,
) -> Iterator[Block]:
    """Every other answer that the reader may have, below its question.

    Args:
        material: What the handout is made of.
        heading: The name of the phrase above them.
        used: The questions whose answers stand elsewhere.
        keep: Whether an answer is kept; others are offered.
    """
    left = [each for each in material.answers if each[0] not in used and not _stands(each)]
    found = ((answered(material, each), keep(each[1])) for each in left)
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


def _stands(asked: Asked) -> bool:
    """Whether an answer has its place in the opening, or among goal and plan.

    A goal or a plan counts for the student's thread only where the student may have it.
    """
    _, answer = asked
    if answer.kind in {"goal", "actions"}:
        return answer.for_student
    return answer.kind in _OF_THE_PLAN or answer.keys.get("role") in _SHOWN_ELSEWHERE


def _one(material: Material, asked: Asked) -> str:
    return " ".join(material.text(asked).split())
