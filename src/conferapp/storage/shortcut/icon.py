"""What the three kinds of desktop share: an icon, in files that can be taken away again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from conferapp.storage.errors import StorageError

NAME: Final = "Conferapp"
COLUMNS, ROWS = 120, 36
"""The size of the window, in characters: room for what stands beside the page."""
CLOSES: Final = "Press Enter to close this window."
"""Said where the app ended with a problem, so that its sentence can be read."""


class NoDesktop(StorageError):
    """There is no folder for icons.

    Args:
        folder: Where it would be.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"There is no desktop folder here ({folder}). Conferapp opens in any terminal with: "
            "conferapp"
        )


class CannotBeNamed(StorageError):
    """A path holds characters that an icon can't hand on.

    Args:
        path: The path.
    """

    def __init__(self, path: str) -> None:
        super().__init__(
            f"An icon can’t open this, because of a character in its path: {path!r}. Choose a "
            "folder with a plainer name."
        )


@dataclass(frozen=True)
class Opens:
    """What an icon opens.

    Attributes:
        python: The Python that the app runs in.
        workspace: The folder with students and records; None for the usual one.
    """

    python: str
    workspace: Path | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """The command, word by word."""
        named = () if self.workspace is None else ("--workspace", str(self.workspace))
        return (self.python, "-m", "conferapp", *named)


def need_desktop(folder: Path) -> None:
    """Go no further without the folder of the desktop.

    Args:
        folder: Where it would be.

    Raises:
        NoDesktop: It isn't there.
    """
    if not folder.is_dir():
        raise NoDesktop(folder)


def need_plain(words: Iterable[str], never: str = "") -> None:
    """Go no further with a word that an icon can't hand on.

    Args:
        words: The command.
        never: Characters that mean something else there.

    Raises:
        CannotBeNamed: One holds such a character, or one that can't be printed.
    """
    for word in words:
        if not word.isprintable() or {*never} & {*word}:
            raise CannotBeNamed(word)


@dataclass(frozen=True)
class Icon:
    """An icon, ready to be put down.

    Attributes:
        files: What is written, by its path.
        programs: Those of the files that have to be programs.
        script: What PowerShell has to do, where an icon can't be written as a file; "" elsewhere.
        told: What that script knows, as environment variables.
        gone: What is removed with the icon besides the files, such as what the script has made.
    """

    files: Mapping[Path, bytes]
    programs: frozenset[Path] = frozenset()
    script: str = ""
    told: Mapping[str, str] = field(default_factory=dict)
    gone: tuple[Path, ...] = ()
