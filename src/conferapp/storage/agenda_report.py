"""A report: the problems of one text, with the line and column of each."""

from collections.abc import Callable, Iterable

from conferapp.domain.problem import MOST_PROBLEMS, Problem, Severity, Where
from conferapp.domain.text import clean
from conferapp.storage.agenda_problem import AgendaProblem
from conferapp.storage.text_lines import Lines, Position
from conferapp.storage.toml_index import TomlIndex


class Report:
    """Turns problems into places in one text.

    Args:
        text: The text, with plain newlines.
        file: What to call it.
    """

    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._file = file
        self._lines = Lines(text)

    def at(
        self, offset: int, message: str, hint: str | None = None, also: int | None = None
    ) -> AgendaProblem:
        """A problem at an offset of the text.

        Args:
            offset: Where it is.
            message: What is wrong.
            hint: What to do.
            also: A line that has a part in it.
        """
        return self._problem(self._lines.position(offset), message, hint, also, "error")

    def of_problems(
        self, found: Iterable[Problem], in_file: Callable[[Where], Where], index: TomlIndex | None
    ) -> tuple[AgendaProblem, ...]:
        """Problems in the data of the text, from its top down; of two at one place the first.

        Args:
            found: The problems.
            in_file: Tells how a place is written in the text.
            index: Where everything stands; None where there is no problem.
        """
        if index is None:
            return ()
        different = {(each.where, each.message, each.severity): each for each in reversed([*found])}

        def place(problem: Problem) -> Position:
            where = in_file(problem.where)
            return index.find(where, at_key=problem.at_key, within=problem.within)

        placed = [(place(problem), problem) for problem in different.values()]
        # Where there are too many, errors come first: they are what has to be mended.
        placed.sort(key=lambda each: (each[1].severity != "error", each[0]))
        told = []
        for at, problem in placed[:MOST_PROBLEMS]:
            also = index.find(in_file(problem.also)).line if problem.also else None
            told.append(self._problem(at, problem.message, problem.hint, also, problem.severity))
        return tuple(sorted(told))

    def _problem(
        self,
        at: Position,
        message: str,
        hint: str | None,
        also: int | None,
        severity: Severity,
    ) -> AgendaProblem:
        hint = hint or ""
        if also is not None:
            hint = f"{hint} (See line {also}.)".strip()
        shown, caret = self._lines.around(at)
        return AgendaProblem(
            at.line, at.column, clean(message), clean(hint), severity, self._file, shown, caret
        )
