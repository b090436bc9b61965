"""Packets arrive whole, however the pipe cuts them; what is no packet ends the talk."""

import os

import pytest

from conferapp.desk.packets import (
    DATA,
    FILE,
    LONGEST,
    LONGEST_NOTE,
    NOTE,
    Nonsense,
    Unpacking,
    first_note,
    note,
    packed,
    read_note,
)


@pytest.mark.parametrize("size", [1, 2, 5, 1000])
def test_packets_arrive_whole_in_pieces_of_any_size(size: int) -> None:
    sent = packed(DATA, b"") + packed(FILE, b"card.html\n\x00\xff") + packed(DATA, b"a" * 700)
    unpacking = Unpacking()
    pieces = (sent[at : at + size] for at in range(0, len(sent), size))
    found = [packet for piece in pieces for packet in unpacking.feed(piece)]
    assert found == [(DATA, b""), (FILE, b"card.html\n\x00\xff"), (DATA, b"a" * 700)]


@pytest.mark.parametrize(
    "data", [b"Welcome to a shell\n", b"D" + (LONGEST + 1).to_bytes(4, "big"), b"\x00" * 9]
)
def test_what_is_no_packet_is_not_waited_for(data: bytes) -> None:
    with pytest.raises(Nonsense):
        list(Unpacking().feed(data))


@pytest.mark.parametrize("payload", [b"", b"[]", b"{", b"\xff", b"[" * 100_000, b"1"])
def test_a_note_that_is_none_says_nothing(payload: bytes) -> None:
    assert read_note(payload) == {}


def test_the_first_note_is_read_and_nothing_behind_it() -> None:
    out, into = os.pipe()
    try:
        os.write(into, note("begin", student="s-1", secret=None) + b"Drest")
        assert first_note(out) == {"type": "begin", "student": "s-1", "secret": None}
        assert os.read(out, 100) == b"Drest"
    finally:
        os.close(out)
        os.close(into)


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"M\x00", NOTE + (LONGEST_NOTE + 1).to_bytes(4, "big") + b"{}"]
)
def test_what_begins_otherwise_is_no_first_note(data: bytes) -> None:
    out, into = os.pipe()
    os.write(into, data)
    os.close(into)
    try:
        assert first_note(out) == {}
    finally:
        os.close(out)
