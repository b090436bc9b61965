"""Goal cards: the one of today, and the back pages, which are all that a student has collected."""

from dataclasses import replace

from conferapp.domain.handouts.handout import Card, Handout, Line, Sheet, Span
from conferapp.domain.handouts.material import Material, day_held
from conferapp.domain.handouts.plan import action_lines, backup_lines, goal_lines, next_lines
from conferapp.domain.model import as_row
from conferapp.domain.text import say_number

TO_A_SHEET = 8
"""Stickers on one sheet."""
MOST_ACTIONS = 3
MOST_GOALS = 2


def one_card(material: Material) -> Handout:
    """Today's card."""
    card = _card(material)
    return _handout(material, "card", "card", (card,) if card.lines or card.art else ())


def labels(material: Material) -> Handout:
    """Today's card, as often as fits on a sheet of labels."""
    card = _card(material)
    copies = (card,) * TO_A_SHEET if card.lines or card.art else ()
    return _handout(material, "labels", "labels", copies)


def back_pages(material: Material) -> Handout:
    """Every card that the student has collected, in order."""
    return _handout(material, "cards", "card", _collected(material))


def stickers(material: Material) -> Handout:
    """Every card that the student has collected, as stickers."""
    return _handout(material, "stickers", "labels", _collected(material))


def _handout(material: Material, edition: str, sheet: Sheet, cards: tuple[Card, ...]) -> Handout:
    words = material.catalogue
    title = words.phrase("card.title" if edition in {"card", "labels"} else "card.titles")
    return Handout(edition, words.language, words.direction, title, cards=cards, sheet=sheet)


def _card(material: Material) -> Card:
    """The card of a conference, with the goal and the plan that stand behind it."""
    art, clue = _clue(material)
    goals = goal_lines(material, most=MOST_GOALS)
    heading = "card.goal" if goals else "card.next_step"
    lines = (
        *goals,
        *action_lines(material, most=MOST_ACTIONS),
        *backup_lines(material, most=1),
        *next_lines(material, "card.next"),
        *clue,
    )
    day = day_held(material.record)
    return Card(
        key=f"card:{material.record.id}",
        heading=material.catalogue.phrase(heading),
        name=material.called,
        day=material.catalogue.short(day) if day else "",
        art=art,
        lines=lines,
    )


def _clue(material: Material) -> tuple[tuple[str, ...], tuple[Line, ...]]:
    """The drawing, and its few words."""
    for _, answer in material.of_kind("reminder"):
        row = as_row(answer.value)
        picture = material.pictures.get(say_number(row.get("picture")))
        words = say_number(row.get("words")).strip()
        if picture or words:
            line = Line("clue", (Span(words, said=True),), role="clue")
            return picture.art if picture else (), (line,) if words else ()
    return (), ()


def _collected(material: Material) -> tuple[Card, ...]:
    """A card for each conference that left one: with what was agreed in it, and no more."""
    cards = []
    for at, record in enumerate((*material.earlier, material.record)):
        card = _card(replace(material, record=record, earlier=()))
        if card.of("goal") or card.of("clue") or card.art:
            # The next conference of an old one has been; the card says what was agreed.
            lines = tuple(line for line in card.lines if line.role != "next")
            cards.append(_renamed(replace(card, lines=lines), at))
    return tuple(cards)


def _renamed(card: Card, number: int) -> Card:
    """A card whose lines have keys that no other card of the handout has."""
    lines = tuple(replace(line, key=f"{number}:{line.key}") for line in card.lines)
    return replace(card, key=f"{card.key}:{number}", lines=lines)
