"""At a glance: what home tells of a student beyond their line, out of the facts of conferences."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from conferapp.domain.facts import Facts
from conferapp.domain.lines import ConferenceLine, StudentLine

LOOK_BACK: Final = timedelta(days=14)
"""How long after a talk its look back is still asked for: later nobody remembers enough."""
_LIVE: Final = "agenda"
"""The part of a conference that is the talk itself."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What a look at all conferences of one student gives.

    Attributes:
        results: The results in percent, the oldest first.
        gap: The last result less the guess before it, in percentage points; None without both.
        kept: The steps of the plan that were kept since it was agreed.
        minutes: How long the last talk took; None where nobody counted.
        unlooked: The last finished conference, while nothing of it was looked back on.
    """

    results: tuple[float, ...] = ()
    gap: float | None = None
    kept: tuple[str, ...] = ()
    minutes: int | None = None
    unlooked: ConferenceLine | None = None


def glance(told: Iterable[tuple[ConferenceLine, Facts]]) -> Glance:
    """Look at the conferences of a student; what isn't finished counts for the plan alone.

    Args:
        told: The conferences with their facts, the oldest first.
    """
    held = [(line, facts) for line, facts in told if line.status in {"done", "open"}]
    done = [(line, facts) for line, facts in held if line.status == "done"]
    gaps = [
        facts.result - facts.predicted
        for _, facts in done
        if facts.result is not None and facts.predicted is not None
    ]
    last, facts = done[-1] if done else (None, Facts())
    seconds = sum(step.seconds for step in facts.steps if step.part == _LIVE)
    return Glance(
        results=tuple(each.result for _, each in done if each.result is not None),
        gap=gaps[-1] if gaps else None,
        kept=_kept([each for _, each in held]),
        minutes=max(round(seconds / 60), 1) if seconds else None,
        unlooked=last if last and not facts.followed else None,
    )


def _kept(facts: list[Facts]) -> tuple[str, ...]:
    """The steps that the newest conference says were kept, unless it agreed on others."""
    if not facts or facts[-1].actions:
        return ()
    closed = facts[-1].closed.get("actions", {})
    kept = {name for name, closing in closed.items() if closing.kept}
    names = {
        name: item.name for each in facts for item in each.actions for name in item.also if name
    }
    return tuple(dict.fromkeys(names.get(name, name) for name in sorted(kept)))


def going_on(student: StudentLine) -> ConferenceLine | None:
    """The conference to go on with: one under way before one that is only prepared.

    Args:
        student: The student.
    """
    unfinished = student.in_progress
    running = (line for line in unfinished if line.status == "open")
    return next(running, unfinished[0] if unfinished else None)


def to_look_back_on(found: Glance, today: date) -> ConferenceLine | None:
    """The last talk, while a look back on it is worth asking for.

    Args:
        found: The student at a glance.
        today: The day.
    """
    line = found.unlooked
    return line if line and today - line.day <= LOOK_BACK else None
