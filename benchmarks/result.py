"""What a measurement found, and the table of all of them."""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Result:
    """One line of the table.

    Attributes:
        name: What was measured.
        unit: Of `ours` and `bare`.
        ours: The app.
        bare: The bare app beside it.
        goal: The most that `ratio` should be; or, without a bare app, that `ours` should be.
        spread: How far apart the ratios of single rounds were, as text; "" for one round.
        of_ours: Whether the goal is about `ours`, and the bare one only stands beside it.
    """

    name: str
    unit: str
    ours: float
    bare: float | None
    goal: float
    spread: str = ""
    of_ours: bool = False

    @property
    def ratio(self) -> float | None:
        """Ours against the bare one."""
        return None if self.bare is None else self.ours / self.bare

    @property
    def ok(self) -> bool:
        """Whether the goal is met."""
        return (self.ours if self.in_units else self.ratio or 0) <= self.goal

    @property
    def in_units(self) -> bool:
        """Whether the goal is in units, not a ratio."""
        return self.of_ours or self.bare is None

    def absolute(self) -> "Result":
        """The same with a goal about `ours`."""
        return replace(self, of_ours=True)


def compared(
    name: str,
    unit: str,
    rounds: Sequence[tuple[float, float]],
    goal: float,
) -> Result:
    """A measurement in rounds, by its medians.

    Args:
        name: What was measured.
        unit: Of the rounds.
        rounds: The app and the bare app, which took turns.
        goal: The most that the ratio should be.
    """
    ours, bare = (statistics.median(column) for column in zip(*rounds, strict=True))
    return Result(name, unit, ours, bare, goal, spread(rounds))


def spread(rounds: Sequence[tuple[float, float]]) -> str:
    """From the smallest ratio of a round to the largest: how noisy it was.

    Args:
        rounds: The app and the bare app.
    """
    ratios = [ours / bare for ours, bare in rounds]
    return f"{min(ratios):.2f}–{max(ratios):.2f}"


def percentile(values: Iterable[float], share: float) -> float:
    """The value that a share of all of them don't exceed.

    Args:
        values: The values.
        share: From 0 to 1.
    """
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def table(results: Iterable[Result]) -> str:
    """The results, a line each, as a table that reads well as Markdown too.

    Args:
        results: The results.
    """
    lines = [
        ("name", "ours", "bare", "ratio", "goal", "single rounds", ""),
        ("---", "---:", "---:", "---:", "---:", "---:", "---"),
    ]
    lines.extend(map(_line, results))
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "| "
        + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        + " |"
        for line in lines
    )


def _line(result: Result) -> tuple[str, str, str, str, str, str, str]:
    bare, ratio = result.bare, result.ratio
    return (
        result.name,
        f"{result.ours:.1f} {result.unit}",
        "" if bare is None else f"{bare:.1f} {result.unit}",
        "" if ratio is None else f"{ratio:.2f}",
        f"≤ {result.goal:g}" + (f" {result.unit}" if result.in_units else ""),
        result.spread,
        "ok" if result.ok else "over",
    )
