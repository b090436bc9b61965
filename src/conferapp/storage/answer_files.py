"""Files of answers that come back from a page: read with suspicion, since they were elsewhere."""

import contextlib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from conferapp.storage.documents import NotStrict, has_too_much, strict_json
from conferapp.storage.errors import Advice, Unreadable
from conferapp.storage.files import read_bounded
from conferapp.storage.typed_paths import mistyped

ANSWERS_LIMIT: Final = 1024 * 1024
"""The largest file of answers that is read, in bytes."""
MOST_FOUND: Final = 5
"""Files that are offered by their names."""
_DEEPEST: Final = 12
"""Lists and objects inside each other; answers need five."""
_REMEDY: Final = "Ask for the file that “Save my answers” made; nothing was changed here."


class UnreadableAnswers(Unreadable):
    """A file isn't one that a page saves; it stays untouched."""


def read_answers(path: Path) -> dict[str, object]:
    """Read a file of answers; what stands in it isn't looked at yet.

    Args:
        path: The file.

    Raises:
        Unreadable: It can't be read, is too large, or isn't a JSON object that could be one.
    """
    data = _bytes_of(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _refused(path, "it is not UTF-8 text") from None
    if has_too_much(text):
        raise _refused(path, "it holds more values than a student's answers can have")
    try:
        content = strict_json(text)
    except NotStrict as refusal:
        raise _refused(path, str(refusal)) from None
    if not isinstance(content, dict):
        raise _refused(path, "it is JSON, but holds no answers")
    if _is_deep(content):
        raise _refused(path, "it is nested too deeply")
    return content


def answers_in(folders: Iterable[Path], record_id: str) -> tuple[Path, ...]:
    """Files with answers to a conference, by their names, the newest first.

    Args:
        folders: Where to look; one that can't be looked into has nothing to offer.
        record_id: The conference.
    """
    found: list[tuple[float, Path]] = []
    for folder in folders:
        with contextlib.suppress(OSError):
            files = folder.glob(f"answers-{record_id[-8:]}*.json")
            found += [(file.stat().st_mtime, file) for file in files]
    return tuple(file for _, file in sorted(found, reverse=True)[:MOST_FOUND])


def _bytes_of(path: Path) -> bytes:
    try:
        return read_bounded(path, ANSWERS_LIMIT).data
    except Unreadable as problem:
        advice = mistyped(problem)
        if advice is None:
            raise
        raise _refused(path, advice.reason) from None


def _is_deep(content: object) -> bool:
    left: list[tuple[object, int]] = [(content, 1)]
    while left:
        value, depth = left.pop()
        if depth > _DEEPEST:
            return True
        inner = value.values() if isinstance(value, dict) else value
        left += [(each, depth + 1) for each in inner if isinstance(each, dict | list)]  # type: ignore[attr-defined]
    return False


def _refused(path: Path, reason: str) -> UnreadableAnswers:
    return UnreadableAnswers(path, Advice(reason, _REMEDY))
