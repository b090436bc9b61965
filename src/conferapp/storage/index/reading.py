"""Reading many files at once: by processes of their own, so that whoever types isn't held up.

A reader is this module, run as a program: it is told paths and answers with what the files say,
until nobody tells it any more. It ends with the program that started it, however that ends.
"""

import contextlib
import gc
import os
import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import cycle
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Final, NamedTuple

from conferapp.storage.index.entries import Entry, conference_entry, entry_at, student_entry
from conferapp.storage.index.looking import Look
from conferapp.storage.sealing import PLAIN
from conferapp.storage.workspace import Workspace

MANY: Final = 1_500
"""Files from which on it pays to start readers."""
_PORTION: Final = 50
"""Files that a reader is told of at once."""
_AHEAD: Final = 8
"""Portions of which a reader knows while it works on the first, so that it has something to do
while what others found is written down."""
_LENGTH: Final = 4
_GOING_WRONG: Final = (
    *(OSError, EOFError, ValueError, pickle.PickleError),
    *(AttributeError, ImportError, LookupError, TypeError),
)
"""What a reader can come to, or what it answers can when something else wrote into its pipe."""


class _Portion(NamedTuple):
    """Some files of a folder; the last of a folder brings the whole of it."""

    look: Look
    paths: tuple[Path, ...]
    last: bool


def read_in_line(workspace: Workspace, looks: Iterable[Look]) -> Iterator[tuple[Look, list[Entry]]]:
    """What the changed files of folders say, read here and now.

    Args:
        workspace: The workspace.
        looks: The folders.
    """
    for look in looks:
        read = student_entry if look.folder == workspace.students else conference_entry
        yield look, [entry_at(path, workspace.seal, read) for path, _ in look.changed]


def read_beside(workspace: Workspace, looks: Sequence[Look]) -> Iterator[tuple[Look, list[Entry]]]:
    """The same, read by readers as long as these do their work; only of files that aren't sealed.

    Args:
        workspace: The workspace.
        looks: The folders.
    """
    with contextlib.ExitStack() as ends:
        readers: list[_Reader] = []
        done = 0
        try:
            for _ in range(min(os.cpu_count() or 1, 3)):
                readers.append(_Reader())
                ends.callback(readers[-1].close)
            for look, entries in _read_by(readers, workspace, looks):
                yield look, entries
                done += 1
        except _GOING_WRONG:
            yield from read_in_line(workspace, looks[done:])


def _read_by(
    readers: Sequence["_Reader"], workspace: Workspace, looks: Sequence[Look]
) -> Iterator[tuple[Look, list[Entry]]]:
    told: deque[tuple[_Reader, _Portion]] = deque()
    turns = cycle(readers)
    left = _portions(looks)
    entries: list[Entry] = []
    while True:
        while len(told) < len(readers) * _AHEAD and (portion := next(left, None)):
            reader = next(turns)
            reader.tell(portion.look.folder == workspace.students, portion.paths)
            told.append((reader, portion))
        if not told:
            return
        reader, portion = told.popleft()
        entries += reader.hear()
        if portion.last:
            yield portion.look, entries
            entries = []


def _portions(looks: Iterable[Look]) -> Iterator[_Portion]:
    for look in looks:
        paths = [path for path, _ in look.changed]
        for start in range(0, max(len(paths), 1), _PORTION):
            end = start + _PORTION
            yield _Portion(look, tuple(paths[start:end]), end >= len(paths))


class _Reader:
    """A process that reads."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # this very module
            # -P: never a module that happens to lie where somebody started the app.
            [sys.executable, "-P", "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        # A pipe holds less than one answer: a thread takes them, so that the reader can go on.
        self._heard: SimpleQueue[bytes] = SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    def tell(self, students: bool, paths: Sequence[Path]) -> None:
        """Have files read; students' files or records."""
        if self._process.stdin is not None:
            _send(self._process.stdin, (students, paths))

    def hear(self) -> list[Entry]:
        """What the files say that were told first."""
        # From our own process alone: nobody else has the other end.
        heard = pickle.loads(self._heard.get())  # noqa: S301
        if not isinstance(heard, list):
            raise EOFError
        return heard

    def _listen(self) -> None:
        """Take what is answered, and nothing at its end, at which unpacking fails."""
        with contextlib.suppress(*_GOING_WRONG):
            while self._process.stdout is not None and (data := _taken(self._process.stdout)):
                self._heard.put(data)
        self._heard.put(b"")

    def close(self) -> None:
        """Let it end."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        self._process.kill()
        self._process.wait()


def _send(pipe: IO[bytes], what: object) -> None:
    data = pickle.dumps(what)
    pipe.write(len(data).to_bytes(_LENGTH, "big") + data)
    pipe.flush()


def _taken(pipe: IO[bytes]) -> bytes:
    """What was sent next, or nothing at its end."""
    length = int.from_bytes(pipe.read(_LENGTH), "big")
    data = pipe.read(length)
    return data if len(data) == length else b""


def _serve(told: IO[bytes], answers: IO[bytes]) -> None:
    """Read what is asked for until nobody asks.

    What is told is taken at once. If it waited in the pipe until the answers before are taken, and
    a pipe holds little, both ends could wait for each other.
    """
    waiting: SimpleQueue[object] = SimpleQueue()
    threading.Thread(target=_gather, args=(told, waiting), daemon=True).start()
    with contextlib.suppress(OSError):
        while isinstance(asked := waiting.get(), tuple):
            students, paths = asked
            read = student_entry if students else conference_entry
            _send(answers, [entry_at(path, PLAIN, read) for path in paths])


def _gather(told: IO[bytes], waiting: "SimpleQueue[object]") -> None:
    """Put what is told into a queue, and None at its end."""
    with contextlib.suppress(*_GOING_WRONG):
        while True:
            waiting.put(pickle.loads(_taken(told)))  # noqa: S301  # from who started this
    waiting.put(None)


if __name__ == "__main__":
    gc.disable()  # what one file brings is gone with it, and nothing of it goes round in circles
    _serve(sys.stdin.buffer, sys.stdout.buffer)
