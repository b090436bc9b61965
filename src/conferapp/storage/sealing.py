"""What a record looks like on disk: plain JSON, or an age file that only some keys open.

A seal stands between the bytes of a file and everything that reads or writes them. Whether a file
is sealed is told by its first bytes and not by its name, so that a folder in which only half of the
files have been converted is read like any other.
"""

from pathlib import Path
from typing import Final, Protocol

from conferapp.storage.errors import Advice, Unreadable
from conferapp.storage.files import RECORD_LIMIT

AGE_MAGIC: Final = b"age-encryption.org/v1\n"
"""How every age file begins (https://age-encryption.org/v1)."""
SEALED_SUFFIX: Final = ".age"
"""What the name of a sealed file has behind `.json`, as the stock age program has it."""
LARGEST: Final = RECORD_LIMIT + 8 * 1024
"""Bytes of the largest file of a record or student where it may be sealed: that adds a header with
some dozen keys, and tags."""

_NO_KEY: Final = Advice(
    "it is encrypted, and no key is at hand",
    "Start Conferapp on a computer that has a key for this folder.",
)


class Seal(Protocol):
    """Turns content into the bytes of a file, and back.

    Attributes:
        suffix: What names of files that it closes have behind `.json`.
    """

    suffix: str

    def close(self, data: bytes) -> bytes:
        """The bytes for the disk.

        Args:
            data: The content.
        """

    def open(self, data: bytes, path: Path) -> bytes:
        """The content.

        Args:
            data: The bytes of a file, sealed or not.
            path: Which file, for the exception.

        Raises:
            Unreadable: It is sealed, and can't be opened.
        """


class Plain:
    """No seal: files are as people read them. A sealed one can't be opened."""

    suffix = ""

    def close(self, data: bytes) -> bytes:
        """See `Seal.close`."""
        return data

    def open(self, data: bytes, path: Path) -> bytes:
        """See `Seal.open`."""
        if is_sealed(data):
            raise Unreadable(path, _NO_KEY)
        return data


PLAIN: Final[Seal] = Plain()
"""The usual one."""


def is_sealed(data: bytes) -> bool:
    """Whether the bytes of a file are those of an age file.

    Args:
        data: The bytes, or the first of them.
    """
    return data.startswith(AGE_MAGIC)


def plain_name(name: str) -> str:
    """The name that a file has where nothing is sealed.

    Sync programs put their mark before the last dot: a copy of `x.json.age` is `x.json (1).age`,
    and `x (1).json` where nothing is sealed.

    Args:
        name: The name of a file.
    """
    bare = name.removesuffix(SEALED_SUFFIX)
    front, found, mark = bare.rpartition(".json")
    return f"{front}{mark}{found}" if found and bare != name else bare


def is_document(name: str) -> bool:
    """Whether a file is one to look into for a record or a student, sealed or not.

    Args:
        name: Its name.
    """
    return plain_name(name).lower().endswith(".json")


def named_for(path: Path, seal: Seal) -> Path:
    """The path of a record or student's file as a seal has it.

    Args:
        path: The path, of a sealed file or a plain one.
        seal: How it is to be written.
    """
    return path.with_name(plain_name(path.name) + seal.suffix)
