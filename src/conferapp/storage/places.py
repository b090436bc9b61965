"""Where everything lives on this computer. Finding out makes no folder."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from conferapp.domain.clock import Clock
from conferapp.storage.errors import StorageError
from conferapp.storage.sealing import PLAIN, Seal

VARIABLE: Final = "CONFERAPP_WORKSPACE"
"""The environment variable that moves the workspace."""


class HomeUnknown(StorageError):
    """The system doesn't tell where this person's files are."""

    def __init__(self) -> None:
        super().__init__(
            "Conferapp can’t find your home folder. Set HOME, so that settings have a place."
        )


@dataclass(frozen=True)
class Places:
    """The three folders that Conferapp uses.

    Attributes:
        workspace: Students, records, agendas: everything that is worth a copy.
        config: The tutor's own settings.
        state: What only matters on this computer: locks, the index, and who has the laptop.
    """

    workspace: Path
    config: Path
    state: Path

    @property
    def settings(self) -> Path:
        """The tutor's settings."""
        return self.config / "settings.toml"

    @property
    def keymap(self) -> Path:
        """The keys that the tutor chose; the app only reads it."""
        return self.config / "keys.toml"

    @property
    def key(self) -> Path:
        """The tutor's secret key for encrypted workspaces, closed with a passphrase."""
        return self.config / "key.age"

    @property
    def presence(self) -> Path:
        """Tells that a window is open on the workspace."""
        return self._of_workspace / "open"

    @property
    def locks(self) -> Path:
        """Locks of the records that are open."""
        return self._of_workspace / "locks"

    @property
    def handover(self) -> Path:
        """Tells that the laptop is with a student."""
        return self._of_workspace / "handover"

    @property
    def block(self) -> Path:
        """The block of today, with ids, minutes and times only."""
        return self._of_workspace / "block"

    @property
    def group(self) -> Path:
        """Small groups that aren't kept with anybody yet, closed as the workspace is."""
        return self._of_workspace / "group"

    @property
    def index(self) -> Path:
        """What the files of the workspace say, for quick answers; worth no copy."""
        return self._of_workspace / "index.sqlite3"

    @property
    def waits(self) -> Path:
        """How long somebody waits who typed a wrong code, in whichever workspace."""
        return self.state / "waits"

    @property
    def resting(self) -> Path:
        """Tells that the screen rests until the code is typed, in whichever workspace."""
        return self.state / "resting"

    @property
    def welcomed(self) -> Path:
        """Tells that the welcome was seen, in whichever workspace."""
        return self.state / "welcomed"

    @property
    def fault_log(self) -> Path:
        """What went wrong inside the program, whatever workspace was open."""
        return self.state / "faults.log"

    @property
    def _of_workspace(self) -> Path:
        """A folder of its own for each workspace, whichever way leads there."""
        name = hashlib.sha256(str(self.workspace.resolve()).encode("utf-8", "surrogateescape"))
        return self.state / name.hexdigest()[:16]


@dataclass(frozen=True)
class Start:
    """What the command line hands to the app.

    Attributes:
        places: Where everything lives.
        clock: Tells the time.
        student: Id of the student to confer with at once, or None for home.
        agenda: Id of the agenda for it, or None to let the app choose.
        seal: How the files of the workspace are sealed.
        tour: Whether to begin with the tour.
        sample: Whether the workspace is a sample class, of which nothing is kept.
        newcomer: A name that nobody has, which line mode offers to add; "" for none.
    """

    places: Places
    clock: Clock
    student: str | None = None
    agenda: str | None = None
    seal: Seal = PLAIN
    tour: bool = False
    sample: bool = False
    newcomer: str = ""


def find_places(chosen: Path | None, environ: Mapping[str, str]) -> Places:
    """Work out the folders.

    Args:
        chosen: The workspace that was asked for, if any.
        environ: The environment; `CONFERAPP_WORKSPACE` counts when none was asked for.

    Raises:
        HomeUnknown: The system doesn't tell where this person's files are.
    """
    from platformdirs import PlatformDirs

    try:
        home = Path.home()
        named = chosen or (Path(environ[VARIABLE]) if environ.get(VARIABLE) else None)
        workspace = named.expanduser().absolute() if named else None
    except RuntimeError:
        raise HomeUnknown from None
    dirs = PlatformDirs("conferapp", appauthor=False)
    return Places(
        workspace=workspace or _visible(home, dirs.user_documents_path),
        config=dirs.user_config_path,
        state=dirs.user_state_path,
    )


def _visible(home: Path, documents: Path) -> Path:
    """A folder that people come across, because it is theirs to copy."""
    return (documents if documents.is_dir() else home) / "Conferapp"
