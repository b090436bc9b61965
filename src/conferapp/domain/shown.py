"""What a class may see of its board: topics and first names, and no figure that tells a score."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from conferapp.domain.board import Shared

TITLE: Final = "What we are working on"
"""What the chart is called, on paper and on the screen."""
NO_GOAL: Final = "Still choosing a goal"
"""The heading of the students without one."""
GAP: Final = "…"
"""What stands for a figure."""
_FIGURE: Final = re.compile(
    r"\d+(?:[.,]\d+)?\s*(?:%|percent\b|points?\b|(?:/|of\b|out of\b)\s*\d+)"
    r"|(?P<bare>(?<![\w.,])\d{2,}(?:[.,]\d+)?(?!\w))",
    re.IGNORECASE,
)
_BEFORE: Final = frozenset(
    ("unit", "chapter", "lesson", "grade", "page", "book", "level", "section", "part", "step")
)
"""Words behind which a number counts something else than points."""
_AFTER: Final = frozenset(
    (
        *("minutes", "minute", "min", "hours", "days", "weeks", "times", "pages", "words", "lines"),
        *("sentences", "paragraphs", "books", "facts", "problems", "tasks", "examples"),
        *("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
    )
)
"""Words before which a number does so: an amount of work, or a day."""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A line of the chart as the class sees it.

    Attributes:
        words: The topic.
        names: First names.
        said: Whether the topic is somebody's words, not the app's.
    """

    words: str
    names: tuple[str, ...]
    said: bool = True


def shown(chart: Sequence[Shared], left_out: Collection[str] = ()) -> tuple[ShownRow, ...]:
    """The chart as the class sees it.

    Args:
        chart: The chart.
        left_out: The keys of topics that the tutor doesn't show; "" for those without a goal.
    """
    rows = []
    for row in chart:
        names = tuple(member.name for member in row.members)
        if row.tag is None and "" not in left_out:
            rows.append(ShownRow(NO_GOAL, names, said=False))
        elif row.tag is not None and row.tag.key not in left_out:
            words = without_figures(row.tag.words) if row.tag.own else row.tag.words
            rows.append(ShownRow(words, names))
    return tuple(rows)


def without_figures(goal: str) -> str:
    """A goal in its own words, without what could be a score: a class would compare them.

    Args:
        goal: The goal.
    """

    def masked(found: re.Match[str]) -> str:
        before, after = goal[: found.start()].split(), goal[found.end() :].split()
        counted = before and before[-1].casefold() in _BEFORE
        counted = counted or (after and re.sub(r"\W", "", after[0]).casefold() in _AFTER)
        return found[0] if found["bare"] and counted else GAP

    return _FIGURE.sub(masked, goal)
