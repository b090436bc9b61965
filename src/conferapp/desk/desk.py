"""The desk: everything that the app works with, handed down once from the start."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from conferapp.desk.keeping_up import KeepingUp
from conferapp.domain.clock import Clock
from conferapp.storage.caseload import Caseload
from conferapp.storage.handover import Handover
from conferapp.storage.index.index import Index
from conferapp.storage.locks import RecordLock
from conferapp.storage.places import Places
from conferapp.storage.saver import Savable, Saver, SaveState
from conferapp.storage.sealing import PLAIN, Seal
from conferapp.storage.settings import ProgramSettings, TutorSettings
from conferapp.storage.workspace import Workspace, WorkspaceUnwritable

if TYPE_CHECKING:
    from conferapp.storage.store import KeptApart, Store


class Tidings:
    """What the saver's thread has to say, and who listens: nobody until the app is up.

    Attributes:
        of_saving: Gets each new state of saving.
        of_versions: Gets word of a file that was kept apart from somebody else's version.
    """

    def __init__(self) -> None:
        """Begin with nobody listening."""
        self.of_saving: Callable[[SaveState], None] = lambda _: None
        self.of_versions: Callable[[KeptApart], None] = lambda _: None

    def saving(self, state: SaveState) -> None:
        """Pass on a state of saving."""
        self.of_saving(state)

    def versions(self, apart: "KeptApart") -> None:
        """Pass on word of a second version."""
        self.of_versions(apart)


class Shelf:
    """The store, made when it is first needed: it brings in pydantic, which home does without."""

    def __init__(self, workspace: Workspace, tidings: Tidings) -> None:
        """Stand ready."""
        self._workspace, self._tidings = workspace, tidings
        self._made: Store | None = None
        self._making = threading.Lock()

    @property
    def store(self) -> "Store":
        """The one store, for the app's thread and the saver's."""
        with self._making:
            if self._made is None:
                from conferapp.storage.store import Store

                self._made = Store(self._workspace, tell=self._tidings.versions)
            return self._made

    def save(self, item: Savable) -> None:
        """Write a snapshot; the saver's `write`."""
        self.store.save(item)

    def jot(self, item: Savable) -> None:
        """Write a draft; the saver's `jot`."""
        self.store.jot(item)


@dataclass
class Desk:
    """What lies ready.

    Attributes:
        places: The folders.
        workspace: The workspace, open.
        clock: Tells the time.
        shelf: Holds the store.
        saver: Owns all writes.
        tidings: What the saver's thread has to say.
        locks: Which conferences are open on this computer.
        handover: Remembers on disk that a student has the laptop.
        index: What the files of the workspace say, for quick answers.
        program: The program's settings.
        tutor: The tutor's own settings.
        unkept: Whether this is for a trial, so that nothing of it may be saved.
        only_reads: Why nothing can be kept in the workspace, as a sentence; "" usually.
        beside: Other workspaces that reports are on as well, until the app is closed.
        sample: Whether the workspace is a sample class, of which nothing is kept.
    """

    places: Places
    workspace: Workspace
    clock: Clock
    shelf: Shelf
    saver: Saver
    tidings: Tidings
    locks: RecordLock
    handover: Handover
    index: Index
    program: ProgramSettings
    tutor: TutorSettings
    unkept: bool = False
    only_reads: str = ""
    beside: tuple[Path, ...] = ()
    sample: bool = False

    @cached_property
    def keeping_up(self) -> KeepingUp:
        """What keeps the index up with the files; one, so that one thread at a time reads."""
        return KeepingUp(self.index)

    def caseload(self) -> Caseload:
        """Every student, as far as the index has them; see `Index.refresh`."""
        today, cadence = self.clock.today(), self.program.cadence_days
        return Caseload(self.index, self.workspace, today, cadence)


def lay_desk(places: Places, clock: Clock, seal: Seal = PLAIN) -> Desk:
    """Lay everything ready; the saver isn't started yet.

    A workspace in which nothing can be written is shown all the same, if it is one.

    Args:
        places: The folders.
        clock: Tells the time.
        seal: How the files of the workspace are sealed.

    Raises:
        WorkspaceUnwritable: Nothing could be kept in the workspace, and nothing is in it.
    """
    workspace = Workspace(places.workspace)
    desk = spread_desk(places, clock, seal)
    try:
        workspace.open()
    except WorkspaceUnwritable as problem:
        if not workspace.readable():
            raise
        return replace(desk, only_reads=str(problem))
    return desk


def spread_desk(places: Places, clock: Clock, seal: Seal = PLAIN) -> Desk:
    """Lay everything ready without a look at the workspace, which may not be there.

    Args:
        places: The folders.
        clock: Tells the time.
        seal: How the files of the workspace are sealed.
    """
    workspace = Workspace(places.workspace, seal)
    tidings = Tidings()
    shelf = Shelf(workspace, tidings)
    return Desk(
        places=places,
        workspace=workspace,
        clock=clock,
        shelf=shelf,
        saver=Saver(shelf.save, now=clock.now, tell=tidings.saving, jot=shelf.jot),
        tidings=tidings,
        locks=RecordLock(places.locks),
        handover=Handover(places.handover),
        index=Index(workspace, places.index),
        program=ProgramSettings.read(workspace.settings),
        tutor=TutorSettings.read(places.settings),
    )
