"""Touched: the conferences of a workspace that a new version of their agenda concerns.

For a program lead who is about to change an agenda. Nothing of a student is in it: no name, and no
answer. Files are only read.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar

from conferapp.domain.agenda import Agenda
from conferapp.domain.agenda_changes import changes
from conferapp.domain.record import AgendaRef, Record, Status
from conferapp.domain.text import clean
from conferapp.storage.agendas import read_agenda
from conferapp.storage.errors import Unreadable
from conferapp.storage.glance import UNFINISHED, ConferenceLine, glance_at_record
from conferapp.storage.records import read_record
from conferapp.storage.workspace import Workspace

From = TypeVar("From")
Found = TypeVar("Found")

Held = Literal["old", "new", "other"]
"""The version that a conference was begun with."""


@dataclass(frozen=True)
class TouchedRecord:
    """One conference.

    Attributes:
        day: The day of the conversation, or that on which it was made.
        status: How far it is.
        path: Its file inside the workspace.
        held: The version that it was begun with.
        keeps_agenda: Whether it goes on with the agenda as it was; one that isn’t finished and has
            lost its own copy goes on with the one that has the id now.
        answers: How many answers it has.
        apart: How many of them belong to questions that were taken away, have another id, or are
            asked for in another way.
    """

    day: date
    status: Status
    path: str
    held: Held
    keeps_agenda: bool
    answers: int
    apart: int

    @property
    def unfinished(self) -> bool:
        """Whether it is prepared or in progress."""
        return self.status in UNFINISHED


@dataclass(frozen=True)
class Touched:
    """What a new version of an agenda concerns.

    Attributes:
        agenda_id: The id of the agenda.
        records: The conferences held with it, the newest first.
        unreadable: How many files couldn’t be read, whatever they are.
        afterwards: Whether the pages for afterwards differ. A finished record keeps no agenda, so
            that these come from the new version.
    """

    agenda_id: str
    records: tuple[TouchedRecord, ...] = ()
    unreadable: int = 0
    afterwards: bool = False


def touched(
    workspace: Workspace,
    agenda_id: str,
    old: Agenda,
    new: Agenda,
    *,
    old_print: str = "",
    new_print: str = "",
) -> Touched:
    """Find the conferences of an agenda; a file that can’t be read is counted, and nothing raised.

    Args:
        workspace: The workspace.
        agenda_id: The id of the agenda.
        old: Its older version.
        new: Its newer version.
        old_print: The fingerprint of the older file; "" where it isn’t known. Without the two, only
            conferences that keep their agenda tell which version that is.
        new_print: The fingerprint of the newer file, likewise.
    """
    prints: dict[str, Held] = {old_print: "old", new_print: "new"}
    reader = _Reader(workspace, _Judge(old, new, prints))
    lines = (line for line in reader.lines() if line.agenda_id == agenda_id)
    newest = sorted(lines, key=lambda line: (line.moment, line.record_id), reverse=True)
    records = tuple(filter(None, map(reader.touched, newest)))
    return Touched(agenda_id, records, reader.unreadable, old.follow_up != new.follow_up)


class _Judge:
    """Knows which version a record was begun with, and which answers go with the newer one.

    Args:
        old: The older version.
        new: The newer version.
        prints: The versions by the fingerprints of their files.
    """

    def __init__(self, old: Agenda, new: Agenda, prints: Mapping[str, Held]) -> None:
        self._old, self._new = old, new
        self._prints = {known: held for known, held in prints.items() if known}
        self._apart = {name for change in changes(old, new) for name in change.questions}
        self._read: dict[str, Agenda | None] = {}

    def kept(self, source: AgendaRef) -> Agenda | None:
        """The agenda that a record keeps, or None without one that can be used."""
        if source.text is None:
            return None
        if source.text not in self._read:
            self._read[source.text] = read_agenda(source.text, source.id).agenda
        return self._read[source.text]

    def held(self, source: AgendaRef) -> Held:
        """The version: by the fingerprint, or by what the kept agenda says."""
        known = self._prints.get(source.fingerprint)
        kept = None if known else self.kept(source)
        if kept is None:
            return known or "other"
        return "new" if kept == self._new else "old" if kept == self._old else "other"

    def apart(self, record: Record, held: Held) -> int:
        """How many answers belong to questions that the newer version asks otherwise, or not."""
        names = () if held == "new" else record.answers
        return sum(name in self._apart or name not in self._new.questions for name in names)


class _Reader:
    """Goes through the records, and counts what can’t be read.

    Args:
        workspace: The workspace.
        judge: Judges each record.
    """

    def __init__(self, workspace: Workspace, judge: _Judge) -> None:
        self._workspace, self._judge = workspace, judge
        self.unreadable = 0

    def lines(self) -> Iterable[ConferenceLine]:
        """All conferences, each in the version that is furthest on."""
        furthest: dict[str, ConferenceLine] = {}
        for folder in self._tried(Workspace.record_folders, self._workspace) or []:
            for path in self._tried(self._workspace.record_files, folder) or []:
                line = self._tried(glance_at_record, path)
                seen = furthest.get(line.record_id) if line else None
                if line and (seen is None or line.revision > seen.revision):
                    furthest[line.record_id] = line
        return furthest.values()

    def touched(self, line: ConferenceLine) -> TouchedRecord | None:
        """One conference, or None if it turns out that it can’t be read."""
        read = self._tried(read_record, line.path)
        if read is None:
            return None
        record = read.record
        held = self._judge.held(record.agenda)
        return TouchedRecord(
            day=line.day,
            status=record.status,
            path=clean(self._workspace.relative(line.path)),
            held=held,
            keeps_agenda=self._judge.kept(record.agenda) is not None,
            answers=len(record.answers),
            apart=self._judge.apart(record, held),
        )

    def _tried(self, read: Callable[[From], Found], source: From) -> Found | None:
        try:
            return read(source)
        except Unreadable:
            self.unreadable += 1
            return None
