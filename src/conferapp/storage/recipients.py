"""Who can open a workspace: the public keys of a program, in a list that the stock age reads, too.

The file is there as long as the workspace is encrypted. It is a lead's to edit; Conferapp only
begins it and adds lines at its end.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from conferapp.domain.text import clean, limit
from conferapp.storage.errors import StorageError
from conferapp.storage.files import identity, read_bounded, write_atomic, write_new

_LIMIT: Final = 64 * 1024
_LONGEST_NAME: Final = 80
_HEAD: Final = """\
# Who can open the students' files and conferences in this folder: one public key a line.
# A line that begins with # is a comment. After a change, run: conferapp encrypt --again
# Without one of the secret keys that belong to these, nobody can open the files. Keep the
# recovery key where it can't be lost.
"""


class NoRecipients(StorageError):
    """The list of keys names none, so that nobody could open what is written."""

    def __init__(self) -> None:
        super().__init__(
            "recipients.txt in the workspace names no key, so that nobody could open what is "
            "written. Put a public key into it, one a line; `conferapp key show` tells yours."
        )


def read_recipients(path: Path) -> tuple[str, ...] | None:
    """The public keys of a workspace, or None where it isn't encrypted.

    Args:
        path: `recipients.txt` in the workspace.

    Raises:
        Unreadable: It can't be read.
        NoRecipients: It holds no key.
    """
    if identity(path) is None:
        return None
    text = read_bounded(path, _LIMIT).data.decode("utf-8-sig", "replace")
    lines = (line.strip() for line in text.splitlines())
    keys = tuple(line for line in lines if line and not line.startswith("#"))
    if not keys:
        raise NoRecipients
    return keys


def add_recipients(path: Path, named: Sequence[tuple[str, str]]) -> None:
    """Add keys to the list, and begin it where it isn't there.

    Args:
        path: `recipients.txt` in the workspace.
        named: Who each key belongs to, and the public key.

    Raises:
        WriteFailed: It can't be written.
        Unreadable: What is there can't be read.
    """
    seen = identity(path)
    before = read_bounded(path, _LIMIT).data if seen else _HEAD.encode()
    known = before.decode("utf-8-sig", "replace").split()
    lines = [f"\n# {_line(who)}\n{key}\n" for who, key in named if key not in known]
    data = before + "".join(lines).encode()
    if seen:
        write_atomic(path, data, seen=seen)
    else:
        write_new(path, data)


def _line(who: str) -> str:
    return limit(clean(who).strip(), _LONGEST_NAME)[0] or "a key"
