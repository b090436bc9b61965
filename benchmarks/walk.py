"""A walk through all pages of a conference, as a tutor and a student take it."""

from collections.abc import Iterator
from typing import Final, Self

from benchmarks.sample import RUN, Sample
from benchmarks.terminal import Terminal

NEXT, TUTOR = b"\x1b[19~", b"\x1bOQ"
"""F8 and F2."""

_GIVEN_BACK: Final = "Please give the laptop back"
_HAND_OVER: Final = "Hand over ▸"


class Walk:
    """The app, opened at its first page.

    Args:
        sample: A workspace with one conference.
        pages: Id of each page, and whose it is, in order.

    Attributes:
        terminal: Shows it.
        turned: The moment of the key that turned to the page, or None on the first.
    """

    def __init__(self, sample: Sample, pages: list[tuple[str, str]]) -> None:
        name = sample.names[0].split()
        self.terminal = Terminal(["-c", RUN, "confer", *name], sample.environ)
        self.turned: float | None = None
        self._pages = pages

    def __enter__(self) -> Self:
        self.terminal.settle(0.8)
        return self

    def __exit__(self, *_: object) -> None:
        self.terminal.__exit__()

    def pages(self) -> Iterator[str]:
        """Turn to each page, and say its id; whoever asks waits until it is painted."""
        before = "tutor"
        for page, who in self._pages:
            if page != self._pages[0][0]:
                self.turned = self._turn(before == "student", who == "student")
            yield page
            before = who

    def _turn(self, from_student: bool, to_student: bool) -> float:
        if from_student != to_student:
            between = _HAND_OVER if to_student else _GIVEN_BACK
            self.terminal.send(NEXT)
            self.terminal.wait(lambda screen: screen.shows(between))
            self.terminal.settle(0.1)
            if from_student:
                self.terminal.send(TUTOR)
                self.terminal.settle(0.1)
                return self.terminal.send(TUTOR)
        return self.terminal.send(NEXT)
