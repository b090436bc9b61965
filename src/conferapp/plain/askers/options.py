"""Asks for options: one of them, several, or own words where those are welcome."""

import re

from conferapp.domain.picking import (
    NO_TOPICS,
    own_words,
    takes_own_words,
    unlisted,
)
from conferapp.domain.prompt import Option
from conferapp.domain.text import MAX_LINE
from conferapp.plain.askers.matching import match_option
from conferapp.plain.askers.talk import Talk

OWN = "Something else, in your own words"


class Options:
    """The options of one question, numbered, with own words behind them.

    Attributes:
        listed: The options, and what the answer names beside them.
        own: The own words of the answer so far, or "".
        other: Whether own words are welcome.
    """

    def __init__(self, talk: Talk) -> None:
        """List the options."""
        prompt = talk.prompt
        self._talk = talk
        self.own = own_words(prompt.question, prompt.value, prompt.options)
        self.other = takes_own_words(prompt.question)
        beside = unlisted(prompt.value, prompt.options)
        kept = beside[:-1] if self.own else beside
        self.listed = (*prompt.options, *(Option(name, name) for name in kept))

    def say(self, how: str) -> bool:
        """Say them; False where there is nothing to choose from."""
        if not self.listed:
            self._talk.say(NO_TOPICS)
            return self.other
        lines = [option.shown for option in self.listed]
        if self.other:
            lines.append(f"Your own words: {self.own}" if self.own else OWN)
        said = (f"{number}. {line}" for number, line in enumerate(lines, 1))
        self._talk.say(f"{len(lines)} to choose from, {how}:", *said)
        return True

    @property
    def own_number(self) -> int:
        """The number of own words; 0 where they aren't welcome."""
        return len(self.listed) + 1 if self.other else 0

    def own_from(self, typed: str) -> str | None:
        """Own words behind their number, or asked for where only the number stands there.

        Returns:
            The words, "" where there are none after all; None where they weren't meant.
        """
        behind = re.fullmatch(r"(\d{1,4})(?:[.:]?\s+(\S.*))?", typed)
        if behind is None or not self.other or int(behind[1]) != self.own_number:
            return None
        words = behind[2] or self._talk.hear("Your own words") or self.own
        return self._talk.fitting(words, MAX_LINE)


def ask_choice(talk: Talk) -> None:
    """Ask for one option, or own words."""
    talk.say_so_far()
    options = Options(talk)
    if not options.say("by number or first words"):
        return
    while line := talk.hear():
        own = options.own_from(line)
        if own == "":
            return
        found = match_option(options.listed, line)
        if own is None and found.at is not None:
            chosen = options.listed[found.at]
            talk.report(chosen.stored)
            talk.say(f"Chosen: {chosen.shown}")
            return
        if own or (options.other and not found.doubtful):
            words = own or talk.fitting(line, MAX_LINE)
            talk.report(words)
            talk.say(f"Your own words: {words}")
            return
        if not talk.refuse(found.problem, line):
            return
