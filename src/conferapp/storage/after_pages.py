"""Which agendas want something afterwards, seen without reading them: home asks of a student."""

import contextlib
import re
from functools import cached_property
from pathlib import Path
from typing import Final

from conferapp.storage.agenda_ids import agenda_files_by_id
from conferapp.storage.errors import StorageError
from conferapp.storage.files import AGENDA_LIMIT, read_bounded
from conferapp.storage.shipped import shipped_agendas
from conferapp.storage.workspace import Workspace

_PAGE: Final = re.compile(
    rb"^[ \t]*\[\[[ \t]*follow_up[ \t]*\]\](.*?)(?=^[ \t]*\[|\Z)", re.MULTILINE | re.DOTALL
)
"""The head of a page for afterwards, up to the next table."""
_OPTIONAL: Final = re.compile(rb"^[ \t]*optional[ \t]*=[ \t]*true", re.MULTILINE)


class AfterPages:
    """Knows the agendas that are there when it is first asked, and looks into each once.

    Args:
        workspace: The workspace, whose own agendas go before those that came with the app.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._known: dict[str, bool] = {}

    def has(self, agenda_id: str) -> bool:
        """Whether an agenda has pages for afterwards that wait to be filled in.

        What is optional is never asked for, as on the finish screen. An agenda that can't be found
        or read has none.

        Args:
            agenda_id: The agenda's id.
        """
        if agenda_id not in self._known:
            self._known[agenda_id] = self._seen(self._files.get(agenda_id))
        return self._known[agenda_id]

    @cached_property
    def _files(self) -> dict[str, Path]:
        folders = [self._workspace.agendas]
        with contextlib.suppress(StorageError):  # the screen that lists agendas tells
            folders.insert(0, shipped_agendas())
        return agenda_files_by_id(folders)

    def _seen(self, path: Path | None) -> bool:
        try:
            data = read_bounded(path, AGENDA_LIMIT).data if path else b""
        except StorageError:
            return False
        return any(not _OPTIONAL.search(head) for head in _PAGE.findall(data))
