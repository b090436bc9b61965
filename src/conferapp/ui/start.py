"""The start: lays the desk, runs the app, and has the last word.

It imports Textual; the command line imports it only when the screens are wanted.
"""

import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from conferapp.desk.signals import Doors, block_signals, release_signals
from conferapp.desk.startup import (
    collector_paused,
    quicken_escape,
    threads_watched,
    wants_details,
    wants_motion,
)
from conferapp.domain.clock import Clock
from conferapp.storage.places import Places, Start
from conferapp.storage.presence import present
from conferapp.storage.trial import Trial

if TYPE_CHECKING:
    from conferapp.desk.desk import Desk
    from conferapp.ui.app import ConferApp

LAST_WORD = 5.0
"""Seconds that a slow disk gets at the end."""


def run(start: Start) -> int:
    """Run the app until it is left.

    Args:
        start: Where everything lives, and what to begin with.

    Returns:
        The exit code.

    Raises:
        WorkspaceUnwritable: Nothing could be kept, and somebody has used the app before.
    """
    block_signals()
    quicken_escape(os.environ)
    with collector_paused():
        from conferapp.ui.app import ConferApp

        desk = replace(_desk_for(start), sample=start.sample)
        app = ConferApp(desk, student=start.student, agenda=start.agenda, tour=start.tour)
    with present(start.places.presence):
        return _until_left(app)


def _desk_for(start: Start) -> "Desk":
    """Lay the desk; where no folder can be made, whoever is new is told so in the welcome."""
    from conferapp.desk.desk import lay_desk, spread_desk
    from conferapp.desk.first_start import is_first_start
    from conferapp.storage.workspace import WorkspaceUnwritable

    try:
        return lay_desk(start.places, start.clock, start.seal)
    except WorkspaceUnwritable as problem:
        spread = spread_desk(start.places, start.clock, start.seal)
        if start.student or start.tour or not is_first_start(spread):
            raise
        return replace(spread, only_reads=str(problem))


def run_trial(places: Places, clock: Clock, trial: Trial) -> int:
    """Try an agenda out until that is left. Nothing is kept.

    Args:
        places: Where everything lives.
        clock: Tells the time.
        trial: What to try.

    Returns:
        The exit code.
    """
    block_signals()
    quicken_escape(os.environ)
    with collector_paused():
        from conferapp.desk.trial_desk import lay_trial_desk
        from conferapp.ui.app import ConferApp

        app = ConferApp(lay_trial_desk(places, clock), trial=trial)
    return _until_left(app)


def _until_left(app: "ConferApp") -> int:
    from conferapp.ui.ending import Kept, ending

    desk = app.desk
    app.fit_terminal(moving=wants_motion(os.environ))
    desk.saver.start()
    Doors(desk.saver.flush, app.exit_from_thread, app.put_terminal_back).watch()
    with threads_watched(app.fault_in_thread):
        try:
            app.run()
        finally:
            saved = desk.saver.close(LAST_WORD)
            desk.index.close()
            release_signals()
    kept = Kept(saved, app.draft, desk.places.fault_log)
    return ending(app, kept, sys.stderr, details=wants_details(os.environ))
