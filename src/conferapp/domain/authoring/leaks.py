"""Leaks: covered answers on pages that come before the question which uncovers them.

Nothing leaks while a conference runs, because a covered answer stays covered. But then the page
shows nothing, its condition never holds, or a sentence of it has a gap.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from conferapp.domain.authoring.draft import Draft, Spot
from conferapp.domain.authoring.gates import Asked, Gate, asked, gates
from conferapp.domain.authoring.sources import uses
from conferapp.domain.problem import Problem


@dataclass(frozen=True)
class Cover:
    """What covers an answer.

    Attributes:
        name: The id of the answer.
        key: The id of the question that has to be answered first.
        spot: Where that is asked.
    """

    name: str
    key: str
    spot: Spot


def leak_problems(draft: Draft) -> Iterator[Problem]:
    """Pages on which a covered answer is used too early, each once for what it waits for.

    Args:
        draft: The agenda.
    """
    by_page: dict[int, list[Gate]] = {}
    for gate in gates(draft):
        by_page.setdefault(gate.here[0], []).append(gate)
    for number, page in enumerate(draft.pages):
        if page.page.who == "tutor" or not page.surely:
            continue
        told = {name for name in page.page.show if _comes_later(draft, name, number)}
        page_gate, *others = by_page[number]
        if page.page.who == "student":  # its tips are a mistake already
            others = [gate for gate in others if gate.opens != "tip"]
        shut = [*_conditions(draft, page_gate)]
        found = shut or [*_shown(draft, number), *_each(draft, others), *_filled(draft, number)]
        for key, problem in found:
            if key not in told:
                told.add(key)
                yield problem


def _comes_later(draft: Draft, name: str, number: int) -> bool:
    """Whether a question is named too early by itself, which is told already."""
    spot = draft.spots.get(name)
    return spot is not None and spot.page_number >= number


def _cover(draft: Draft, name: str) -> Cover | None:
    """What covers an answer, as far as it can be told."""
    item = draft.questions.get(name)
    key = item.question.reveal_after if item else None
    spot = draft.spots.get(key or "")
    if key is None or spot is None or key == name or {key, name} & draft.shared:
        return None
    return Cover(name, key, spot)


def _each(draft: Draft, some: list[Gate]) -> Iterator[tuple[str, Problem]]:
    for gate in some:
        yield from _conditions(draft, gate)


def _conditions(draft: Draft, gate: Gate) -> Iterator[tuple[str, Problem]]:
    for one in asked(draft, gate):
        cover = _cover(draft, one.item.id)
        why = _shut(one, cover) if cover else None
        if cover is not None and why is not None:
            message = (
                f"This can never hold: on this page `{cover.name}` is covered until `{cover.key}` "
                f"is answered, and {why}."
            )
            hint = f"Move this behind `{cover.key}`, or to a page of the tutor’s."
            yield cover.key, Problem((*one.where, "question"), message, hint)


def _shut(one: Asked, cover: Cover) -> str | None:
    """Why a condition on a covered answer can't hold: what would uncover it comes too late."""
    here, there = one.gate.here[0], cover.spot.page_number
    if there > here:
        return f"that is asked later, on the page `{cover.spot.page.id}`"
    if there == here and one.gate.opens == "page":
        return "that is asked here"
    return "this is that question" if one.gate.name == cover.key else None


def _shown(draft: Draft, number: int) -> Iterator[tuple[str, Problem]]:
    """On a page for both, the two sides of a mirror are laid out, whichever of them it names."""
    page = draft.pages[number]
    alone = page.page.who == "student"
    for place, name in enumerate(page.page.show):
        spot = draft.spots.get(name)
        if spot is None or spot.page_number >= number:
            continue
        other = None if alone else draft.mirrored.get(name)
        for side in (name, other):
            cover = _cover(draft, side) if side else None
            late = number - cover.spot.page_number if cover else 1
            if cover is None or late > 0 or (late == 0 and not alone):
                continue
            where = (*page.where, "show", place)
            yield cover.key, Problem(where, *_too_early(cover, name, asks=late == 0))


def _too_early(cover: Cover, name: str, *, asks: bool) -> tuple[str, str]:
    """What is wrong with showing an answer, and what to do.

    Args:
        cover: What covers it.
        name: What the page names: the answer, or its other side.
        asks: Whether the page is the student's, and asks what would uncover it.
    """
    subject = (
        f"`{name}`" if name == cover.name else f"`{name}` is laid out with `{cover.name}`, which"
    )
    if asks:
        return (
            f"{subject} covers this page until `{cover.key}` is answered, and that is asked here.",
            f"Ask `{cover.key}` on an earlier page, or show this on a later one.",
        )
    return (
        f"{subject} stays covered here until `{cover.key}` is answered, and that is asked later, "
        f"on the page `{cover.spot.page.id}`.",
        "Show it on a page behind that one, or on a page of the tutor’s.",
    )


def _filled(draft: Draft, number: int) -> Iterator[tuple[str, Problem]]:
    for use in uses(draft, number):
        cover = _cover(draft, use.source)
        if cover is None or draft.spots[use.source].page_number > number:
            continue
        if cover.spot.page_number > number:
            message = (
                f"{use.braces} can’t be filled in here: `{cover.name}` is covered until "
                f"`{cover.key}` is answered, and that is asked later, on the page "
                f"`{cover.spot.page.id}`."
            )
            hint = "Say it without, or move it to a page behind that one."
            yield cover.key, Problem(use.where, message, hint, within=use.braces)
