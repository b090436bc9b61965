"""What is wrong in an agenda file, with the line and column where its author finds it."""

from dataclasses import dataclass
from pathlib import Path

from conferapp.domain.problem import Severity
from conferapp.domain.text import clean


@dataclass(frozen=True, order=True)
class AgendaProblem:
    """One mistake in an agenda file, or one piece of advice.

    Attributes:
        line: The line, counted from 1.
        column: The column in characters, counted from 1.
        message: What is wrong, and what was expected.
        hint: What to do, or the nearest right spelling; "" if there is nothing to add.
        severity: Whether the agenda can be used all the same.
        file: The file, or what stands for it.
        text_of_line: The line itself, safe to show; "" where there is none.
        caret: How many characters of that line stand before the place.
    """

    line: int
    column: int
    message: str
    hint: str = ""
    severity: Severity = "error"
    file: str = ""
    text_of_line: str = ""
    caret: int = 0

    def sentence(self) -> str:
        """All of it in one line, such as `goal.toml, line 12, column 3: … Did you mean `hint`?`."""
        place = f"{clean(Path(self.file).name)}, line {self.line}, column {self.column}"
        return f"{place}: {self.message} {self.hint}".strip()


def shorten(words: str, most: int = 60) -> str:
    """A piece of a file on one line, short and safe enough to be quoted in a sentence.

    Args:
        words: Anything that stands in the file.
        most: The most characters.
    """
    whole = " ".join(clean(words[: most * 4]).split())
    return whole if len(whole) <= most else f"{whole[: most - 1]}…"
