"""What can go wrong with files, one class per problem.

The sentence for people lives in the exception, so that every place that shows it says the same. No
sentence holds anything that a student or tutor wrote.
"""

import errno
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from conferapp.storage.disk import Identity


class Advice(NamedTuple):
    """Why something failed, and what a person can do about it.

    Attributes:
        reason: Half a sentence without a full stop, such as “the disk is full”.
        remedy: A whole sentence.
    """

    reason: str
    remedy: str


_NO_NETWORK: Final = Advice(
    "the network folder doesn't answer",
    "Check the connection, or work in a folder of this computer.",
)
_NOT_ALLOWED: Final = Advice(
    "this program isn't allowed to write there",
    "Change the folder's permissions, or choose another folder.",
)
_NO_FOLDER: Final = Advice("the folder is gone", "Put it back, or plug in the drive that it is on.")
_TOO_MANY: Final = Advice("too many files are open", "Close other programs.")

# By name: not every system has every number.
_WRITING: Final[Mapping[str, Advice]] = {
    "ENOSPC": Advice("the disk is full", "Free some space on it."),
    "EDQUOT": Advice(
        "your share of the disk is used up", "Delete something there, or ask for more."
    ),
    "EROFS": Advice("the disk is read-only", "Make it writable, or choose another folder."),
    "EACCES": _NOT_ALLOWED,
    "EPERM": _NOT_ALLOWED,
    "ENOENT": _NO_FOLDER,
    "ENODEV": _NO_FOLDER,
    "ENXIO": _NO_FOLDER,
    "ENOTDIR": Advice("a file stands where the folder should be", "Move that file away."),
    "EISDIR": Advice("a folder stands where the file should be", "Move that folder away."),
    "EIO": Advice("the disk reports a fault", "Copy the folder to another disk soon."),
    "EBUSY": Advice("another program holds the file", "Close that program."),
    "EFBIG": Advice("the file is too large for this disk", "Choose another folder."),
    "ENAMETOOLONG": Advice("the folder's path is too long", "Choose a folder with a shorter path."),
    "EMFILE": _TOO_MANY,
    "ENFILE": _TOO_MANY,
    "ESTALE": _NO_NETWORK,
    "ETIMEDOUT": _NO_NETWORK,
    "ENOTCONN": _NO_NETWORK,
    "EHOSTDOWN": _NO_NETWORK,
    "EHOSTUNREACH": _NO_NETWORK,
    "ENETDOWN": _NO_NETWORK,
    "ENETUNREACH": _NO_NETWORK,
}
_A_LINK: Final = Advice("it is a link", "Put the file itself in its place.")
_SPECIAL: Final = Advice("it is not a plain file", "Move it out of this folder.")
_READING: Final[Mapping[str, Advice]] = {
    "ELOOP": _A_LINK,
    "EMLINK": _A_LINK,
    "ENXIO": _SPECIAL,
    "EISDIR": Advice("it is a folder", "Move it out of this folder."),
    "ENOENT": Advice("it is gone", "Put it back, or look in the bin."),
    "ENOTDIR": Advice("its folder is gone", "Put the folder back."),
    "EACCES": Advice("this program isn't allowed to read it", "Change the file's permissions."),
    "EPERM": Advice("this program isn't allowed to read it", "Change the file's permissions."),
    "EIO": Advice("the disk reports a fault", "Copy the folder to another disk soon."),
    "EMFILE": _TOO_MANY,
    "ENFILE": _TOO_MANY,
    "ESTALE": _NO_NETWORK,
    "ETIMEDOUT": _NO_NETWORK,
    "ENOTCONN": _NO_NETWORK,
    "EHOSTDOWN": _NO_NETWORK,
}
_WINDOWS_HELD: Final = frozenset({32, 33})  # ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION


INSTALL_AGAIN: Final = "Install Conferapp again; your own agendas and records are not affected."
"""The remedy where a part of the installation is missing."""


class StorageError(Exception):
    """A problem with files; its text says what is wrong, where, and what to do about it."""


class FileProblem(StorageError):
    """A system refused something about a file.

    Args:
        advice: The reason and the remedy.
        sentence: The whole sentence.

    Attributes:
        advice: The reason and the remedy apart, for places that show only one of them.
    """

    def __init__(self, advice: Advice, sentence: str) -> None:
        super().__init__(sentence)
        self.advice = advice


class WriteFailed(FileProblem):
    """A file isn't safely on disk; what was there before is whole.

    Args:
        place: The folder.
        advice: Why, and what to do.
        landed: The identity of what got there anyway.

    Attributes:
        place: The folder that was to be written to.
        landed: What stands at the path now, if the new content got there and only the last sync
            failed; otherwise None. Whoever compares identities goes on from this one, or would take
            its own write for somebody else's.
    """

    def __init__(self, place: Path, advice: Advice, landed: Identity | None = None) -> None:
        super().__init__(advice, f"Not saved: {advice.reason}. {advice.remedy} ({place})")
        self.place = place
        self.landed = landed


class ChangedMeanwhile(FileProblem):
    """Another program wrote or removed the file since it was last read; nothing was replaced.

    Args:
        place: The folder of the file.

    Attributes:
        place: The same.
    """

    def __init__(self, place: Path) -> None:
        advice = Advice("another program changed this file", "Both versions will be kept.")
        super().__init__(advice, f"Not saved: {advice.reason}. {advice.remedy} ({place})")
        self.place = place


class AlreadyThere(FileProblem):
    """A file that was to be new has a namesake; that one is untouched.

    Args:
        place: The folder of the file.

    Attributes:
        place: The same.
    """

    def __init__(self, place: Path) -> None:
        advice = Advice("a file of that name is already there", "Choose another name.")
        super().__init__(advice, f"Not saved: {advice.reason}. {advice.remedy} ({place})")
        self.place = place


class Unreadable(FileProblem):
    """A file can't be used as it is; it stays untouched.

    Args:
        path: The file.
        advice: Why, and what to do.

    Attributes:
        path: The file. Not in the sentence: a file from elsewhere may be named after a person.
    """

    def __init__(self, path: Path, advice: Advice) -> None:
        super().__init__(advice, f"This file can't be read: {advice.reason}. {advice.remedy}")
        self.path = path


def writing_advice(error: OSError) -> Advice:
    """What to say about a system's refusal to write.

    Args:
        error: The refusal.
    """
    if getattr(error, "winerror", None) in _WINDOWS_HELD:
        return _WRITING["EBUSY"]
    fallback = Advice(f"the system refused ({_name(error)})", "Try another folder.")
    return _WRITING.get(_name(error), fallback)


def reading_advice(error: OSError) -> Advice:
    """What to say about a system's refusal to read.

    Args:
        error: The refusal.
    """
    if getattr(error, "winerror", None) in _WINDOWS_HELD:
        return Advice("another program holds it", "Close that program.")
    fallback = Advice(f"the system refused ({_name(error)})", "Try again in a moment.")
    return _READING.get(_name(error), fallback)


def _name(error: OSError) -> str:
    return errno.errorcode.get(error.errno or 0, "no number")
