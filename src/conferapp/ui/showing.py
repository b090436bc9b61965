"""Showing a file that was made: by the system's viewer, or as a download from a served app."""

import os
from pathlib import Path
from typing import Any

from textual.app import App

from conferapp.storage.viewer import view


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
