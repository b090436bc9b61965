"""A sample class on disk: a folder with made-up students, to try the app with."""

import os
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from conferapp.domain.agenda import Agenda
from conferapp.domain.authoring.rehearsal import TUTOR
from conferapp.domain.clock import Clock
from conferapp.domain.demo.sample_class import SampleClass
from conferapp.domain.demo.texts import Texts
from conferapp.domain.record import AgendaRef, Record
from conferapp.domain.student import Student
from conferapp.storage.agenda_ids import agenda_files_by_id
from conferapp.storage.agendas import load_agenda
from conferapp.storage.errors import StorageError, Unreadable, reading_advice
from conferapp.storage.pictures import find_pictures
from conferapp.storage.places import Places
from conferapp.storage.settings import TutorSettings
from conferapp.storage.shipped import ShippedAgendasMissing, shipped_agendas
from conferapp.storage.store import Store
from conferapp.storage.workspace import Workspace

SEED: Final = 6
"""The seed of the class that people get to see."""
STUDENTS: Final = 30
CONFERENCES: Final = 200
_PACKAGE: Final = Path(__file__).resolve().parent.parent
_TEXTS: Final = _PACKAGE / "demo.toml"


class NotEmpty(StorageError):
    """A sample class was to go where something is already.

    Args:
        folder: The folder.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder} isn’t an empty folder, and was left as it is. The sample class needs an "
            "empty one, or one that isn’t there yet."
        )


class Demo(NamedTuple):
    """A sample class that was made.

    Attributes:
        students: How many students it has.
        conferences: How many conferences.
    """

    students: int
    conferences: int


def make_demo(
    folder: Path,
    clock: Clock,
    *,
    seed: int = SEED,
    students: int = STUDENTS,
    conferences: int = CONFERENCES,
) -> Demo:
    """Make a workspace with a sample class; the same day and seed make the same class.

    Args:
        folder: The workspace: an empty folder, or one that isn't there yet.
        clock: Tells the time, from which everything is counted back.
        seed: Decides what is left to chance.
        students: How many students there are.
        conferences: How many conferences they have in all.

    Raises:
        NotEmpty: Something is in the folder.
        StorageError: It can't be written, or the installation lacks something.
    """
    check_empty(folder)
    workspace = Workspace(folder)
    workspace.open()
    sample = sample_class(clock, seed)
    return _written(workspace, sample.made(students, conferences))


def sample_class(clock: Clock, seed: int = SEED) -> SampleClass:
    """The sample class, made of what came with the app.

    Args:
        clock: Tells the time, from which everything is counted back.
        seed: Decides what is left to chance.

    Raises:
        StorageError: The installation lacks something.
    """
    texts = Texts.model_validate(tomllib.loads(_TEXTS.read_text(encoding="utf-8")))
    pictures = find_pictures().by_name
    return SampleClass(texts, _agendas(texts), pictures, clock.now(), seed)


def sample_places(folder: Path) -> Places:
    """Places inside one folder, with a sample tutor's settings.

    Cards and letters go beside the workspace unless the tutor chooses, and so are in it as well.

    Args:
        folder: The folder, which is there.

    Raises:
        WriteFailed: The settings can't be written.
    """
    places = Places(folder / "class", folder / "config", folder / "state")
    TutorSettings(tutor=TUTOR).write(places.settings)
    return places


def check_empty(folder: Path) -> None:
    """Refuse a folder in which something is.

    Args:
        folder: The folder.

    Raises:
        NotEmpty: Something is in it, or it is a file.
        Unreadable: It can't be looked into.
    """
    try:
        taken = os.path.lexists(folder) and (not folder.is_dir() or any(folder.iterdir()))
    except OSError as error:
        raise Unreadable(folder, reading_advice(error)) from error
    if taken:
        raise NotEmpty(folder)


def _agendas(texts: Texts) -> dict[str, tuple[Agenda, AgendaRef]]:
    files = agenda_files_by_id((shipped_agendas(),))
    wanted = dict.fromkeys(c.agenda for subject in texts.subjects for c in subject.courses)
    found = {}
    for name in wanted:
        loaded = load_agenda(files[name]) if name in files else None
        if loaded is None or loaded.agenda is None or loaded.source is None:
            raise ShippedAgendasMissing(_PACKAGE)
        found[name] = loaded.agenda, loaded.source
    return found


def _written(workspace: Workspace, made: Iterable[Student | Record]) -> Demo:
    store = Store(workspace, tell=lambda _: None)
    count = {Student: 0, Record: 0}
    for item in made:
        store.save(item)
        count[type(item)] += 1
    return Demo(count[Student], count[Record])
