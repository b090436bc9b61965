"""Stance: where a student stands, as their conferences have left it.

Plain Python, because home needs it before pydantic is loaded.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from conferapp.domain.facts import Facts
from conferapp.domain.goal_names import Item, carried
from conferapp.domain.goal_words import REACHED, goal_line
from conferapp.domain.lines import Level
from conferapp.domain.text import MAX_LINE, fold


@dataclass(frozen=True, slots=True)
class Stance:
    """What a student's finished conferences have left standing.

    Attributes:
        goal: The newest goal that stands, or the last one that was reached, in few words, or "".
        goals: The goals that stand, the newest first.
        actions: The steps of the plan that stand.
        levels: Where the student stands in each topic, by its folded name.
    """

    goal: str = ""
    goals: tuple[Item, ...] = ()
    actions: tuple[Item, ...] = ()
    levels: Mapping[str, Level] = field(default_factory=dict)


def stance_of(conferences: Iterable[tuple[date, Facts, bool]]) -> Stance:
    """What conferences have left standing, by the rules of the thread.

    A goal counts when its conference is finished; a level as soon as the data is there.

    Args:
        conferences: The conferences of one student, the oldest first: the day of each, its facts,
            and whether it is finished.
    """
    goals: tuple[Item, ...] = ()
    actions: tuple[Item, ...] = ()
    newest: tuple[Item, ...] = ()
    levels: dict[str, Level] = {}
    for day, facts, finished in conferences:
        for topic, level in facts.levels.items():
            levels[fold(topic)] = _moved(levels.get(fold(topic)), topic, level, day)
        if not finished:
            continue
        closed = {listed: facts.closed.get(listed, {}) for listed in ("goals", "actions")}
        both = bool(facts.goals and facts.actions)
        goals = carried(goals, facts.goals, closed["goals"], anew=bool(facts.goals))
        actions = carried(actions, facts.actions, closed["actions"], anew=both)
        newest = facts.goals or newest
    in_view = goal_line(goals[0].row) if goals else ""
    if newest and not goals:
        in_view = f"{REACHED} {goal_line(newest[0].row)}"
    return Stance(in_view[: MAX_LINE + len(REACHED)], goals, actions, levels)


def _moved(before: Level | None, topic: str, level: str, day: date) -> Level:
    if before is None:
        return Level(topic, level, day, day)
    if before.level == level:
        return Level(topic, level, before.since, day, before.before)
    return Level(topic, level, day, day, before.level)
