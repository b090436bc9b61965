"""Records and students' files as models, read with suspicion and written for people to read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Generic, NamedTuple, TypeVar

from pydantic import ValidationError

from conferapp.domain.record import Answer, Event, Record, Removed
from conferapp.domain.student import Kept
from conferapp.domain.text import MAX_LONG
from conferapp.storage.disk import Identity
from conferapp.storage.documents import (
    FORMAT,
    Document,
    UnreadableRecord,
    parse,
    read_document,
    unreadable,
)
from conferapp.storage.safe_names import is_record_id
from conferapp.storage.sealing import PLAIN, Seal
from conferapp.storage.upgrades import UnknownFormat, upgraded

__all__ = ["ReadRecord", "UnreadableRecord", "dump", "read_model", "read_record"]

M = TypeVar("M", bound=Kept)

NEWER = (
    "A newer Conferapp wrote this file, so this one only shows it. "
    "To change it, use the newer one or update this one."
)
_LONGEST_TEXT: Final = 2 * MAX_LONG
"""Characters; two answers of full length, which are put together where two versions differ."""
_LONGEST_LIST: Final = 5_000
"""Entries; more rows than anybody types, and more changes than a conference sees."""
_UPDATE = "Update Conferapp to open it."


@dataclass(frozen=True)
class ReadRecord:
    """A record out of its file.

    Attributes:
        record: The record.
        read_only: Why it can't be saved, as a sentence; "" usually.
        identity: Which file it came from.
        data: The bytes of that file.
        older: The format that the file is in, where that is an older one.
    """

    record: Record
    read_only: str
    identity: Identity
    data: bytes = field(repr=False)
    older: int | None = None


class Made(NamedTuple, Generic[M]):
    """A model out of a file.

    Attributes:
        model: The model.
        read_only: Why it can't be saved, as a sentence; "" usually.
        older: The format that the file is in, where that is an older one.
    """

    model: M
    read_only: str
    older: int | None


def read_record(path: Path, seal: Seal = PLAIN) -> ReadRecord:
    """Read a record.

    Args:
        path: The file.
        seal: How the files of its workspace are sealed.

    Raises:
        Unreadable: It can't be used; `UnreadableRecord` when it could be read, but is no record.
    """
    document = read_document(path, seal)
    made = read_model(document, Record)
    if not is_record_id(made.model.id):
        raise unreadable(path, "its `id` isn’t one that a record has")
    return ReadRecord(made.model, made.read_only, document.identity, document.data, made.older)


def read_model(document: Document, model: type[M]) -> Made[M]:
    """Make a model of a file, and see that it can be written again.

    Args:
        document: The file.
        model: `Record` or `Student`.

    Raises:
        UnreadableRecord: It isn't such a file.
    """
    try:
        content, older = upgraded(parse(document))
    except UnknownFormat:
        raise unreadable(document.path, "it has a format that no Conferapp wrote") from None
    if _is_endless(content, model):
        reason = "it holds a text or a list that is longer than any can be"
        raise unreadable(document.path, reason)
    written_in = content.get("format")
    newer = isinstance(written_in, int) and written_in > FORMAT
    try:
        made = model.model_validate({**content, "format": FORMAT} if newer else content)
    except ValidationError as error:
        if newer:
            raise unreadable(document.path, "a newer Conferapp wrote it", _UPDATE) from None
        raise unreadable(document.path, _misfit(error, model)) from None
    except RecursionError:
        raise unreadable(document.path, "it is nested too deeply") from None
    try:
        dump(made)
    except (ValueError, RecursionError):
        reason = "it holds half a character, or is nested too deeply to be saved again"
        raise unreadable(document.path, reason) from None
    return Made(made, NEWER if newer else "", older)


def dump(kept: Kept) -> bytes:
    """A record or student as it stands in its file: JSON that people can read, ending in a newline.

    What the contract only knows “where there is one” is left out where there is none; every other
    key is there, null or not.

    Args:
        kept: The model.
    """
    left_out = _unneeded(kept) if isinstance(kept, Record) else {}
    return f"{kept.model_dump_json(indent=2, exclude=left_out)}\n".encode()


_RARE: tuple[str, ...] = ("typed", "quotes")
"""The keys of an answer that most have nothing for."""
_OF_EVENT: tuple[str, ...] = ("why", "question", "page", "was", "to")
"""The same of an event."""


def _unneeded(record: Record) -> Any:  # noqa: ANN401 - as deep as pydantic wants it
    """What to leave out, shaped as `model_dump` takes it."""
    return {
        "agenda": _empty(record.agenda, "text"),
        "answers": {key: _empty(answer, *_RARE) for key, answer in record.answers.items()},
        "notes": {at: _empty(note, "question") for at, note in enumerate(record.notes)},
        "pages": {at: _empty(visit, "skipped") for at, visit in enumerate(record.pages)},
        "history": {at: _unneeded_of(event, *_OF_EVENT) for at, event in enumerate(record.history)},
        "at": _empty(record.at, "question"),
        "removed": {at: _unneeded_of(each, "question") for at, each in enumerate(record.removed)},
    }


def _unneeded_of(item: Event | Removed, *keys: str) -> dict[str, Any]:
    left_out: dict[str, Any] = {key: True for key in keys if getattr(item, key) is None}
    if item.was is not None:
        rare = _RARE if isinstance(item.was, Answer) else ("question",)
        left_out["was"] = _empty(item.was, *rare)
    return left_out


def _empty(item: Kept | None, *keys: str) -> set[str]:
    return {key for key in keys if item is not None and getattr(item, key) is None}


def _is_endless(content: Mapping[str, object], model: type[Kept]) -> bool:
    """Whether a text or a list is far longer than the app takes one, and takes minutes to show.

    The agenda that a record keeps has bounds of its own, and keys that nobody knows aren’t shown.
    """
    left = [value for key, value in content.items() if key in model.model_fields]
    kept = content.get("agenda")
    while left:
        value = left.pop()
        if isinstance(value, str) and len(value) > _LONGEST_TEXT:
            return True
        if isinstance(value, list | dict) and len(value) > _LONGEST_LIST:
            return True
        if isinstance(value, list):
            left += value
        elif isinstance(value, dict):
            own = value.keys() - {"text"} if value is kept else value.keys()
            left += [*own, *(value[key] for key in own)]
    return False


def _misfit(error: ValidationError, model: type[Kept]) -> str:
    """Which part of the file is wrong; by our own names only, for the file's may be people's."""
    where = error.errors(include_url=False, include_context=False, include_input=False)[0]
    place, kind = where["loc"][:1], where["type"]
    if not place or place[0] not in model.model_fields:
        return "it is JSON, but not a record"
    lacking = kind == "missing" and len(where["loc"]) == 1
    return f"it lacks `{place[0]}`" if lacking else f"its `{place[0]}` isn’t as it should be"
