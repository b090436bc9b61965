"""Weaving: two versions of one thing, as plain JSON, become one as far as that goes by itself.

What only one of them has is kept. Where both have something and it isn't the same, nobody but a
person can tell: that is a difference, and none is ever settled by the time of day.
"""

import copy
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import JsonValue

Content = dict[str, JsonValue]
"""A JSON object."""
Place = tuple[str | int, ...]
"""The keys that lead to a value, from the outermost object."""
Choice = Literal["left", "right", "both"]
Rule = Callable[[Place, JsonValue, JsonValue], JsonValue]
"""Makes one value of two that aren't the same."""


@dataclass(frozen=True)
class Difference:
    """Two values for one place.

    Attributes:
        place: Where they stand.
        left: The one value.
        right: The other.
        both: The two joined, or None where they can't be.
        likely: What a person will probably choose, where it is plain; they choose all the same.
    """

    place: Place
    left: JsonValue
    right: JsonValue
    both: JsonValue = None
    likely: Choice | None = None

    def taken(self, choice: Choice) -> JsonValue:
        """The value of a choice.

        Args:
            choice: What was chosen; `both` only where there is such a value.
        """
        return {"left": self.left, "right": self.right, "both": self.both}[choice]


def canonical(value: JsonValue) -> str:
    """A value as a text that is the same for the same value, whatever the order of its keys."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def same(left: JsonValue, right: JsonValue) -> bool:
    """Whether two values are the same; 1 and `true` are not."""
    return canonical(left) == canonical(right)


def united(left: JsonValue, right: JsonValue) -> list[JsonValue]:
    """The members of two lists, each once; something else than a list has none."""
    ours, theirs = (side if isinstance(side, list) else [] for side in (left, right))
    known = {canonical(member) for member in ours}
    return [*ours, *(member for member in theirs if canonical(member) not in known)]


def goes_on(longer: JsonValue, shorter: JsonValue) -> bool:
    """Whether a text begins with all of another, blanks aside, or a list with all of another."""
    if isinstance(longer, str) and isinstance(shorter, str):
        return " ".join(longer.split()).startswith(" ".join(shorter.split()))
    if isinstance(longer, list) and isinstance(shorter, list):
        return same(longer[: len(shorter)], shorter)
    return False


class Loom:
    """Weaves, and collects what it can't decide.

    Attributes:
        differences: What a person has to choose.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self.differences: list[Difference] = []

    def woven(
        self, place: Place, left: Content, right: Content, rules: Mapping[str, Rule] | None = None
    ) -> Content:
        """One object out of two.

        Args:
            place: Where it stands.
            left: The one.
            right: The other.
            rules: What is done with the values of a key where they aren't the same; any other key
                is kept if one of the two lacks it, and else is a difference.
        """
        made: Content = {**left}
        for key, theirs in right.items():
            if key not in left:
                made[key] = theirs
            elif not same(left[key], theirs):
                rule = (rules or {}).get(key, self.either)
                made[key] = rule((*place, key), left[key], theirs)
        return made

    def either(self, place: Place, left: JsonValue, right: JsonValue) -> JsonValue:
        """The one that is there; a difference where both are."""
        if _lacking(left) or _lacking(right):
            return right if _lacking(left) else left
        lists = isinstance(left, list) and isinstance(right, list)
        return self.differ(Difference(place, left, right, united(left, right) if lists else None))

    def differ(self, difference: Difference) -> JsonValue:
        """Note a difference; the left one stands there until it is chosen."""
        self.differences.append(difference)
        return difference.left


def settled(
    draft: Content, differences: Iterable[Difference], choices: Mapping[Place, Choice]
) -> Content:
    """What was woven, with what was chosen.

    Args:
        draft: What was woven.
        differences: What it left open.
        choices: A choice for each of them, by its place.
    """
    content = copy.deepcopy(draft)
    for difference in differences:
        *way, last = difference.place
        there: JsonValue = content
        for step in way:
            there = there[step]  # type: ignore[index]  # the loom went there too
        there[last] = difference.taken(choices[difference.place])  # type: ignore[index]
    return content


def _lacking(value: JsonValue) -> bool:
    return value is None or value == ""
