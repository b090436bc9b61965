"""Goal and plan in the words of a handout: what every edition says of them in the same way."""

from collections.abc import Iterator, Sequence

from conferapp.domain.almanac import day_of
from conferapp.domain.handouts.handout import Line, Span, Spans
from conferapp.domain.handouts.material import Material
from conferapp.domain.model import Row
from conferapp.domain.text import say_number
from conferapp.domain.thread import items_of

Name = str
"""The name of a phrase in the catalogue."""


def goal_spans(material: Material, row: Row) -> Spans:
    """A goal in the student's words, with the day it is meant for."""
    said = say_number(row.get("goal")) or say_number(row.get("measure"))
    day = day_of(row.get("by"))
    if not said:
        return ()
    if day is None:
        return (Span(said, said=True),)
    short = (Span(material.catalogue.short(day)),)
    return material.catalogue.phrase("card.by", goal=said.rstrip(" ."), day=short)


def goal_lines(material: Material, *, most: int) -> tuple[Line, ...]:
    """The goals that stand, the newest first.

    Those agreed in this conference are kept, as many as there is room for, or else the newest one
    that stands; the others can be taken in.

    Args:
        material: What the handout is made of.
        most: How many there is room for.
    """
    room = max(1, min(most, len(items_of(material.record, "goals"))))
    said = [spans for row in material.goals if (spans := goal_spans(material, row))]
    return tuple(
        Line(f"goal:{at}", spans, role="goal", kept=at < room) for at, spans in enumerate(said)
    )


def action_lines(material: Material, *, most: int) -> tuple[Line, ...]:
    """The steps of the plan with their days, the newest first.

    Where a goal and a plan were agreed in this conference, that is the plan; a short check-in adds
    its next step to what stood before.

    Args:
        material: What the handout is made of.
        most: How many there is room for; the others can be taken in.
    """
    agreed = len(items_of(material.record, "actions"))
    if agreed and items_of(material.record, "goals"):
        most = min(most, agreed)
    said = [spans for row in material.actions if (spans := _action(material, row))]
    return tuple(
        Line(f"action:{at}", spans, role="action", kept=at < most) for at, spans in enumerate(said)
    )


def backup_lines(material: Material, *, most: int) -> tuple[Line, ...]:
    """What is done if a step falls through."""
    return tuple(
        Line(f"backup:{at}", spans, role="backup", kept=at < most)
        for at, spans in enumerate(_of_rows(material, material.actions, "backup", "card.backup"))
    )


def helper_lines(material: Material) -> tuple[Line, ...]:
    """Who helps with which step."""
    rows = [row for row in material.actions if say_number(row.get("helper")).strip()]
    return tuple(
        Line(
            f"helper:{at}",
            material.catalogue.phrase(
                "letter.help_with",
                what=say_number(row.get("what")).strip().rstrip("."),
                helper=say_number(row.get("helper")).strip(),
            ),
        )
        for at, row in enumerate(rows)
    )


def next_lines(material: Material, phrase: Name | None = None) -> tuple[Line, ...]:
    """The day of the next conference.

    Args:
        material: What the handout is made of.
        phrase: The phrase that it stands in; None for the day alone.
    """
    day = material.next_day
    if not day:
        return ()
    spans: Spans = (Span(day, said=True),)
    said = material.catalogue.phrase(phrase, day=spans) if phrase else spans
    return (Line("next", said, role="next"),)


def _action(material: Material, row: Row) -> Spans:
    what, when, dose = (say_number(row.get(key)).strip() for key in ("what", "when", "dose"))
    times = ", ".join(part for part in (when, dose) if part)
    if what and times:
        return material.catalogue.phrase("card.action", what=what.rstrip(" .:"), when=times)
    return (Span(what or times, said=True),) if what or times else ()


def _of_rows(material: Material, rows: Sequence[Row], key: str, phrase: Name) -> Iterator[Spans]:
    seen: set[str] = set()
    for row in rows:
        said = say_number(row.get(key)).strip()
        if said and said not in seen:
            seen.add(said)
            yield material.catalogue.phrase(phrase, **{key: said})
