"""How the problems of agenda files are told: for people, and for other programs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from conferapp.cli import printed
from conferapp.domain.text import clean
from conferapp.storage.agenda_problem import AgendaProblem
from conferapp.storage.excerpt import excerpt

_WIDTH = 76
_COLORS = {"error": "red", "advice": "yellow"}


def as_json(problems: Iterable[AgendaProblem]) -> str:
    """Problems as a JSON list, for editors and other programs.

    Args:
        problems: The problems.
    """
    keys = ("file", "line", "column", "severity", "message", "hint")
    told = [{key: getattr(problem, key) for key in keys} for problem in problems]
    return printed.as_json(told)


def told(problem: AgendaProblem) -> Iterator[str]:
    """One problem in a few lines: where, what stands there, what is wrong, what to do.

    Args:
        problem: The problem.
    """
    severity = click.style(problem.severity, fg=_COLORS[problem.severity], bold=True)
    place = f"{shown_path(Path(problem.file))}, line {problem.line}, column {problem.column}"
    yield f"{place}: {severity}"
    if problem.text_of_line:
        number = str(problem.line)
        line = excerpt(problem.text_of_line, problem.caret, _WIDTH - len(number) - 3)
        yield f"  {number} | {line.text}"
        yield f"  {' ' * len(number)} | {line.below}"
    yield from click.wrap_text(
        problem.message, _WIDTH, initial_indent="  ", subsequent_indent="  "
    ).splitlines()
    if problem.hint:
        hint = click.wrap_text(
            problem.hint, _WIDTH, initial_indent="  → ", subsequent_indent="    "
        )
        yield from hint.splitlines()
    yield ""


def verdict(
    problems: Sequence[AgendaProblem], files: Sequence[Path], *, unread: bool = False
) -> str:
    """All in one sentence: how many errors, how many pieces of advice, in which files.

    Args:
        problems: The problems.
        files: The files that were checked.
        unread: Whether one of them could only be read in part.
    """
    count = Counter(problem.severity for problem in problems)
    where = shown_path(files[0]) if len(files) == 1 else f"{len(files)} files"
    advice = _counted(count["advice"], "piece of advice", "pieces of advice")
    if count["error"]:
        errors = _counted(count["error"], "error", "errors")
        more = " There may be more, which show once this is mended." if unread else ""
        return f"{errors}{f' and {advice}' if count['advice'] else ''} in {where}.{more}"
    ready = "ready to be used" if len(files) == 1 else "all ready to be used"
    return f"No errors in {where}: {ready}." + (f" ({advice}.)" if count["advice"] else "")


def shown_path(path: Path) -> str:
    """A path as it is shortest from here, safe to print.

    Args:
        path: The path.
    """
    here = Path.cwd()
    return clean(str(path.relative_to(here) if path.is_relative_to(here) else path))


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
