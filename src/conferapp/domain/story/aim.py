"""Aim: how near a student's guesses come to their results, now and before."""

from collections.abc import Sequence

from conferapp.domain.calibration import Calibration

LATEST = 3
"""Guesses that count as how it is now."""


def aim(found: Sequence[Calibration]) -> tuple[float, float | None] | None:
    """How far the latest guesses were off on average, and how far those before them.

    Over or under makes no difference here: a guess is good when it is near.

    Args:
        found: What conferences tell, the oldest first.

    Returns:
        Percentage points now and before, the latter None while there are too few; None without
        any guess that has a result.
    """
    gaps = [abs(one.gap) for one in found if one.gap is not None]
    if not gaps:
        return None
    now, before = gaps[-LATEST:], gaps[:-LATEST]
    return sum(now) / len(now), sum(before) / len(before) if before else None
