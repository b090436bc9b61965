"""The system's own viewer, for a file that was just made."""

import os
import shutil
import signal
import sys
import threading
from collections.abc import Mapping
from pathlib import Path


def can_view(environ: Mapping[str, str]) -> bool:
    """Whether there is a desktop on which a file could be shown.

    Args:
        environ: The environment.
    """
    if sys.platform in {"win32", "darwin"}:
        return True
    has_screen = bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))
    return has_screen and _opener(environ) is not None


def view(path: Path, environ: Mapping[str, str]) -> bool:
    """Show a file in whatever the system shows such files with, and don't wait for it.

    Args:
        path: The file.
        environ: The environment.

    Returns:
        Whether a viewer was begun.
    """
    if not can_view(environ):
        return False
    try:
        if sys.platform == "win32":
            os.startfile(path)  # noqa: S606  # this is how Windows opens a file
            return True
        opener = "/usr/bin/open" if sys.platform == "darwin" else _opener(environ)
        if opener is None:
            return False
        _begin((opener, str(path)), environ)
    except OSError:
        return False
    return True


def _opener(environ: Mapping[str, str]) -> str | None:
    """What opens files on a free desktop."""
    return shutil.which("xdg-open", path=environ.get("PATH"))


def _begin(command: tuple[str, ...], environ: Mapping[str, str]) -> None:
    """Begin a program that outlives this one, and hears signals although this one blocks some."""
    nothing = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_RDWR, 0) for stream in (0, 1, 2)]
    heard = {signal.SIGHUP, signal.SIGINT, signal.SIGTERM, signal.SIGPIPE}
    process = os.posix_spawn(
        command[0],
        command,
        dict(environ),
        file_actions=nothing,
        setpgroup=0,
        setsigmask=(),
        setsigdef=heard,
    )
    threading.Thread(target=os.waitpid, args=(process, 0), daemon=True).start()
