"""A conference that another window has: left there, or asked for."""

import time
from contextlib import closing
from functools import partial

from conferapp.desk.elsewhere import AGAIN, said_of
from conferapp.desk.opening import Opener, Readable
from conferapp.desk.takeover import Takeover
from conferapp.plain.choices import choose
from conferapp.plain.voice import Voice


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
    asked = Takeover(desk, record_id, partial(opener.take, record_id), voice.say)
    with closing(asked.looks()) as looks:
        for pause in looks:
            time.sleep(pause)
    if asked.kept:
        voice.say(asked.kept.replace(AGAIN, "run this again"))
    return not asked.kept
