"""The settings of the program: a file that its lead writes, and that is never written again.

Whatever is wrong in it is a sentence, and the usual value holds.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from conferapp.domain.text import MAX_LINE, clean
from conferapp.storage.errors import StorageError, Unreadable
from conferapp.storage.files import identity, read_bounded

__all__ = ["TEMPLATE", "ProgramSettings", "UnreadableSettings", "read_toml"]

TEMPLATE: Final = """\
# The settings of your program. Everybody who works in this folder shares them.
# A line that begins with # is a comment: the app skips it, and goes on as it usually does.
# To choose something else, take the # away and change what stands behind the = sign.

# The name of your program, for letters and cards.
# program = "Riverside Tutoring"

# Days from one conference to the next.
# cadence_days = 14

# The languages your families read, the most common one first.
# languages = ["en", "es"]
"""

_LIMIT: Final = 16 * 1024
"""Bytes; more than anybody sets, and little enough for a file made to take minutes."""
_PLACE: Final = re.compile(r"at (line \d+, column \d+)")
_TAG: Final = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*")


class UnreadableSettings(StorageError):
    """A settings file can't be used; it stays untouched.

    Args:
        name: The file's name.
        reason: Half a sentence.
    """

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            f"{name} can’t be used: {reason}. Until it is mended, the usual settings hold."
        )


@dataclass(frozen=True)
class ProgramSettings:
    """What holds for everybody in a workspace.

    Attributes:
        program: The program's name, or "".
        cadence_days: Days from one conference to the next.
        languages: Languages of the families, the most common first.
        problems: What is wrong in the file, as sentences for whoever can mend it.
    """

    program: str = ""
    cadence_days: int = 14
    languages: tuple[str, ...] = ("en",)
    problems: tuple[str, ...] = ()

    @classmethod
    def read(cls, path: Path) -> "ProgramSettings":
        """Read the file, or take the usual settings where it has none.

        Args:
            path: `conferapp.toml` in the workspace.
        """
        try:
            written = read_toml(path)
        except UnreadableSettings as problem:
            return cls(problems=(str(problem),))
        program, cadence, languages = (written.get(key) for key in _RULES)
        return cls(
            program=clean(program).strip()[:MAX_LINE] if _is_line(program) else cls.program,
            cadence_days=cadence if _is_cadence(cadence) else cls.cadence_days,
            languages=tuple(languages) if _is_tags(languages) else cls.languages,
            problems=tuple(_problems(path.name, written)),
        )
