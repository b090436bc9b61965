"""The problems of an agenda file as they are shown on a screen."""

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content

from conferapp.storage.agenda_problem import AgendaProblem
from conferapp.storage.excerpt import excerpt
from conferapp.ui.text import QUIET_STYLE, literal

_LABELS = {"error": ("✗ ", "$text-error"), "advice": ("· ", "$text-warning")}


def problem_text(problems: Iterable[AgendaProblem], width: int) -> Content:
    """Every problem: the line with a caret, what is wrong, what to do.

    Args:
        problems: The problems.
        width: Cells that there are for a line of the file.
    """
    return Content("\n\n").join(
        Content("\n").join(_lines(problem, max(width, 20))) for problem in problems
    )


def _lines(problem: AgendaProblem, width: int) -> Iterator[Content]:
    mark, style = _LABELS[problem.severity]
    yield Content.assemble(
        literal(f"{mark}Line {problem.line}: ", f"bold {style}"), literal(problem.message)
    )
    if problem.text_of_line:
        line = excerpt(problem.text_of_line, problem.caret, width - 4)
        yield literal(f"    {line.text}", QUIET_STYLE)
        yield literal(f"    {line.below}", style)
    if problem.hint:
        yield literal(f"  → {problem.hint}")


def state_of(problems: Sequence[AgendaProblem]) -> str:
    """The problems in few words, such as `3 errors`, or "" without one."""
    errors = sum(problem.severity == "error" for problem in problems)
    if errors:
        return "1 error" if errors == 1 else f"{errors} errors"
    advice = len(problems)
    return f"{advice} {'piece' if advice == 1 else 'pieces'} of advice" if advice else ""
