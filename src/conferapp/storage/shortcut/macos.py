"""The icon on macOS: a command file, which Terminal opens when it is double-clicked."""

import shlex
from pathlib import Path
from typing import Final

from conferapp.storage.shortcut.icon import (
    CLOSES,
    COLUMNS,
    NAME,
    ROWS,
    Icon,
    Opens,
    need_desktop,
    need_plain,
)

_SCRIPT: Final = """\
#!/bin/sh
# Opens Conferapp in a window of {columns} by {rows} characters.
printf '\\033[8;{rows};{columns}t'
{command} || {{ echo; echo "{closes}"; read -r _; }}
"""


def icon(opens: Opens, *, desktop: Path) -> Icon:
    """The icon for macOS.

    Args:
        opens: What it opens.
        desktop: The desktop's folder.

    Raises:
        NoDesktop: It isn't there.
        CannotBeNamed: A path holds what can't be printed.
    """
    need_desktop(desktop)
    need_plain(opens.words)
    command = " ".join(map(shlex.quote, opens.words))
    script = _SCRIPT.format(command=command, closes=CLOSES, columns=COLUMNS, rows=ROWS)
    path = desktop / f"{NAME}.command"
    return Icon({path: script.encode()}, frozenset({path}))
