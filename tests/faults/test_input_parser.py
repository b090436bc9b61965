"""The parser takes anything, keeps little, and hears a key again behind all of it."""

import itertools
import random
import tracemalloc
from collections.abc import Iterable

import pytest
from textual import events
from textual.message import Message

from conferapp.ui.input_parser import PASTE_LIMIT, PASTE_SILENCE, PasteCut, SteadyParser

START, END = b"\x1b[200~", b"\x1b[201~"
PART = 4096
"""What the driver reads at once."""


class Ear:
    """A parser with a clock that is moved by hand, and what came out of it."""

    def __init__(self) -> None:
        self.moment = 0.0
        self.parser = SteadyParser(False, lambda: self.moment)
        self.heard: list[Message] = []

    def feed(self, *pieces: bytes) -> "Ear":
        for piece in pieces:
            for at in range(0, len(piece), PART):
                self.heard += self.parser.feed(piece[at : at + PART])
        return self

    def wait(self, seconds: float) -> "Ear":
        self.moment += seconds
        self.heard += self.parser.tick()
        return self

    @property
    def keys(self) -> list[str]:
        return [message.key for message in self.heard if isinstance(message, events.Key)]

    @property
    def pastes(self) -> list[str]:
        return [message.text for message in self.heard if isinstance(message, events.Paste)]

    @property
    def cut(self) -> list[int]:
        return [message.count for message in self.heard if isinstance(message, PasteCut)]


def in_two(data: bytes) -> Iterable[tuple[bytes, bytes]]:
    return ((data[:at], data[at:]) for at in range(len(data) + 1))


def test_a_paste_is_one_wherever_a_read_ends_within_it() -> None:
    whole = b"a" + START + "two\nlines é".encode() + END + b"b"
    for first, second in in_two(whole):
        ear = Ear().feed(first, second)
        assert (ear.keys, ear.pastes) == (["a", "b"], ["two\nlines é"]), (first, second)


def test_a_paste_may_hold_what_looks_like_its_end() -> None:
    for first, second in in_two(START + b"\x1b[201" + b"\x1b[20 \x1b[201~x"):
        ear = Ear().feed(first, second)
        assert (ear.keys, ear.pastes) == (["x"], ["\x1b[201\x1b[20 "])


def test_an_end_without_a_beginning_is_nothing() -> None:
    assert Ear().feed(b"a" + END + b"b").keys == ["a", "b"]


@pytest.mark.parametrize("size", [1_000_000, 20_000_000])
def test_a_very_long_paste_is_kept_up_to_a_limit_and_what_is_left_out_is_counted(
    size: int,
) -> None:
    ear = Ear()
    tracemalloc.start()
    ear.feed(START, *itertools.repeat(b"x" * PART, size // PART), END, b"k")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    came = size // PART * PART
    assert [len(paste) for paste in ear.pastes] == [min(came, PASTE_LIMIT)]
    assert ear.cut == ([came - PASTE_LIMIT] if came > PASTE_LIMIT else [])
    assert ear.keys == ["k"]
    assert most < 12_000_000


def test_a_paste_that_never_ends_is_over_when_nothing_more_comes() -> None:
    ear = Ear().feed(START + b"half a sen").wait(PASTE_SILENCE / 2)
    assert ear.pastes == []
    ear.feed(b"tence").wait(PASTE_SILENCE / 2)
    assert ear.pastes == []
    ear.wait(PASTE_SILENCE).feed(b"k")
    assert (ear.pastes, ear.keys) == (["half a sentence"], ["k"])


def test_many_letters_at_once_were_pasted_where_the_terminal_does_not_say_so() -> None:
    text = "One line of many words.\r" * 4000
    ear = Ear().feed(text.encode())
    letters = "".join("\r" if key == "enter" else "?" for key in ear.keys)
    pasted = "".join(ear.pastes)
    assert len(letters) + len(pasted) == len(text)
    assert pasted.count("\n") + letters.count("\r") == 4000
    assert len(ear.heard) < len(text) / 20


def test_what_somebody_types_in_one_read_stays_keys() -> None:
    ear = Ear().feed(b"x" * 200)
    assert (ear.keys, ear.pastes) == (["x"] * 200, [])


@pytest.mark.parametrize(
    "begun",
    [b"\x1b", b"\x1b[", b"\x1b[1;", b"\x1b]52;c;", b"\x1bP", b"\x1b[M", b"\x1b[<0;1", b"\xf0\x9f"],
)
def test_a_report_that_never_ends_keeps_nothing_and_hides_no_key(begun: bytes) -> None:
    ear = Ear().feed(begun + b"1" * 100_000)
    assert ear.wait(1).feed(b"k").keys[-1] == "k"
    assert len(ear.parser._parser._tokens) == 0


def test_esc_is_heard_although_it_may_begin_a_paste() -> None:
    ear = Ear().feed(b"\x1b")
    while not ear.heard:
        ear.wait(0.01)
    assert ear.keys == ["escape"]
    assert ear.feed(b"[200~a").keys[-1] == "a"  # what comes later begins none


def test_an_impossible_report_does_not_make_it_forget_how_positions_are_counted() -> None:
    ear = Ear().feed(b"\x1b[48;24;80;480;800t", b"\x1b[1114112u", b"\x1b[<0;101;201M")
    (click,) = (message for message in ear.heard if isinstance(message, events.MouseDown))
    assert (int(click.x), int(click.y)) == (10, 10)


@pytest.mark.parametrize("seed", range(5))
def test_random_bytes_leave_it_able_to_hear(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # nothing secret
    ear = Ear()
    marks = [START, END, b"\x1b", b"\x1b[", b"\x1b[<", b";", b"M", b"u", b"\xff", b"\xe2\x82"]
    for _ in range(3_000):
        noise = chance.choice(marks) if chance.random() < 0.5 else chance.randbytes(8)
        ear.feed(noise)
        if chance.random() < 0.05:
            ear.wait(0.2)
    ear.feed(END).wait(2).feed(b"k").wait(2)
    assert ear.keys[-1] == "k"
