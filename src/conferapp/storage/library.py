"""The agendas at hand: those that came with the app, and the program's own.

Reading them takes as long as a key stroke or two, and brings in pydantic: the app does it after its
first screen is painted.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from conferapp.storage.agenda_problem import AgendaProblem
from conferapp.storage.agendas import Loaded, load_agenda


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


def find_agendas(
    shipped: Path, own: Path | None = None, pictures: frozenset[str] | None = None
) -> Library:
    """Read all agendas; own ones win over shipped ones of the same id, unless they are broken.

    Args:
        shipped: The folder of those that came with the app.
        own: The program's own folder, which may not exist.
        pictures: The names of the picture clues; None where any name will do.
    """
    ours = tuple(_entries(own, pictures, own=True)) if own is not None else ()
    winners = {entry.loaded.id for entry in ours if entry.usable}
    theirs = (
        replace(entry, replaced=entry.loaded.id in winners)
        for entry in _entries(shipped, pictures, own=False)
    )
    return Library((*theirs, *ours))


def _entries(folder: Path, pictures: frozenset[str] | None, *, own: bool) -> Iterator[Entry]:
    entries = [Entry(path, own, load_agenda(path, pictures)) for path in _files(folder)]
    count = Counter(entry.loaded.id for entry in entries if entry.loaded.id)
    for entry in entries:
        twins = [e.path for e in entries if e.loaded.id == entry.loaded.id and e is not entry]
        yield _twin(entry, twins[0]) if count[entry.loaded.id] > 1 else entry


def _files(folder: Path) -> tuple[Path, ...]:
    try:
        found = sorted(folder.iterdir())
    except OSError:  # no folder, no agendas; one that can't be read is reported at the start
        return ()
    return tuple(p for p in found if p.suffix.casefold() == ".toml" and p.name[:1] not in ".~")


def _twin(entry: Entry, other: Path) -> Entry:
    """Of two files with one id neither is used, because nobody could tell which one it was."""
    problem = AgendaProblem(
        1,
        1,
        f"The file {other.name} in this folder has the same id, `{entry.loaded.id}`.",
        "Give one of them another id, or move it out of the folder.",
        file=str(entry.path),
    )
    found = (problem, *entry.loaded.problems)
    return replace(entry, loaded=replace(entry.loaded, agenda=None, source=None, problems=found))
