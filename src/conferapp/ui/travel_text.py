"""The words on the screen of pages that travel."""

from typing import Final

from textual.content import Content

from conferapp.domain.travel.brought import Brought, Found
from conferapp.outputs.wrapping import wrapped
from conferapp.ui.text import QUIET_STYLE, literal
from conferapp.ui.travelling import told

_DEEPEST: Final = 10
"""The most spaces before a line; an answer may begin with hundreds."""

CHOICES: Final = (
    (
        "A page for any browser",
        "One file to send or to take along. It needs no network, and keeps the guess before the "
        "result. The student saves their answers to a small file.",
    ),
    ("The same pages on paper", "To print, fill in by hand, and type in afterwards."),
    (
        "Bring answers in",
        "Take in the file that the page saved. You see first what is in it, and nothing that is "
        "here already is replaced unless you say so.",
    ),
)
"""What can be done, and what that is."""
WHICH: Final = "Enter changes which answer stays"


def choice_label(name: str, about: str) -> Content:
    """One of the things that can be done."""
    return Content.assemble(literal(name, "bold"), "\n", literal(about, QUIET_STYLE), "\n")


def differing_line(found: Found, *, page: bool) -> Content:
    """A question to which there are two answers, with the one that stays.

    Args:
        found: The answer from the page, and the one that is here.
        page: Whether the page's stays.
    """
    mark = "→ the page’s: " if page else "= the one here: "
    said = " ".join((found.said if page else found.before).split()) or "(nothing)"
    return Content.assemble(literal(f"{found.ask} ", QUIET_STYLE), mark, literal(said))


def found_text(brought: Brought, columns: int) -> str:
    """What was found, with every line going on below where it began.

    Args:
        brought: What was found.
        columns: The most cells of a line.
    """
    lines = []
    for line in told(brought):
        text = line.lstrip(" ")
        lines.append(wrapped(text, " " * min(len(line) - len(text), _DEEPEST), width=columns))
    return "\n".join(lines)


def taken(answers: int) -> str:
    """That something was taken in.

    Args:
        answers: How many; none where only the result was opened.
    """
    if not answers:
        return "✓ Taken in: the result is open from now on."
    return f"✓ Taken in: {answers} {'answer' if answers == 1 else 'answers'}."
