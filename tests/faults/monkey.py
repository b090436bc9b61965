"""A monkey at the keyboard: random keys, words, clicks, pastes, reports, bytes and window sizes."""

import os
import random
from collections.abc import Callable
from typing import Final

LONG: Final = os.environ.get("CONFERAPP_LONG") == "1"
"""Whether the tests of what a terminal sends try everything, and not only a part that is quick."""
SIZES: Final = (
    (80, 24),
    (120, 36),
    (40, 12),
    (200, 60),
    (300, 100),
    (20, 5),
    (7, 3),
    (2, 2),
    (1, 1),
)
"""Columns and lines."""

_ESC: Final = b"\x1b"
_KEYS: Final = (
    *(b"\x1bO" + letter for letter in (b"P", b"Q", b"R", b"S", b"H", b"F")),
    *(b"\x1b[%d~" % number for number in (1, 2, 3, 4, 5, 6, *range(15, 35))),
    *(b"\x1b[" + letter for letter in (b"A", b"B", b"C", b"D", b"H", b"F", b"Z")),
    *(b"\x1b[1;%d" % held + letter for held in range(2, 9) for letter in (b"A", b"B", b"C", b"D")),
    *(b"\x1b[%d;%d~" % (key, held) for key in (3, 5, 6, 15, 19, 20) for held in (2, 5)),
)
# Ctrl+Q apart, which ends the app, and with it what can be found out about it.
_CONTROLS: Final = tuple(bytes([code]) for code in range(32) if code != 0x11)
_USUAL: Final = (
    b"\r",
    b"\r",
    b"\t",
    b"\t",
    b"\x1b[Z",
    b"\x1b",
    b"\x7f",
    b" ",
    b"\x1b[19~",
    b"?",
    b"+",
)
_WORDS: Final = (
    "fractions",
    "12 of 20",
    "next Friday at 4",
    "Amara Okafor",
    "ñandú é 🙂 👩‍👩‍👧",
    "عربى",
    "漢字かな",
    "e\u0301\u0301\u0301",
    "[b]bold[/b]",
    "{student}",
    "=1+1",
    "../../x",
    "\u202eabc",
)


class Monkey:
    """Makes up what comes from a terminal.

    Args:
        chance: Decides everything.

    Attributes:
        size: The columns and lines that it believes in.
    """

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self.size = SIZES[0]
        self._deeds: tuple[tuple[Callable[[], bytes], int], ...] = (
            (self._usual, 30),
            (self._key, 22),
            (self._letters, 14),
            (self._click, 14),
            (self._control, 6),
            (self._mouse, 5),
            (self._paste, 3),
            (self._report, 3),
            (self._bytes, 3),
        )

    def event(self) -> bytes:
        """The next thing that the terminal sends."""
        deeds, weights = zip(*self._deeds, strict=True)
        deed: Callable[[], bytes] = self._chance.choices(deeds, weights)[0]
        return deed()

    def resized(self) -> tuple[int, int]:
        """Another size of the window."""
        self.size = self._chance.choice(SIZES)
        return self.size

    def _usual(self) -> bytes:
        return self._chance.choice(_USUAL)

    def _key(self) -> bytes:
        return self._chance.choice(_KEYS)

    def _control(self) -> bytes:
        return self._chance.choice(_CONTROLS)

    def _letters(self) -> bytes:
        if self._chance.random() < 0.3:
            return self._chance.choice(_WORDS).encode()
        return bytes(self._chance.choices(range(32, 127), k=self._chance.randint(1, 6)))

    def _place(self) -> tuple[int, int]:
        columns, lines = self.size
        return self._chance.randint(1, columns), self._chance.randint(1, lines)

    def _click(self) -> bytes:
        x, y = self._place()
        return b"\x1b[<35;%d;%dM\x1b[<0;%d;%dM\x1b[<0;%d;%dm" % (x, y, x, y, x, y)

    def _mouse(self) -> bytes:
        x, y = self._place()
        if self._chance.random() < 0.1:
            x, y = self._chance.randint(-9, 99_999), self._chance.randint(-9, 99_999)
        button = self._chance.choice((0, 1, 2, 32, 35, 64, 65, 66, 67, 4, 16, 20, 128, 999))
        return b"\x1b[<%d;%d;%d%s" % (button, x, y, self._chance.choice((b"M", b"m")))

    def _paste(self) -> bytes:
        piece = self._chance.choice((*_WORDS, "a\tb\nc\td\n", "\n", "\x00\x07", "line\r\n"))
        times = self._chance.choice((1, 1, 1, 5, 50, 3_000))
        end = b"\x1b[201~" if self._chance.random() < 0.95 else b""
        return b"\x1b[200~" + (piece * times).encode() + end

    def _report(self) -> bytes:
        numbers = ";".join(
            str(self._chance.choice((0, 1, 5, 13, 27, 48, 97, 57_344, 55_296, 1_114_112, 10**20)))
            for _ in range(self._chance.randint(1, 5))
        )
        middle = self._chance.choice(("", "?", "<", ">", "=", "$"))
        final = self._chance.choice("uytRMmn~cIOABPS")
        return f"\x1b[{middle}{numbers}{final}".encode()

    def _bytes(self) -> bytes:
        noise = self._chance.randbytes(self._chance.randint(1, 12)).replace(b"\x11", b"")
        return noise if self._chance.random() < 0.7 else _ESC + noise
