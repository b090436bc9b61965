"""Safe names: ids and words that may be part of a path on every system."""

import re
from typing import Final

from conferapp.storage.errors import StorageError

_WORDS: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_UUID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_LONGEST: Final = 64
_DEVICES: Final = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{at}" for port in ("com", "lpt") for at in range(10)))
)
"""What Windows takes for a device, in any folder and with any ending."""


class UnsafeId(StorageError):
    """An id can't be part of a file's name; it isn't quoted, since nobody knows what it holds."""

    def __init__(self) -> None:
        super().__init__(
            "An id in this file isn’t one that Conferapp gives: lower-case letters and digits, "
            "joined by hyphens. Nothing was written. Use a copy of the file from before it changed."
        )


def is_record_id(text: str) -> bool:
    """Whether a text is a UUID as records have them, and so safe in a path.

    Args:
        text: The text.
    """
    return _UUID.fullmatch(text) is not None


def is_student_id(text: str) -> bool:
    """Whether a text can name a student's file and folder on every system.

    Args:
        text: The text.
    """
    return is_safe_name(text)


def is_safe_name(text: str) -> bool:
    """Whether a text is lower-case words joined by hyphens that no system takes for a device.

    Args:
        text: The text.
    """
    return is_joined_words(text) and text not in _DEVICES


def is_joined_words(text: str) -> bool:
    """Whether a text is lower-case words joined by hyphens; behind something else it may go.

    Args:
        text: The text.
    """
    return len(text) <= _LONGEST and _WORDS.fullmatch(text) is not None
