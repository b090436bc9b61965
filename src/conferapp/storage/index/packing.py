"""Packing: facts as a text for the index, and back. Nobody else reads it."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from conferapp.domain.digest import digest_of
from conferapp.domain.facts import Facts, facts_of
from conferapp.domain.goal_names import Item
from conferapp.domain.lines import Level
from conferapp.domain.stance import Stance


def packed(record: Mapping[str, object]) -> str:
    """What matters of a conference, as a text.

    Args:
        record: The content of its file.
    """
    return json.dumps(digest_of(record), separators=(",", ":"))


def unpacked(text: str) -> Facts:
    """The facts of a conference out of a text.

    Args:
        text: What `packed` gave.
    """
    return facts_of(json.loads(text))


def packed_standing(standing: Stance) -> str:
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


def unpacked_standing(text: str) -> Stance:
    """What stands of a student's conferences, out of a text."""
    told: Mapping[str, Any] = json.loads(text)
    items = [
        Item(listed, name, row, also=frozenset(also)) for listed, name, row, also in told["items"]
    ]
    return Stance(
        told["goal"],
        tuple(item for item in items if item.listed == "goals"),
        tuple(item for item in items if item.listed == "actions"),
        {
            name: Level(topic, level, date.fromisoformat(since), date.fromisoformat(seen), before)
            for name, (topic, level, since, seen, before) in told["levels"].items()
        },
    )
