"""Checking a whole workspace: nothing is changed, and nobody has to stop working meanwhile."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from conferapp.domain.spelling import did_you_mean
from conferapp.storage import findings as groups
from conferapp.storage.agenda_ids import agenda_paths
from conferapp.storage.belonging import entries
from conferapp.storage.catalogues import WordsMissing, find_catalogues
from conferapp.storage.checked import Checked, check_record, check_student
from conferapp.storage.errors import StorageError, Unreadable
from conferapp.storage.findings import GROUPS, Verdict
from conferapp.storage.handout_files import TEMPLATES
from conferapp.storage.library import find_agendas
from conferapp.storage.new_agenda import SCHEMA
from conferapp.storage.noticing import Noticing
from conferapp.storage.pictures import find_pictures
from conferapp.storage.receipts import read_receipt
from conferapp.storage.relations import Relations, kept_since
from conferapp.storage.sealing import Seal
from conferapp.storage.settings import ProgramSettings
from conferapp.storage.verifying_bin import check_bin
from conferapp.storage.workspace import Workspace

Progress = Callable[[int, int], None]
"""Told how many files have been read, and how many there are."""
_Look = Callable[[Path, Seal], Checked]

_MOVE: Final = "Move it out of the workspace."


class NoWorkspace(StorageError):
    """There is nothing to check.

    Args:
        place: The folder that was looked for.
    """

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"There is no Conferapp folder at {place}. To check another one: "
            "conferapp --workspace FOLDER verify."
        )


def verify(workspace: Workspace, today: date, progress: Progress) -> Verdict:
    """Read everything in a workspace, and say what is wrong with it.

    Args:
        workspace: The workspace.
        today: The day to count from.
        progress: Told how far it is.

    Raises:
        NoWorkspace: It isn't there.
        Unreadable: It can't be looked into.
    """
    there = {entry.path for entry in entries(workspace.root)}
    if not there & {workspace.settings, workspace.students, workspace.records}:
        raise NoWorkspace(workspace.root)
    return _Check(workspace, today, progress).verdict()


class _Check:
    """One check, as far as it is.

    Args:
        workspace: The workspace.
        today: The day to count from.
        progress: Told how far it is.
    """

    def __init__(self, workspace: Workspace, today: date, progress: Progress) -> None:
        self._workspace, self._today, self._progress = workspace, today, progress
        self._seen = Noticing(workspace)
        self._done = self._total = 0
        self._sealed = workspace.recipients.exists()

    def verdict(self) -> Verdict:
        """Look everywhere."""
        work = self._workspace
        settings = ProgramSettings.read(work.settings)
        self._top()
        students = self._documents(work.students)
        records = self._of_records()
        self._total = len(students) + len(records)
        kept = kept_since(self._today, settings.keep_days)
        known = self._checked(students, check_student), self._checked(records, check_record)
        self._progress(self._total, self._total)
        binned = check_bin(work, self._seen)
        self._seen.found += Relations(work, *known, self._seen.unread, kept, binned).findings()
        self._receipts()
        agendas = self._agendas()
        for sentence in settings.problems:
            self._seen.add(groups.SETTINGS, work.settings, sentence)
        for sentence in find_pictures(work.pictures).problems:
            self._seen.add(groups.SETTINGS, work.pictures, sentence)
        self._languages()
        self._templates()
        place = {group.key: at for at, group in enumerate(GROUPS)}
        found = sorted(
            self._seen.found, key=lambda one: (place[one.group.key], one.remedy, one.path)
        )
        return Verdict(len(records), len(students), agendas, tuple(found))

    def _top(self) -> None:
        work = self._workspace
        files = {work.settings, work.pictures, work.recipients}
        everybodys = {work.agendas, work.languages, work.templates}
        folders = everybodys | {work.students, work.records, work.bin, work.receipts}
        found = self._seen.entries(work.root)
        self._seen.strays(found, files | folders)
        for entry in found:
            if entry.path in folders and not entry.path.is_dir():
                self._seen.add(groups.UNREADABLE, entry.path, "a folder should be here", _MOVE)
            elif entry.path in folders - everybodys:
                self._seen.rights(entry)

    def _of_records(self) -> list[Path]:
        """The files in the folders of records."""
        work = self._workspace
        found = self._seen.entries(work.records)
        folders = [entry.path for entry in found if entry.is_folder]
        below = [path for folder in folders for path in self._documents(folder)]
        return [*self._documents(work.records, but=folders), *below]

    def _documents(self, folder: Path, but: Iterable[Path] = ()) -> list[Path]:
        """The files in a folder that are read, after a look at what else is there."""
        try:
            ours = self._workspace.record_files(folder)
        except Unreadable:
            ours = []  # told of by the look at what is there
        found = self._seen.entries(folder)
        self._seen.strays(found, {*ours, *but})
        for entry in found:
            self._seen.rights(entry)
        return ours

    def _checked(self, paths: Sequence[Path], look: _Look) -> list[Checked]:
        sound = []
        for path in paths:
            self._progress(self._done, self._total)
            self._done += 1
            try:
                checked = look(path, self._workspace.seal)
            except Unreadable as problem:
                self._seen.unreadable(path, problem)
                continue
            sound.append(checked)
            if self._sealed and not checked.sealed:
                self._seen.add(groups.PLAIN_TEXT, path, "anybody who gets it can read it")
            if checked.newer:
                self._seen.add(groups.NEWER, path, "opens to be read")
            if checked.older:
                self._seen.add(groups.OLDER, path, "opens as usual")
            if checked.unfit:
                many = "1 answer" if checked.unfit == 1 else f"{checked.unfit} answers"
                self._seen.add(groups.ANSWERS, path, many)
        return sound

    def _receipts(self) -> None:
        for path in self._documents(self._workspace.receipts):
            try:
                receipt = read_receipt(path)
            except Unreadable as problem:
                self._seen.unreadable(path, problem)
                continue
            if receipt.status == "begun":
                again = f"To go on with it:  conferapp retention remove {receipt.student}"
                self._seen.add(groups.REMOVALS, path, "something may still be there", again)

    def _agendas(self) -> int:
        folder = self._workspace.agendas
        paths = agenda_paths(folder)
        self._seen.strays(self._seen.entries(folder), {*paths, folder / SCHEMA})
        pictures = find_pictures(self._workspace.pictures).names
        for entry in find_agendas(folder, pictures=pictures).broken:
            many = len(entry.loaded.errors)
            self._seen.add(groups.AGENDAS, entry.path, "1 error" if many == 1 else f"{many} errors")
        return len(paths)

    def _languages(self) -> None:
        folder = self._workspace.languages
        self._seen.strays(self._seen.entries(folder), {*agenda_paths(folder)})
        try:
            problems = find_catalogues(folder).problems
        except WordsMissing as problem:
            problems = (str(problem),)
        for sentence in problems:
            self._seen.add(groups.SETTINGS, folder, sentence)

    def _templates(self) -> None:
        """Files that no page is made with, because of their names."""
        for entry in self._seen.entries(self._workspace.templates):
            if entry.path.name not in TEMPLATES:
                meant = did_you_mean(entry.path.name, TEMPLATES)
                hint = meant or f"The names that count are {', '.join(TEMPLATES)}."
                self._seen.add(groups.SETTINGS, entry.path, "no page is made with this", hint)
