"""A glance into a file: what a list shows of a conference or student, and no more.

Imports no pydantic, because home shows before that is loaded. A file that passes here can still
turn out unreadable when it is opened, and says so then.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from conferapp.domain.almanac import day_of, moment_of
from conferapp.domain.text import MAX_LINE, clean, first_name
from conferapp.storage.documents import peek, read_document, unreadable
from conferapp.storage.safe_names import is_record_id, is_student_id
from conferapp.storage.sealing import PLAIN, Seal

_IN_FRONT: Final = (
    *("id", "revision", "status", "agenda", "student"),
    *("created", "started", "ended"),
)
"""What stands in a record before the answers, which take most of the time to read."""
_OF_STUDENT: Final = ("id", "revision", "name", "called", "grade", "subject", "archived")
_STATUSES: Final = frozenset({"planned", "open", "done", "cancelled"})
UNFINISHED: Final = frozenset({"planned", "open"})

_LIVE_PAGE: Final = re.compile(r"^[ \t]*\[\[[ \t]*agenda[ \t]*\]\]", re.MULTILINE)
_PAGE_ID: Final = re.compile(r"""^[ \t]*id[ \t]*=[ \t]*["']([a-z0-9-]+)["']""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ConferenceLine:
    """What a list shows of a conference.

    Attributes:
        record_id: The record's id.
        path: Its file.
        student_id: The student's id.
        student_name: The student's name when the conference began.
        agenda_id: The agenda's id.
        agenda_title: The agenda's title.
        status: `planned`, `open`, `done` or `cancelled`.
        revision: Counts the changes; tells which of two copies is further on.
        created: The day on which it was made.
        day: The day of the conversation, or that on which it was made.
        moment: Seconds at which it ended, or was made while it isn't finished; the order in time.
        page: Title of the page where an unfinished one is, or "".
        step: Number of that page among the live ones, or None when it isn't one.
        steps: How many live pages there are, or None when that can't be seen.
        copies: Other files that hold the same conference, such as a sync program's.
    """

    record_id: str
    path: Path
    student_id: str
    student_name: str
    agenda_id: str
    agenda_title: str
    status: str
    revision: int
    created: date
    day: date
    moment: float = 0.0
    page: str = ""
    step: int | None = None
    steps: int | None = None
    copies: tuple[Path, ...] = ()

    @property
    def unfinished(self) -> bool:
        """Whether it is prepared or in progress."""
        return self.status in UNFINISHED


@dataclass(frozen=True, slots=True)
class StudentLine:
    """What a list shows of a student.

    Attributes:
        id: The student's id.
        path: Their file, or None when only records tell of them.
        name: The whole name.
        first: What to call them.
        grade: Such as `7`, or "".
        subject: Such as `Algebra`, or "".
        archived: Whether they have left.
        revision: Counts the saves; tells which of two copies is further on.
        copies: Other files that hold the same student.
        conferences: Their conferences, the newest first.
        goal: Their newest agreed goal, in few words, or "".
        days_since: Days since their last finished conference, or None.
    """

    id: str
    path: Path | None
    name: str
    first: str
    grade: str = ""
    subject: str = ""
    archived: bool = False
    revision: int = 0
    copies: tuple[Path, ...] = ()
    conferences: tuple[ConferenceLine, ...] = ()
    goal: str = ""
    days_since: int | None = None

    @property
    def in_progress(self) -> tuple[ConferenceLine, ...]:
        """Conferences that are prepared or in progress, the newest first."""
        return tuple(line for line in self.conferences if line.unfinished)

    @property
    def history(self) -> tuple[ConferenceLine, ...]:
        """Conferences that were finished or cancelled, the newest first."""
        return tuple(line for line in self.conferences if not line.unfinished)

    @property
    def last(self) -> ConferenceLine | None:
        """The last finished conference; a cancelled one doesn't count."""
        return next((line for line in self.conferences if line.status == "done"), None)


def glance_at_record(path: Path, seal: Seal = PLAIN) -> ConferenceLine:
    """Look into a record.

    Args:
        path: The file.
        seal: How the files of its workspace are sealed.

    Raises:
        Unreadable: It can't be read, or isn't a record.
    """
    document = read_document(path, seal)
    front = peek(document, _IN_FRONT)
    agenda, student = _table(front, "agenda"), _table(front, "student")
    record_id, student_id = _text(front, "id"), _text(student, "id")
    created, status = day_of(front.get("created")), _text(front, "status")
    known = is_record_id(record_id) and is_student_id(student_id)
    if not known or created is None or status not in _STATUSES:
        raise unreadable(path, "it is JSON, but not a record")
    unfinished = status in UNFINISHED
    place = peek(document, ("pages", "at")) if unfinished else {}
    page_id = _text(_table(place, "at"), "page")
    step, steps = _step(_text(agenda, "text"), page_id) if unfinished else (None, None)
    return ConferenceLine(
        record_id=record_id,
        path=path,
        student_id=student_id,
        student_name=_line(student, "name"),
        agenda_id=_text(agenda, "id"),
        agenda_title=_line(agenda, "title"),
        status=status,
        revision=_number(front, "revision"),
        created=created,
        day=day_of(front.get("started")) or day_of(front.get("ended")) or created,
        moment=moment_of(front.get("ended")) or moment_of(front.get("created")),
        page=_title(place, page_id),
        step=step,
        steps=steps,
    )


def glance_at_student(path: Path, seal: Seal = PLAIN) -> StudentLine:
    """Look into a student's file.

    Args:
        path: The file.
        seal: How the files of its workspace are sealed.

    Raises:
        Unreadable: It can't be read, or isn't a student's.
    """
    student = peek(read_document(path, seal), _OF_STUDENT)
    student_id, name = _text(student, "id"), _line(student, "name")
    if not is_student_id(student_id) or not name:
        raise unreadable(path, "it is JSON, but not a student’s file")
    return StudentLine(
        id=student_id,
        path=path,
        name=name,
        first=_line(student, "called") or first_name(name),
        grade=_line(student, "grade"),
        subject=_line(student, "subject"),
        archived=student.get("archived") is True,
        revision=_number(student, "revision"),
    )


def _step(agenda: str, page_id: str) -> tuple[int | None, int | None]:
    """The place of a page among the live ones, and their number.

    By the headings alone: parsing the agenda takes longer than all else that home does.
    """
    parts = _LIVE_PAGE.split(agenda)[1:]
    ids = [found[1] for part in parts if (found := _PAGE_ID.search(part))]
    return ids.index(page_id) + 1 if page_id in ids else None, len(ids) or None


def _title(record: Mapping[str, object], page_id: str) -> str:
    visits = record.get("pages")
    for visit in visits if isinstance(visits, list) else ():
        if isinstance(visit, dict) and visit.get("page") == page_id:
            return _line(visit, "title")
    return ""


def _table(content: Mapping[str, object], key: str) -> Mapping[str, object]:
    value = content.get(key)
    return value if isinstance(value, dict) else {}


def _text(content: Mapping[str, object], key: str) -> str:
    value = content.get(key)
    return value if isinstance(value, str) else ""


def _line(content: Mapping[str, object], key: str) -> str:
    return clean(_text(content, key)).strip()[:MAX_LINE]


def _number(content: Mapping[str, object], key: str) -> int:
    value = content.get(key)
    return value if isinstance(value, int) else 0
