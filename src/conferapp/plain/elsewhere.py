"""A conference that another window has: left there, or asked for."""

import time
from typing import Final

from conferapp.desk.elsewhere import (
    ASKING,
    KEPT,
    KEPT_ANYHOW,
    NO_ANSWER,
    QUICK,
    cannot_ask,
    said_of,
)
from conferapp.desk.opening import Opener, Readable
from conferapp.plain.choices import choose
from conferapp.plain.voice import Voice
from conferapp.storage.asking import QUICKER, Asking
from conferapp.storage.errors import WriteFailed

PATIENCE: Final = 3.0
"""Seconds that the other window has for its answer."""
_PAUSE: Final = 0.1
_PROMISED: Final = 10
"""Looks until a conference is free that was promised."""


def taken_over(opener: Opener, voice: Voice, found: Readable) -> bool:
    """Say who has a conference, and ask for it if that is wanted.

    Args:
        opener: Opens conferences.
        voice: Speaks and listens.
        found: The conference.

    Returns:
        Whether this window has it now.
    """
    desk, record_id = opener.desk, found.record.id
    voice.say(said_of(desk.locks.holder(record_id), desk.clock.now(), here=""))
    ways = ("Leave it there", "Take it over: the other window saves everything, and lets go")
    if choose(voice, ways) != 1:
        return False
    kept = _ask_for(opener, voice, record_id)
    if kept:
        voice.say(kept.replace("press F6 again", "run this again"))
    return not kept


def _ask_for(opener: Opener, voice: Voice, record_id: str) -> str:
    """Ask until there is an answer: "" once this window has the conference, or why not."""
    if opener.take(record_id):
        return ""
    try:
        asking = Asking(opener.desk.locks, record_id)
    except WriteFailed as problem:
        return cannot_ask(problem)
    voice.say(ASKING)
    ticks = opener.desk.clock.ticks
    end = ticks() + PATIENCE
    try:
        while ticks() < end:
            if (kept := _heard(opener, asking, record_id)) is not None:
                return kept
    finally:
        gave_up = asking.give_up()
    for _ in range(0 if gave_up else _PROMISED):
        if (kept := _heard(opener, asking, record_id)) is not None:
            return kept
    return NO_ANSWER


def _heard(opener: Opener, asking: Asking, record_id: str) -> str | None:
    """Wait a moment: "" for a yes, a sentence for a no, None for nothing yet."""
    time.sleep(_PAUSE)
    if opener.take(record_id):
        return ""
    said = asking.answer()
    if said == QUICKER:
        return QUICK
    return KEPT.get(said, KEPT_ANYHOW) if said else None
