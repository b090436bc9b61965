"""A conference is typed in one window and taken over in another, and not a letter is lost.

Once by default. Any number of times, and what each of them took:

    CONFERAPP_TAKE_OVERS=50 python -m pytest -s -n0 tests/faults/test_two_windows.py
"""

import os
import sys
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from string import ascii_lowercase
from typing import Final, NamedTuple

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from tests.faults.prepared import WORDS, Prepared, prepare
from tests.faults.terminal import Terminal

ROUNDS: Final = int(os.environ.get("CONFERAPP_TAKE_OVERS", "1"))
F4: Final = b"\x1bOS"
F6: Final = b"\x1b[17~"
OPEN: Final = "F8 Next"
READS: Final = "F6 Take over"
TAKEN: Final = "Another window has taken this conference over"
LATE: Final = "Typed since then, and not kept: "
MOST: Final = 200
"""Letters that are typed until the window is asked to let go, at most: more fit in no screen."""
PAUSE: Final = 0.03
SOON: Final = 10.0
_ANCHOR: Final = 30


class Taken(NamedTuple):
    """What became of one take-over.

    Attributes:
        typed: How many letters were typed in the first window until it said that it let go.
        shown: How many of them it had shown in the field.
        kept: How many of them the other one found.
        late: How many came when it had let go, and were shown as that.
        seconds: How long it took from the key to the other window's page.
    """

    typed: int
    shown: int
    kept: int
    late: int
    seconds: float


def window(prepared: Prepared) -> Terminal:
    """The app in a process of its own, asked to go on with the conference."""
    return Terminal(["-m", "conferapp", *WORDS], prepared.environment)


def type_until_told(has: Terminal, wants: Terminal, before: str) -> tuple[str, int]:
    """Type behind some words in one window until it says that the other has the conference."""
    typed, shown = "", 0
    for letter in cycle(ascii_lowercase):
        has.drain(PAUSE)
        wants.drain()
        if has.screen.shows(TAKEN):
            return typed, shown
        shown = max(shown, echoed(has, before, typed))
        assert len(typed) < MOST, "nobody let go:\n" + "\n".join(wants.screen.lines)
        typed += letter
        has.send(letter.encode())
    raise AssertionError


def echoed(has: Terminal, before: str, typed: str) -> int:
    """How many of the letters that were typed behind some words are on the screen."""
    text = _solid("".join(has.screen.lines))
    anchor = _solid(before)[-_ANCHOR:]
    length = len(typed)
    while length and anchor + typed[:length] not in text:
        length -= 1
    return length


def _solid(text: str) -> str:
    """A text without what breaks its lines, and without blanks."""
    return "".join(text.replace("▌", "").split())


def take_over(wants: Terminal, has: Terminal, prepared: Prepared) -> Taken:
    """Take a conference over in the middle of somebody's typing."""
    before = prepared.on_disk()
    asked = time.monotonic()
    wants.send(F6)
    typed, shown = type_until_told(has, wants, before)
    wants.must_show(OPEN, SOON)
    there = prepared.on_disk()
    assert there.startswith(before)
    kept = there.removeprefix(before)
    assert typed.startswith(kept), "letters are missing in between"
    seconds = time.monotonic() - asked
    late = typed.removeprefix(kept)
    has.must_show(LATE + late if late else TAKEN, SOON)
    return Taken(len(typed), shown, len(kept), len(late), seconds)


def type_and_see_on_disk(host: Terminal, words: str, prepared: Prepared) -> None:
    before = prepared.on_disk()
    host.type(words)
    there = host.until(lambda: prepared.on_disk() == before + words, SOON)
    assert there, "\n".join([prepared.on_disk(), *host.screen.lines])


def go_to_and_fro(one: Terminal, other: Terminal, prepared: Prepared) -> Iterator[Taken]:
    """Take a conference from each of two windows in turn."""
    has, wants = one, other
    for number in range(1, ROUNDS + 1):
        yield take_over(wants, has, prepared)
        has.type("too late")
        type_and_see_on_disk(wants, f" {number} ", prepared)
        has, wants = wants, has
        wants.send(F4)
        wants.must_show(READS, SOON)


def test_not_a_letter_is_lost_when_another_window_takes_over(tmp_path: Path) -> None:
    prepared = prepare(tmp_path)
    with window(prepared) as one:
        one.must_show(OPEN)
        type_and_see_on_disk(one, "begun ", prepared)
        with window(prepared) as other:
            other.must_show(READS)
            for taken in go_to_and_fro(one, other, prepared):
                sys.stdout.write(f"{taken}\n")
                assert taken.shown <= taken.kept
    assert len(list(prepared.root.glob("records/*/*.json"))) == 1
