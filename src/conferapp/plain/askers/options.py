"""Asks for one option, or for own words where those are welcome."""

import re

from conferapp.domain.picking import NO_TOPICS, own_words, takes_own_words, unlisted
from conferapp.domain.prompt import Option
from conferapp.plain.askers.matching import match_option
from conferapp.plain.askers.talk import Talk

OWN = "Something else, in your own words"
YOURS = "Your own words"
_NUMBERED = re.compile(r"(\d{1,4})(?:[.:]?\s+(\S.*))?")


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

    def say(self, most: str = "") -> bool:
        """Say them, and how many may be chosen, if that is bounded.

        Returns:
            False where there is nothing to choose from, and nothing to write.
        """
        if not self.listed:
            self._talk.say(NO_TOPICS)
            if not self.other:
                return False
        lines = [option.shown for option in self.listed]
        if self.other:
            lines.append(f"{YOURS}: {self.own}" if self.own else OWN)
        said = (f"{number}. {line}" for number, line in enumerate(lines, 1))
        bound = f"{most}, " if most else ""
        self._talk.say(f"{len(lines)} to choose from, {bound}by number or first words:", *said)
        return True

    @property
    def own_number(self) -> int:
        """The number of own words; 0 where they aren't welcome."""
        return len(self.listed) + 1 if self.other else 0

    def ask_own(self) -> str:
        """Ask for own words; "" where there are none after all."""
        return self._talk.hear(YOURS)

    def without_number(self, typed: str) -> str:
        """Words without the number of own words in front of them."""
        numbered = _NUMBERED.fullmatch(typed)
        own = numbered is not None and int(numbered[1]) == self.own_number
        return (numbered[2] or "") if own and numbered else typed


def ask_choice(talk: Talk) -> None:
    """Ask for one option, or own words."""
    talk.say_so_far()
    options = Options(talk)
    if not options.say():
        return
    while line := talk.hear():
        found = match_option(options.listed, line)
        if found.at is not None:
            chosen = options.listed[found.at]
            talk.report(chosen.stored)
            talk.say(f"Chosen: {chosen.shown}")
            return
        if options.other and not found.doubtful:
            words = options.without_number(line) or options.own
            words = words or options.ask_own()
            if words:
                talk.report(words)
                talk.say(f"{YOURS}: {words}")
            return
        if not talk.refuse(found.problem, line):
            return
