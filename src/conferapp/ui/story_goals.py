"""A student's goals, each with how it ended, and the cards that they collected."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from textual.content import Content

from conferapp.domain.almanac import day_of
from conferapp.domain.goal_words import goal_line
from conferapp.domain.kinds.looking_back import OUTCOME_MARKS, OUTCOMES
from conferapp.domain.model import Row
from conferapp.domain.story.days import day_held
from conferapp.domain.story.keepsakes import Keepsake
from conferapp.domain.story.story import GoalTold, Story
from conferapp.ui.card_text import card
from conferapp.ui.hung import heading, hung, quiet, short_day, stacked
from conferapp.ui.past import Past
from conferapp.ui.text import QUIET_STYLE

STANDS, UNTOLD = "▸", "·"
"""In front of a goal that is being worked on, and of one of which nobody said how it ended."""
WORKED_ON = "being worked on"
AGAIN = "agreed again later"
UNSAID = "without a word on how it ended"
ENDS = (WORKED_ON, *OUTCOMES, AGAIN, UNSAID)
"""How goals end, in the order in which they are counted."""
_MARK = 2
"""Columns of a mark."""


def goals_text(story: Story, today: date, width: int) -> Content:
    """Every goal, the newest first, with how it ended."""
    if not story.goals:
        return quiet("No goal was agreed yet. The first one will stand here.", width)
    blocks = (_goal(told, today, width) for told in reversed(story.goals))
    return stacked([_ends(story.goals, width), *blocks], "\n\n")


def _ends(goals: Iterable[GoalTold], width: int) -> Content:
    """How many goals there were, and how many ended how."""
    ends = Counter(map(_end, goals))
    said = ", ".join(f"{ends[end]} {end}" for end in ENDS if ends[end])
    whole = f"{ends.total()} {'goal' if ends.total() == 1 else 'goals'} so far"
    return quiet(f"{whole}: {said}. Newest first.", width)


def _end(told: GoalTold) -> str:
    word = told.end.word
    if told.stands or word is None:
        return WORKED_ON if told.stands else AGAIN if told.again else UNSAID
    return word.closing.outcome if word.closing.outcome in OUTCOMES else UNSAID


def _goal(told: GoalTold, today: date, width: int) -> Content:
    item, word = told.end.item, told.end.word
    mark = OUTCOME_MARKS.get(word.closing.outcome, UNTOLD) if word else UNTOLD
    agreed = f"agreed {short_day(day_held(told.end.record), today)}"
    lines = [
        hung(
            STANDS if told.stands else mark,
            goal_line(item.row) or item.name,
            width,
            "bold" if told.stands else "",
            wide=_MARK,
        ),
        hung("", agreed, width, QUIET_STYLE, wide=_MARK),
    ]
    if word:
        when = short_day(day_held(word.record), today)
        lines.append(hung("", f"{when}: {word.closing.said}", width, wide=_MARK))
    elif told.stands:
        lines.append(hung("", _standing(item.row, today), width, wide=_MARK))
    else:
        lines.append(hung("", AGAIN if told.again else UNSAID, width, QUIET_STYLE, wide=_MARK))
    return stacked(lines)


def _standing(row: Row, today: date) -> str:
    day = day_of(row.get("by"))
    late = day is not None and day < today
    return "its day has passed; nobody has looked at it yet" if late else WORKED_ON


def cards_text(past: Past, today: date, width: int) -> Content:
    """The cards that were collected, the newest first."""
    cards = past.story.cards
    if not cards:
        return quiet("No card yet. Each conference can leave one: a picture, a few words.", width)
    count = f"{len(cards)} {'card' if len(cards) == 1 else 'cards'}"
    ways = "“Cards and letters” shows them as they print, and all of them together."
    lead = f"{count}, newest first. {ways}"
    blocks = (_card(one, past, today, width) for one in reversed(cards))
    return stacked([quiet(lead, width), *blocks], "\n\n")


def _card(one: Keepsake, past: Past, today: date, width: int) -> Content:
    picture = past.pictures.get(one.picture)
    drawn = card(picture, one.words or ("" if picture else one.picture))
    lines = [heading(short_day(one.day, today)), *([drawn] if drawn.plain else [])]
    return stacked([*lines, *(hung("Goal", goal, width) for goal in one.goals)])
