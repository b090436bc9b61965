"""Everything that is done with a file that may mean harm, and what has to be there all the same."""

import contextlib
import io
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from tests.samples import RECORD_ID, a_record, a_student

from conferapp.cli.main import run
from conferapp.desk.desk import spread_desk
from conferapp.desk.opening import Opener
from conferapp.domain.clock import Clock
from conferapp.storage.caseload import Caseload
from conferapp.storage.handover import Handover
from conferapp.storage.library import find_agendas
from conferapp.storage.locks import RecordLock
from conferapp.storage.pictures import find_pictures
from conferapp.storage.places import Places
from conferapp.storage.records import dump
from conferapp.storage.settings import ProgramSettings, TutorSettings
from conferapp.storage.shipped import shipped_agendas
from conferapp.storage.store import Store
from conferapp.storage.workspace import Workspace

Deed = Callable[[Path, Path], str]
"""Does something with a file, in the folder around the workspace; returns what people are told."""

_GOOD: Final = "s-00000001"
_GOOD_RECORD: Final = "019ea2f4-1d3a-7c3e-9a55-000000000001"
_OTHER_RECORD: Final = "019ea2f4-1d3a-7c3e-9a55-999999999999"
_GOOD_FILE: Final = str(shipped_agendas() / "goal-setting.toml")
_AGENDA: Final = 'format = 1\nid = "good"\ntitle = "Good"\n[[agenda]]\nid = "p"\ntitle = "P"\n'
_CLOCK: Final = Clock(now=lambda: datetime(2026, 11, 22, 15, 30, tzinfo=UTC))


class Hidden(AssertionError):
    """Something good isn't there any more."""


def prepare(top: Path) -> None:
    """Make a workspace with something good of every sort.

    Args:
        top: The folder around it, which isn't there yet.
    """
    workspace = Workspace(top / "workspace")
    workspace.open()
    for folder in (top / "config", top / "state" / "locks", workspace.records / _GOOD):
        folder.mkdir(parents=True)
    record = a_record(id=_GOOD_RECORD, status="done", ended="2026-11-21T15:58:40.002-05:00")
    record = record.model_copy(update={"student": record.student.model_copy(update={"id": _GOOD})})
    (workspace.records / _GOOD / "good.json").write_bytes(dump(record))
    (workspace.students / "good.json").write_bytes(dump(a_student(id=_GOOD)))
    (workspace.agendas / "good.toml").write_text(_AGENDA, encoding="utf-8")


def _list(_: Path, top: Path) -> str:
    caseload = Caseload.read(Workspace(top / "workspace"), _CLOCK.today())
    good = caseload.student(_GOOD)
    if good is None or [line.record_id for line in good.history] != [_GOOD_RECORD]:
        raise Hidden
    shown = [words for s in caseload.students for words in (s.name, s.first, s.goal, s.subject)]
    told = [words for line in caseload.unreadable for words in (line.path, line.reason)]
    return "\n".join((*shown, *told))


def _open(path: Path, top: Path) -> str:
    Opener(spread_desk(_places(top), _CLOCK)).open(path)
    return ""


def _save_record(path: Path, top: Path) -> str:
    """Save it where it is, and once more as a conference that is new."""
    store = Store(Workspace(top / "workspace"), tell=lambda _: None)
    read = store.open_record(path)
    if not read.read_only:
        store.save(read.record.model_copy(update={"revision": 1}))
        store.save(read.record.model_copy(update={"id": _OTHER_RECORD}))
    return ""


def _save_student(path: Path, top: Path) -> str:
    store = Store(Workspace(top / "workspace"), tell=lambda _: None)
    read = store.open_student(path)
    if not read.read_only:
        store.save(read.student.model_copy(update={"name": "Other"}))
        store.save(read.student.model_copy(update={"id": "s-99999999"}))
    return ""


def _agendas(_: Path, top: Path) -> str:
    library = find_agendas(shipped_agendas(), top / "workspace" / "agendas")
    if library.get("good") is None or library.get("goal-setting") is None:
        raise Hidden
    return "\n".join(entry.loaded.title for entry in library.entries)


def _settings(_: Path, top: Path) -> str:
    program = ProgramSettings.read(Workspace(top / "workspace").settings)
    tutor = TutorSettings.read(_places(top).settings)
    return "\n".join((*program.problems, *tutor.problems, program.program, tutor.tutor))


def _pictures(_: Path, top: Path) -> str:
    pictures = find_pictures(Workspace(top / "workspace").pictures)
    if "ladder" not in pictures.names:
        raise Hidden
    return "\n".join(pictures.problems)


def _state(_: Path, top: Path) -> str:
    Handover(top / "state" / "handover").holder()
    locks = RecordLock(top / "state" / "locks")
    locks.take(RECORD_ID, tutor="R. Diaz")
    locks.release(RECORD_ID)
    return ""


def _command(*words: str) -> Deed:
    """A command of the command line, with the file in place of a `*`."""

    def deed(path: Path, top: Path) -> str:
        said = io.StringIO()
        given = [str(path) if word == "*" else word for word in words]
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            run(["--workspace", str(top / "workspace"), *given], _CLOCK)
        return said.getvalue()

    return deed


def _places(top: Path) -> Places:
    return Places(top / "workspace", top / "config", top / "state")


_VERIFY: Final = _command("verify")
_CONFER: Final = _command("confer", "Amara")
_SETTINGS: Final[Mapping[str, Deed]] = {"settings": _settings, "where": _command("where")}
DEEDS: Final[Mapping[str, Mapping[str, Deed]]] = {
    "record": {
        "list": _list,
        "confer": _CONFER,
        "verify": _VERIFY,
        "open": _open,
        "save": _save_record,
    },
    "student": {"list": _list, "confer": _CONFER, "verify": _VERIFY, "save": _save_student},
    "agenda": {
        "agendas": _agendas,
        "check": _command("agenda", "check", "*"),
        "check all": _command("agenda", "check", "--json"),
        "outline": _command("agenda", "outline", "*"),
        "diff": _command("agenda", "diff", _GOOD_FILE, "*"),
        "try": _command("agenda", "try", "*", "--page", "p"),
        "new": _command("agenda", "new", "copy", "--from", "*"),
    },
    "program": _SETTINGS,
    "tutor": _SETTINGS,
    "pictures": {"pictures": _pictures},
    **{sort: {"state": _state} for sort in ("handover", "lock", "note")},
}
"""What is done with a file of each sort, in this order; what writes comes last."""
