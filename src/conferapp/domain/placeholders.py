"""Placeholders: `{student}` and its like in an agenda's wording, filled in when it is shown."""

import re
from collections.abc import Callable, Iterator, Mapping

ANSWER = "answer."
"""What a placeholder for the answer to one question begins with."""

GAPS: Mapping[str, str] = {
    "student": "you",
    "tutor": "your tutor",
    "assignment": "your last piece of work",
    "score": "your result",
    "goal": "your goal",
    "last.goal": "your last goal",
    "last.date": "last time",
    "hope": "what you hope for",
    "next": "next time",
}
"""Every placeholder but `{answer.…}`, with the words that stand in while it has no value."""
ANSWER_GAP = "what you said"

_BRACES = re.compile(r"\{\{|\}\}|\{([^{}]*)\}")


def names_in(text: str) -> Iterator[tuple[str, int]]:
    """The placeholders in a text, each with the offset of its opening brace."""
    for found in _BRACES.finditer(text):
        if found.group(1) is not None:
            yield found.group(1).strip(), found.start()


def fill(text: str, value: Callable[[str], str | None]) -> str:
    """A text with its placeholders filled in.

    Args:
        text: The wording; a doubled brace is a literal one.
        value: The value of a placeholder by its name, or None while it has none.

    Returns:
        Plain text, in which a missing value reads as a natural gap.
    """

    def put(found: re.Match[str]) -> str:
        if found.group(1) is None:
            return found.group(0)[0]
        name = found.group(1).strip()
        return value(name) or GAPS.get(name, ANSWER_GAP)

    filled = _BRACES.sub(put, text)
    return filled[:1].upper() + filled[1:] if text[:1] == "{" else filled


def split(text: str) -> Iterator[tuple[str, str | None]]:
    """A text in pieces: some words, and the name of the placeholder behind them, or None.

    Args:
        text: The wording; a doubled brace is a literal one.
    """
    words, at = "", 0
    for found in _BRACES.finditer(text):
        words += text[at : found.start()]
        at = found.end()
        if found.group(1) is None:
            words += found.group(0)[0]
        else:
            yield words, found.group(1).strip()
            words = ""
    yield words + text[at:], None
