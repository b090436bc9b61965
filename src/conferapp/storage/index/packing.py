"""Packing: facts as a text for the index, and back. Nobody else reads it."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from conferapp.domain.facts import Facts, Standing, Step
from conferapp.domain.goal_names import Closing, Item, named
from conferapp.domain.lines import Level


def packed(facts: Facts) -> str:
    """The facts of a conference as a text.

    Args:
        facts: The facts. The day that was agreed stands in a column of its own.
    """
    told: dict[str, object] = {
        "goals": [item.row for item in facts.goals],
        "actions": [item.row for item in facts.actions],
        "closed": {
            listed: {name: [c.kept, c.outcome, c.because] for name, c in closed.items()}
            for listed, closed in facts.closed.items()
        },
        "levels": facts.levels,
        "numbers": [facts.predicted, facts.result, facts.sure],
        "steps": [[s.page, s.part, s.title, s.seconds, s.skipped] for s in facts.steps],
        "followed": facts.followed,
    }
    return json.dumps(told, separators=(",", ":"))


def unpacked(text: str, agreed: date | None = None) -> Facts:
    """The facts out of a text.

    Args:
        text: What `packed` gave.
        agreed: The day that was agreed for the next conference.
    """
    told: Mapping[str, Any] = json.loads(text)
    predicted, result, sure = told["numbers"]
    return Facts(
        goals=named("goals", told["goals"]),
        actions=named("actions", told["actions"]),
        closed={
            listed: {name: Closing(c[0], outcome=c[1], because=c[2]) for name, c in closed.items()}
            for listed, closed in told["closed"].items()
        },
        levels=told["levels"],
        agreed=agreed,
        predicted=predicted,
        result=result,
        sure=sure,
        steps=tuple(Step(*step) for step in told["steps"]),
        followed=told["followed"],
    )


def packed_standing(standing: Standing) -> str:
    """What stands of a student's conferences, as a text."""
    told = {
        "goal": standing.goal,
        "items": [
            [i.listed, i.name, i.row, sorted(i.also)] for i in (*standing.goals, *standing.actions)
        ],
        "levels": {
            name: [one.topic, one.level, one.since.isoformat(), one.seen.isoformat(), one.before]
            for name, one in standing.levels.items()
        },
    }
    return json.dumps(told, separators=(",", ":"))


def unpacked_standing(text: str) -> Standing:
    """What stands of a student's conferences, out of a text."""
    told: Mapping[str, Any] = json.loads(text)
    items = [
        Item(listed, name, row, also=frozenset(also)) for listed, name, row, also in told["items"]
    ]
    return Standing(
        told["goal"],
        tuple(item for item in items if item.listed == "goals"),
        tuple(item for item in items if item.listed == "actions"),
        {
            name: Level(topic, level, date.fromisoformat(since), date.fromisoformat(seen), before)
            for name, (topic, level, since, seen, before) in told["levels"].items()
        },
    )
