"""A walk through all pages of a conference, as a tutor and a student take it."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final, Self

from benchmarks.sample import RUN, Sample
from benchmarks.screen import Screen
from benchmarks.terminal import Terminal
from conferapp.domain.agenda import Page
from conferapp.domain.wording import word

NEXT: Final = b"\x1b[19~"
"""F8."""
FINISH: Final = "Finish with"
"""What the finish screen says."""

_HAND_OVER: Final = b"\r"
_TUTOR: Final = b"\x1bOQ"  # F2
_AFTERWARDS: Final = b"\x1bOS"  # F4
_UNCOVER: Final = b"\x1b[20~"  # F9
_TAKES_IT: Final = _UNCOVER
_COVERED: Final = "Covered. F9 opens it."


class Walk:
    """The app, opened at its first page.

    Args:
        sample: A workspace with one conference.
        pages: The pages, in order.

    Attributes:
        terminal: Shows it.
        turned: The moment of the key that turned to the page, or None on the first.
    """

    def __init__(self, sample: Sample, pages: Sequence[Page]) -> None:
        name = sample.names[0].split()
        self.terminal = Terminal(["-c", RUN, "confer", *name], sample.environ)
        self.turned: float | None = None
        self._pages = pages

    def __enter__(self) -> Self:
        title = word(self._pages[0].title)  # covered, where the conference is under way
        self.terminal.wait(lambda screen: screen.shows(title) or screen.shows(_COVERED))
        if self.terminal.screen.shows(_COVERED):
            self.terminal.send(_UNCOVER)
        self.terminal.settle(0.8)
        return self

    def __exit__(self, *_: object) -> None:
        self.terminal.__exit__()

    def pages(self) -> Iterator[str]:
        """Turn to each page, and say its id; whoever asks waits until it is painted."""
        first, *others = self._pages
        yield first.id
        before = first
        for page in others:
            for keys, shown in _between(before, page):
                self.terminal.send(keys)
                self.terminal.wait(partial(Screen.shows, text=shown))
                self.terminal.settle(0.4)  # F9 right behind F2 takes nothing back
            self.turned = self.terminal.send(_last_key(before, page))
            yield page.id
            before = page


def _between(before: Page, page: Page) -> list[tuple[bytes, str]]:
    """Keys to press on the way from a page to the next, and what each of them shows."""
    if page.part == "follow_up" != before.part:
        return [(NEXT, FINISH), (_AFTERWARDS, _COVERED)]
    if before.who != "student" == page.who:
        return [(NEXT, "Hand over ▸")]
    if before.who == "student" != page.who:
        return [
            (NEXT, "Please give the laptop back"),
            (_TUTOR, "And now F9."),
            (_TAKES_IT, _COVERED),
        ]
    return []


def _last_key(before: Page, page: Page) -> bytes:
    if before.who != "student" == page.who:
        return _HAND_OVER  # F8 so soon behind F8 would be a key that is held down
    covered = page.part == "follow_up" != before.part or before.who == "student" != page.who
    return _UNCOVER if covered else NEXT
