"""JSON files as they are found: whatever is wrong with one is a sentence, and nothing is trusted.

Imports no pydantic, because home looks into files before that is loaded.
"""

import json
import re
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final, NamedTuple, NoReturn

from conferapp.storage.disk import Identity
from conferapp.storage.errors import Advice, Unreadable
from conferapp.storage.files import RECORD_LIMIT, read_bounded
from conferapp.storage.sealing import LARGEST, PLAIN, Seal

__all__ = [
    "Document",
    "NotStrict",
    "UnreadableRecord",
    "has_too_much",
    "parse",
    "peek",
    "read_document",
    "strict_json",
    "unreadable",
]

FORMAT: Final = 1
"""The newest format of records and students' files that this version writes."""

_REMEDY: Final = "It is left as it is. An earlier copy may be in your backup or sync program."
_MOST_PIECES: Final = 50_000
"""Values in one file: a record of full size has fewer, and many more take half a gigabyte."""
_IN_QUOTES: Final = re.compile(r'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)
_OPEN: Final = re.compile(r"[ \t\n\r]*\{[ \t\n\r]*")
_KEY: Final = re.compile(r'"([^"\\]*)"[ \t\n\r]*:[ \t\n\r]*')
_NEXT: Final = re.compile(r"[ \t\n\r]*(,[ \t\n\r]*|\})")
_DECODER: Final = json.JSONDecoder()


class UnreadableRecord(Unreadable):
    """A record or a student's file isn't one that this version can use; it stays untouched."""


class Document(NamedTuple):
    """The text of a file, and what is needed to notice that somebody changed it.

    Attributes:
        path: The file.
        text: Its content.
        data: Its bytes as they stand on the disk.
        identity: Which file that was.
    """

    path: Path
    text: str
    data: bytes
    identity: Identity


def unreadable(path: Path, reason: str, remedy: str = _REMEDY) -> UnreadableRecord:
    """The exception for a file that can't be used.

    Args:
        path: The file.
        reason: Half a sentence that quotes nothing of the file.
        remedy: A whole sentence.
    """
    return UnreadableRecord(path, Advice(reason, remedy))


def read_document(path: Path, seal: Seal = PLAIN) -> Document:
    """Read the text of a record or a student's file.

    Args:
        path: The file.
        seal: How the files of its folder are sealed.

    Raises:
        Unreadable: It can't be read, is too large, can't be opened, or isn't text.
    """
    data, identity = read_bounded(path, LARGEST if seal.suffix else RECORD_LIMIT)
    try:
        text = seal.open(data, path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise unreadable(path, "it is not UTF-8 text") from None
    if not text.strip():
        raise unreadable(path, "it is empty")
    if has_too_much(text):
        raise unreadable(path, "it holds more values than a conference can have")
    return Document(path, text, data, identity)


def parse(document: Document) -> dict[str, object]:
    """The whole content, refusing what would be lost or changed when it is saved again.

    Args:
        document: The file.

    Raises:
        UnreadableRecord: It isn't a JSON object, names a key twice, holds a number that is none, or
            is nested too deeply.
    """
    try:
        content = strict_json(document.text)
    except NotStrict as refusal:
        raise unreadable(document.path, str(refusal)) from None
    if not isinstance(content, dict):
        raise unreadable(document.path, "it is JSON, but not a record")
    return content


def strict_json(text: str) -> object:
    """JSON, refusing what Python would take, and lose or change.

    Args:
        text: The text.

    Raises:
        NotStrict: It isn't JSON, names a key twice, holds a number that is none, or is nested too
            deeply.
    """
    try:
        return json.loads(
            text,
            object_pairs_hook=_without_repeats,
            parse_constant=_no_number,
            parse_float=_finite,
        )
    except RecursionError:
        raise NotStrict("it is nested too deeply") from None
    except json.JSONDecodeError as error:
        raise NotStrict(f"it stops being JSON in line {error.lineno}") from None
    except NotStrict:
        raise
    except ValueError:  # Python refuses whole numbers of thousands of digits
        raise NotStrict("it holds a number that is too long") from None


def peek(document: Document, wanted: Collection[str]) -> dict[str, object]:
    """Some values of the outermost object, reading no further than the last of them.

    A record's answers stand behind what a list shows, and take most of the time. Less is refused
    here than by `parse`, because nothing is saved from it.

    Args:
        document: The file.
        wanted: The keys.

    Returns:
        The values of these keys, as far as they are there, and of those in front of them.

    Raises:
        UnreadableRecord: It isn't a JSON object as far as it was read, or has no end.
    """
    text, missing = document.text, set(wanted)
    if not text.rstrip().endswith("}"):
        raise unreadable(document.path, "its end is missing")
    found: dict[str, object] = {}
    try:
        at, more = _step(_OPEN, text, 0).end(), True
        while more and missing and text[at] != "}":
            key = _step(_KEY, text, at)
            found[key[1]], at = _DECODER.raw_decode(text, key.end())
            missing.discard(key[1])
            sign = _step(_NEXT, text, at)
            at, more = sign.end(), sign[1] != "}"
    except (RecursionError, ValueError):
        # Rare things, such as a key with a backslash in it, are for the one that knows them all.
        return parse(document)
    return found


class NotStrict(ValueError):
    """A text that isn't JSON, or that Python would take and change; it carries half a sentence."""


def _without_repeats(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    content = dict(pairs)
    if len(content) < len(pairs):
        raise NotStrict("it names a key twice, and only one of the two could be kept")
    return content


def _no_number(_: str) -> NoReturn:
    raise NotStrict("it holds a number that isn't one")


def _finite(digits: str) -> float:
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        raise NotStrict("it holds a number that is too large")
    return number


def has_too_much(text: str) -> bool:
    """Whether a text holds more values than any file of ours, and could fill the memory.

    Args:
        text: JSON, not parsed yet.
    """
    return len(text) > _MOST_PIECES and _pieces(text) > _MOST_PIECES


def _pieces(text: str) -> int:
    """How many values a text holds, or a few more; what stands in quotes counts if few are left."""
    count = _signs(text)
    return _signs(_IN_QUOTES.sub("", text)) if count > _MOST_PIECES else count


def _signs(text: str) -> int:
    return text.count(",") + text.count("[") + text.count("{")


def _step(sign: re.Pattern[str], text: str, at: int) -> re.Match[str]:
    match = sign.match(text, at)
    if match is None:
        raise ValueError
    return match
