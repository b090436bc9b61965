"""The talk about one question: what every asker says and hears, and what it reports."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from conferapp.domain.model import Value
from conferapp.domain.one_line import left_out
from conferapp.domain.text import MAX_LINE, limit
from conferapp.plain.askers.spoken import spoken
from conferapp.plain.asking import Asking
from conferapp.plain.choices import ask_again
from conferapp.plain.voice import Ordered

OwnOrders = Mapping[str, Callable[[str], None]]
"""What an asker does at orders of its own, by their names; it is handed what stands behind."""

CLEAR = "clear"
NO_ORDERS: OwnOrders = MappingProxyType({})
EMPTY = "-"
"""Typed alone where a single thing is asked for, it takes away what is there."""


class Cleared(Exception):
    """The answer was taken away, and with that the question is done."""


class Talk:
    """One question while it is asked.

    Attributes:
        prompt: The question, ready to be asked.
        question: What it asks.
        voice: Speaks and listens.
        value: The answer as last reported.
    """

    def __init__(self, asking: Asking) -> None:
        """Ask a question."""
        self.prompt = asking.prompt
        self.question = asking.prompt.question
        self.voice = asking.voice
        self.value: Value = asking.prompt.value
        self._report = asking.report
        self._told: set[str] = set()
        self._brief = asking.brief

    def say(self, *lines: str) -> None:
        """Say something, a line for each; not what was said a moment ago, in front of an order."""
        for line in () if self._brief else lines:
            self.voice.say(line)

    def say_again(self, *lines: str) -> None:
        """Say something without which nobody knows what is asked, also behind an order."""
        for line in lines:
            self.voice.say(line)

    def say_once(self, text: str) -> None:
        """Say something that need not be heard twice while this question is asked."""
        if text not in self._told:
            self._told.add(text)
            self.say(text)

    def hear(
        self,
        lead: str = "Answer",
        orders: OwnOrders = NO_ORDERS,
        *,
        cells: bool = False,
        most: int | None = MAX_LINE,
    ) -> str:
        """Hear one line; orders of this question's own are dealt with on the way.

        Args:
            lead: What stands in front of it.
            orders: The orders.
            cells: Whether tabs part cells.
            most: The most characters, what is left out is said; None where the asker sees to it.

        Raises:
            Cleared: The answer was to be taken away, and was.
            Ended: There is nothing more to hear.
            Ordered: It was another order.
        """
        known = {CLEAR: self._clear, "ideas": self._no_ideas, **orders}
        self._brief = False
        while True:
            try:
                line = self.voice.hear(lead, cells=cells)
                return line if most is None else self.fitting(line, most)
            except Ordered as order:
                if order.name not in known:
                    raise
                known[order.name](order.rest)

    def report(self, value: Value, typed: str | None = None) -> None:
        """Report the answer, if it is another one than before, or couldn't be read."""
        if value != self.value or typed or self.prompt.typed:
            self.value = value
            self._report(value, typed)

    def misfit(self, problem: str) -> bool:
        """Say why something didn't fit; whether whoever answers can be asked again."""
        return ask_again(self.voice, problem)

    def refuse(self, problem: str, typed: str) -> bool:
        """Say why something is no answer; a script's is kept as it was typed.

        Returns:
            Whether to ask again.
        """
        again = self.misfit(problem)
        if not again:
            self.report(None, typed)
        return again

    def fitting(self, text: str, most: int) -> str:
        """As much of a text as there is room for; what was left out is said."""
        kept, cut = limit(text, most)
        if cut:
            self.misfit(left_out(most, cut))
        return kept

    def say_so_far(self) -> None:
        """Say what was answered before, if anything, and what is wrong with it."""
        prompt = self.prompt
        if prompt.typed:
            self.say(f"So far, as it was typed: {prompt.typed}")
        lines = spoken(prompt.question, prompt.value, prompt.today)
        if len(lines) > 1:
            self.say(f"So far, {len(lines)} lines:", *lines)
        elif lines:
            self.say(f"So far: {lines[0]}")
        wrong = None if prompt.value is None else prompt.question.problem(prompt.value)
        if wrong:
            self.say(wrong)

    def _no_ideas(self, _rest: str) -> None:
        self.say("There are no ideas here.")

    def _clear(self, _rest: str) -> None:
        self.report(None)
        self.say("The answer is taken away.")
        raise Cleared
