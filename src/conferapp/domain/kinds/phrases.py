"""The app's own words in answers that are shown as text, such as the “of” in “9 of 10”.

A letter in another language needs these words in that language. What people said, and the options
of an agenda, stand between them as they are.
"""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from conferapp.domain.almanac import day_of
from conferapp.domain.days import say_short
from conferapp.domain.placeholders import split

SECTION = "answers."
"""What the names of these phrases begin with where all phrases of the app have names."""

PHRASES: Mapping[str, str] = {
    "yes": "yes",
    "no": "no",
    "of": "{part} of {whole}",
    "percent": "{said} ({share} %)",
    "before": "(before: {amount})",
    "check": "(check: {found})",
    "check_was": "(check: {found}; was {level})",
    "level_mastered": "mastered",
    "level_close": "close",
    "level_not_yet": "not yet",
    "letter_mastered": "M",
    "letter_close": "C",
    "letter_not_yet": "N",
    "outcome_kept": "kept",
    "outcome_partly": "partly",
    "outcome_not_yet": "not yet",
    "from": "from {amount}",
    "to": "to {amount}",
    "stretch": "stretch {amount}",
    "by": "by {day}",
    "by_typed": "by {typed}",
    "why": "Why: {why}",
    "sign": "we’ll know by: {said}",
    "obstacle": "could get in the way: {said}",
    "backup": "back-up: {said}",
    "helper": "with {said}",
    "strength": "Strength: {tie}",
    "struggle": "To grow: {tie}",
}
"""The English phrases by their short names, with gaps in braces.

`by` takes a day as the app says it, `by_typed` what somebody typed instead of one.
"""


class Words(Protocol):
    """The app's words in one language."""

    def say(self, name: str, **gaps: str) -> str:
        """A phrase such as `answers.of`, with its gaps filled."""

    def short(self, day: date) -> str:
        """A day in few words."""

    def moment(self, value: object) -> str:
        """The answer to a question for a date, with the hour where there is one; "" for none."""


class English:
    """The words that stand on screen."""

    def say(self, name: str, **gaps: str) -> str:
        """See `Words.say`.

        Raises:
            KeyError: There is no such phrase, or nothing for one of its gaps.
        """
        pieces = split(PHRASES[name.removeprefix(SECTION)])
        return "".join(words + (gaps[gap] if gap else "") for words, gap in pieces)

    def short(self, day: date) -> str:
        """Such as `Sat 12 Dec`: a goal is about a day so near that its year goes without saying."""
        return say_short(day, day)

    def moment(self, value: object) -> str:
        """Such as `Fri 4 Dec 2026, 15:30`."""
        day = day_of(value)
        if day is None:
            return ""
        said = f"{say_short(day, day)} {day.year}"
        return f"{said}, {str(value)[11:16]}" if len(str(value)) > 10 else said


ENGLISH: Words = English()


def stored(words: Words, sort: str, value: str) -> str:
    """A word of the app's that records keep, such as the level `not yet`, as it is said.

    Args:
        words: The language.
        sort: What it is: `level`, `letter` (that of a level) or `outcome`.
        value: The word as it is kept; one that another program wrote stays as it is.
    """
    name = f"{sort}_{value.replace(' ', '_')}"
    return words.say(SECTION + name) if name in PHRASES else value
