"""Which agendas have pages for afterwards, seen without reading them: home asks it of a student."""

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

_PAGE: Final = re.compile(rb"^[ \t]*\[\[[ \t]*follow_up[ \t]*\]\]", re.MULTILINE)


class AfterPages:
    """Knows the agendas that are there when it is first asked, and looks into each once.

    Args:
        workspace: The workspace, whose own agendas go before those that came with the app.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._known: dict[str, bool] = {}

    def has(self, agenda_id: str) -> bool:
        """Whether an agenda has such pages; one that can't be found or read has none.

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
        return _PAGE.search(data) is not None
