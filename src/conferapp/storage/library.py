"""The agendas at hand: those that came with the app, and the program's own.

Reading them takes as long as a key stroke or two, and brings in pydantic: the app does it after its
first screen is painted.
"""

import contextlib
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from conferapp.domain.authoring.limits import Limits
from conferapp.domain.lines import GROUP_AGENDA
from conferapp.domain.text import clean
from conferapp.storage.agenda_ids import ENDING, agenda_paths, spot, spotted
from conferapp.storage.agenda_problem import AgendaProblem
from conferapp.storage.agendas import Loaded, load_agenda
from conferapp.storage.disk import Identity
from conferapp.storage.errors import Unreadable
from conferapp.storage.files import identity
from conferapp.storage.pictures import find_pictures
from conferapp.storage.settings import ProgramSettings
from conferapp.storage.workspace import Workspace


@dataclass(frozen=True)
class Entry:
    """An agenda file that was found.

    Attributes:
        path: The file.
        own: Whether it is the program's own, not one that came with the app.
        loaded: What came of reading it.
        replaced: Whether the program's own agenda of this id is used instead.
    """

    path: Path
    own: bool
    loaded: Loaded
    replaced: bool = False

    @property
    def usable(self) -> bool:
        """Whether conferences can be held with it."""
        return self.loaded.agenda is not None and not self.replaced


@dataclass(frozen=True)
class Library:
    """All agenda files that were found.

    Attributes:
        entries: Those that came with the app first, each folder in the order of file names.
    """

    entries: tuple[Entry, ...] = ()

    @property
    def usable(self) -> tuple[Entry, ...]:
        """Those with which conferences can be held; no two have the same id."""
        return tuple(entry for entry in self.entries if entry.usable)

    @property
    def broken(self) -> tuple[Entry, ...]:
        """Those in which something has to be mended first."""
        return tuple(entry for entry in self.entries if entry.loaded.agenda is None)

    def get(self, agenda_id: str) -> Loaded | None:
        """The agenda with an id, or None if no usable one has it.

        Args:
            agenda_id: The id.
        """
        return next((e.loaded for e in self.usable if e.loaded.id == agenda_id), None)

    def to_choose(self, last: str = "", room: float = math.inf) -> tuple[tuple[Loaded, ...], str]:
        """The agendas to choose from for a conference, and the id of the one to begin at.

        That is the student's last one, or else the longest: the short ones go on from another.
        Where there is less time than that takes, those that fit come first.

        Args:
            last: The id of the student's last agenda, or "".
            room: The minutes that there are.
        """
        listed = sorted((e.loaded for e in self.usable), key=lambda each: each.minutes > room)
        fitting = [each for each in listed if each.minutes <= room] or listed
        if any(each.id == last for each in fitting):
            return tuple(listed), last
        talks = [each for each in fitting if each.id != GROUP_AGENDA] or fitting
        longest = max(talks, key=lambda each: each.minutes, default=None)
        return tuple(listed), longest.id if longest is not None else ""

    def newest(self, agenda_id: str) -> Loaded | None:
        """What stands for an agenda now, usable or not: the program's own where there is one.

        Args:
            agenda_id: The id.
        """
        found = [entry for entry in self.entries if entry.loaded.id == agenda_id]
        return next((entry.loaded for entry in reversed(found)), None)


def find_agendas(
    shipped: Path,
    own: Path | None = None,
    pictures: frozenset[str] | None = None,
    limits: Limits | None = None,
) -> Library:
    """Read all agendas; own ones win over shipped ones of the same id, unless they are broken.

    Args:
        shipped: The folder of those that came with the app.
        own: The program's own folder, which may not exist.
        pictures: The names of the picture clues; None where any name will do.
        limits: What the program asks of its agendas; None for no advice, only errors.
    """

    def entries(folder: Path, *, own: bool) -> tuple[Entry, ...]:
        loaded = ((path, load_agenda(path, pictures, limits)) for path in agenda_paths(folder))
        return tuple(_apart(Entry(path, own, each) for path, each in loaded))

    ours = entries(own, own=True) if own is not None else ()
    winners = {entry.loaded.id for entry in ours if entry.usable}
    theirs = (
        replace(entry, replaced=entry.loaded.id in winners) for entry in entries(shipped, own=False)
    )
    return Library((*theirs, *ours))


def check_agendas(paths: Iterable[Path], workspace: Workspace) -> tuple[Entry, ...]:
    """Read agenda files with all that can be said of them, advice too.

    Args:
        paths: The files, each of which is read once.
        workspace: Where the program's own pictures and settings are.
    """
    pictures = find_pictures(workspace.pictures).names
    limits = ProgramSettings.read(workspace.settings).limits
    loaded = [(path, load_agenda(path, pictures, limits)) for path in dict.fromkeys(paths)]
    entries = (_ending(Entry(path, own=True, loaded=each)) for path, each in loaded)
    return tuple(_among_others(entry, workspace.agendas) for entry in entries)


def _among_others(entry: Entry, folder: Path) -> Entry:
    """An entry that was looked at alone, with what the others in its folder do to it."""
    if not entry.usable or entry.path.resolve().parent != folder.resolve():
        return entry
    own = entry.path.name
    alike = (s.path for s in spotted(folder) if s.id == entry.loaded.id and s.path.name != own)
    twin = next((path for path in alike if load_agenda(path).agenda is not None), None)
    return _twin(entry, twin) if twin else entry


def _apart(found: Iterable[Entry]) -> Iterator[Entry]:
    """The same entries; of two whole ones in one folder with one id neither can be used."""
    entries = tuple(map(_ending, found))
    alike: dict[str, list[Path]] = {}
    for entry in entries:
        if entry.usable:  # what can't be used anyway hides nothing
            alike.setdefault(entry.loaded.id, []).append(entry.path)
    for entry in entries:
        twins = [path for path in alike.get(entry.loaded.id, ())[:2] if path != entry.path]
        yield _twin(entry, twins[0]) if twins and entry.usable else entry


def _twin(entry: Entry, other: Path) -> Entry:
    """Of two files with one id neither is used, because nobody could tell which one it was."""
    at = spot(entry.path)
    problem = AgendaProblem(
        at.line,
        at.column,
        f"The file {clean(other.name)} in this folder has the same id, `{entry.loaded.id}`.",
        "Give one of them another id, or move it out of the folder.",
        file=str(entry.path),
        text_of_line=at.text,
        caret=at.column - 1,
    )
    return _unusable(entry, problem)


def _ending(entry: Entry) -> Entry:
    """A file with another ending isn't used, though its editor may hide that it has one."""
    if entry.path.suffix.casefold() == ENDING or _is_folder(entry.path):
        return entry
    name = clean(entry.path.name)
    problem = AgendaProblem(
        1,
        1,
        f"The name of this file ends in {clean(entry.path.suffix)}, so it isn’t used."
        if entry.path.suffix
        else "The name of this file has no ending, so it isn’t used.",
        f"Rename it from {name} to {name.partition('.')[0]}{ENDING}",
        file=str(entry.path),
    )
    return _unusable(entry, problem)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # it can't be looked at, which is told when it is read
        return False


def _unusable(entry: Entry, problem: AgendaProblem) -> Entry:
    found = (problem, *entry.loaded.problems)
    return replace(entry, loaded=replace(entry.loaded, agenda=None, source=None, problems=found))


class FolderWatch:
    """Tells when an agenda file in a folder was changed, added or taken away.

    Args:
        folder: The folder; it may not be there.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known = self._look()

    def changed(self) -> bool:
        """Whether something is different from the last look."""
        before, self._known = self._known, self._look()
        return self._known != before

    def _look(self) -> dict[Path, Identity | None]:
        found = {}
        for path in agenda_paths(self._folder):
            with contextlib.suppress(Unreadable):
                found[path] = identity(path)
        return found
