"""Binning: a student or a conference moves into the bin, unless somebody has it open."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from conferapp.desk.desk import Desk
from conferapp.domain.student import Student
from conferapp.storage.bin_entries import InBin, looked_through
from conferapp.storage.bin_imports import Change, came_back, note_import
from conferapp.storage.bin_moves import move_to_bin
from conferapp.storage.bin_plan import ToMove, conference_to_move, student_to_move
from conferapp.storage.errors import StorageError
from conferapp.storage.workspace import OnlyReadable

SECONDS: Final = 2.0
"""How long what was typed may take to get to the disk first."""


class CantMove(StorageError):
    """Something can't go into the bin just now.

    Args:
        why: Why, as a sentence.
    """

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Nothing was moved.")


class Binning:
    """Moves things of a workspace into the bin and back.

    Args:
        desk: What the app works with.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def find(self, student: str, record: str = "") -> ToMove:
        """What would go.

        Args:
            student: The id of the student.
            record: The id of a conference; "" for the student with all of them.

        Raises:
            StorageError: It can't go now. The sentence says why.
        """
        desk = self._desk
        if desk.only_reads:
            raise OnlyReadable(desk.only_reads)
        if not desk.saver.flush(SECONDS):
            raise CantMove("Not everything is saved yet; the reason stands below.")
        found = (
            conference_to_move(desk.workspace, student, record)
            if record
            else student_to_move(desk.workspace, student)
        )
        if not found.files:
            raise CantMove("There is no file of it that can be read. Home says why, at the bottom.")
        return found

    def move(self, what: ToMove) -> None:
        """Move it into the bin.

        Args:
            what: What `find` found.

        Raises:
            StorageError: It is open somewhere, or something of it is still in its place.
        """
        desk = self._desk
        with self._locked(what):
            move_to_bin(desk.workspace, what, desk.tutor.tutor, desk.clock.stamp)

    def keep_facts(self, before: Student, changed: Student) -> None:
        """Keep a student's file as it is, where a fact in it goes or another takes its place.

        Args:
            before: The student as the file has them.
            changed: The student as they will be saved.

        Raises:
            StorageError: It can't be kept.
        """
        desk, facts = self._desk, changed.model_dump()
        known = before.model_dump(exclude={"revision", "archived"})
        lost = any(said and facts[key] != said for key, said in known.items())
        path = desk.shelf.store.path_of(before.id)
        if lost and path is not None:
            changes = [Change(changed, path)]
            by, now = desk.tutor.tutor, desk.clock.stamp()
            note_import(desk.workspace, changes, by, now, kind="facts")

    def reading(self) -> Iterator[InBin]:
        """What is in the bin, one by one as it is read, about the newest first.

        Raises:
            StorageError: The bin can't be looked into.
        """
        return looked_through(self._desk.workspace)

    def bring_back(self, each: InBin) -> str:
        """Bring something back, and say what became of it.

        Args:
            each: What is in the bin.

        Raises:
            StorageError: It, or a part of it, is still in the bin.
        """
        desk = self._desk
        if desk.only_reads:
            raise OnlyReadable(desk.only_reads)
        return came_back(desk.workspace, each, desk.clock.stamp)

    @contextmanager
    def _locked(self, what: ToMove) -> Iterator[None]:
        """Keep the conferences from being opened meanwhile.

        Raises:
            CantMove: One is open, or the student has the laptop in one.
        """
        desk, ids = self._desk, sorted(what.record_ids)
        if desk.handover.holder() in what.record_ids:
            raise CantMove("The laptop is with this student just now.")
        if any(map(desk.locks.holds, ids)):
            raise CantMove(
                "It isn’t wholly saved yet. Open it once more, and try again after that."
            )
        taken: list[str] = []
        try:
            for record_id in ids:
                if not desk.locks.take(record_id):
                    raise CantMove(
                        "A conference of this is open in another window. Close it first."
                    )
                taken.append(record_id)
            yield
        finally:
            for record_id in taken:
                desk.locks.release(record_id)
