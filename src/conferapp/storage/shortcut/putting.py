"""Putting an icon where it belongs, and taking it away again."""

import contextlib
import os
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Final

import platformdirs

from conferapp.storage.errors import StorageError
from conferapp.storage.handed_on import hand_on
from conferapp.storage.shortcut import linux, macos, windows
from conferapp.storage.shortcut.icon import Icon, Opens

_LONGEST: Final = 30.0
"""Seconds that PowerShell, or whatever marks an icon as trusted, may take."""
_OURS: Final = b"onferapp"
"""Stands in each file of an icon that could be somebody else's by its name."""


class NotMade(StorageError):
    """Windows didn't make the icon."""

    def __init__(self) -> None:
        super().__init__(
            "Windows didn’t let an icon be made. Conferapp opens in any terminal with: conferapp"
        )


def icon_here(opens: Opens) -> Icon:
    """The icon for this computer.

    Args:
        opens: What it opens.

    Raises:
        NoDesktop: There is nowhere to put it.
        CannotBeNamed: A path can't stand in it.
    """
    desktop = platformdirs.user_desktop_path()
    if sys.platform == "darwin":
        return macos.icon(opens, desktop=desktop)
    if sys.platform == "win32":
        data = platformdirs.user_data_path("Conferapp", appauthor=False)
        return windows.icon(opens, desktop=desktop, data=data, picture=_picture("icon.ico"))
    data = platformdirs.user_data_path()
    return linux.icon(opens, desktop=desktop, data=data, picture=_picture("icon.svg"))


def put(icon: Icon) -> None:
    """Put an icon down, in place of an older one.

    Args:
        icon: The icon.

    Raises:
        WriteFailed: A file can't be written.
        NotMade: Windows didn't make it.
    """
    hand_on(icon.files, replacing=True)
    for path in icon.programs:
        path.chmod(0o755)
        _trust(path)
    if icon.script:
        command = ("powershell", "-NoProfile", "-NonInteractive", "-Command", icon.script)
        try:
            subprocess.run(
                command,
                env={**os.environ, **icon.told},
                capture_output=True,
                check=True,
                timeout=_LONGEST,
            )
        except (OSError, subprocess.SubprocessError):
            raise NotMade from None


def take_away(icon: Icon) -> tuple[Path, ...]:
    """Remove an icon.

    Args:
        icon: The icon.

    Returns:
        What was removed: files that are somebody else's by what they hold stay.
    """
    removed = []
    for path in (*icon.files, *icon.gone):
        with contextlib.suppress(OSError):
            if path in icon.gone or _OURS in path.read_bytes():
                path.unlink()
                removed.append(path)
    return tuple(removed)


def _picture(name: str) -> bytes:
    return (files("conferapp") / name).read_bytes()


def _trust(path: Path) -> None:
    """Spare people GNOME's question whether they trust what they have just asked for."""
    gio = shutil.which("gio")
    if gio is None or path.suffix != ".desktop":
        return
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        subprocess.run(
            (gio, "set", str(path), "metadata::trusted", "true"),
            capture_output=True,
            check=False,
            timeout=_LONGEST,
        )
