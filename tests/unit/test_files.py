"""Files are written whole or not at all, and read without trust."""

import errno
import os
import socket
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from conferapp.storage import disk
from conferapp.storage.errors import (
    AlreadyThere,
    ChangedMeanwhile,
    FileProblem,
    Unreadable,
    WriteFailed,
)
from conferapp.storage.files import identity, private_folder, read_bounded, write_atomic, write_new
from conferapp.storage.temporary import sweep_temporary

OLD, NEW = b"what was there", b"what is new"
posix = pytest.mark.skipif(sys.platform == "win32", reason="modes, links and pipes are POSIX")
WRITERS = [write_atomic, write_new]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@contextmanager
def umask(value: int) -> Iterator[None]:
    before = os.umask(value)
    try:
        yield
    finally:
        os.umask(before)


def refuse(code: int) -> Callable[..., None]:
    def operation(*_: object, **__: object) -> None:
        raise OSError(code, "no")

    return operation


def test_a_file_is_replaced_whole_and_nothing_else_stays(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_bytes(OLD)
    now = write_atomic(path, NEW)
    assert read_bounded(path, 100) == (NEW, now)
    assert identity(path) == now
    assert list(tmp_path.iterdir()) == [path]


def test_each_write_makes_another_file(tmp_path: Path) -> None:
    first = write_new(tmp_path / "r.json", NEW)
    assert write_atomic(tmp_path / "r.json", NEW) != first


@posix
@pytest.mark.parametrize("mask", [0o000, 0o077, 0o777])
@pytest.mark.parametrize("write", WRITERS)
def test_files_are_private_whatever_the_umask(
    tmp_path: Path, mask: int, write: Callable[[Path, bytes], object]
) -> None:
    with umask(mask):
        write(tmp_path / "r.json", NEW)
    assert mode(tmp_path / "r.json") == 0o600


@posix
@pytest.mark.parametrize("mask", [0o000, 0o077, 0o777])
def test_new_folders_are_private_and_old_ones_stay_as_they_are(tmp_path: Path, mask: int) -> None:
    tmp_path.chmod(0o755)
    with umask(mask):
        private_folder(tmp_path / "a" / "b")
    private_folder(tmp_path / "a" / "b")
    assert [mode(tmp_path / p) for p in (".", "a", "a/b")] == [0o755, 0o700, 0o700]


def test_a_file_in_the_way_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(OLD)
    with pytest.raises(WriteFailed, match="a file stands where the folder should be"):
        private_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a").read_bytes() == OLD


def test_a_second_program_is_noticed_before_it_is_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    seen = write_new(path, OLD)
    path.write_bytes(b"theirs")
    with pytest.raises(ChangedMeanwhile):
        write_atomic(path, NEW, seen=seen)
    assert path.read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_was_removed_is_not_brought_back_unasked(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    seen = write_new(path, OLD)
    path.unlink()
    with pytest.raises(ChangedMeanwhile):
        write_atomic(path, NEW, seen=seen)
    assert not list(tmp_path.iterdir())


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_bytes(OLD)
    with pytest.raises(AlreadyThere):
        write_new(path, NEW)
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


@posix
def test_a_disk_without_hard_links_keeps_both_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", refuse(errno.EPERM))
    write_new(tmp_path / "r.json", OLD)
    with pytest.raises(AlreadyThere):
        write_new(tmp_path / "r.json", NEW)
    assert (tmp_path / "r.json").read_bytes() == OLD
    assert [p.name for p in tmp_path.iterdir()] == ["r.json"]


@pytest.mark.parametrize("broken", ["open", "write", "fsync", "replace"])
@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.ENOSPC, "Not saved: the disk is full. Free some space on it."),
        (errno.EROFS, "Not saved: the disk is read-only."),
        (errno.EACCES, "Not saved: this program isn't allowed to write there."),
        (errno.EIO, "Not saved: the disk reports a fault."),
        (errno.ELOOP, r"Not saved: the system refused \(ELOOP\)."),
    ],
)
def test_a_failed_write_says_why_and_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str, code: int, sentence: str
) -> None:
    path = tmp_path / "r.json"
    path.write_bytes(OLD)
    with monkeypatch.context() as patch:
        patch.setattr(os, broken, refuse(code))
        with pytest.raises(WriteFailed, match=sentence) as caught:
            write_atomic(path, NEW)
    assert caught.value.landed is None
    assert str(tmp_path) in str(caught.value)
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(WriteFailed, match="the folder is gone"):
        write_atomic(tmp_path / "gone" / "r.json", NEW)


def test_short_writes_are_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: write(fd, data[:3]))
    write_atomic(tmp_path / "r.json", NEW)
    assert (tmp_path / "r.json").read_bytes() == NEW


@posix
def test_content_that_landed_before_the_last_sync_failed_is_known_as_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "r.json"
    seen = write_new(path, OLD)
    with monkeypatch.context() as patch:
        patch.setattr(disk, "sync_folder", refuse(errno.EIO))
        with pytest.raises(WriteFailed) as caught:
            write_atomic(path, NEW, seen=seen)
    assert caught.value.landed == identity(path)
    write_atomic(path, b"the next", seen=caught.value.landed)
    assert path.read_bytes() == b"the next"


def test_a_scanner_that_holds_the_file_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = PermissionError(errno.EACCES, "held")
    vars(held)["winerror"] = 32
    answers: list[Exception | None] = [held, held, None]
    pauses: list[float] = []

    def replace(_source: Path, _target: Path) -> None:
        if (answer := answers.pop(0)) is not None:
            raise answer

    monkeypatch.setattr(os, "replace", replace)
    disk.replace(tmp_path / "a", tmp_path / "b", pause=pauses.append)
    assert not answers
    assert pauses == sorted(pauses)
    assert len(pauses) == 2


def test_a_scanner_that_never_lets_go_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = PermissionError(errno.EACCES, "held")
    vars(held)["winerror"] = 32
    pauses: list[float] = []

    def replace(_source: Path, _target: Path) -> None:
        raise held

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(PermissionError):
        disk.replace(tmp_path / "a", tmp_path / "b", pause=pauses.append)
    assert 0.5 < sum(pauses) < 2


def test_a_file_at_the_limit_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_bytes(b"x" * 2048)
    assert read_bounded(path, 2048).data == b"x" * 2048
    with pytest.raises(Unreadable, match="larger than 1 kB"):
        read_bounded(path, 2047)


def make_link(path: Path) -> None:
    (path.parent / "real").write_bytes(OLD)
    path.symlink_to(path.parent / "real")


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as end:
        end.bind(str(path))


@posix
@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (make_link, "it is a link"),
        (Path.mkdir, "it is a folder"),
        (make_pipe, "it is not a plain file"),
        (make_socket, "it is not a plain file"),
        (lambda _path: None, "it is gone"),
    ],
)
def test_what_is_no_plain_file_is_refused_without_waiting(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    make: Callable[[Path], object],
    reason: str,
) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket has to be short
    make(Path("r.json"))
    with pytest.raises(Unreadable, match=reason):
        read_bounded(Path("r.json"), 100)


@posix
def test_a_file_without_permission_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r.json"
    path.write_bytes(OLD)
    monkeypatch.setattr(os, "open", refuse(errno.EACCES))
    with pytest.raises(Unreadable, match="isn't allowed to read it"):
        read_bounded(path, 100)


def test_a_file_that_changes_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "r.json"
    path.write_bytes(OLD)
    read = os.read

    def read_slowly(descriptor: int, size: int) -> bytes:
        data = read(descriptor, size)
        path.write_bytes(NEW)
        return data

    monkeypatch.setattr(os, "read", read_slowly)
    with pytest.raises(Unreadable, match="just now"):
        read_bounded(path, 100)


def test_nothing_has_no_identity(tmp_path: Path) -> None:
    assert identity(tmp_path / "none") is None
    assert identity(tmp_path / "none" / "below") is None


def test_the_name_of_a_file_from_elsewhere_is_not_in_the_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileProblem) as caught:
        read_bounded(tmp_path / "Amara.json", 100)
    assert "Amara" not in str(caught.value)


@posix
def test_only_what_dead_runs_left_is_swept(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    of_the_dead = tmp_path / f".conferapp-{ended.pid}-0123456789abcdef.tmp"
    of_the_living = tmp_path / f".conferapp-{os.getppid()}-0123456789abcdef.tmp"
    own = tmp_path / f".conferapp-{os.getpid()}-0123456789abcdef.tmp"
    others = tmp_path / ".somebody.tmp"
    for path in (of_the_dead, of_the_living, own, others):
        path.write_bytes(OLD)
    assert sweep_temporary(tmp_path) == 1
    assert set(tmp_path.iterdir()) == {of_the_living, own, others}
    assert sweep_temporary(tmp_path, own=True) == 1
    assert set(tmp_path.iterdir()) == {of_the_living, others}


def test_sweeping_a_folder_that_is_not_there_is_no_problem(tmp_path: Path) -> None:
    assert sweep_temporary(tmp_path / "none") == 0
