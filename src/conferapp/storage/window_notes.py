"""What windows of one computer leave for each other beside a lock: who has it, and who asks for it.

The lock alone decides. Whoever is killed leaves these notes behind, so nothing but a sentence on a
screen depends on them, and none of them has a student's name or words in it.
"""

import contextlib
import os
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, Literal

from conferapp.domain.text import MAX_LINE, clean
from conferapp.storage.disk import runs
from conferapp.storage.errors import Unreadable
from conferapp.storage.files import read_bounded, write_draft

Why = Literal["student", "unsaved", "question"]
"""Why a window keeps its conference: a student has the laptop there, words aren't on disk, or a
dialog waits for an answer."""

_LIMIT: Final = 4096  # bytes; a name of 500 letters, which may take four bytes each, has room


@dataclass(frozen=True)
class Holder:
    """The window that has a conference, as it says itself.

    Attributes:
        holding: Names this stretch of having it, and no other.
        process: The number of its program.
        tutor: The tutor's name in its settings, or "".
        since: When it took the conference, RFC 3339, or "".
        refused: The request that it answered with no, or "".
        why: Why, one of `Why`, or "".
    """

    holding: str
    process: int
    tutor: str = ""
    since: str = ""
    refused: str = ""
    why: str = ""


@dataclass(frozen=True)
class Request:
    """A window's wish to have a conference that another one has.

    Attributes:
        record_id: The conference.
        request: Names this wish, and no other.
        holding: What it is addressed to; "" for whoever has the conference.
        process: The number of the program that asks.
    """

    record_id: str
    request: str
    holding: str
    process: int


def write_note(path: Path, note: Holder | Request) -> None:
    """Leave a note in place of the one before.

    It isn't synced: after a power cut no window is left, and a slow disk mustn't keep the keys
    waiting.

    Args:
        path: The file.
        note: What to say.

    Raises:
        WriteFailed: It isn't there.
    """
    lines = (f"{key} {clean(str(value))}\n" for key, value in asdict(note).items())
    write_draft(path, "".join(lines).encode())


def read_holder(path: Path) -> Holder | None:
    """Who has a conference, or None where nobody who still runs says so.

    Args:
        path: The file.
    """
    said, process = _read(path)
    if process is None:
        return None
    return Holder(
        said.get("holding", ""),
        process,
        tutor=said.get("tutor", "")[:MAX_LINE],
        since=said.get("since", ""),
        refused=said.get("refused", ""),
        why=said.get("why", ""),
    )


def read_request(path: Path) -> Request | None:
    """Who asks for a conference, or None where nobody does who still runs.

    Args:
        path: The file.
    """
    said, process = _read(path)
    if process is None:
        return None
    return Request(
        said.get("record_id", ""), said.get("request", ""), said.get("holding", ""), process
    )


def remove_note(path: Path) -> None:
    """Take a note away, if it is there and the system lets it go.

    Args:
        path: The file.
    """
    with contextlib.suppress(OSError):
        os.unlink(path)


def _read(path: Path) -> tuple[dict[str, str], int | None]:
    """What a note says, and the program that left it and still runs, or None."""
    try:
        text = read_bounded(path, _LIMIT).data.decode("utf-8", "replace")
    except Unreadable:
        return {}, None
    parts = (line.partition(" ") for line in text.split("\n"))
    said = {key: clean(value) for key, _, value in parts}
    return said, _process(said)


def _process(said: dict[str, str]) -> int | None:
    """The number of the program that left a note, or None if it has gone."""
    number = said.get("process", "")
    if not (number.isascii() and number.isdecimal()) or len(number) > len(str(sys.maxsize)):
        return None
    process = int(number)
    # Windows can't be asked; there the lock has to do, which nobody dead holds.
    return process if sys.platform == "win32" or runs(process) else None
