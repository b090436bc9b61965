"""A path as somebody typed it, or as a window made it when a file was dragged there."""

import errno
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from conferapp.storage.errors import Advice, StorageError, Unreadable
from conferapp.storage.handed_on import place_named

_URL: Final = "file://"
_NOT_THERE: Final = Advice(
    "there is no such file",
    "Look at the path again; a file can also be dragged into the window.",
)
_MISTYPED: Final[Mapping[int, Advice]] = {
    errno.ENOENT: _NOT_THERE,
    errno.ENOTDIR: _NOT_THERE,
    errno.ENAMETOOLONG: _NOT_THERE,
    errno.EISDIR: Advice("it is a folder", "Name the file inside it."),
    errno.ELOOP: Advice("it is a link", "Name the file that it leads to."),
}
"""What is wrong with a path that somebody typed; what to do in the workspace is no help then."""


class NoPath(StorageError):
    """No file can have the name that was typed."""

    def __init__(self) -> None:
        super().__init__("No file can have that name. Type where it is, such as ~/Downloads/x.csv.")


def typed_path(said: str) -> Path:
    """The file that is meant; whether it is there shows when it is read.

    Quotation marks, `file://` and backslashes before spaces are what terminals put around a file
    that is dragged into them.

    Args:
        said: What was typed or dragged.

    Raises:
        StorageError: No file can have that name.
    """
    said = said.strip()
    if said[:1] in {'"', "'"} and said[-1:] == said[:1]:
        said = said[1:-1]
    if said.startswith(_URL):
        said = unquote(said.removeprefix(_URL))
    if not said or "\0" in said:
        raise NoPath
    path = place_named(Path(said))
    if os.sep == "/" and "\\ " in said and not os.path.lexists(path):
        path = place_named(Path(said.replace("\\ ", " ")))
    return path


def mistyped(problem: Unreadable) -> Advice | None:
    """What is wrong with the path itself, or None where it leads to a file.

    Args:
        problem: What reading the file met.
    """
    cause = problem.__cause__
    return _MISTYPED.get(cause.errno or 0) if isinstance(cause, OSError) else None
