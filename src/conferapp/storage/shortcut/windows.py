"""The icon on Windows: a link, which only Windows itself can make, so that PowerShell is asked to.

What differs from one computer to the next reaches the script as environment variables, so that no
path can become a part of it.
"""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

from conferapp.storage.shortcut.icon import (
    COLUMNS,
    NAME,
    ROWS,
    Icon,
    Opens,
    need_desktop,
    need_plain,
)

_SCRIPT: Final = """\
$ErrorActionPreference = 'Stop'
$link = (New-Object -ComObject WScript.Shell).CreateShortcut($env:CONFERAPP_LINK)
$link.TargetPath = $env:CONFERAPP_TARGET
$link.Arguments = $env:CONFERAPP_ARGUMENTS
$link.WorkingDirectory = $env:USERPROFILE
$link.IconLocation = $env:CONFERAPP_ICON
$link.Save()
"""
_NEVER: Final = '"%&|<>^;'
"""Characters that the command processor or Windows Terminal would take for something else."""


def icon(
    opens: Opens,
    *,
    desktop: Path,
    data: Path,
    picture: bytes,
    which: Callable[[str], str | None] = shutil.which,
) -> Icon:
    """The icon for Windows.

    Args:
        opens: What it opens.
        desktop: The desktop's folder.
        data: The folder for the user's data.
        picture: The picture, as an ICO.
        which: Finds a program.

    Raises:
        NoDesktop: The desktop's folder isn't there.
        CannotBeNamed: A path holds what the command processor would take for something else.
    """
    need_desktop(desktop)
    need_plain(opens.words, _NEVER)
    command = " ".join(f'"{word}"' if " " in word else word for word in opens.words)
    terminal = which("wt.exe")
    size = f"--size {COLUMNS},{ROWS} cmd /c " if terminal else "/c "
    resized = "" if terminal else f"mode con: cols={COLUMNS} lines={ROWS} & "
    drawn, link = data / "conferapp.ico", desktop / f"{NAME}.lnk"
    told = {
        "CONFERAPP_LINK": str(link),
        "CONFERAPP_TARGET": terminal or which("cmd.exe") or "cmd.exe",
        "CONFERAPP_ARGUMENTS": f'{size}"{resized}{command} || pause"',
        "CONFERAPP_ICON": str(drawn),
    }
    return Icon({drawn: picture}, script=_SCRIPT, told=told, gone=(link,))
