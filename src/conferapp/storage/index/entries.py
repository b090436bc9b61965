"""Entries: what the index keeps of one file. Whatever is wrong with the file is an entry, too."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, Literal, NamedTuple

from conferapp.domain.facts import agreed_day
from conferapp.domain.lines import StudentLine
from conferapp.domain.text import fold
from conferapp.domain.words import parted
from conferapp.storage.documents import FORMAT, Document, peek, read_document
from conferapp.storage.errors import Unreadable
from conferapp.storage.glance import ABOUT, OF_STUDENT, conference_line, student_line
from conferapp.storage.index.packing import packed
from conferapp.storage.sealing import Seal

Kind = Literal["conference", "student", "unreadable"]
_WANTED: Final = ("format", *ABOUT, "tutor", "answers", "notes", "pages", "at")
_LARGEST: Final = 2**53
"""Beyond it a number may not come back as it was."""
NEWER: Final = "newer"
"""The reason that stands beside a file which can be used, but is of a newer format. When this
version learns a format, the index wants another `SHAPE`."""


class Entry(NamedTuple):
    """A file, as plain values: readers in processes of their own send them by the thousand.

    Attributes:
        kind: What it holds.
        key: The id of the conference or student; "" for a file that can't be used.
        revision: How far on the file is.
        row: The columns of its table that lie behind `copies`, without a conference's number.
        facts: What matters of a conference, packed.
        said: Every word of a conference once, folded, with spaces between.
        reason: Why the file can't be used; `NEWER` where only a part of it may be; or "".
        remedy: What to do about that, or "".
    """

    kind: Kind
    key: str = ""
    revision: int = 0
    row: tuple[object, ...] = ()
    facts: str = ""
    said: str = ""
    reason: str = ""
    remedy: str = ""


def conference_entry(path: Path, seal: Seal) -> Entry:
    """What a record says.

    Args:
        path: Its file.
        seal: How the files of the workspace are sealed.

    Raises:
        Unreadable: It can't be read, or isn't a record.
    """
    content = _content(read_document(path, seal))
    line = conference_line(content, path)
    agreed = agreed_day(content)
    row = (
        *(line.student_id, _text(line.student_name), _text(line.agenda_id)),
        *(_text(line.agenda_title), line.status, _bounded(line.revision)),
        *(line.created.isoformat(), line.day.isoformat(), _text(line.tutor), line.moment),
        *(_text(line.page), line.step, line.steps, agreed.isoformat() if agreed else None),
    )
    return Entry(
        "conference",
        line.record_id,
        _bounded(line.revision),
        row,
        facts=packed(content),
        said=" ".join(parted("\n".join(_texts(content)))),
        reason=_newer(content),
    )


def student_entry(path: Path, seal: Seal) -> Entry:
    """What a student's file says.

    Args:
        path: The file.
        seal: How the files of the workspace are sealed.

    Raises:
        Unreadable: It can't be read, or isn't a student's.
    """
    content = peek(read_document(path, seal), ("format", *OF_STUDENT))
    line = student_line(content, path)
    return Entry(
        "student", line.id, _bounded(line.revision), student_row(line), reason=_newer(content)
    )


def student_row(line: StudentLine) -> tuple[object, ...]:
    """The columns of a student's row behind `copies`; what conferences come to is still open.

    Args:
        line: What lists show of the student.
    """
    return (
        *(_text(line.name), _text(line.first), fold(f"{line.name} {line.first}")),
        *(_text(line.grade), _text(line.subject), _text(line.tutor)),
        *(line.archived, _bounded(line.revision), None, None, 0, 0, None),
    )


def entry_at(path: Path, seal: Seal, read: Callable[[Path, Seal], Entry]) -> Entry:
    """What one of the two found, or why the file can't be used.

    Args:
        path: The file.
        seal: How the files of the workspace are sealed.
        read: `conference_entry` or `student_entry`.
    """
    try:
        return read(path, seal)
    except Unreadable as problem:
        reason, remedy = map(_text, problem.advice)
        return Entry("unreadable", reason=reason, remedy=remedy)


def _content(document: Document) -> Mapping[str, object]:
    """What is wanted of a record, or all of it, which is quicker where it can be read as it is."""
    try:
        content = json.loads(document.text)
    except (RecursionError, ValueError):
        content = None
    return content if isinstance(content, dict) else peek(document, _WANTED)


def _newer(content: Mapping[str, object]) -> str:
    written_in = content.get("format")
    return NEWER if isinstance(written_in, int) and written_in > FORMAT else ""


def _texts(content: Mapping[str, object]) -> list[str]:
    """Everything that somebody wrote: answers, what was typed and isn't one yet, and notes."""
    answers, notes = content.get("answers"), content.get("notes")
    said: list[str] = []
    left: list[object] = []
    for answer in answers.values() if isinstance(answers, dict) else ():
        if isinstance(answer, dict):
            left += (answer.get("value"), answer.get("typed"))
    for note in notes if isinstance(notes, list) else ():
        if isinstance(note, dict):
            left.append(note.get("text"))
    while left:
        item = left.pop()
        if isinstance(item, str):
            said.append(item)
        elif isinstance(item, list):
            left += item
        elif isinstance(item, dict):
            left += item.values()
    return said


def _bounded(number: int) -> int:
    return max(-_LARGEST, min(number, _LARGEST))


def _text(text: str) -> str:
    """A text as sqlite takes it: half a character can't be stored."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()
