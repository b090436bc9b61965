"""Names of copies: what the name of a file tells about the program that made it.

A name decides nothing; the id inside does. It only helps to say where a copy comes from. Such names
may hold the name of a person or of their computer, so they are for the tutor's screen alone.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from conferapp.domain.text import clean, limit
from conferapp.storage.sealing import plain_name

APART: Final = r"-kept-apart-[0-9a-f]{4}"
"""What the store puts behind the name of a second version, as a pattern."""
_MAKERS: Final[Sequence[tuple[str, str]]] = (
    (APART + r"\.json", "kept apart by Conferapp when another program changed it"),
    (r"^[a-z0-9-]+\.json", "the file as Conferapp named it"),
    (r"\.sync-conflict-\d{8}-\d{6}(-\w+)?", "a copy that Syncthing made"),
    (r"conflicted copy", "a copy that a sync program made, such as Dropbox or Nextcloud"),
    (r"[._ (\[-][Cc]onflict", "a copy that a sync program made"),
    (r"-[A-Z][A-Z0-9-]+\.json", "a copy that OneDrive made on another computer"),
    (r" ?\(\d+\)\.json", "a copy with a number, as sync programs and browsers make them"),
    (r" \d+\.json", "a copy with a number, as iCloud makes them"),
    (r"( -|[ _-])[Cc]opy( ?\(?\d*\)?)?\.json", "a copy that somebody made"),
)
"""What programs put into a name, the plainest first; a name as Conferapp gives it is lower-case."""
_LONGEST: Final = 120


def stem_of(path: Path) -> str:
    """The name of a file without its ending, and without what keeping it apart added.

    Args:
        path: The file.
    """
    return re.sub(f"{APART}$", "", Path(plain_name(path.name)).stem)


def furthest_first(revision: int, path: Path | None) -> tuple[int, int]:
    """Sorts the files of one document: the one that is furthest on comes first.

    Among equals that is the shortest name, to which no sync program added.

    Args:
        revision: How far on a file is.
        path: The file; None where only others tell of the document.
    """
    return -revision, len(str(path))


def origin(path: Path) -> str:
    """Where a file comes from, as far as its name tells; half a sentence.

    Args:
        path: The file.
    """
    name = plain_name(path.name)
    found = (told for sign, told in _MAKERS if re.search(sign, name))
    return next(found, "a copy under another name")


def shown_name(path: Path) -> str:
    """The name of a file as a screen can show it.

    Args:
        path: The file.
    """
    kept, cut = limit(clean(path.name), _LONGEST)
    return f"{kept}…" if cut else kept
