"""A workspace with one student and an open conference, whose first field waits for words."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from conferapp.domain.clock import Clock
from conferapp.domain.conference import begin
from conferapp.domain.record import Record
from conferapp.domain.student import Student
from conferapp.storage.library import find_agendas
from conferapp.storage.records import read_record
from conferapp.storage.shipped import shipped_agendas
from conferapp.storage.store import Store
from conferapp.storage.workspace import Workspace

WORDS: Final = ("confer", "Amara")
"""What the command line is given to go on with the conference."""
ASK: Final = "What went well"
"""Stands on the screen when the field is there."""
QUESTION: Final = "win"

_AGENDA: Final = f"""\
format = 1
id = "short-talk"
title = "A short talk"
[[preparation]]
id = "facts"
title = "The facts"
[[preparation.questions]]
id = "{QUESTION}"
kind = "long"
ask = "{ASK}"
[[agenda]]
id = "hello"
title = "How are you today"
[[agenda.questions]]
id = "next"
kind = "short"
ask = "What next"
"""
_MADE: Final = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Prepared:
    """The workspace, with folders of its own around it.

    Attributes:
        folder: Holds all of them.
    """

    folder: Path

    @property
    def root(self) -> Path:
        """The workspace."""
        return self.folder / "workspace"

    @property
    def environment(self) -> Mapping[str, str]:
        """The environment variables of an app that uses it."""
        return {
            **os.environ,
            "CONFERAPP_WORKSPACE": str(self.root),
            "HOME": str(self.folder),
            "PYTHONPATH": str(Path(__file__).resolve().parents[2]),  # for `tests.faults.launch`
            "TERM": "xterm-256color",
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "XDG_STATE_HOME": str(self.folder / "state"),
        }

    @property
    def path(self) -> Path:
        """The file of the conference."""
        (path,) = self.root.glob("records/*/*-short-talk-*.json")
        return path

    def on_disk(self) -> str:
        """What the field holds according to the file.

        Raises:
            Unreadable: It isn't whole.
        """
        return words_of(read_record(self.path).record)

    def resumed(self) -> str:
        """What the field would hold at the next start.

        Raises:
            Unreadable: The conference can't be opened.
        """
        store = Store(Workspace(self.root), tell=lambda _: None)
        return words_of(store.open_record(self.path).record)

    def stray(self) -> list[str]:
        """The files that have no business in the workspace."""
        known = {self.path, *self.root.glob("students/s-*.json")}
        known |= {self.root / "conferapp.toml", self.root / "agendas" / "short.toml"}
        found = (path for path in self.root.rglob("*") if path.is_file())
        return sorted(str(path.relative_to(self.root)) for path in {*found} - known)

    def copy(self, folder: Path) -> "Prepared":
        """The same in another folder.

        Args:
            folder: One that isn't there yet.
        """
        shutil.copytree(self.folder, folder)
        return Prepared(folder)


def prepare(folder: Path) -> Prepared:
    """Make the workspace.

    Args:
        folder: An empty folder.
    """
    prepared = Prepared(folder)
    workspace = Workspace(prepared.root)
    workspace.open()
    (workspace.agendas / "short.toml").write_text(_AGENDA, encoding="utf-8")
    loaded = find_agendas(shipped_agendas(), workspace.agendas).get("short-talk")
    assert loaded is not None
    assert loaded.agenda is not None
    assert loaded.source is not None
    student = Student(id="s-7f3a9c21", name="Amara Okafor", grade="7")
    clock = Clock(now=lambda: _MADE, ticks=lambda: 0.0)
    conference = begin(loaded.agenda, loaded.source, student, tutor="R. Diaz", clock=clock)
    conference.enter(loaded.agenda.pages[0])
    store = Store(workspace, tell=lambda _: None)
    store.save(student)
    store.save(conference.record)
    return prepared


def words_of(record: Record) -> str:
    """What the field holds according to a record.

    Args:
        record: The conference.
    """
    answer = record.answers.get(QUESTION)
    return str(answer.value) if answer else ""
