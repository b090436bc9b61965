"""The icon on a free desktop: a desktop entry, in the menu of programs and on the desktop.

Source: the Desktop Entry Specification 1.5, “The Exec key” and “Value types”.
"""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from conferapp.storage.shortcut.icon import CLOSES, COLUMNS, NAME, ROWS, Icon, Opens, need_plain

_SIZE: Final = f"{COLUMNS}x{ROWS}"
_TERMINALS: Final[Mapping[str, tuple[str, ...]]] = {
    "gnome-terminal": (f"--geometry={_SIZE}", "--"),
    "konsole": ("-p", f"TerminalColumns={COLUMNS}", "-p", f"TerminalRows={ROWS}", "-e"),
    "xfce4-terminal": (f"--geometry={_SIZE}", "-x"),
    "mate-terminal": (f"--geometry={_SIZE}", "-x"),
    "kitty": (
        *("-o", "remember_window_size=no"),
        *("-o", f"initial_window_width={COLUMNS}c", "-o", f"initial_window_height={ROWS}c"),
    ),
    "alacritty": (
        *("-o", f"window.dimensions.columns={COLUMNS}"),
        *("-o", f"window.dimensions.lines={ROWS}", "-e"),
    ),
    "foot": (f"--window-size-chars={_SIZE}",),
    "wezterm": (
        *("--config", f"initial_cols={COLUMNS}", "--config", f"initial_rows={ROWS}"),
        *("start", "--"),
    ),
    "xterm": ("-geometry", _SIZE, "-e"),
}
"""Terminals that can be told their size, the usual ones of the desktops first, and how."""
_STAYS: Final = f'"$@" || {{ echo; echo "{CLOSES}"; read -r _; }}'
_QUOTED: Final = str.maketrans({c: f"\\{c}" for c in '"`$\\'})


def icon(
    opens: Opens,
    *,
    desktop: Path,
    data: Path,
    picture: bytes,
    which: Callable[[str], str | None] = shutil.which,
) -> Icon:
    """The icon for a free desktop.

    Args:
        opens: What it opens.
        desktop: The desktop's folder; where it isn't there, the menu alone gets the icon.
        data: The folder for the user's data, such as `~/.local/share`.
        picture: An SVG.
        which: Finds a program.
    """
    drawn = data / "icons" / "hicolor" / "scalable" / "apps" / "conferapp.svg"
    entry = _entry(opens, drawn, which).encode()
    in_menu = data / "applications" / "conferapp.desktop"
    files = {drawn: picture, in_menu: entry}
    on_desktop = desktop / "conferapp.desktop"
    if desktop.is_dir():
        files[on_desktop] = entry
    return Icon(files, frozenset(files) & {in_menu, on_desktop})


def _entry(opens: Opens, drawn: Path, which: Callable[[str], str | None]) -> str:
    terminal = next((name for name in _TERMINALS if which(name)), None)
    stays = ("sh", "-c", _STAYS, "conferapp", *opens.words)
    words = stays if terminal is None else (terminal, *_TERMINALS[terminal], *stays)
    return "\n".join(
        (
            "[Desktop Entry]",
            "Type=Application",
            f"Name={NAME}",
            "Comment=Conferences between a student and a tutor",
            f"Exec={_value(' '.join(map(_word, words)))}",
            f"Icon={_value(str(drawn))}",
            f"Terminal={'true' if terminal is None else 'false'}",
            "Categories=Education;",
            "",
        )
    )


def _word(word: str) -> str:
    """A word of a command line; `%` would begin a code for file names."""
    need_plain((word,))
    return '"' + word.translate(_QUOTED).replace("%", "%%") + '"'


def _value(text: str) -> str:
    return text.replace("\\", "\\\\")
