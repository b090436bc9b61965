"""The files of handouts: what they are called, where they go, and a program's own templates."""

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Final

from conferapp.domain.almanac import day_of
from conferapp.domain.text import fold
from conferapp.storage.agenda_text import NotText, decode
from conferapp.storage.errors import Advice, AlreadyThere, StorageError, Unreadable
from conferapp.storage.files import private_folder, read_bounded, write_new
from conferapp.storage.handed_on import check_outside
from conferapp.storage.neighbours import is_workspace, others_beside, several_in
from conferapp.storage.workspace import Workspace

if TYPE_CHECKING:
    from conferapp.domain.record import Record

TEMPLATE_LIMIT: Final = 512 * 1024
"""Bytes of the largest template: room for a logo inside it."""
TEMPLATES: Final = tuple(
    f"{page}.{form}" for page in ("page", "cards") for form in ("html", "md", "txt", "typ")
)
"""The names of templates that a program can have of its own."""
MOST_COPIES: Final = 1000
"""Files of one handout in one folder; more than anybody keeps apart."""
_LONGEST_NAME: Final = 60
_MEND_TEMPLATE: Final = (
    "Save it as plain text with the encoding UTF-8, or give it another name: then Conferapp uses "
    "its own template."
)


class TooManyCopies(StorageError):
    """A folder is full of the same handout."""

    def __init__(self) -> None:
        super().__init__(
            "There are too many copies of this in the folder. Put some away, or choose another one."
        )


def usual_folder(workspace: Path) -> Path:
    """Where handouts go until the tutor chooses: beside the workspace, not in it.

    Where other workspaces lie beside it, others may well see the folder above. What is made tells
    of children and isn't encrypted, so then it goes among the tutor's own documents.

    Args:
        workspace: The workspace.
    """
    above = _own_folder() if others_beside(workspace) else None
    return (above or workspace.parent) / "Conferapp handouts"


def _own_folder() -> Path | None:
    """A folder that is this user's alone; None for a user without one."""
    try:
        home = Path.home()
    except RuntimeError:
        return None
    documents = home / "Documents"
    fits = documents.is_dir() and not is_workspace(documents) and not several_in(documents)
    return documents if fits else home


def stem_for(record: "Record", edition: str, *, named: bool) -> str:
    """The name of a handout's file, without an ending.

    Args:
        record: The conference.
        edition: The id of the edition.
        named: Whether the student's name is wanted in it; no name is, unless somebody asks.
    """
    day = day_of(record.started or record.created)
    parts = [day.isoformat() if day else "", edition, record.id[-8:]]
    if named:
        parts.insert(0, _part(record.student.name))
    return "-".join(part for part in parts if part)


def write_handout(folder: Path, stem: str, ending: str, data: bytes, *, workspace: Path) -> Path:
    """Write a handout to a file of its own; what is there already stays.

    Args:
        folder: The folder; it is made if it is missing.
        stem: The name, without an ending.
        ending: The ending, without a full stop.
        data: The content.
        workspace: The folder of the workspace, into which no handout goes.

    Returns:
        The file.

    Raises:
        StorageError: It isn't on disk. The sentence says what to do.
    """
    check_outside(folder, workspace)
    private_folder(folder)
    for number in range(1, MOST_COPIES):
        path = folder / f"{stem}{f'-{number}' if number > 1 else ''}.{ending}"
        try:
            write_new(path, data)
        except AlreadyThere:
            continue
        return path
    raise TooManyCopies


def own_template(workspace: Workspace, name: str) -> str | None:
    """The program's own template, or None where it has none of this name.

    Args:
        workspace: The workspace.
        name: The name of the template's file.

    Raises:
        Unreadable: There is one, and it can't be read.
    """
    path = workspace.templates / name
    try:
        if not path.exists() and not path.is_symlink():
            return None
    except OSError:  # a folder that refuses a look has nothing to offer
        return None
    text = decode(read_bounded(path, TEMPLATE_LIMIT).data)
    if isinstance(text, NotText):
        reason = text.message.removesuffix(".").removeprefix("This file ")
        raise Unreadable(path, Advice(f"the template {name} {reason}", _MEND_TEMPLATE))
    return text


def _part(name: str) -> str:
    """A name as part of a file's name on every system."""
    plain = unicodedata.normalize("NFC", name) if not fold(name).isascii() else fold(name)
    joined = re.sub(r"[^\w]+", "-", plain).strip("-_")
    return joined[:_LONGEST_NAME].rstrip("-_")
