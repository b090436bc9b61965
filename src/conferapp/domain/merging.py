"""Merging: two versions of one conference, changed apart from each other, become one again.

Nobody knows the version from which both came, so an answer that only one of them has is kept, and
where both have one and they differ, the tutor chooses. Versions that were merged leave their
digests in the history: they are known again when a sync program or a backup brings one back.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from pydantic import JsonValue

from conferapp.domain.record import Event, Note, Record
from conferapp.domain.record_loom import RecordLoom, content_of, larger
from conferapp.domain.student import Student
from conferapp.domain.weaving import (
    Choice,
    Content,
    Difference,
    Loom,
    Place,
    canonical,
    same,
    settled,
)

MERGED = "merged"
"""What the record's history says."""
OF = "of"
"""The key of that event under which the digests of the two versions stand."""

K = TypeVar("K", Record, Student)
Side = Literal["left", "right"]
_STAMPS = ("revision", "updated")


@dataclass(frozen=True)
class Comparison(Generic[K]):
    """Two versions beside each other.

    Attributes:
        left: The one version.
        right: The other.
        differences: What a person has to choose.
        holds: The side that holds everything of the other, so that nothing has to be written
            if that is the file that stays; None usually.
        draft: What becomes of them, but for the differences.
    """

    left: K
    right: K
    differences: tuple[Difference, ...]
    holds: Side | None
    draft: Content


@dataclass(frozen=True)
class Tally:
    """How much two versions have in common.

    Attributes:
        same: Answers that are the same.
        left: Answers and notes that only the left one has.
        right: Likewise the right one.
    """

    same: int
    left: tuple[int, int]
    right: tuple[int, int]


def compare(left: Record, right: Record) -> Comparison[Record]:
    """Lay two versions of a conference beside each other.

    Args:
        left: The one.
        right: The other, with the same id, student and agenda.
    """
    for side, newer, older in (("left", left, right), ("right", right, left)):
        if same(content_of(newer), content_of(older)) or _took_in(newer, older):
            return Comparison(left, right, (), side, content_of(newer))  # type: ignore[arg-type]
    loom = RecordLoom(left, right)
    draft = loom.woven((), content_of(left), content_of(right), loom.rules)
    return _compared(left, right, loom, draft)


def compare_students(left: Student, right: Student) -> Comparison[Student]:
    """Lay two versions of a student's file beside each other.

    Args:
        left: The one.
        right: The other, with the same id.
    """
    loom = Loom()
    draft = loom.woven((), content_of(left), content_of(right), {"revision": larger})
    return _compared(left, right, loom, draft)


def _compared(left: K, right: K, loom: Loom, draft: Content) -> Comparison[K]:
    holds: Side | None = None
    if not loom.differences:
        mine, theirs, woven = (
            _without_stamps(c) for c in (content_of(left), content_of(right), draft)
        )
        if same(mine, woven) and left.revision >= right.revision:
            holds = "left"
        elif same(theirs, woven) and right.revision >= left.revision:
            holds = "right"
    return Comparison(left, right, tuple(loom.differences), holds, draft)


def merged(comparison: Comparison[Record], choices: Mapping[Place, Choice], event: Event) -> Record:
    """The one record that comes of two.

    Args:
        comparison: The two.
        choices: A choice for each difference, by its place.
        event: What the history is to say of it.
    """
    if comparison.holds:
        return comparison.left if comparison.holds == "left" else comparison.right
    content = settled(comparison.draft, comparison.differences, choices)
    chosen = Record.model_validate(content)
    closed = chosen.closed
    versions = [digest(comparison.left), digest(comparison.right)]
    noted = Event.model_validate({**event.model_dump(), OF: versions})
    return chosen.model_copy(
        update={
            "revision": _next(comparison),
            "updated": event.at,
            "ended": chosen.ended if closed else None,
            "agenda": chosen.agenda.model_copy(update={"text": None}) if closed else chosen.agenda,
            "history": (*chosen.history, noted),
        }
    )


def merged_student(comparison: Comparison[Student], choices: Mapping[Place, Choice]) -> Student:
    """The one student's file that comes of two.

    Args:
        comparison: The two.
        choices: A choice for each difference, by its place.
    """
    if comparison.holds:
        return comparison.left if comparison.holds == "left" else comparison.right
    content = settled(comparison.draft, comparison.differences, choices)
    return Student.model_validate({**content, "revision": _next(comparison)})


def tally(comparison: Comparison[Record]) -> Tally:
    """Count what two versions have in common.

    Args:
        comparison: The two.
    """
    left, right = comparison.left, comparison.right
    differ = sum(difference.place[0] == "answers" for difference in comparison.differences)
    return Tally(
        same=len(left.answers.keys() & right.answers.keys()) - differ,
        left=(len(left.answers.keys() - right.answers.keys()), _notes_only_in(left, right)),
        right=(len(right.answers.keys() - left.answers.keys()), _notes_only_in(right, left)),
    )


def digest(record: Record) -> str:
    """What tells one version of a conference from every other."""
    return f"sha256:{hashlib.sha256(canonical(content_of(record)).encode()).hexdigest()}"


def _took_in(newer: Record, older: Record) -> bool:
    """Whether one version was merged into the other before."""
    known = digest(older)
    told = ((event.model_extra or {}).get(OF) for event in newer.history)
    return any(known in versions for versions in told if isinstance(versions, list))


def _notes_only_in(one: Record, other: Record) -> int:
    return len({_note(note) for note in one.notes} - {_note(note) for note in other.notes})


def _note(note: Note) -> str:
    return canonical(note.model_dump(mode="json"))


def _without_stamps(content: Content) -> JsonValue:
    return {key: value for key, value in content.items() if key not in _STAMPS}


def _next(comparison: Comparison[K]) -> int:
    return max(comparison.left.revision, comparison.right.revision) + 1
