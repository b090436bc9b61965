"""The ending: what a person is told on the terminal when the app has gone, and the exit code."""

import traceback
from pathlib import Path
from typing import NamedTuple, TextIO

from conferapp.desk.startup import CRASH, UNSAVED
from conferapp.ui.safe_app import SafeApp


class Kept(NamedTuple):
    """What is on disk when the app has ended.

    Attributes:
        saved: Whether that is everything that was typed.
        draft: The file of the conference that is open, or None.
        log: The log of faults.
    """

    saved: bool
    draft: Path | None = None
    log: Path | None = None


def ending(app: SafeApp, kept: Kept, screen: TextIO, *, details: bool = False) -> int:
    """Say in one sentence what a person has to know after the app ended, if anything.

    Args:
        app: The app, after `run`.
        kept: What is on disk.
        screen: Where to say it.
        details: Whether to print the tracebacks as well; they may hold names.

    Returns:
        The exit code.
    """
    if details:
        for fault in app.faults:
            traceback.print_exception(fault, file=screen)
    met = app.crashed or bool(app.faults)
    if met or not kept.saved:
        screen.write(f"{_last_word(app, kept, met=met)}\n")
    return app.return_code or (CRASH if met else 0 if kept.saved else UNSAVED)


def _last_word(app: SafeApp, kept: Kept, *, met: bool) -> str:
    if app.crashed:
        words = "Conferapp met a fault of its own and closed"
    elif met:
        words = "Conferapp met a fault of its own on the way"
    else:
        words = "Conferapp closed"
    if not kept.saved:
        words += ", and what was typed last could not be saved."
        words += f" What was saved before is in {kept.draft}." if kept.draft else ""
    else:
        words += "; everything that was typed is saved."
    if app.crashed:
        words += " Start it again to go on."
    if met and kept.log:
        words += f" What happened is noted, without anybody’s words, in {kept.log}."
    return words
