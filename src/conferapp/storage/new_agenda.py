"""A new agenda in the workspace, for its author to go on with. It is written once, never again."""

import tomllib
from pathlib import Path
from typing import Final

from conferapp.domain.spelling import LONGEST_ID, as_id
from conferapp.domain.text import clean
from conferapp.storage.agenda_ids import spotted
from conferapp.storage.agenda_text import NotText, decode
from conferapp.storage.agendas import load_agenda
from conferapp.storage.errors import AlreadyThere, StorageError, Unreadable
from conferapp.storage.files import (
    AGENDA_LIMIT,
    private_folder,
    read_bounded,
    write_atomic,
    write_new,
)
from conferapp.storage.safe_names import is_safe_name
from conferapp.storage.toml_index import TomlIndex
from conferapp.storage.toml_stop import replaced
from conferapp.storage.workspace import Workspace

SCHEMA: Final = "agenda.schema.json"
"""What an editor reads to help with the agendas beside it."""
STARTER: Final = Path(__file__).resolve().parent.parent / "starter.toml"
"""A small agenda with a comment on each of its parts."""

_OURS: Final = 80
"""Bytes at the beginning of a schema by which the app knows its own."""
_POINTER: Final = f"#:schema {SCHEMA}\n"


class UnfitId(StorageError):
    """What was to be the id of an agenda can't be one.

    Args:
        said: What was given.
    """

    def __init__(self, said: str) -> None:
        meant = as_id(said)
        why = f"ids are lower-case words joined by hyphens, up to {LONGEST_ID} characters"
        hint = f"Did you mean {meant}?" if meant else "Choose one such as music-lesson."
        if said and meant == said:
            why = "Windows takes a file of that name for a device"
            hint = f"Did you mean {meant}-agenda?"
        super().__init__(
            f"“{clean(said)[:LONGEST_ID]}” can’t be the id of an agenda: {why}. {hint}"
        )


class NameTaken(StorageError):
    """A file of this name is there already; it was left as it is.

    Args:
        path: The file.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is there already, and was left as it is. "
            "Choose another name, or move that file."
        )


class NothingToCopy(StorageError):
    """The agenda to begin from can't be copied.

    Args:
        path: Its file.
        why: What is wrong with it, in whole sentences.
    """

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path} can’t be copied. {why}")


def new_agenda(workspace: Workspace, agenda_id: str, source: Path | None = None) -> Path:
    """Write a new agenda file.

    Args:
        workspace: Where it goes.
        agenda_id: Its id.
        source: The agenda file to begin from; None for the small one with comments.

    Returns:
        The new file.

    Raises:
        UnfitId: That can't be an id.
        NameTaken: There is such a file.
        NothingToCopy: The source can't be read.
        WriteFailed: It isn't on disk.
    """
    if not is_safe_name(agenda_id):
        raise UnfitId(agenda_id)
    for other in spotted(workspace.agendas):
        if other.id == agenda_id:
            raise NameTaken(other.path)
    text = named(_text(source or STARTER), agenda_id)
    private_folder(workspace.agendas)
    path = workspace.agendas / f"{agenda_id}.toml"
    try:
        write_new(path, text.encode())
    except AlreadyThere:
        raise NameTaken(path) from None
    return path


def named(text: str, agenda_id: str) -> str:
    """The text of an agenda under another id and title, pointing editors to the schema.

    One that takes the place of another, by the same id, keeps its title.

    Args:
        text: TOML.
        agenda_id: The new id. The title is made of its words, unless it is in several languages.
    """
    plain = text.replace("\r\n", "\n").removeprefix(_POINTER)
    data, index = tomllib.loads(plain), TomlIndex(plain)
    anew = {}
    if data.get("id") != agenda_id:
        title = agenda_id.replace("-", " ").capitalize()
        wanted = {"id": agenda_id, "title": title}
        anew = {key: value for key, value in wanted.items() if isinstance(data.get(key), str)}
    spans = {span: f'"{anew[key]}"' for key in anew if (span := index.span((key,))) is not None}
    parts = ((span.start, span.end, value) for span, value in sorted(spans.items()))
    return _POINTER + replaced(plain, parts)


def _text(path: Path) -> str:
    try:
        text = decode(read_bounded(path, AGENDA_LIMIT).data)
    except Unreadable as problem:
        reason = f"{problem.advice.reason.capitalize()}. {problem.advice.remedy}"
        raise NothingToCopy(path, reason) from None
    if isinstance(text, NotText):
        raise NothingToCopy(path, f"{text.message} {text.hint}")
    for error in load_agenda(path).errors[:1]:
        raise NothingToCopy(path, f"Mend it first: {error.sentence()}")
    return text


def put_schema(folder: Path, schema: str) -> Path:
    """Put the schema beside the agendas, in place of an older one.

    A file of that name that isn't the app's is somebody's own, and stays.

    Args:
        folder: The folder of the agendas.
        schema: The schema as JSON.

    Raises:
        WriteFailed: It isn't on disk.
    """
    path = folder / SCHEMA
    data = schema.encode()
    try:
        there = read_bounded(path, 4 * AGENDA_LIMIT).data
    except Unreadable:
        there = b""
    if there != data and (not path.exists() or there[:_OURS] == data[:_OURS]):
        write_atomic(path, data)
    return path


def write_page(path: Path, text: str) -> None:
    """Write a page that was made from an agenda to a file that isn't there yet.

    Args:
        path: The file.
        text: The page.

    Raises:
        NameTaken: There is such a file; it may be somebody's agenda.
        WriteFailed: It isn't on disk.
    """
    try:
        write_new(path, text.encode())
    except AlreadyThere:
        raise NameTaken(path) from None
