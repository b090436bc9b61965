"""Several workspaces side by side, such as one of each tutor in a shared folder.

What is in two of them counts once, as the copy that is furthest on has it. What can't be used is
counted, named and left alone, and nothing of it keeps the rest from being read. What a reader has
to know of the folders beside that is a note.
"""

import heapq
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from conferapp.domain.lines import StudentLine
from conferapp.domain.reports.frame import Frame, one_of_each
from conferapp.domain.reports.period import Period
from conferapp.domain.text import clean
from conferapp.storage.caseload import Caseload, Told
from conferapp.storage.doubles import TABLES, by_key, settled
from conferapp.storage.errors import Advice, StorageError
from conferapp.storage.folder_notes import notes_on
from conferapp.storage.index.index import Index
from conferapp.storage.leaving_alone import left_alone_in
from conferapp.storage.left_alone import FAULTS, GROUPS, LeftAlone
from conferapp.storage.neighbours import is_workspace
from conferapp.storage.places import Places
from conferapp.storage.recipients import read_recipients
from conferapp.storage.sealing import PLAIN, Seal
from conferapp.storage.settings import ProgramSettings
from conferapp.storage.workspace import Workspace

SealFor = Callable[[Sequence[str]], Seal]
"""Gives what opens the files of a workspace that is encrypted for some public keys; or raises a
`StorageError` that says why nothing does."""

_NO_WORKSPACE: Final = Advice(
    "it is no Conferapp folder", "Name one that has the folder records in it."
)


class StaysClosed(StorageError):
    """A workspace is encrypted, and nothing here opens it.

    Args:
        why: Why, as a sentence.
    """

    def __init__(self, why: str) -> None:
        super().__init__(f"It is encrypted, and needs a key. {why}")


class Source(NamedTuple):
    """A workspace that is read.

    Attributes:
        workspace: The workspace.
        caseload: What is in it.
        own: Whether its index was opened for this alone.
    """

    workspace: Workspace
    caseload: Caseload
    own: bool = True


@dataclass
class Several:
    """Workspaces that are read as if they were one.

    Attributes:
        sources: Those that can be read.
        left_alone: What isn't counted, by group.
        notes: What there is to know about the settings of the folders, as sentences.
    """

    sources: tuple[Source, ...]
    left_alone: list[LeftAlone] = field(default_factory=list)
    notes: tuple[str, ...] = ()
    _not_here: tuple[frozenset[str], ...] = ()

    def __post_init__(self) -> None:
        """Find out what is there twice, and what can't be used."""
        passed: list[set[str]] = [set() for _ in self.sources]
        read = [(source.workspace, source.caseload.index) for source in self.sources]
        for one in read:
            self.left_alone += left_alone_in(one, read)
        if len(self.sources) > 1:
            for table in TABLES:
                self._pass_over(table, passed)
        self.notes = tuple(notes_on([source.workspace for source in self.sources]))
        self._not_here = tuple(map(frozenset, passed))
        order = list(GROUPS)
        self.left_alone.sort(key=lambda one: (order.index(one.group), one.place))

    def _pass_over(self, table: str, passed: list[set[str]]) -> None:
        """Note what another workspace has further on."""
        read = ((source.workspace, source.caseload.index) for source in self.sources)
        for key, held in by_key(table, read).items():
            if len(held) > 1:
                counts, others = settled(held)
                self.left_alone += others
                for one in held:
                    if one is not counts:
                        passed[one.at].add(f"{table} {key}")

    @property
    def faults(self) -> bool:
        """Whether something could not be read."""
        return any(one.group in FAULTS for one in self.left_alone)

    def frame(self, period: Period, today: date) -> Frame:
        """What reports on these workspaces are reckoned in.

        Args:
            period: The days that count.
            today: The day from which it is counted who is overdue.
        """
        running = (
            place.id
            for source in self.sources
            for place in source.caseload.listed()
            if place.running
        )
        # Those that count come first, so that they win where two are as far on.
        every = sorted(self._students(), key=lambda told: told[0])
        students = one_of_each(student for _, student in every)
        return Frame(period, today, students, frozenset(running))

    def _students(self) -> Iterator[tuple[bool, StudentLine]]:
        """Everybody, each with whether another folder has them further on.

        Among several folders, one that names no tutor stands for its own.
        """
        for source, passed in zip(self.sources, self._not_here, strict=True):
            instead = f"(folder {clean(source.workspace.root.name)})"
            for student in source.caseload.roll():
                nameless = not student.tutor and len(self.sources) > 1
                told = replace(student, tutor=instead) if nameless else student
                yield f"student {student.id}" in passed, told

    def told(self, period: Period) -> Iterator[Told]:
        """The conferences of a period, each once, the oldest first within each week.

        Only a week of them is held at a time.

        Args:
            period: The days that count.
        """
        for part in period.parts:
            streams = (self._told_by(at, source, part) for at, source in enumerate(self.sources))
            yield from heapq.merge(*streams, key=_order)

    def _told_by(self, at: int, source: Source, part: Period) -> Iterator[Told]:
        passed = self._not_here[at]
        for told in source.caseload.told(since=part.since, until=part.until):
            if f"conference {told.line.record_id}" not in passed:
                yield told

    def close(self) -> None:
        """Let go of every index that was opened for this."""
        for source in self.sources:
            if source.own:
                source.caseload.index.close()


def open_several(
    folders: Iterable[Path],
    *,
    state: Path,
    today: date,
    seal_for: SealFor,
    beside: Source | None = None,
    going_on: Callable[[], bool] = lambda: True,
) -> Several:
    """Open workspaces and read what changed in them.

    Args:
        folders: The workspaces; one that is named twice is opened once.
        state: Where an index of each is kept.
        today: The day to count from.
        seal_for: Gives what opens an encrypted one.
        beside: One that is open already, and is read first.
        going_on: Tells whether anybody still waits for it; if not, reading ends early.
    """
    sources = [beside] if beside else []
    left: list[LeftAlone] = []
    known = {_real(beside.workspace.root)} if beside else set()
    for folder in folders:
        if _real(folder) in known:
            continue
        known.add(_real(folder))
        if not is_workspace(folder):
            left.append(LeftAlone("closed", folder, "", *_NO_WORKSPACE))
            continue
        try:
            sources.append(_opened(folder, state, today, seal_for, going_on))
        except StorageError as problem:
            left.append(LeftAlone("closed", folder, reason=str(problem)))
    return Several(tuple(sources), left)


def _opened(
    folder: Path, state: Path, today: date, seal_for: SealFor, going_on: Callable[[], bool]
) -> Source:
    recipients = read_recipients(Workspace(folder).recipients)
    workspace = Workspace(folder, PLAIN if recipients is None else seal_for(recipients))
    index = Index(workspace, Places(folder, config=state, state=state).index)
    for _ in index.refreshing(deep=True):
        if not going_on():
            break
    cadence = ProgramSettings.read(workspace.settings).cadence_days
    return Source(workspace, Caseload(index, workspace, today, cadence))


def _order(told: Told) -> tuple[float, date, str]:
    return told.line.moment, told.line.created, told.line.record_id


def _real(folder: Path) -> str:
    return os.path.realpath(folder)
