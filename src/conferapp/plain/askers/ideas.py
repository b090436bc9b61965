"""Ideas for an answer in words: sentence starters, a word bank, whole answers, by number."""

import re
from collections.abc import Sequence

from conferapp.domain.kinds.words import Short
from conferapp.domain.one_line import on_one_line, spaced
from conferapp.domain.wording import word
from conferapp.plain.askers.talk import OwnOrders, Talk

_USED = re.compile(r"=\s?(\d{1,3})(?:[.:]?\s+(.*))?")
HOW = "Begin with =1, =2 and so on to use one."


class Ideas:
    """What may stand in front of somebody's words.

    Attributes:
        orders: The order under which the ideas are said.
    """

    def __init__(self, talk: Talk, ideas: Sequence[str]) -> None:
        """Offer ideas; none is fine."""
        self._talk = talk
        self._ideas = tuple(on_one_line(idea) for idea in ideas)
        self.orders: OwnOrders = {"ideas": self._say} if self._ideas else {}

    def offer(self, *, folded: bool) -> None:
        """Say the ideas, or that there are some."""
        if not self._ideas:
            return
        if folded:
            number = len(self._ideas)
            there = "There is 1 idea" if number == 1 else f"There are {number} ideas"
            self._talk.say(f"{there} to start with: /ideas says {'it' if number == 1 else 'them'}.")
        else:
            self._say("")

    def mention(self) -> None:
        """Say once that there are ideas, and how to hear them."""
        if self._ideas:
            self._talk.say_once("/ideas says what was named before; =1 uses the first.")

    def used(self, line: str) -> str:
        """A line as it is meant: `=2 more words` begins with the second idea.

        Words that happen to begin like that, such as an equation, stay as they are.
        """
        match = _USED.fullmatch(line)
        if match is None or not 0 < int(match[1]) <= len(self._ideas):
            return line
        phrase, rest = self._ideas[int(match[1]) - 1], match[2] or ""
        text = f"{spaced('', phrase, rest)}{rest}".strip()
        self._talk.say(f"Taken as: {text}")
        return text

    def _say(self, _rest: str) -> None:
        lines = (f"{at}. {idea.rstrip(' .…')}" for at, idea in enumerate(self._ideas, 1))
        self._talk.say("Ideas to start with:", *lines, HOW)


def ideas_for(talk: Talk) -> Ideas:
    """The starters, the word bank and the usual answers of a question."""
    question = talk.question
    usual = question.suggest if isinstance(question, Short) else ()
    return Ideas(talk, (*talk.prompt.starters, *talk.prompt.words, *(word(one) for one in usual)))
