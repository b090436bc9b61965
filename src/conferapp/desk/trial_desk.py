"""The desk for a trial: nothing on it writes, and nobody has to be asked for a code."""

from dataclasses import replace

from conferapp.desk.desk import Desk, spread_desk
from conferapp.domain.authoring.rehearsal import TUTOR
from conferapp.domain.clock import Clock
from conferapp.storage.handover import ForNow
from conferapp.storage.places import Places


def trial_desk(desk: Desk) -> Desk:
    """A desk like this one on which trying leaves no trace.

    Args:
        desk: The desk.
    """
    tutor = replace(desk.tutor, code=None, tutor=desk.tutor.tutor or TUTOR)
    return replace(desk, handover=ForNow(), tutor=tutor, unkept=True)


def lay_trial_desk(places: Places, clock: Clock) -> Desk:
    """Lay everything ready for a trial alone; the workspace needn't be there.

    Args:
        places: The folders.
        clock: Tells the time.
    """
    return trial_desk(spread_desk(places, clock))
