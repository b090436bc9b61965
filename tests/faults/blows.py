"""The app is killed or ended while somebody types."""

import random
import signal
import time
from typing import Final

from tests.faults.broken_disk import Fault
from tests.faults.launch import Setting
from tests.faults.prepared import ASK, Prepared
from tests.faults.rounds import (
    CTRL_Q,
    NEVER_BEHIND,
    Found,
    Opener,
    first_of,
    next_start,
    type_on,
)

from conferapp.storage.errors import StorageError

ENDS: Final = {"hang-up": 129, "SIGTERM": 143, "SIGINT": 130, "quit": 0}
"""How the app can be ended, and the exit code that tells."""
ENDED_WITHIN: Final = 2.0
"""Seconds."""

_LOOKED_AT: Final = 0.1  # of the next starts: each takes as long as a round


def kill(
    open_app: Opener, prepared: Prepared, luck: random.Random, seconds: float, sync: float = 0.0
) -> Found:
    """Kill it at any moment; what is missing afterwards may only have been typed just now.

    Args:
        open_app: Opens it.
        prepared: Its workspace.
        luck: Chooses letters, pauses and the moment.
        seconds: Within how many it is killed.
        sync: How many seconds each sync takes in addition.
    """
    slow = Fault("delay", for_good=True, only=frozenset({"fsync"}), seconds=sync) if sync else None
    with open_app(prepared, Setting(prepared.root, slow)) as terminal:
        terminal.must_show(ASK)
        typed = type_on(terminal, luck, luck.uniform(0, seconds))
        killed = time.monotonic()
        terminal.process.kill()
        terminal.process.wait()
    try:
        kept = prepared.resumed()
    except StorageError as problem:
        return Found(f"the record can’t be read: {problem}")
    if not typed.words.startswith(kept):
        return Found(f"typed {typed.words!r}, kept {kept!r}")
    lost_ms = typed.lost_ms(kept, killed)
    if lost_ms > NEVER_BEHIND * 1000:
        return Found(
            f"{len(typed.words) - len(kept)} letters lost, up to {lost_ms:.0f} ms", lost_ms
        )
    is_looked_at = luck.random() < _LOOKED_AT
    return Found(next_start(open_app, prepared, kept) if is_looked_at else "", lost_ms)


def end(
    open_app: Opener, prepared: Prepared, luck: random.Random, seconds: float, how: str
) -> Found:
    """End it at any moment; nothing that is on the screen may be lost.

    Args:
        open_app: Opens it.
        prepared: Its workspace.
        luck: Chooses letters, pauses and the moment.
        seconds: Within how many it is ended.
        how: One of `ENDS`.
    """
    with open_app(prepared, Setting(prepared.root)) as terminal:
        terminal.must_show(ASK)
        typed = type_on(terminal, luck, luck.uniform(0, seconds))
        terminal.drain()
        # Whoever quits by a key typed everything before it, seen or not.
        words = typed.words
        seen = len(words) if how == "quit" else terminal.screen.beginning(words)
        began = time.monotonic()
        if how == "hang-up":
            terminal.hang_up()
        elif how == "quit":
            terminal.send(CTRL_Q)
        else:
            terminal.process.send_signal(getattr(signal, how))
        code = terminal.ended(2 * ENDED_WITHIN)
        took = time.monotonic() - began
        is_as_before = how == "hang-up" or terminal.is_as_before()
    kept = prepared.on_disk()
    verdicts = {
        f"typed {words!r}, kept {kept!r}": words.startswith(kept),
        f"{seen - len(kept)} letters lost that were on the screen": len(kept) >= seen,
        f"it ended with {code}": code == ENDS[how],
        f"it took {took:.1f} s to end": took <= ENDED_WITHIN,
        "the terminal isn’t as it was before": is_as_before,
        f"it left {prepared.stray()}": not prepared.stray(),
    }
    lost_ms = typed.lost_ms(kept, began) if len(kept) < seen else 0.0
    return Found(first_of(verdicts), lost_ms, took * 1000)
