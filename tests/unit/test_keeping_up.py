"""Keeping up with what changes on disk."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.samples import a_student

from conferapp.desk import keeping_up
from conferapp.desk.keeping_up import KeepingUp
from conferapp.storage.index.index import AT_ONCE, Index
from conferapp.storage.records import dump
from conferapp.storage.workspace import Workspace


class Threads:
    """Threads that run when they are told to."""

    def __init__(self) -> None:
        self.begun: list[Callable[[], None]] = []

    def run(self) -> None:
        """Let the newest one do its work."""
        self.begun[-1]()


class Setting:
    """A workspace, what keeps up with it, and its threads."""

    def __init__(self, folder: Path) -> None:
        self.workspace = Workspace(folder)
        self.workspace.open()
        self.index = Index(self.workspace)
        self.threads = Threads()
        self.keeping = KeepingUp(self.index, self.threads.begun.append)

    def put(self, first: int, count: int) -> None:
        """Put students there."""
        for number in range(first, first + count):
            student = a_student().model_copy(update={"id": f"s-{number:08x}"})
            self.workspace.student_path(student.id).write_bytes(dump(student))

    @property
    def known(self) -> int:
        """How many students the index has."""
        ((count,),) = self.index.ask("SELECT count(*) FROM student")
        return int(count)


@pytest.fixture
def here(tmp_path: Path) -> Setting:
    """An empty workspace."""
    return Setting(tmp_path / "w")


def test_a_few_files_are_read_at_once(here: Setting) -> None:
    here.put(0, 3)
    here.keeping.catch_up()
    assert (here.known, here.threads.begun, here.keeping.reading) == (3, [], False)


def test_many_files_are_read_in_a_thread_and_that_is_told(here: Setting) -> None:
    here.put(0, AT_ONCE + 1)
    here.keeping.catch_up()
    assert here.keeping.at_work
    assert here.keeping.reading
    here.threads.run()
    assert (here.known, here.keeping.progress.left) == (AT_ONCE + 1, 0)
    assert here.keeping.changes > 0
    assert not here.keeping.at_work


def test_there_is_one_thread_at_a_time_and_it_looks_once_more(here: Setting) -> None:
    here.put(0, AT_ONCE + 1)
    here.keeping.catch_up()
    here.keeping.catch_up()
    here.keeping.look_at_all()
    assert len(here.threads.begun) == 1
    work = here.threads.begun.pop()

    real = here.index.refreshing

    def changing(**asked: bool | None) -> object:
        yield from real(**asked)
        if here.known == AT_ONCE + 1:
            here.put(AT_ONCE + 1, 1)  # somebody adds a student while the rest is read
            here.keeping.catch_up()

    here.index.refreshing = changing  # type: ignore[method-assign,assignment]
    work()
    assert (here.known, here.threads.begun) == (AT_ONCE + 2, [])


def test_a_fault_in_the_thread_leaves_the_way_free_for_the_next(here: Setting) -> None:
    here.put(0, AT_ONCE + 1)
    here.keeping.catch_up()
    here.index.refreshing = lambda **_: (_ for _ in ()).throw(OSError("gone"))  # type: ignore[method-assign]
    with pytest.raises(OSError, match="gone"):
        here.threads.run()
    assert not here.keeping.at_work


def test_a_small_workspace_is_not_looked_at_twice(here: Setting) -> None:
    here.put(0, 3)
    here.keeping.catch_up()
    here.keeping.look_at_all()
    assert here.threads.begun == []


def test_a_large_one_is_looked_at_wholly_once(
    here: Setting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping_up, "SMALL", 2)
    here.put(0, 3)
    here.keeping.catch_up()
    path = here.workspace.student_path("s-00000001")
    path.write_bytes(path.read_bytes().replace(b"Amara Okafor", b"Someone Else"))
    here.keeping.look_at_all()
    assert not here.keeping.reading  # not so much that anybody has to be told
    here.threads.run()
    assert here.index.ask("SELECT name FROM student WHERE id = 's-00000001'") == [("Someone Else",)]
    here.keeping.look_at_all()
    assert len(here.threads.begun) == 1
