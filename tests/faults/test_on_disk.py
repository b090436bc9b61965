"""What is on disk is for one user alone and names nobody, and nothing goes out to a network."""

import json
import os
import re
import socket
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

import pytest

if sys.platform == "win32":
    pytest.skip(
        "modes, terminals and sockets are told of in the way of POSIX", allow_module_level=True
    )

from tests.faults.prepared import ASK, WORDS, prepare
from tests.faults.terminal import STARTING, Terminal
from tests.samples import RECORD_ID, STUDENT_ID, a_record, a_student

from conferapp.domain.authoring.agenda_schema import document
from conferapp.domain.clock import Clock
from conferapp.domain.merging import compare, merged
from conferapp.domain.record import Event
from conferapp.storage import upgrades
from conferapp.storage.age_files import AgeSeal, new_identity, public_key
from conferapp.storage.asking import Asking
from conferapp.storage.code import hashed
from conferapp.storage.converting import Converter
from conferapp.storage.copies import put_together
from conferapp.storage.fault_log import FaultLog
from conferapp.storage.handover import Handover, RestMark
from conferapp.storage.locks import RecordLock
from conferapp.storage.new_agenda import new_agenda, put_schema, write_page
from conferapp.storage.own_key import OwnKey
from conferapp.storage.places import Places
from conferapp.storage.presence import present
from conferapp.storage.recipients import add_recipients
from conferapp.storage.records import dump
from conferapp.storage.removal_plan import plan_removal
from conferapp.storage.removing import remove_student
from conferapp.storage.settings import TutorSettings
from conferapp.storage.store import Store
from conferapp.storage.versions import versions_of_record
from conferapp.storage.waits import Waits
from conferapp.storage.workspace import Workspace

# People --------------------------------------------------------------------------------------

NAMES: Final = ("amara", "okafor", "diaz")
"""The student's and the tutor's, as no path may hold them."""
_MADE: Final = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)
_CLOCK: Final = Clock(now=lambda: _MADE)
_STAMP: Final = "2026-11-21T15:00:00.000-05:00"


@dataclass
class Witness:
    """Sees each file and folder while it is made, and each that takes its place.

    Attributes:
        paths: Where something was made, also for a moment.
        amiss: What was made, if only for a moment, with other rights than it should have.
    """

    paths: set[str] = field(default_factory=set)
    amiss: list[str] = field(default_factory=list)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Look on."""
        real: dict[str, Any] = {
            name: getattr(os, name) for name in ("open", "mkdir", "replace", "link")
        }

        def made(path: str | Path, mode: int, wanted: int) -> None:
            self.paths.add(os.fspath(path))
            if mode != wanted:
                self.amiss.append(f"{path} {mode:o}")

        def open_(path: str | Path, flags: int, mode: int = 0o777, **more: int | None) -> int:
            if flags & os.O_CREAT:
                made(path, mode, 0o600)
            return int(real["open"](path, flags, mode, **more))

        def mkdir(path: str | Path, mode: int = 0o777, **more: int | None) -> None:
            made(path, mode, 0o700)
            real["mkdir"](path, mode, **more)

        def moved(name: str) -> Callable[..., None]:
            def move(source: str | Path, target: str | Path, **more: int | None) -> None:
                made(target, stat.S_IMODE(os.lstat(source).st_mode), 0o600)
                real[name](source, target, **more)

            return move

        replace, link = moved("replace"), moved("link")
        with patch.multiple(os, open=open_, mkdir=mkdir, replace=replace, link=link):
            yield


@contextmanager
def umask(wanted: int) -> Iterator[None]:
    """Another umask."""
    before = os.umask(wanted)
    try:
        yield
    finally:
        os.umask(before)


def modes_under(*folders: Path) -> dict[str, int]:
    """What has another mode than 0600 or 0700, with its mode."""
    inside = [path for folder in folders for path in (folder, *folder.rglob("*"))]
    modes = {str(path): stat.S_IMODE(path.lstat().st_mode) for path in inside}
    wanted = {str(path): 0o700 if path.is_dir() else 0o600 for path in inside}
    return {path: mode for path, mode in modes.items() if mode != wanted[path]}


def deeds(places: Places) -> Iterator[str]:
    """Everything that writes a file; says what was done, while what it made is there."""
    workspace = Workspace(places.workspace)
    workspace.open()
    yield "the workspace"
    with present(places.presence):
        yield "a window"
    yield from _a_conference(workspace)
    yield from _two_versions(workspace)
    yield from _locks(places)
    yield from _of_the_tutor(places)
    FaultLog(places.fault_log, _CLOCK.now).note(ValueError("Amara Okafor"), "the app")
    yield "the log of faults"
    new_agenda(workspace, "our-talk")
    put_schema(workspace.agendas, document())
    write_page(places.workspace / "outline.md", "# Our talk\n")
    yield "an agenda and its outline"
    yield from _encryption_and_removal(places)


def _a_conference(workspace: Workspace) -> Iterator[str]:
    store = Store(workspace, tell=lambda _: None)
    store.save(a_student())
    store.save(a_record())
    store.jot(a_record(revision=43))
    yield "a conference and a draft of it"
    store.save(a_record(revision=44))
    path = store.path_of(RECORD_ID)
    assert path is not None
    _from_elsewhere(path, dump(a_record(revision=90)))
    store.save(a_record(revision=45))
    assert [*path.parent.glob("*-kept-apart-*")]
    yield "a second version"
    old = path.with_name("2026-11-20-goal-setting-7a4d1f99.json")
    content = {**json.loads(dump(a_record(id=f"{RECORD_ID[:-2]}99"))), "format": 0}
    _from_elsewhere(old, json.dumps(content).encode())
    with patch.dict(upgrades.STEPS, {0: dict}):
        store.open_record(old)
        store.save(a_record(id=f"{RECORD_ID[:-2]}99", revision=43))
    assert [*workspace.bin.rglob("*-format-0.json")]
    yield "an older format"


def _two_versions(workspace: Workspace) -> Iterator[str]:
    """A sync program's copy, whose name tells who made it, is put together with the file."""
    store = Store(workspace, tell=lambda _: None)
    other = a_record(id=f"{RECORD_ID[:-2]}77")
    store.save(other)
    path = store.path_of(other.id)
    assert path is not None
    copy = path.with_name(f"{path.stem} (Amara Okafor's conflicted copy).json")
    _from_elsewhere(copy, dump(other.model_copy(update={"revision": 50, "mood": "sunny"})))
    found = versions_of_record(workspace, store, other.id, (path, copy))
    main, second = found.main, found.others[0]
    event = Event(at=_STAMP, who="R. Diaz", what="merged")
    made = merged(compare(main.content, second.content), {}, event)
    kept_in = put_together(workspace, main, second, made)
    assert [*kept_in.iterdir()]
    yield "two versions put together"


def _locks(places: Places) -> Iterator[str]:
    locks = RecordLock(places.locks)
    assert locks.take(RECORD_ID, tutor="R. Diaz", since=_STAMP)
    Asking(RecordLock(places.locks), RECORD_ID)
    yield "a lock, who has it, and who asks for it"
    locks.release(RECORD_ID)


def _of_the_tutor(places: Places) -> Iterator[str]:
    Handover(places.handover).hold(RECORD_ID)
    RestMark(places.resting).put()
    Waits(places.waits, _CLOCK).count()
    TutorSettings(tutor="R. Diaz", code=hashed("1234")).write(places.settings)
    yield "the hand-over, the rest, a wrong code, the settings"


def _encryption_and_removal(places: Places) -> Iterator[str]:
    plain = Workspace(places.workspace)
    secret = new_identity()
    with patch("conferapp.storage.own_key.locked", lambda *_: b"closed"):  # the real one is slow
        OwnKey(places.key).make("a passphrase")
    add_recipients(plain.recipients, [("R. Diaz", public_key(secret))])
    seal = AgeSeal([public_key(secret)], secret)
    sealed = Workspace(plain.root, seal)
    assert [*Converter(sealed, seal).run()]
    assert [*plain.records.rglob("*.age")]
    yield "encryption"
    receipt = remove_student(sealed, plan_removal(sealed, STUDENT_ID), "R. Diaz", lambda: _STAMP)
    assert receipt.exists()
    yield "a removal and its receipt"


def _from_elsewhere(path: Path, data: bytes) -> None:
    """Another program writes a file; how it does so is its own business."""
    with umask(0o077):
        path.write_bytes(data)


@pytest.mark.parametrize("wanted", [0o000, 0o077, 0o777])
def test_whatever_is_written_is_for_this_user_alone_and_names_nobody(
    tmp_path: Path, wanted: int
) -> None:
    places = Places(tmp_path / "w", tmp_path / "config" / "app", tmp_path / "state" / "app")
    witness = Witness()
    with umask(wanted), witness.watching():
        for deed in deeds(places):
            found = modes_under(*(path for path in tmp_path.iterdir() if path.is_dir()))
            assert found == {}, f"after {deed}"
    assert witness.amiss == []
    assert len(witness.paths) > 50
    made = [path.removeprefix(str(tmp_path)).casefold() for path in witness.paths]
    assert [path for path in made if any(name in path for name in NAMES)] == []


def test_the_witness_sees_what_others_may_read_and_what_names_somebody(tmp_path: Path) -> None:
    witness = Witness()
    with umask(0o022), witness.watching():
        (tmp_path / "folder").mkdir()
        os.close(os.open(tmp_path / "amara", os.O_CREAT | os.O_WRONLY, 0o644))
        (tmp_path / "amara").replace(tmp_path / "folder" / "okafor")
    assert len(witness.amiss) == 3
    assert {Path(path).name for path in witness.paths} == {"folder", "amara", "okafor"}
    assert len(modes_under(tmp_path / "folder")) == 2  # the folder, and what was moved into it


# No network ----------------------------------------------------------------------------------

_HEARING: Final = """
import sys
heard = open(sys.argv.pop(1), "a", buffering=1)
def hear(event, arguments):
    if event.startswith("socket."):
        family = f"family={int(arguments[1])}" if event == "socket.__new__" else ""
        heard.write(f"{event} {family}\\n")
sys.addaudithook(hear)
"""
"""Begins a program that notes each deed with a socket in the file that its first word names."""
_APP: Final = "from conferapp.cli.main import main\nsys.exit(main())"
_SOCKET: Final = "import socket\nsocket.socket(socket.AF_INET)"
_IN_FRONT: Final = "import os, sys; os.execvp(sys.argv[1], sys.argv[1:])"
_PAIRS: Final = (f"socket.__new__ family={int(socket.AF_UNIX)}", "socketpair(AF_UNIX")
"""The loop wakes itself through a pair of sockets that have no name, which nobody else can reach.

Python tells of the two when they are made, and the system of the call that makes them."""
_DEEDS: Final = re.compile(
    r"^(?:\d+ +)?(socket\.\S+ \S*|(?:socket|socketpair|connect|bind|listen|accept4?)\(\w*)",
    re.MULTILINE,
)


def heard_by_python(log: Path, program: str) -> Sequence[str]:
    """The command of a program that notes its sockets itself."""
    return ["-c", f"{_HEARING}{program}", str(log)]


def heard_by_strace(log: Path, program: str) -> Sequence[str]:
    """The command of a program whose sockets the system tells of."""
    if not can_trace():
        pytest.skip("strace isn’t here, or may not look into programs")
    traced = ("strace", "-f", "--seccomp-bpf", "-e", "trace=network", "-o", str(log))
    return ["-c", _IN_FRONT, *traced, sys.executable, "-c", f"import sys\n{program}"]


@cache
def can_trace() -> bool:
    """Whether a program can be looked into here."""
    try:
        done = subprocess.run(
            ["strace", "-f", "--seccomp-bpf", "-e", "trace=network", "true"],
            check=False,
            capture_output=True,
            timeout=10,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


EARS: Final = pytest.mark.parametrize("listen", [heard_by_python, heard_by_strace])


@EARS
def test_a_conference_needs_no_network_and_leaves_nothing_for_others(
    tmp_path: Path, listen: Callable[[Path, str], Sequence[str]]
) -> None:
    folder = tmp_path / "prepared"
    folder.mkdir()
    prepared, log = prepare(folder), tmp_path / "sockets"
    arguments = [*listen(log, _APP), *WORDS]
    with umask(0), Terminal(arguments, prepared.environment) as terminal:
        terminal.must_show(ASK)
        terminal.type("calm", 0.0)
        terminal.must_show("calm")
        terminal.send(b"\x0e")  # the next page
        terminal.must_show("What next")
        terminal.type("rest", 0.0)
        terminal.must_show("rest")
        terminal.send(b"\x0c")  # to the end
        terminal.must_show("F8 Finish")
        terminal.send(b"\x0e")
        terminal.send(b"\x1b[19~")  # what is open is left open
        terminal.must_show("Thank you, Amara")
        terminal.send(b"\x11")
        assert terminal.ended(STARTING) == 0
    assert prepared.on_disk() == "calm"
    assert {Path(path).name for path in modes_under(*folder.iterdir())} == {"short.toml"}
    made = [str(path.relative_to(folder)).casefold() for path in folder.rglob("*")]
    assert [path for path in made if any(name in path for name in NAMES)] == []
    deeds = _DEEDS.findall(log.read_text("utf-8"))
    assert deeds
    assert [deed for deed in deeds if deed not in _PAIRS] == []


@EARS
def test_a_program_that_makes_a_socket_is_heard(
    tmp_path: Path, listen: Callable[[Path, str], Sequence[str]]
) -> None:
    log = tmp_path / "sockets"
    subprocess.run([sys.executable, *listen(log, _SOCKET)], check=True, capture_output=True)
    (deed,) = _DEEDS.findall(log.read_text("utf-8"))
    assert deed in {f"socket.__new__ family={int(socket.AF_INET)}", "socket(AF_INET"}
