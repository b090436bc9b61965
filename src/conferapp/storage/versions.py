"""Versions: the files that hold one conference, or one student, read and set beside each other.

They are known by the id inside. Any that can't be put together with the others is named, with the
reason, and left as it is.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Generic

from conferapp.domain.merging import K
from conferapp.domain.record import Record
from conferapp.domain.student import Student
from conferapp.storage.copy_names import furthest_first
from conferapp.storage.disk import Identity
from conferapp.storage.errors import StorageError
from conferapp.storage.store import Store
from conferapp.storage.workspace import Workspace

OTHER_STUDENT: Final = "One version names another student, so the two are left as they are."
OTHER_AGENDA: Final = (
    "The two follow different versions of the agenda, so their answers may be to different "
    "questions. Both are left as they are, whole."
)
ONLY_ONE: Final = "There is only one version of it now."


@dataclass(frozen=True)
class LeftAlone:
    """A file that is not put together with the others.

    Attributes:
        path: The file.
        why: Why, in whole sentences.
    """

    path: Path
    why: str


class NothingToMerge(StorageError):
    """There are no two versions that can be put together.

    Args:
        left_alone: The files that were left as they are.

    Attributes:
        left_alone: The same.
    """

    def __init__(self, left_alone: tuple[LeftAlone, ...] = ()) -> None:
        why = left_alone[0].why if left_alone else ONLY_ONE
        super().__init__(f"Nothing was put together. {why}")
        self.left_alone = left_alone


@dataclass(frozen=True)
class Version(Generic[K]):
    """One of the files.

    Attributes:
        path: The file.
        proper: The path that Conferapp would have given it.
        content: What is in it.
        identity: Which file that was.
        data: Its bytes.
    """

    path: Path
    proper: Path
    content: K
    identity: Identity
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Versions(Generic[K]):
    """The files of one conference or student.

    Attributes:
        main: The file that stays: the one with the name that Conferapp gave it, or else the one
            that is furthest on.
        others: Those that can be put together with it, the furthest on first.
        left_alone: Those that can't.
    """

    main: Version[K]
    others: tuple[Version[K], ...]
    left_alone: tuple[LeftAlone, ...]


@dataclass(frozen=True)
class _Read(Generic[K]):
    """How a file is read: the version, and why it must not be changed, or ""."""

    one: Callable[[Path], tuple[Version[K], str]]
    obstacle: Callable[[K, K], str]


def versions_of_record(
    workspace: Workspace, store: Store, record_id: str, paths: Iterable[Path]
) -> Versions[Record]:
    """The versions of a conference, which this program has locked, with everything of it saved.

    Args:
        workspace: The workspace.
        store: What a killed program left in a draft it puts into the file first.
        record_id: The conference.
        paths: Files that seem to hold it.

    Raises:
        NothingToMerge: There are no two that can be put together.
    """

    def one(path: Path) -> tuple[Version[Record], str]:
        read = store.open_record(path)
        kept = read.record
        proper = workspace.record_path(kept.student.id, kept.created, kept.agenda.id, kept.id)
        return Version(path, proper, kept, read.identity, read.data), read.read_only

    return _versions(record_id, paths, _Read(one, _obstacle))


def versions_of_student(
    workspace: Workspace, store: Store, student_id: str, paths: Iterable[Path]
) -> Versions[Student]:
    """The versions of a student's file.

    Args:
        workspace: The workspace.
        store: Opens the files.
        student_id: The student.
        paths: Files that seem to hold them.

    Raises:
        NothingToMerge: There are no two that can be put together.
    """

    def one(path: Path) -> tuple[Version[Student], str]:
        read = store.open_student(path)
        proper = workspace.student_path(read.student.id)
        return Version(path, proper, read.student, read.identity, read.data), read.read_only

    return _versions(student_id, paths, _Read(one, lambda *_: ""))


def _versions(key: str, paths: Iterable[Path], read: _Read[K]) -> Versions[K]:
    found: list[Version[K]] = []
    left_alone: list[LeftAlone] = []
    for path in dict.fromkeys(paths):
        try:
            version, read_only = read.one(path)
        except StorageError as problem:
            left_alone.append(LeftAlone(path, str(problem)))
            continue
        if read_only:
            left_alone.append(LeftAlone(path, read_only))
        elif version.content.key == key:  # a sync program may have put another one there
            found.append(version)
    found.sort(key=_order)
    others: list[Version[K]] = []
    for version in found[1:]:
        if why := read.obstacle(found[0].content, version.content):
            left_alone.append(LeftAlone(version.path, why))
        else:
            others.append(version)
    if not others:
        raise NothingToMerge(tuple(left_alone))
    return Versions(found[0], tuple(others), tuple(left_alone))


def _order(version: Version[K]) -> tuple[bool, bool, int, int]:
    elsewhere = version.path != version.proper
    renamed = version.path.name != version.proper.name
    return elsewhere, renamed, *furthest_first(version.content.revision, version.path)


def _obstacle(one: Record, other: Record) -> str:
    if one.student.id != other.student.id:
        return OTHER_STUDENT
    return "" if one.agenda.fingerprint == other.agenda.fingerprint else OTHER_AGENDA
