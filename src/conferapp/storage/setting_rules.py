"""What each setting may be, for the program's file and for the tutor's own."""

import re
from collections.abc import Mapping
from typing import Final

from conferapp.domain.text import MAX_LINE, clean
from conferapp.storage.code import is_hashed
from conferapp.storage.settings_file import Rule

_LONGEST_CADENCE: Final = 366
_LONGEST_KEPT: Final = 36_500
_HIGHEST_GRADE: Final = 12
_MOST_WORDS: Final = 2000
_LONGEST_IDLE: Final = 240
_LONGEST_PATH: Final = 4096
_PAPERS: Final = ("a4", "letter")
_TAG: Final = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*")


def _line(value: object) -> str | None:
    return clean(value).strip()[:MAX_LINE] if isinstance(value, str) else None


def _days(value: object) -> int | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if 1 <= value <= _LONGEST_CADENCE else None


def _kept(value: object) -> int | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if 0 <= value <= _LONGEST_KEPT else None


def _tags(value: object) -> tuple[str, ...] | None:
    if not isinstance(value, list) or not value:
        return None
    tags = tuple(tag for tag in value if isinstance(tag, str) and _TAG.fullmatch(tag))
    return tags if len(tags) == len(value) else None


def _grade(value: object) -> float | None:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    return float(value) if value == 0 or 1 <= value <= _HIGHEST_GRADE else None


def _words(value: object) -> int | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if 0 <= value <= _MOST_WORDS else None


def _paper(value: object) -> str | None:
    said = value.casefold() if isinstance(value, str) else ""
    return said if said in _PAPERS else None


def minutes(value: object) -> int | None:
    """Minutes without a key after which the screen rests, or None where a value isn't that.

    Args:
        value: What stands in the file.
    """
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if 0 <= value <= _LONGEST_IDLE else None


def _path(value: object) -> str | None:
    """A path as it is: what would be cleaned of it might be part of a folder's name."""
    if not isinstance(value, str):
        return None
    return value if len(value) <= _LONGEST_PATH and "\0" not in value else None


def _yes_or_no(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _hash(value: object) -> str | None:
    return value if isinstance(value, str) and is_hashed(value) else None


PROGRAM: Final[Mapping[str, Rule]] = {
    "program": Rule(_line, 'words in quotes, such as "Riverside Tutoring"'),
    "cadence_days": Rule(_days, f"a whole number from 1 to {_LONGEST_CADENCE}, such as 14"),
    "languages": Rule(_tags, 'a list of language tags, such as ["en", "es"]'),
    "keep_days": Rule(_kept, f"a whole number up to {_LONGEST_KEPT}, with 0 for ever"),
    "reading_grade": Rule(_grade, f"a number from 1 to {_HIGHEST_GRADE}, or 0 for no limit"),
    "page_words": Rule(_words, f"a whole number up to {_MOST_WORDS}, with 0 for no limit"),
    "paper": Rule(_paper, '"letter" or "a4", in quotes'),
    "names_in_files": Rule(_yes_or_no, "true or false"),
    "names_in_calendar": Rule(_yes_or_no, "true or false"),
}
TUTOR: Final[Mapping[str, Rule]] = {
    "tutor": Rule(_line, "a name in quotes"),
    "code": Rule(_hash, "set in the app, which keeps it unreadable; please set it anew"),
    "cover": Rule(_yes_or_no, "true or false"),
    "theme": Rule(_line, "the name of a theme in quotes"),
    "idle_minutes": Rule(
        minutes, f"a whole number of minutes up to {_LONGEST_IDLE}, with 0 for never"
    ),
    "handouts": Rule(_path, "a folder in quotes"),
}
