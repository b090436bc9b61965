"""Packets: what a served app and its server say to each other through two pipes.

A letter for the kind, four bytes for the length, and that many bytes. Both ends are this program's
own; what makes no sense is a broken pipe, and ends the talk.
"""

import json
import os
from collections.abc import Iterator, Mapping
from typing import Final

DATA: Final = b"D"
"""What a terminal would read or write."""
NOTE: Final = b"M"
"""An object in JSON; its `type` says what about."""
FILE: Final = b"F"
"""A file for whoever sits at the browser: its name, a line feed, and its bytes."""

LONGEST: Final = 64 * 1024 * 1024
"""Bytes of the longest packet that is believed; the largest handout fits."""
LONGEST_NOTE: Final = 64 * 1024
"""Bytes of the longest first note."""
_HEAD: Final = 5


class Nonsense(ValueError):
    """These bytes are no packets."""


def packed(kind: bytes, payload: bytes) -> bytes:
    """A packet.

    Args:
        kind: `DATA`, `NOTE` or `FILE`.
        payload: What is in it.
    """
    return kind + len(payload).to_bytes(4, "big") + payload


def note(kind: str, **values: str | int | bool | None) -> bytes:
    """A packet with an object.

    Args:
        kind: Its type.
        values: What else it says.
    """
    return packed(NOTE, json.dumps({"type": kind, **values}).encode())


def read_note(payload: bytes) -> Mapping[str, object]:
    """The object in a packet; an empty one if it is none.

    Args:
        payload: What is in the packet.
    """
    try:
        read = json.loads(payload)
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


def first_note(descriptor: int) -> Mapping[str, object]:
    """Read the first packet alone, and leave what comes behind it; an empty object if it is none.

    Args:
        descriptor: What to read from.
    """
    head = _exactly(descriptor, _HEAD)
    size = int.from_bytes(head[1:], "big")
    if head[:1] != NOTE or size > LONGEST_NOTE:
        return {}
    return read_note(_exactly(descriptor, size))


def _exactly(descriptor: int, size: int) -> bytes:
    data = b""
    while len(data) < size and (piece := os.read(descriptor, size - len(data))):
        data += piece
    return data


class Unpacking:
    """Takes packets out of bytes, in whatever pieces these come."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._rest = bytearray()

    def feed(self, data: bytes) -> Iterator[tuple[bytes, bytes]]:
        """The packets that are complete by now: their kinds and what is in them.

        Args:
            data: What was read.

        Raises:
            Nonsense: These are no packets.
        """
        self._rest += data
        while len(self._rest) >= _HEAD:
            kind, size = bytes(self._rest[:1]), int.from_bytes(self._rest[1:_HEAD], "big")
            if kind not in {DATA, NOTE, FILE} or size > LONGEST:
                raise Nonsense
            if len(self._rest) < _HEAD + size:
                return
            payload = bytes(self._rest[_HEAD : _HEAD + size])
            del self._rest[: _HEAD + size]
            yield kind, payload
