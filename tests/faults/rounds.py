"""What all rounds share: how the app is opened, typed into and looked at again, and what was found.

Every round has a prepared workspace of its own and is told how to open the app on it; so the same
rounds serve a few runs of fresh processes and thousands of forked ones.
"""

import random
import signal
import string
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from tests.faults.launch import Setting
from tests.faults.prepared import ASK, WORDS, Prepared
from tests.faults.terminal import ForkedTerminal, Terminal

Opener = Callable[[Prepared, Setting], Terminal]
"""Opens the app on a workspace."""

NEVER_BEHIND: Final = 0.5
"""Seconds that the disk may be behind somebody who types."""
CTRL_Q: Final = b"\x11"

_BEGINNING: Final = "»"  # stands nowhere else on the screen
_LETTERS: Final = string.ascii_lowercase * 4 + "éüñß"
_A_SECOND: Final = 12.0  # letters; somebody who types fast
_LONGEST: Final = 60  # letters that surely fit in a row of the field
_STARTING: Final = 30.0
_SHOWING: Final = 2.0


@dataclass(frozen=True)
class Found:
    """What a round found.

    Attributes:
        problem: What went wrong, or "".
        lost_ms: How long before the blow the oldest letter was typed that is missing.
        took_ms: How long it took to be told, saved or ended, whichever the round measures.
        struck: Whether what was to happen came to pass.
        cases: How many cases were looked at.
    """

    problem: str = ""
    lost_ms: float = 0.0
    took_ms: float = 0.0
    struck: bool = True
    cases: int = 1


@dataclass(frozen=True)
class Typed:
    """What was typed.

    Attributes:
        words: All of it.
        moments: When each letter was typed, in seconds that only go forward.
    """

    words: str
    moments: tuple[float, ...]

    def lost_ms(self, kept: str, blow: float) -> float:
        """How long before a blow the oldest letter was typed that isn’t kept.

        Args:
            kept: What is kept, a beginning of what was typed.
            blow: When it came.
        """
        count = len(kept)
        return (blow - self.moments[count]) * 1000 if count < len(self.moments) else 0.0


def fresh(prepared: Prepared, setting: Setting) -> Terminal:
    """Open the app in a process of its own, as everybody does."""
    return Terminal([*setting.words, *WORDS], prepared.environment)


def forked(prepared: Prepared, setting: Setting) -> Terminal:
    """Open the app in a copy of this process, which has it imported already."""
    return ForkedTerminal(lambda: setting.run(WORDS), prepared.environment)


def luck_of(number: int) -> random.Random:
    """What chooses in a round; the same for the same number.

    Args:
        number: The number of the round.
    """
    return random.Random(number)  # noqa: S311 - it keeps no secrets


def type_on(terminal: Terminal, luck: random.Random, seconds: float) -> Typed:
    """Type at a person’s pace for a while, and stop to think now and then.

    Args:
        terminal: Where the field has the focus.
        luck: Chooses letters and pauses.
        seconds: How long.
    """
    end = time.monotonic() + seconds
    words, moments, letter = "", list[float](), _BEGINNING
    while (now := time.monotonic()) < end and len(words) < _LONGEST:
        words, moments = words + letter, [*moments, now]
        terminal.send(letter.encode())
        pause = luck.expovariate(_A_SECOND) + (luck.random() < 0.03) * luck.uniform(0, 0.6)
        terminal.drain(min(pause, max(0.0, end - time.monotonic())))
        letter = luck.choice(_LETTERS)
    terminal.drain(max(0.0, end - time.monotonic()))
    return Typed(words, tuple(moments))


def next_start(open_app: Opener, prepared: Prepared, kept: str) -> str:
    """Open the app again, and tell what is wrong then, or "".

    Args:
        open_app: Opens it.
        prepared: The workspace as something left it.
        kept: What the field should hold.
    """
    with open_app(prepared, Setting(prepared.root)) as terminal:
        if not terminal.until(lambda: terminal.screen.shows(ASK), _STARTING):
            return f"the next start doesn’t come up: {terminal.screen.lines}"
        if not terminal.until(lambda: terminal.screen.shows(kept), _SHOWING):
            return f"the next start doesn’t show {kept!r}"
        # A kill might come in the middle of a save, which leaves something for yet another start.
        terminal.process.send_signal(signal.SIGTERM)
        if (code := terminal.ended(_STARTING)) != 128 + signal.SIGTERM:
            return f"the next start ends with {code}"
    stray = prepared.stray()
    return f"the next start left {stray}" if stray else ""


def first_of(verdicts: Mapping[str, bool]) -> str:
    """The problems of which it isn’t so that all is well, or "".

    Args:
        verdicts: Each problem, and whether all is well with it.
    """
    return ", ".join(problem for problem, is_well in verdicts.items() if not is_well)
