"""Grouping: takes a small group up, and keeps what was agreed and noted with each member.

It shows nothing by itself.
"""

import contextlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from conferapp.desk.desk import Desk
from conferapp.desk.opening import Opener
from conferapp.desk.session import Session
from conferapp.domain.agenda import Agenda
from conferapp.domain.board import Member
from conferapp.domain.called import called
from conferapp.domain.group import Group, keep_in, kept_group, slots
from conferapp.domain.lines import GROUP_AGENDA, finished
from conferapp.domain.naming import Called, Named, named_in
from conferapp.domain.record import AgendaRef
from conferapp.domain.text import fold
from conferapp.storage.classes import names
from conferapp.storage.errors import StorageError
from conferapp.storage.records import read_record
from conferapp.storage.workspace import OnlyReadable

NO_AGENDA: Final = (
    "The agenda for small groups can’t be used, so nothing can be kept by it. "
    "“Agendas” at home lists all of them, with what is wrong."
)


class GroupAt(NamedTuple):
    """Where the screen of a group begins.

    Attributes:
        topic: What they work on.
        ids: The ids of the members.
        back: The place to go back to, behind a space where in it; "" for home.
        since: For the group of a block, the second from which on what was kept is of this block.
    """

    topic: str
    ids: tuple[str, ...]
    back: str = ""
    since: int = 0

    def written(self) -> str:
        """It as the words of a place, such as `fractions|s-1,s-2|board groups`."""
        since = (str(self.since),) if self.since else ()
        return "|".join((self.topic.replace("|", " "), ",".join(self.ids), self.back, *since))

    @classmethod
    def read(cls, at: str) -> "GroupAt":
        """It out of the words of a place; what is missing at their end is empty."""
        topic, ids, back, since, *_ = (*at.split("|"), "", "", "", "")
        known = int(since) if since.isascii() and since.isdigit() else 0
        return cls(topic, tuple(filter(None, ids.split(","))), back, known)

    @property
    def of_block(self) -> bool:
        """Whether it is the group of a block."""
        return self.back.partition(" ")[0] == "block"

    @property
    def key(self) -> str:
        """What tells a draft of it from others; of a block the members may change meanwhile."""
        who = "block" if self.of_block else ",".join(sorted(self.ids))
        return f"{fold(self.topic)}|{who}"


class Earlier(NamedTuple):
    """What was kept with somebody on this day.

    Attributes:
        at: When, such as `10:05`.
        group: It.
    """

    at: str
    group: Group


@dataclass(frozen=True)
class Kept:
    """What was kept.

    Attributes:
        ids: The students with whom it was.
        problem: A sentence about what went wrong, or "".
        saved: Whether all of it is on disk.
    """

    ids: tuple[str, ...] = ()
    problem: str = ""
    saved: bool = True


class Grouper:
    """Keeps groups.

    Args:
        desk: What the app works with.
        patience: The most seconds to wait for the disk.
    """

    def __init__(self, desk: Desk, patience: float) -> None:
        self._desk, self._patience = desk, patience
        self._opener = Opener(desk)

    def members(self, ids: Iterable[str]) -> tuple[Member, ...]:
        """The students with these ids as members; who isn't there any more is left out."""
        lines = [line for key in dict.fromkeys(ids) if (line := self._opener.line(key))]
        said = called(lines)
        return tuple(Member(line.id, said[line.id]) for line in lines)

    def others(self, ids: Collection[str]) -> tuple[tuple[str, str], ...]:
        """Everybody else who could be asked in, by name: the id and the whole name."""
        return tuple((key, name) for key, name in names(self._opener.caseload) if key not in ids)

    def earlier(self, at: GroupAt, ids: Iterable[str]) -> Mapping[str, Earlier]:
        """What was kept of a group today, by the ids of those with whom it was.

        Args:
            at: The group.
            ids: Who is asked about.
        """
        found = ((key, self._earlier(at, key)) for key in ids)
        return {key: each for key, each in found if each is not None}

    def _earlier(self, at: GroupAt, student: str) -> Earlier | None:
        line, today = self._opener.line(student), self._desk.clock.today()
        kept = finished(line, groups=True) if line is not None else ()
        for one in (one for one in kept if one.day == today):
            with contextlib.suppress(StorageError):  # home says which file can't be read
                record = read_record(one.path, self._desk.workspace.seal).record
                group = kept_group(record)
                if group.is_about(at.topic) or (at.since and one.moment >= at.since):
                    return Earlier((record.ended or record.updated)[11:16], group)
        return None

    def named(self, group: Group, seated: Sequence[str]) -> Named:
        """Whose names stand in what would be kept: of all students, whoever may read it.

        Args:
            group: The group, tidy.
            seated: The ids of those with whom it would be kept.
        """
        said = "\n".join((group.topic, group.what, group.when, group.note))
        return named_in(said, self._everybody, seated)

    @cached_property
    def _everybody(self) -> tuple[Called, ...]:
        return tuple(Called(one.id, one.name, one.first) for one in self._opener.caseload.roll())

    def warning(self) -> str:
        """What the agenda for small groups has no room for, as a sentence, or ""."""
        try:
            agenda, _ = self._agenda()
        except StorageError as problem:
            return str(problem)
        return NO_AGENDA if agenda is None else slots(agenda).missing

    def keep(self, group: Group, ids: Iterable[str]) -> Kept:
        """Keep a group with each of its members, in a finished conference of their own.

        Args:
            group: The group, tidy.
            ids: The ids of the members.
        """
        if self._desk.only_reads:
            return Kept(problem=str(OnlyReadable(self._desk.only_reads)))
        try:
            agenda, source = self._agenda()
        except StorageError as problem:
            return Kept(problem=str(problem))
        if agenda is None or source is None:
            return Kept(problem=NO_AGENDA)
        sessions: dict[str, Session] = {}
        stopped = ""
        for key in ids:
            try:
                sessions[key] = self._with(key, group, agenda, source)
            except StorageError as problem:  # with the others it can be kept all the same
                stopped = str(problem)
        saved = self._desk.saver.flush(self._patience)
        for session in sessions.values():
            session.release()
        return Kept(tuple(sessions), stopped, saved)

    def _with(self, student: str, group: Group, agenda: Agenda, source: AgendaRef) -> Session:
        session = self._opener.begin(student, agenda, source)
        keep_in(session.conference, group)
        session.finish()
        return session

    def _agenda(self) -> tuple[Agenda | None, AgendaRef | None]:
        found = self._opener.library().get(GROUP_AGENDA)
        return (found.agenda, found.source) if found else (None, None)
