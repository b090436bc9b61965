"""Problem: something in an agenda that its author can mend, as a value among others.

It says where in the data it is, not where in a file: a place such as `("agenda", 2, "show", 0)`
means the same whether the data came from TOML or from a test. Storage knows the line and column.
"""

from dataclasses import dataclass
from typing import Literal

Where = tuple[str | int, ...]
"""The keys and the positions in lists that lead to a value from the top of the agenda."""

Severity = Literal["error", "advice"]
"""An error keeps the agenda from being used; advice never does."""

MOST_PROBLEMS = 100
"""More than anybody mends at a sitting; it bounds what a file made to be wrong can cost."""


@dataclass(frozen=True)
class Problem:
    """One mistake, or one piece of advice.

    Attributes:
        where: The place of the value that is wrong.
        message: What is wrong, and what was expected, in a sentence or two.
        hint: What to do, or the nearest right spelling.
        severity: Whether the agenda can be used all the same.
        at_key: Whether the key itself is wrong, not what stands behind it.
        within: A piece of the value that it is about, such as `{studnet}`.
        also: Another place that has a part in it, such as the first of two with one id.
    """

    where: Where
    message: str
    hint: str | None = None
    severity: Severity = "error"
    at_key: bool = False
    within: str | None = None
    also: Where | None = None
