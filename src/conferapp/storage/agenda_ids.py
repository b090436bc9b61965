"""Agenda files and their ids, seen without reading the agendas."""

import contextlib
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from conferapp.domain.text import clean
from conferapp.storage.agenda_text import NotText, decode
from conferapp.storage.errors import Unreadable
from conferapp.storage.files import AGENDA_LIMIT, read_bounded
from conferapp.storage.text_lines import Position
from conferapp.storage.toml_bounds import excess
from conferapp.storage.toml_index import TomlIndex

_ID: Final = re.compile(r"""^[ \t]*id[ \t]*=[ \t]*["']([a-z0-9-]{1,64})["']""", re.MULTILINE)


ENDING: Final = ".toml"


class Spotted(NamedTuple):
    """An agenda file, as far as it shows without being read.

    Attributes:
        path: The file.
        id: The id of its agenda; "" where it shows none.
        line: The line of the id, counted from 1.
        column: Where on that line the id begins, counted from 1.
        text: That line.
    """

    path: Path
    id: str = ""
    line: int = 1
    column: int = 1
    text: str = ""


def agenda_paths(folder: Path) -> tuple[Path, ...]:
    """The agenda files in a folder, by name; those of a hidden or temporary name are none.

    A file such as `talk.toml.txt`, which some editors make, is among them, so that it is missed by
    somebody.

    Args:
        folder: The folder; one that isn't there is empty.
    """
    try:
        found = sorted(folder.iterdir())
    except OSError:  # no folder, no agendas; one that can't be read is reported at the start
        return ()
    return tuple(path for path in found if _is_meant(path) and path.name[:1] not in ".~")


def _is_meant(path: Path) -> bool:
    return ENDING in (suffix.casefold() for suffix in path.suffixes[-2:])


def spotted(folder: Path) -> tuple[Spotted, ...]:
    """The agenda files in a folder with their ids.

    An agenda's own id stands above its first header. A file that can't be read shows none; the app
    says what is wrong with it.

    Args:
        folder: The folder; one that isn't there is empty.
    """
    return tuple(spot(path) for path in agenda_paths(folder) if path.suffix.casefold() == ENDING)


def spot(path: Path) -> Spotted:
    """One agenda file with its id.

    Args:
        path: The file.
    """
    try:
        data = read_bounded(path, AGENDA_LIMIT).data
    except Unreadable:
        return Spotted(path)
    text = decode(data)
    if isinstance(text, NotText):
        return Spotted(path)
    plain = text.replace("\r\n", "\n")
    named, at = id_in(plain)
    line = clean(plain.split("\n")[at.line - 1]).rstrip()
    return Spotted(path, named, *at, line)


def id_in(text: str) -> tuple[str, Position]:
    """The id of an agenda, and where it stands; "" and the beginning where it can't be told.

    Args:
        text: The text, with plain newlines, TOML or not.
    """
    head = text.partition("\n[")[0]
    # What looks like a header may stand in words over several lines: then only the whole can tell.
    for piece in (head, text):
        if excess(piece) is None:
            with contextlib.suppress(ValueError):
                named = tomllib.loads(piece).get("id")
                told = named if isinstance(named, str) else ""
                return told, TomlIndex(piece).find(("id",)) if told else Position(1, 1)
    found = _ID.search(head)
    return (found[1] if found else ""), Position(1, 1)


def agenda_files_by_id(folders: Iterable[Path]) -> dict[str, Path]:
    """The agenda files in some folders by id; where several share one, the last of them.

    Args:
        folders: The folders; one that isn't there is empty.
    """
    return {each.id: each.path for folder in folders for each in spotted(folder) if each.id}
