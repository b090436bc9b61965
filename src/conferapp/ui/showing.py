"""Showing a file that was made: by the system's viewer, or as a download from a served app."""

import os
from pathlib import Path
from typing import Any, Final

from textual.app import App

from conferapp.domain.text import clean
from conferapp.storage.viewer import view

_NEXT: Final = {".html": "Open it in a browser, and print it there.", ".pdf": "Open and print it."}
"""What to do with a file that nothing has opened, by its ending."""


def show(app: App[Any], path: Path) -> bool:
    """Show a file to whoever sits at the screen.

    In a browser, that may be another computer than the one with the file: it is handed over there,
    once, and no viewer comes up where nobody sits.

    Args:
        app: The app.
        path: The file.

    Returns:
        Whether it is shown.
    """
    if not app.is_web:
        return view(path, os.environ)
    try:
        app.deliver_binary(path)
    except OSError:  # somebody took it away in between
        return False
    return True


def made(path: Path, *, opened: bool, about: str = "", then: str = "") -> str:
    """Where a file is that was made, and what to do next where it isn't on the screen.

    Args:
        path: The file.
        opened: Whether it is shown.
        about: What else there is to know of it, in a sentence, or "".
        then: What to do next, in a sentence, or "" for what one does with such files.
    """
    where = f"{clean(path.name)} is in {clean(str(path.parent))}."
    next_step = "" if opened else then or _NEXT.get(path.suffix, "")
    lead = "✓ Made and opened:" if opened else "✓ Made:"
    return " ".join(filter(None, (lead, where, about, next_step)))
