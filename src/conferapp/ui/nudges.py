"""Nudges: at most one quiet line below the top of home, with what is most useful to know."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Known:
    """What a nudge can be about.

    Attributes:
        reading: Whether files are being read beside.
        done: How many of them are.
        total: How many there are.
        due: How many of the tutor's own students are due.
        unreadable: How many files can't be used.
        unlooked: How many talks of late have no look back yet.
        block: The key that plans a period for several of them, or "".
        afterwards: The key that leads to looking back, or "".
    """

    reading: bool = False
    done: int = 0
    total: int = 0
    due: int = 0
    unreadable: int = 0
    unlooked: int = 0
    block: str = ""
    afterwards: str = ""


def nudge(known: Known) -> str:
    """The line, or "" where there is nothing to say.

    While files are read, numbers would change from second to second: only that is said. Files that
    can't be used stand at the end of the list, where nobody looks by chance, so they are named
    beside whatever else there is.

    Args:
        known: What it can be about.
    """
    if known.reading:
        return _reading(known)
    said = [_due(known), _unreadable(known)]
    return " ".join(filter(None, said)) or _unlooked(known)


def _reading(known: Known) -> str:
    if not known.total:
        return "Looking for what has changed …"
    return f"Reading {known.done:,} of {known.total:,} files …"


def _due(known: Known) -> str:
    if not known.due:
        return ""
    if known.due == 1:
        return "1 student is due."
    if not known.block:
        return f"{known.due:,} students are due."
    return f"{known.due:,} due: {known.block} plans a period for them."


def _unreadable(known: Known) -> str:
    if not known.unreadable:
        return ""
    files = "1 file" if known.unreadable == 1 else f"{known.unreadable:,} files"
    return f"{files} can’t be read: see the end."


def _unlooked(known: Known) -> str:
    if not known.unlooked or not known.afterwards:
        return ""
    talks = "1 talk has" if known.unlooked == 1 else f"{known.unlooked:,} talks have"
    return f"{talks} no look back yet: press {known.afterwards}."
