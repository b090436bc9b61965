"""Keepsakes: the cards that a student took along, as the back pages collect them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from conferapp.domain.goal_words import goal_line
from conferapp.domain.model import as_row
from conferapp.domain.record import Record
from conferapp.domain.story.days import day_held
from conferapp.domain.text import say_number
from conferapp.domain.thread import items_of


@dataclass(frozen=True)
class Keepsake:
    """A card.

    Attributes:
        day: The day of the conference.
        picture: The name of its picture clue, or "".
        words: Its few words, or "".
        goals: What was agreed then, a line each.
    """

    day: date | None
    picture: str
    words: str
    goals: tuple[str, ...] = ()


def keepsakes(records: Iterable[Record]) -> tuple[Keepsake, ...]:
    """A card for each conference that left one: a picture clue, a few words, or a goal.

    Args:
        records: Finished conferences of one student, the oldest first.
    """
    return tuple(card for card in map(_card, records) if card.picture or card.words or card.goals)


def _card(record: Record) -> Keepsake:
    picture, words = _clue(record)
    goals = tuple(line for i in items_of(record, "goals") if (line := goal_line(i.row)))
    return Keepsake(day_held(record), picture, words, goals)


def _clue(record: Record) -> tuple[str, str]:
    """The picture and the words of the first reminder that has any."""
    for answer in record.answers.values():
        if answer.kind == "reminder" and answer.for_student:
            row = as_row(answer.value)
            picture, words = (say_number(row.get(key)).strip() for key in ("picture", "words"))
            if picture or words:
                return picture, words
    return "", ""
