"""Conditions on their way: settled now where that can be, else left for the page to look at."""

from collections.abc import Collection

from conferapp.domain.conditions import Conditions, Seen
from conferapp.domain.travel.page import Test


def gate(
    conditions: Conditions | None, seen: Seen, live: Collection[str]
) -> tuple[Test, ...] | None:
    """What the page has to look at before it shows something.

    Args:
        conditions: The `show_if`, or None.
        seen: What is known now.
        live: The questions that are answered on the page.

    Returns:
        The tests, none where it is shown in any case; None where it can't be shown.
    """
    tests: list[Test] = []
    for condition in conditions.all_of if conditions else ():
        named, test = condition.question, condition.test
        if named and test and named in live and not seen.covered(named):
            name, wanted = test
            tests.append(Test(named, name, wanted))  # type: ignore[arg-type]  # plain values
        elif not condition.holds(seen):
            return None
    return tuple(tests)
