"""A path as somebody typed it, or as a window made it when a file was dragged there."""

import os
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from conferapp.storage.errors import StorageError
from conferapp.storage.handed_on import place_named

_URL: Final = "file://"


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
