"""The ids of agendas, for the command line: seen without reading the agendas."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from conferapp.storage.errors import Unreadable
from conferapp.storage.files import AGENDA_LIMIT, read_bounded

_ID: Final = re.compile(rb"""^[ \t]*id[ \t]*=[ \t]*["']([a-z0-9-]{1,64})["']""", re.MULTILINE)


def agenda_ids(folders: Iterable[Path]) -> list[str]:
    """The ids of the agendas in some folders, sorted.

    Args:
        folders: The folders; one that isn't there is empty.
    """
    return sorted(agenda_files_by_id(folders))


def agenda_files_by_id(folders: Iterable[Path]) -> dict[str, Path]:
    """The agenda files in some folders by id; where several share one, the last of them.

    An agenda's own id stands above its first header. A file that can't be read has none here;
    the app says what is wrong with it.

    Args:
        folders: The folders; one that isn't there is empty.
    """
    found = {}
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            try:
                data = read_bounded(path, AGENDA_LIMIT).data
            except Unreadable:
                continue
            if match := _ID.search(data.partition(b"\n[")[0]):
                found[match[1].decode()] = path
    return found
