"""A glance into a file: what a list shows of a conference or student, and no more.

Imports no pydantic, because home shows before that is loaded. A file that passes here can still
turn out unreadable when it is opened, and says so then.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from conferapp.domain.almanac import day_of, moment_of
from conferapp.domain.lines import UNFINISHED, ConferenceLine, StudentLine
from conferapp.domain.text import MAX_LINE, clean, first_name
from conferapp.storage.documents import peek, read_document, unreadable
from conferapp.storage.safe_names import is_record_id, is_student_id
from conferapp.storage.sealing import PLAIN, Seal

ABOUT: Final = (
    *("id", "revision", "status", "agenda", "student"),
    *("tutor", "created", "started", "ended"),
)
"""What stands in a record before the answers, which take most of the time to read."""
OF_STUDENT: Final = ("id", "revision", "name", "called", "grade", "subject", "tutor", "archived")
"""What a list needs of a student's file."""
_STATUSES: Final = frozenset({"planned", "open", "done", "cancelled"})

_LIVE_PAGE: Final = re.compile(r"^[ \t]*\[\[[ \t]*agenda[ \t]*\]\]", re.MULTILINE)
_PAGE_ID: Final = re.compile(r"""^[ \t]*id[ \t]*=[ \t]*["']([a-z0-9-]+)["']""", re.MULTILINE)


def glance_at_record(path: Path, seal: Seal = PLAIN) -> ConferenceLine:
    """Look into a record.

    Args:
        path: The file.
        seal: How the files of its workspace are sealed.

    Raises:
        Unreadable: It can't be read, or isn't a record.
    """
    document = read_document(path, seal)
    content = peek(document, ABOUT)
    place = peek(document, ("pages", "at")) if content.get("status") in UNFINISHED else {}
    return conference_line({**content, **place}, path)


def conference_line(content: Mapping[str, object], path: Path) -> ConferenceLine:
    """What a list shows of a conference.

    Args:
        content: What its file holds under the keys of `ABOUT`, and of an unfinished one `pages` and
            `at`; more doesn't matter.
        path: The file.

    Raises:
        Unreadable: It isn't a record.
    """
    agenda, student = _table(content, "agenda"), _table(content, "student")
    record_id, student_id = _text(content, "id"), _text(student, "id")
    created, status = day_of(content.get("created")), _text(content, "status")
    known = is_record_id(record_id) and is_student_id(student_id)
    if not known or created is None or status not in _STATUSES:
        raise unreadable(path, "it is JSON, but not a record")
    unfinished = status in UNFINISHED
    page_id = _text(_table(content, "at"), "page") if unfinished else ""
    step, steps = _step(_text(agenda, "text"), page_id) if unfinished else (None, None)
    return ConferenceLine(
        record_id=record_id,
        path=path,
        student_id=student_id,
        student_name=_line(student, "name"),
        agenda_id=_text(agenda, "id"),
        agenda_title=_line(agenda, "title"),
        status=status,
        revision=_number(content, "revision"),
        created=created,
        day=day_of(content.get("started")) or day_of(content.get("ended")) or created,
        tutor=_line(content, "tutor"),
        moment=moment_of(content.get("ended")) or moment_of(content.get("created")),
        page=_title(content, page_id) if unfinished else "",
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
    return student_line(peek(read_document(path, seal), OF_STUDENT), path)


def student_line(student: Mapping[str, object], path: Path) -> StudentLine:
    """What a list shows of a student.

    Args:
        student: What their file holds under the keys of `OF_STUDENT`; more doesn't matter.
        path: The file.

    Raises:
        Unreadable: It isn't a student's.
    """
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
        tutor=_line(student, "tutor"),
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
