"""What is said when a student's facts are changed: the same on the screens and in commands."""

from collections.abc import Collection, Iterable
from typing import Final

from conferapp.domain.roster_rows import name_key

NO_NAME: Final = "A name is needed, a first name will do."
NO_LANGUAGE: Final = (
    "No language is known here by that name. Its short tag will do, such as so for Somali."
)
NO_FILE: Final = (
    "This student’s file is missing or can’t be read; only conferences tell of them. Home says "
    "why, at the bottom of its list."
)
TWO_FILES: Final = (
    "There are two versions of this student’s file. Put them together first, at home."
)
CANT_CHANGE: Final = "This student’s file can’t be changed. Home says why, at the bottom."
_LONELY: Final = "No other student has this tutor."
_LEAVES: Final = " They leave your list."


def lonely(tutor: str, before: str, own: str, tutors: Collection[str]) -> str:
    """What is to be said of a tutor whom nobody else has, since it may be a slip; or "".

    Args:
        tutor: The tutor that a student is to have, or "".
        before: The one they have, or "".
        own: The name of the tutor who says so, or "".
        tutors: The tutors of all other students.
    """
    if tutor in {"", before, own, *tutors}:
        return ""
    return f"{_LONELY}{_LEAVES if own and before in {'', own} else ''}"


def alike(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """Those of some names that have the same words in them, in whatever order.

    Args:
        name: The whole name of somebody who is to be added.
        names: The names of everybody who is there.
    """
    words = frozenset(name_key(name).split())
    return tuple(each for each in names if frozenset(name_key(each).split()) == words)
