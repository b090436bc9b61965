"""A program that ends before its n-th change of the disk."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest


class Killed(BaseException):
    """The program ends here."""


def die_at(
    patch: pytest.MonkeyPatch, number: int, changes: Iterable[tuple[object, str]]
) -> list[int]:
    """Have the program end before one of its changes.

    Args:
        patch: Puts everything back in the end.
        number: How many changes still come about.
        changes: What changes the disk: a module or class, and a name in it.

    Returns:
        A list that grows with each change.
    """
    steps: list[int] = []

    def dying(step: Callable[..., Any]) -> Callable[..., Any]:
        def instead(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever the step takes
            steps.append(len(steps))
            if len(steps) > number:
                raise Killed
            return step(*given, **named)

        return instead

    for where, name in changes:
        patch.setattr(where, name, dying(getattr(where, name)))
    return steps
