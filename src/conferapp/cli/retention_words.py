"""What is said of things that are too old, and before and after a student is removed."""

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from conferapp.cli.printed import counted
from conferapp.domain.almanac import say_date
from conferapp.domain.text import clean
from conferapp.storage.bin_words import title_of
from conferapp.storage.caseload import Caseload
from conferapp.storage.retention import Overdue
from conferapp.storage.workspace import Workspace

if TYPE_CHECKING:
    from conferapp.storage.bin_entries import InBin
    from conferapp.storage.removal_plan import Doomed, Kind, Plan

_MOST: Final = 30
_WIDTH: Final = 78
_NO_DAYS: Final = (
    "Everything is kept for ever: conferapp.toml has no keep_days. To look for what is older than "
    "two years all the same:  conferapp retention list --older-than 730"
)
_KINDS: "Final[dict[Kind, tuple[str, str]]]" = {
    "student": ("student’s file", "versions of the student’s file"),
    "conference": ("file with a conference", "files with conferences, copies included"),
    "moved": ("note about what is in the bin", "notes about what is in the bin"),
    "unreadable": ("file that can’t be read", "files that can’t be read"),
    "foreign": ("file that isn’t Conferapp’s", "files that aren’t Conferapp’s"),
    "link": ("link, without what it leads to", "links, without what they lead to"),
}
_NOT_REACHED: Final = """\
It doesn’t reach copies in backups and in the history of a sync program, what was exported, printed
or sent, and the conferences of other students: their text may mention this one, and isn’t searched.
A removed file can be brought back by special tools until the disk has written over it."""


def lines_of(
    found: Overdue,
    most: int | None,
    begun: Sequence[str],
    binned: "Sequence[InBin]",
    caseload: Caseload,
    workspace: Workspace,
) -> Iterator[str]:
    """What is too old, for people.

    Args:
        found: What is.
        most: How many days a conference may be kept; None for ever.
        begun: Ids of students whose removal hasn't ended.
        binned: What is in the bin.
        caseload: Where it was looked for.
        workspace: Where that was read.
    """
    if most is None:
        yield from _wrapped(_NO_DAYS)
    else:
        yield from _too_old(found, most, workspace)
    yield from _in_bin(binned)
    for student_id in begun:
        yield ""
        yield "The removal of a student was begun and hasn’t ended. To go on with it:"
        yield f"  conferapp retention remove {student_id}"
    if caseload.unreadable:
        yield ""
        many = counted(len(caseload.unreadable), "file", "files")
        yield f"{many} can’t be read, so nobody knows how old they are. See:  conferapp verify"


def data_of(
    found: Overdue,
    most: int | None,
    begun: Sequence[str],
    binned: "Sequence[InBin]",
    caseload: Caseload,
    workspace: Workspace,
) -> dict[str, object]:
    """What is too old, for other programs.

    Args:
        found: What is.
        most: How many days a conference may be kept; None for ever.
        begun: Ids of students whose removal hasn't ended.
        binned: What is in the bin.
        caseload: Where it was looked for.
        workspace: Where that was read.
    """
    return {
        "older_than_days": most,
        "students": [
            {
                "id": student.id,
                "name": student.name,
                "last": last.isoformat(),
                "conferences": len(student.conferences),
                "left": student.archived,
            }
            for student, last in found.students
        ],
        "conferences": [
            {
                "id": conference.record_id,
                "student": student.id,
                "name": student.name,
                "day": conference.day.isoformat(),
                "path": workspace.relative(conference.path),
            }
            for student, conference in found.conferences
        ],
        "begun": list(begun),
        "bin": [
            {
                "id": each.note.id,
                "kind": each.note.kind,
                "student": each.note.student,
                "name": each.name,
                "moved": each.note.at[:10],
                "conferences": len(each.conferences),
            }
            for each in binned
        ],
        "unreadable": len(caseload.unreadable),
    }


def asked_before(name: str, plan: "Plan", workspace: Workspace) -> Iterator[str]:
    """What would be removed, and what stays.

    Args:
        name: The student's name, or "" where nothing tells it.
        plan: What was found.
        workspace: Where.
    """
    who = f"{name} ({plan.student_id})" if name else plan.student_id
    yield click.style(who, bold=True)
    if plan.is_empty:
        yield "Nothing is left to be removed; only the receipt has to be ended."
        return
    yield "This is removed for good, not into the bin:"
    count = Counter(doomed.kind for doomed in plan.files)
    for kind, (one, many) in _KINDS.items():
        if count[kind]:
            yield f"  {counted(count[kind], one, many)}"
            if kind not in ("student", "conference", "moved"):
                yield from _named([d for d in plan.files if d.kind == kind], workspace)
    if plan.staying:
        yield "This stays, because what is inside is another student’s:"
        yield from _paths(plan.staying, workspace)
    if plan.unknown:
        many = counted(plan.unknown, "file or folder", "files or folders")
        yield f"{many} elsewhere can’t be read, so nobody knows whose. See:  conferapp verify"
    yield from _wrapped(_NOT_REACHED)


def told_after(receipt: Path, plan: "Plan", workspace: Workspace) -> Iterator[str]:
    """What was removed.

    Args:
        receipt: The receipt.
        plan: What was found.
        workspace: Where.
    """
    yield f"Removed {counted(len(plan.files), 'file', 'files')}."
    yield f"The receipt, without a name:  {workspace.relative(receipt)}"


def _too_old(found: Overdue, most: int, workspace: Workspace) -> Iterator[str]:
    limit = counted(most, "day", "days")
    if not found.students and not found.conferences:
        yield f"Nothing is older than {limit}."
    if found.students:
        many = counted(len(found.students), "student", "students")
        yield f"{many} whose last conference is more than {limit} ago:"
        for student, last in found.students:
            held = counted(len(student.conferences), "conference", "conferences")
            gone = ", has left" if student.archived else ""
            yield f"  {student.name} ({student.id}): {say_date(last)}, {held}{gone}"
        yield "  → To remove one of them whole:  conferapp retention remove ID"
    if found.students and found.conferences:
        yield ""
    if found.conferences:
        many = counted(len(found.conferences), "conference", "conferences")
        yield f"{many} more than {limit} ago, of students who are still seen:"
        for student, conference in found.conferences:
            place = clean(workspace.relative(conference.path))
            yield f"  {student.name} ({student.id}): {say_date(conference.day)}, {place}"
        yield "  → To remove one of them, delete its file while the app is closed."


def _in_bin(binned: "Sequence[InBin]") -> Iterator[str]:
    """What is in the bin, which no list of students shows any more."""
    if not binned:
        return
    yield ""
    yield "In the bin there is, and stays until it is brought back or removed:"
    for each in binned:
        whose = f" ({each.note.student})" if each.note.student else ""
        yield f"  {title_of(each)}{whose}, since {say_date(date.fromisoformat(each.note.at[:10]))}"
    yield "  → To bring one back:  conferapp bin restore ID, which conferapp bin list tells"
    yield "  → To remove a student with all of this for good:  conferapp retention remove ID"


def _named(doomed: "Sequence[Doomed]", workspace: Workspace) -> Iterator[str]:
    return _paths([each.path for each in doomed], workspace)


def _paths(paths: Sequence[Path], workspace: Workspace) -> Iterator[str]:
    for path in paths[:_MOST]:
        yield f"    {clean(workspace.relative(path))}"
    if len(paths) > _MOST:
        yield f"    … and {len(paths) - _MOST:,} more"


def _wrapped(said: str) -> Iterator[str]:
    yield from textwrap.wrap(said, _WIDTH, break_on_hyphens=False, break_long_words=False)
