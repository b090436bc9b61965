"""Touched: the conferences of a workspace that a new version of their agenda concerns.

For a program lead who is about to change an agenda. Nothing of a student is in it: no name, and no
answer. Files are only read.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Literal, TypeVar

from conferapp.domain.agenda import Agenda
from conferapp.domain.authoring.narrator import Narrator
from conferapp.domain.lines import UNFINISHED, ConferenceLine
from conferapp.domain.record import AgendaRef, Record, Status
from conferapp.domain.renewal import stays
from conferapp.domain.text import clean
from conferapp.storage.agendas import read_agenda
from conferapp.storage.errors import Unreadable
from conferapp.storage.glance import glance_at_record
from conferapp.storage.records import read_record
from conferapp.storage.workspace import Workspace

From = TypeVar("From")
Found = TypeVar("Found")

Held = Literal["old", "new", "other"]
"""The version that a conference was begun with."""


@dataclass(frozen=True)
class Misfit:
    """An answer that would leave its question if the conference took up the new version.

    Attributes:
        asked: Its question, in the agenda’s quoted words, with no name filled in.
        gone: Whether no question has its id any more, so that it stays in the record alone; any
            other question asks for something else, or is for somebody else.
    """

    asked: str
    gone: bool


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
        misfits: The answers that don’t fit the new version; none in one that can’t take it up.
    """

    day: date
    status: Status
    path: str
    held: Held
    keeps_agenda: bool
    misfits: tuple[Misfit, ...] = ()

    @property
    def unfinished(self) -> bool:
        """Whether it is prepared or in progress."""
        return self.status in UNFINISHED


@dataclass(frozen=True)
class Touched:
    """What a new version of an agenda concerns.

    Attributes:
        agenda_id: The id of the agenda in its old version.
        records: The conferences held with it, the newest first.
        unreadable: How many files couldn’t be read, whatever they are.
        afterwards: Whether the pages for afterwards differ. A finished record keeps no agenda, so
            that these come from the new version.
        same_id: Whether the new version has the same id; if not, no conference takes it up.
    """

    agenda_id: str
    records: tuple[TouchedRecord, ...] = ()
    unreadable: int = 0
    afterwards: bool = False
    same_id: bool = True


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
        agenda_id: The id of the agenda in its old version.
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
    same_id = old.id == new.id
    afterwards = same_id and old.follow_up != new.follow_up
    return Touched(agenda_id, records, reader.unreadable, afterwards, same_id)


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
        self._read: dict[str, Agenda | None] = {}

    def kept(self, source: AgendaRef) -> Agenda | None:
        """The agenda that a record keeps, or None without one that can be used."""
        if source.text is None:
            return None
        if source.text not in self._read:
            self._read[source.text] = read_agenda(source.text, source.id, kept=True).agenda
        return self._read[source.text]

    def held(self, source: AgendaRef) -> Held:
        """The version: by the fingerprint, or by what the kept agenda says."""
        known = self._prints.get(source.fingerprint)
        kept = None if known else self.kept(source)
        if kept is None:
            return known or "other"
        return "new" if kept == self._new else "old" if kept == self._old else "other"

    def misfits(self, record: Record) -> Iterator[Misfit]:
        """The answers that `renewed` would take from their questions."""
        waits = record.status in UNFINISHED and self.held(record.agenda) != "new"
        if not waits or self._old.id != self._new.id:
            return
        kept = self.kept(record.agenda) or self._old
        for name, answer in record.answers.items():
            if not stays(kept, self._new, name, answer):
                gone = name not in self._new.questions
                yield Misfit(self._named(name, kept), gone)

    def _named(self, name: str, kept: Agenda | None) -> str:
        """A question in the words of an agenda: those in the answer can hold a student’s name."""
        known = (agenda for agenda in (kept, self._old, self._new) if agenda is not None)
        return Narrator(next((a for a in known if name in a.questions), None)).named(name)


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
                line = self._tried(partial(glance_at_record, seal=self._workspace.seal), path)
                seen = furthest.get(line.record_id) if line else None
                if line and (seen is None or line.revision > seen.revision):
                    furthest[line.record_id] = line
        return furthest.values()

    def touched(self, line: ConferenceLine) -> TouchedRecord | None:
        """One conference, or None if it turns out that it can’t be read."""
        read = self._tried(partial(read_record, seal=self._workspace.seal), line.path)
        if read is None:
            return None
        record = read.record
        return TouchedRecord(
            day=line.day,
            status=record.status,
            path=clean(self._workspace.relative(line.path)),
            held=self._judge.held(record.agenda),
            keeps_agenda=self._judge.kept(record.agenda) is not None,
            misfits=tuple(self._judge.misfits(record)),
        )

    def _tried(self, read: Callable[[From], Found], source: From) -> Found | None:
        try:
            return read(source)
        except Unreadable:
            self.unreadable += 1
            return None
