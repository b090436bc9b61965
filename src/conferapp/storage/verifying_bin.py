"""Checking what is in the bin."""

from pathlib import Path

from conferapp.storage import findings as groups
from conferapp.storage.belonging import Entry
from conferapp.storage.bin_entries import look_at
from conferapp.storage.bin_names import is_note
from conferapp.storage.checked import check_record, check_student
from conferapp.storage.errors import Unreadable
from conferapp.storage.noticing import Noticing
from conferapp.storage.sealing import Seal, is_document
from conferapp.storage.workspace import Workspace


def check_bin(workspace: Workspace, seen: Noticing) -> set[str]:
    """Look into everything in the bin.

    Args:
        workspace: The workspace.
        seen: Notes what is wrong there.

    Returns:
        The ids of the students and the conferences in it.
    """
    binned: set[str] = set()
    waiting = [workspace.bin]
    old_keys = workspace.bin / workspace.recipients.name
    while waiting:
        found = seen.entries(waiting.pop())
        folders = [entry.path for entry in found if entry.is_folder]
        ours = [entry.path for entry in found if _is_json(entry)]
        seen.strays(found, {*folders, *ours, old_keys})
        for entry in found:
            seen.rights(entry)
        for path in ours:
            try:
                _check_in_bin(workspace, seen, path, binned)
            except Unreadable as problem:
                seen.unreadable(path, problem)
        waiting += folders
    return binned


def _check_in_bin(workspace: Workspace, seen: Noticing, path: Path, binned: set[str]) -> None:
    """Look into a file in the bin: a copy of a record or a student's file, or a note.

    Raises:
        Unreadable: It is none of them.
    """
    if not is_note(path.name):
        binned.add(_check_either(path, workspace.seal))
    elif look_at(workspace, path).left:
        again = "In the app, open the bin and bring it back, or move the rest there, too."
        reason = "a move into the bin that was begun and hasn’t ended"
        seen.add(groups.ORPHANED, path, reason, again)


def _check_either(path: Path, seal: Seal) -> str:
    """Look into a record or a student’s file; what of them it is, only the content tells.

    Returns:
        The id inside.

    Raises:
        Unreadable: It is neither.
    """
    try:
        return check_record(path, seal).id
    except Unreadable as problem:
        try:
            return check_student(path, seal).id
        except Unreadable:
            raise problem from None


def _is_json(entry: Entry) -> bool:
    return not entry.is_folder and is_document(entry.path.name)
