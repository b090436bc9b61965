"""What is too old is listed; a student is removed whole, whatever comes between."""

import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.samples import RECORD_ID, STUDENT_ID, a_record, a_student, as_written

from conferapp.domain.record import StudentRef
from conferapp.storage.caseload import Caseload
from conferapp.storage.errors import Unreadable, WriteFailed
from conferapp.storage.records import dump
from conferapp.storage.removal_plan import LinkedFolder, Plan, plan_removal
from conferapp.storage.removing import NotAllRemoved, remove_student
from conferapp.storage.retention import overdue
from conferapp.storage.safe_names import UnsafeId
from conferapp.storage.sealing import AGE_MAGIC
from conferapp.storage.workspace import Workspace

TODAY = date(2026, 11, 21)
STAMP = "2026-11-21T15:00:00.000-05:00"
NAME = "2026-11-20-goal-setting-7a4d1f10"
MINE = f"records/{STUDENT_ID}"
OTHER = "s-7f3a9c21-2"
"""The id of another student, which begins like the first one's."""
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")


def an_id(number: int) -> str:
    """The id of one of several conferences."""
    return f"{RECORD_ID[:-2]}{number:02x}"


def of_other(number: int) -> bytes:
    """A conference of the other student."""
    return dump(a_record(id=an_id(number), student=StudentRef(id=OTHER, name="Ben")))


THEIRS = {
    f"students/{STUDENT_ID}.json": dump(a_student()),
    f"students/{STUDENT_ID}-kept-apart-12ab.json": dump(a_student(grade="8")),
    f"students/{STUDENT_ID} (conflicted copy).json": b"{",
    f"students/{STUDENT_ID}-DESKTOP-1AB.json": b"{",
    f"{MINE}/{NAME}.json": dump(a_record()),
    f"{MINE}/{NAME}-kept-apart-12ab.json": dump(a_record(revision=50)),
    f"{MINE}/.{NAME}.json.0123abcd.draft": dump(a_record(revision=51)),
    f"{MINE}/renamed by Amara.json": dump(a_record(id=an_id(1))),
    f"{MINE}/broken.json": b"{",
    f"{MINE}/photos/Amara.jpg": b"JFIF",
    f"records/{OTHER}/misplaced.json": dump(a_record(id=an_id(2))),
    f"bin/{STUDENT_ID}/{NAME}-format-0.json": b'{"format": 0}',
    "bin/put away.json": dump(a_record(id=an_id(3))),
    "copy.json": dump(a_student()),
}
"""What has to go."""
OTHERS = {
    f"students/{OTHER}.json": dump(a_student(id=OTHER, name="Ben")),
    f"students/{OTHER} (conflicted copy).json": b"{",
    f"records/{OTHER}/a.json": of_other(16),
    f"bin/{OTHER}/b.json": of_other(17),
    "conferapp.toml": b"keep_days = 300\n",
    "agendas/talk.toml": b'id = "talk"\n',
}
"""What has to stay."""


def filled(root: Path, files: dict[str, bytes]) -> Workspace:
    """A workspace with these files."""
    workspace = Workspace(root)
    workspace.open()
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    return workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace with two students, one of whom has left things everywhere."""
    return filled(tmp_path / "w", {**THEIRS, **OTHERS})


def found_in(root: Path) -> set[str]:
    """The files of a folder, and its links."""
    inside = (path for path in root.rglob("*") if path.is_symlink() or not path.is_dir())
    return {path.relative_to(root).as_posix() for path in inside}


def removed(workspace: Workspace, student_id: str = STUDENT_ID) -> Path:
    """Remove a student; the path of the receipt."""
    plan = plan_removal(workspace, student_id)
    return remove_student(workspace, plan, "R. Diaz", lambda: STAMP)


def kinds(plan: Plan) -> dict[str, int]:
    """How many files of each kind a plan has."""
    found = [doomed.kind for doomed in plan.files]
    return {kind: found.count(kind) for kind in sorted(set(found))}


def test_everything_of_a_student_is_found_and_nothing_of_another(workspace: Workspace) -> None:
    plan = plan_removal(workspace, STUDENT_ID)
    assert {workspace.relative(doomed.path) for doomed in plan.files} == set(THEIRS)
    assert kinds(plan) == {"conference": 6, "foreign": 1, "student": 3, "unreadable": 4}
    assert plan.record_ids == {RECORD_ID, an_id(1), an_id(2), an_id(3)}
    assert (plan.staying, plan.unknown) == ((), 1)


def test_a_removed_student_leaves_nothing_and_others_lose_nothing(workspace: Workspace) -> None:
    receipt = removed(workspace)
    assert found_in(workspace.root) == {*OTHERS, workspace.relative(receipt)}
    assert {name: (workspace.root / name).read_bytes() for name in OTHERS} == OTHERS
    assert not (workspace.records / STUDENT_ID).exists()
    assert not (workspace.bin / STUDENT_ID).exists()
    assert plan_removal(workspace, STUDENT_ID).is_empty


def test_the_receipt_names_nobody_and_tells_what_there_was(workspace: Workspace) -> None:
    path = removed(workspace)
    assert workspace.relative(path) == f"receipts/2026-11-21-{STUDENT_ID}.json"
    told = as_written(path)
    assert (told["status"], told["student"], told["by"]) == ("done", STUDENT_ID, "R. Diaz")
    assert (told["begun"], told["done"], told["resumed"]) == (STAMP, STAMP, [])
    counts = {tally["kind"]: tally["files"] for tally in told["counts"]}
    assert counts == {"conference": 6, "foreign": 1, "student": 3, "unreadable": 4}
    assert set(told["paths"]) == {
        f"students/{STUDENT_ID}.json",
        f"students/{STUDENT_ID}-kept-apart-12ab.json",
        f"{MINE}/{NAME}.json",
        f"{MINE}/{NAME}-kept-apart-12ab.json",
    }
    text = path.read_text(encoding="utf-8")
    assert not any(word in text for word in ("Amara", "Okafor", "renamed", "photos", "calm"))
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.parent.stat().st_mode & 0o777 == 0o700


def test_another_students_conference_in_the_folder_stays_with_it(workspace: Workspace) -> None:
    stays = workspace.records / STUDENT_ID / "of ben.json"
    stays.write_bytes(of_other(18))
    receipt = removed(workspace)
    assert as_written(receipt)["stayed"] == 1
    assert found_in(workspace.records / STUDENT_ID) == {"of ben.json"}
    assert as_written(receipt)["status"] == "done"


def test_a_student_who_came_back_the_same_day_gets_another_receipt(workspace: Workspace) -> None:
    first = removed(workspace)
    filled(workspace.root, THEIRS)
    second = removed(workspace)
    assert second.name == f"2026-11-21-{STUDENT_ID}-2.json"
    assert as_written(first)["status"] == as_written(second)["status"] == "done"


@pytest.mark.parametrize("student_id", ["students", "records", "bin", "receipts", "json", "s"])
def test_an_id_that_is_the_name_of_a_folder_takes_nothing_of_others(
    workspace: Workspace, student_id: str
) -> None:
    assert plan_removal(workspace, student_id).is_empty
    (workspace.students / f"{student_id}.json").write_bytes(dump(a_student(id=student_id)))
    before = found_in(workspace.root)
    receipt = removed(workspace, student_id)
    after = found_in(workspace.root) - {workspace.relative(receipt)}
    assert before - after == {f"students/{student_id}.json"}


@pytest.mark.parametrize("hostile", ["", "..", "../s-1", "/", "a/b", "con", "s-1\0", "S-1", "*"])
def test_a_hostile_id_removes_nothing(workspace: Workspace, hostile: str) -> None:
    with pytest.raises(UnsafeId):
        plan_removal(workspace, hostile)
    assert found_in(workspace.root) == {*THEIRS, *OTHERS}


def test_encrypted_files_without_a_key_are_found_by_their_names(tmp_path: Path) -> None:
    closed = {f"students/{STUDENT_ID}.json.age", f"{MINE}/{NAME}.json.age"}
    workspace = filled(tmp_path / "w", dict.fromkeys(closed, AGE_MAGIC) | OTHERS)
    assert kinds(plan_removal(workspace, STUDENT_ID)) == {"unreadable": 2}
    receipt = removed(workspace)
    assert found_in(workspace.root) == {*OTHERS, workspace.relative(receipt)}
    assert as_written(receipt)["paths"] == []


def test_encrypted_files_are_found_by_what_is_inside_where_a_key_is_at_hand(tmp_path: Path) -> None:
    age_files = pytest.importorskip("conferapp.storage.age_files")
    secret = age_files.new_identity()
    seal = age_files.AgeSeal([age_files.public_key(secret)], secret)
    closed = {
        f"{name}.age": seal.close(data)
        for name, data in {**THEIRS, **OTHERS}.items()
        if name.endswith(".json")
    }
    workspace = Workspace(filled(tmp_path / "w", closed).root, seal)
    removed(workspace)
    left = {f"{name}.age" for name in OTHERS if name.endswith(".json")}
    assert left <= found_in(workspace.root)
    assert not {f"{name}.age" for name in THEIRS} & found_in(workspace.root)


@posix_only
def test_links_go_and_what_they_lead_to_stays(workspace: Workspace, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kept.json").write_bytes(dump(a_record()))
    folder = workspace.records / STUDENT_ID
    (folder / "a").symlink_to(outside, target_is_directory=True)
    (folder / "b.json").symlink_to(outside / "kept.json")
    os.mkfifo(folder / "pipe.json")
    (workspace.bin / STUDENT_ID / "up").symlink_to(workspace.root, target_is_directory=True)
    assert kinds(plan_removal(workspace, STUDENT_ID))["link"] == 3
    removed(workspace)
    assert found_in(outside) == {"kept.json"}
    assert not folder.exists()


@posix_only
def test_a_students_folder_that_is_a_link_goes_without_what_it_leads_to(
    workspace: Workspace, tmp_path: Path
) -> None:
    shutil.move(workspace.records / STUDENT_ID, tmp_path / "outside")
    (workspace.records / STUDENT_ID).symlink_to(tmp_path / "outside", target_is_directory=True)
    before = found_in(tmp_path / "outside")
    removed(workspace)
    assert found_in(tmp_path / "outside") == before
    assert not (workspace.records / STUDENT_ID).is_symlink()


@posix_only
@pytest.mark.parametrize("name", ["students", "records", "bin", "receipts"])
def test_nothing_is_removed_where_a_folder_of_the_workspace_leads_elsewhere(
    workspace: Workspace, tmp_path: Path, name: str
) -> None:
    workspace.receipts.mkdir()
    shutil.move(workspace.root / name, tmp_path / "outside")
    (workspace.root / name).symlink_to(tmp_path / "outside", target_is_directory=True)
    before = found_in(tmp_path)
    with pytest.raises(LinkedFolder, match=f"The folder {name} of the workspace is a link"):
        plan_removal(workspace, STUDENT_ID)
    assert found_in(tmp_path) == before


@posix_only
def test_a_folder_that_becomes_a_link_meanwhile_is_not_followed(
    workspace: Workspace, tmp_path: Path
) -> None:
    plan = plan_removal(workspace, STUDENT_ID)
    shutil.move(workspace.records / STUDENT_ID, tmp_path / "outside")
    (workspace.records / STUDENT_ID).symlink_to(tmp_path / "outside", target_is_directory=True)
    before = found_in(tmp_path / "outside")
    with pytest.raises(NotAllRemoved, match="Not everything could be removed"):
        remove_student(workspace, plan, "", lambda: STAMP)
    assert found_in(tmp_path / "outside") == before


class Killed(BaseException):
    """The program ended in the middle."""


_DEEDS = ("unlink", "rmdir", "replace", "link", "fsync", "mkdir", "write")


@contextmanager
def stopped_at(number: int, stop: Callable[[], BaseException]) -> Iterator[list[str]]:
    """Stop the operation of a number, and all that come after it, as a broken disk would."""
    done: list[str] = []
    real = {name: getattr(os, name) for name in _DEEDS}

    def standing_in(name: str) -> Callable[..., Any]:
        def deed(*args: Any, **keys: Any) -> Any:  # noqa: ANN401 - whatever the system takes
            done.append(name)
            if len(done) > number:
                raise stop()
            return real[name](*args, **keys)

        return deed

    with pytest.MonkeyPatch.context() as patch:
        for name in _DEEDS:
            patch.setattr(os, name, standing_in(name))
        yield done


FEW = {
    name: THEIRS[name]
    for name in (
        f"students/{STUDENT_ID}.json",
        f"{MINE}/{NAME}.json",
        f"{MINE}/photos/Amara.jpg",
        f"records/{OTHER}/misplaced.json",
        f"bin/{STUDENT_ID}/{NAME}-format-0.json",
    )
}
"""One of each sort, so that every operation is tried in a short time."""


def count_of_deeds(root: Path) -> int:
    """How many operations a whole removal takes."""
    workspace = filled(root, {**FEW, **OTHERS})
    with stopped_at(10_000, Killed) as done:
        removed(workspace)
    assert set(done) >= {"unlink", "rmdir", "replace", "fsync"}
    return len(done)


@pytest.mark.parametrize(("stop", "step"), [(Killed, 1), (lambda: OSError(errno.EIO, ""), 3)])
def test_a_removal_that_is_stopped_anywhere_goes_on_where_it_stopped(
    tmp_path: Path, stop: Callable[[], BaseException], step: int
) -> None:
    for number in range(0, count_of_deeds(tmp_path / "whole"), step):
        workspace = filled(tmp_path / f"w{number}", {**FEW, **OTHERS})
        plan = plan_removal(workspace, STUDENT_ID)
        with stopped_at(number, stop), suppress(Killed, NotAllRemoved, WriteFailed):
            remove_student(workspace, plan, "", lambda: STAMP)
        left = found_in(workspace.root)
        receipts = list(workspace.receipts.glob("2*.json"))
        assert receipts or set(FEW) <= left, f"{number}: something went before the receipt"
        if not (receipts and as_written(receipts[0])["status"] == "done"):
            assert receipts in ([], [removed(workspace)])
        (receipt,) = workspace.receipts.glob("2*.json")
        assert as_written(receipt)["status"] == "done"
        assert sum(tally["files"] for tally in as_written(receipt)["counts"]) == len(FEW)
        assert found_in(workspace.root) == {*OTHERS, workspace.relative(receipt)}, number
        shutil.rmtree(workspace.root)


def test_the_students_own_file_goes_last(workspace: Workspace) -> None:
    plan = plan_removal(workspace, STUDENT_ID)
    assert [doomed.kind for doomed in plan.files][-3:] == ["student"] * 3
    gone: list[Path] = []
    real = os.unlink

    def noting(path: Path) -> None:
        gone.append(Path(path))
        real(path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "unlink", noting)
        remove_student(workspace, plan, "", lambda: STAMP)
    assert [path for path in gone if path.parent != workspace.receipts] == [
        doomed.path for doomed in plan.files
    ]


def test_where_files_cannot_be_removed_the_student_can_still_be_found(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.unlink

    def refusing(path: Path) -> None:
        if Path(path).name == "broken.json":
            raise PermissionError(errno.EACCES, "")
        real(path)

    monkeypatch.setattr(os, "unlink", refusing)
    with pytest.raises(NotAllRemoved, match=r"isn't allowed to write there.*it goes on"):
        removed(workspace)
    monkeypatch.undo()
    caseload = Caseload.read(workspace, TODAY)
    assert caseload.student(STUDENT_ID) is not None
    (receipt,) = workspace.receipts.glob("*.json")
    assert as_written(receipt)["status"] == "begun"
    assert removed(workspace) == receipt
    assert as_written(receipt)["resumed"] == [{"at": STAMP, "files": 4}]
    assert as_written(receipt)["status"] == "done"


def test_what_comes_meanwhile_is_told(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, late = os.unlink, workspace.records / STUDENT_ID / "late.json"

    def syncing(path: Path) -> None:
        real(path)
        if Path(path).name == "broken.json":
            late.write_bytes(dump(a_record(id=an_id(9))))

    monkeypatch.setattr(os, "unlink", syncing)
    with pytest.raises(NotAllRemoved, match="something of the student came"):
        removed(workspace)
    monkeypatch.undo()
    assert as_written(removed(workspace))["status"] == "done"
    assert not late.exists()


def test_without_a_receipt_nothing_is_removed(workspace: Workspace) -> None:
    workspace.receipts.write_bytes(b"")
    with pytest.raises(Unreadable):
        remove_student(workspace, plan_removal(workspace, STUDENT_ID), "", lambda: STAMP)
    assert set(THEIRS) <= found_in(workspace.root)


def on(day: str, number: int, student: str = STUDENT_ID, status: str = "done") -> bytes:
    """A conference of a day."""
    stamp = f"{day}T16:00:00.000-05:00"
    who = StudentRef(id=student, name=student)
    return dump(
        a_record(id=an_id(number), student=who, status=status, created=stamp, started=stamp)
    )


def test_students_and_conferences_that_are_too_old_are_listed(tmp_path: Path) -> None:
    workspace = filled(
        tmp_path / "w",
        {
            "students/s-old.json": dump(a_student(id="s-old", archived=True)),
            "students/s-seen.json": dump(a_student(id="s-seen")),
            "students/s-new.json": dump(a_student(id="s-new")),
            "records/s-old/1.json": on("2025-11-20", 1, "s-old"),
            "records/s-old/2.json": on("2025-01-01", 2, "s-old"),
            "records/s-seen/3.json": on("2025-02-02", 3, "s-seen"),
            "records/s-seen/4.json": on("2025-11-21", 4, "s-seen", "cancelled"),
            "records/s-gone/5.json": on("2024-05-05", 5, "s-gone"),
        },
    )
    found = overdue(Caseload.read(workspace, TODAY), 365, TODAY)
    assert [(student.id, last) for student, last in found.students] == [
        ("s-gone", date(2024, 5, 5)),
        ("s-old", date(2025, 11, 20)),
    ]
    assert [conference.path.name for _, conference in found.conferences] == ["3.json"]


def test_nothing_is_too_old_on_the_last_day_on_which_it_is_kept(tmp_path: Path) -> None:
    workspace = filled(tmp_path / "w", {"records/s-1/a.json": on("2026-11-20", 1, "s-1")})
    caseload = Caseload.read(workspace, TODAY)
    assert overdue(caseload, 1, TODAY).students == ()
    assert len(overdue(caseload, 0, TODAY).students) == 1
