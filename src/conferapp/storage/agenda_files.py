"""The agenda files that somebody names: by their path, or by the id of an agenda at hand."""

from collections.abc import Sequence
from pathlib import Path

from conferapp.domain.spelling import did_you_mean
from conferapp.storage import disk
from conferapp.storage.agenda_ids import agenda_files_by_id, agenda_paths
from conferapp.storage.agenda_problem import shorten
from conferapp.storage.errors import StorageError
from conferapp.storage.shipped import shipped_agendas
from conferapp.storage.workspace import Workspace


class NoSuchAgenda(StorageError):
    """There is neither a file nor an agenda of this name.

    Args:
        said: What was asked for.
        known: The ids that there are.
    """

    def __init__(self, said: str, known: Sequence[str]) -> None:
        meant = did_you_mean(said.removesuffix(".toml"), known)
        there = f"The agendas at hand are: {', '.join(known)}."
        super().__init__(f"There is no file and no agenda “{shorten(said)}”. {meant or there}")


def agenda_file(said: str, workspace: Workspace) -> Path:
    """The file that is meant by a path, by the id of an agenda, or by the name of its file.

    A path wins. Of two agendas with one id it is the program's own.

    Args:
        said: The path, the id, or the name without its ending.
        workspace: Where the program's own agendas are.

    Raises:
        NoSuchAgenda: Nothing is there by that name.
    """
    path = Path(said)
    if _is_there(path):
        return path
    known = agenda_files_by_id((shipped_agendas(), workspace.agendas))
    if said in known:
        return known[said]
    named = {path.stem: path for path in agenda_paths(workspace.agendas)}
    if said.removesuffix(".toml") in named:
        return named[said.removesuffix(".toml")]
    raise NoSuchAgenda(said, sorted(known))


def _is_there(path: Path) -> bool:
    """Whether something has this name; who may not look finds out when it is read."""
    try:
        return disk.look(path) is not None
    except PermissionError:
        return True
    except (OSError, ValueError):  # longer than a name can be, or none at all
        return False
