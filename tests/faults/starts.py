"""The disk breaks while the app starts, or the app is killed then."""

import signal
from dataclasses import replace
from typing import Final

from tests.faults.broken_disk import Fault
from tests.faults.launch import Setting, from_json
from tests.faults.prepared import Prepared
from tests.faults.rounds import Found, Opener, first_of, next_start

UP: Final = ("F1 Help", "Which conference?")
"""One of these stands on the screen, or on the dialog where a new conference begins."""
REFUSED: Final = 3
"""The exit code of an app that says why it can’t start here."""

_STARTING: Final = 30.0
_ENDING: Final = 5.0
_DYING: Final = 0.5


def on_broken_disk(open_app: Opener, prepared: Prepared, fault: Fault) -> Found:
    """Start on a disk that breaks: the app comes up or says why not, and the next start is well.

    Args:
        open_app: Opens the app.
        prepared: Its workspace.
        fault: How the disk breaks; counted are the calls from the first one on.
    """
    log, kills = prepared.folder / "steps", "kill" in fault.do
    with open_app(prepared, Setting(prepared.root, fault, log=log)) as terminal:
        is_up = terminal.until(lambda: any(map(terminal.screen.shows, UP)), _STARTING)
        if is_up and not kills:
            terminal.process.send_signal(signal.SIGTERM)
        code = terminal.ended(_DYING if kills else _ENDING)
        said = bytes(terminal.shown).decode("utf-8", "replace")
    steps = map(from_json, log.read_text(encoding="utf-8").splitlines())
    if not any(step.what == "struck" for step in steps):
        return Found(struck=False)
    wanted = {-signal.SIGKILL} if kills else {128 + signal.SIGTERM, REFUSED}
    verdicts = {
        f"it ended with {code}: {terminal.screen.lines}": code in wanted,
        "it fell over": "Traceback" not in said and "fault of its own" not in said,
        "the record is another one": prepared.on_disk() == "",
    }
    found = Found(first_of(verdicts))
    return found if found.problem else replace(found, problem=next_start(open_app, prepared, ""))
