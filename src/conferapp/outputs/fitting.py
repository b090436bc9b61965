"""How large the type on a card can be, and which cards share a sheet.

A browser doesn't make type smaller until it fits, and the page has no script that could. So the
room is reckoned here from how many letters there are. It is reckoned with care, for a wide face:
what doesn't fit after all grows, and is never cut off.
"""

import math
from dataclasses import dataclass
from typing import Any

from conferapp.domain.pictures import cells

PER_SHEET = 8
"""Labels on a sheet, in two columns."""

_MM = 72 / 25.4
_LETTER, _WIDE = 0.49, 1.06
"""The width of a letter in sizes of its type, for one that takes one cell and for a wide one; with
some room, because lines end between words."""
_LINE = 1.3
_ART_LINE = 1.1
_MONO = 0.62


@dataclass(frozen=True)
class _Room:
    """The inside of a card, in points, and the sizes of type to try, the largest first."""

    width: float
    height: float
    art: float
    sizes: tuple[tuple[float, float], ...]


_CARD = ((30, 14), (27, 12.5), (23, 12), (19.5, 11), (16, 10), (13, 9), (10.5, 8.5), (9, 8))
_LABEL = ((20, 10), (17, 9.5), (14.5, 9), (12, 8), (10, 7.5), (8.5, 7), (7.5, 6.5), (6.5, 6))
_ROOMS = {
    ("card", "a4"): _Room(132 * _MM, 85 * _MM, 10, _CARD),
    ("card", "letter"): _Room(136 * _MM, 81 * _MM, 10, _CARD),
    ("labels", "a4"): _Room(88 * _MM, 57 * _MM, 6.5, _LABEL),
    ("labels", "letter"): _Room(90 * _MM, 54 * _MM, 6.5, _LABEL),
}


def fitted(card: dict[str, Any], sheet: str, paper: str) -> dict[str, Any]:
    """The sizes of type with which a card fills its room and no more, in points.

    Args:
        card: A card, as the data of a handout has it.
        sheet: `card` or `labels`.
        paper: `a4` or `letter`.

    Returns:
        `goal`, `body` and `art`, and `over`: whether it is too long at any size.
    """
    room = _ROOMS["labels" if sheet == "labels" else "card", paper]
    columns = max(map(cells, card["art"]), default=0)
    art = min(room.art, room.width * 0.36 / (_MONO * columns)) if columns else room.art
    for goal, body in room.sizes:
        if _height(card, room, goal, body, art) <= room.height:
            return {"goal": goal, "body": body, "art": round(art, 1), "over": False}
    goal, body = room.sizes[-1]
    return {"goal": goal, "body": body, "art": round(art, 1), "over": True}


def sheets(cards: list[dict[str, Any]], paper: str) -> list[dict[str, Any]]:
    """The cards in the order given, eight to a sheet; one that is too long has a sheet to itself.

    Args:
        cards: Cards, as the data of a handout has them.
        paper: `a4` or `letter`.

    Returns:
        For each sheet `alone` and its `cards`.
    """
    found: list[dict[str, Any]] = []
    for card in cards:
        alone = fitted(card, "labels", paper)["over"]
        full = not found or found[-1]["alone"] or len(found[-1]["cards"]) == PER_SHEET
        if alone or full:
            found.append({"alone": alone, "cards": []})
        found[-1]["cards"].append(card)
    return found


def _height(card: dict[str, Any], room: _Room, goal: float, body: float, art: float) -> float:
    beside = 0.0
    picture = 0.0
    if card["art"] or card["clues"]:
        columns = max(map(cells, card["art"]), default=0)
        beside = max(columns * _MONO * art, room.width * 0.26) + body * 1.5
        picture = len(card["art"]) * art * _ART_LINE
        picture += sum(_text(clue, body, beside - body * 1.5) for clue in card["clues"])
    top = max(sum(_text(line, goal, room.width - beside) for line in card["goals"]), picture)
    names = ("actions", "backups", "nexts")
    below = sum(
        _text(line, body, room.width - body * 1.5) + body * 0.35
        for name in names
        for line in card[name]
    )
    # The heading, and the space between all these.
    return top + below + body * 4.6


def _text(words: dict[str, Any], size: float, width: float) -> float:
    lines = words["text"].split("\n")
    return sum(max(math.ceil(_extent(line) * size / width), 1) for line in lines) * size * _LINE


def _extent(line: str) -> float:
    """How wide a line is, in sizes of its type."""
    taken = cells(line)
    wide = max(taken - len(line), 0)
    return (taken - 2 * wide) * _LETTER + wide * _WIDE
