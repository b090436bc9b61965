"""Facts below each other, each with a word in front; what is too long goes on below itself."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from conferapp.ui.text import QUIET_STYLE, literal

LABEL: Final = 7
"""Columns of the word in front."""
_ROOMY: Final = 30
"""Columns from which on the words in front have a column of their own."""
_LEAST: Final = 8
"""Columns into which a fact is broken at least."""


class Fact(NamedTuple):
    """A fact.

    Attributes:
        label: The word in front; a space for what goes on with the fact above it; "" for a line
            that has the whole width.
        said: The fact.
        spare: How early it is given up where there is too little room; 0 for never.
    """

    label: str
    said: Content
    spare: int = 0


class FactLines(Widget):
    """Shows facts, as high as they are."""

    DEFAULT_CSS = """
    FactLines {
        height: auto;
    }
    """

    def __init__(self, facts: Sequence[Fact] = (), *, id: str | None = None) -> None:  # noqa: A002  # as widgets call it
        """Show some facts.

        Args:
            facts: The facts.
            id: The id of the widget.
        """
        super().__init__(id=id)
        self._facts = facts

    def show(self, facts: Sequence[Fact]) -> None:
        """Show others; what stands around them moves only where they are higher or lower."""
        self._facts = facts
        self.refresh(layout=len(_lines(facts, self.size.width)) != self.size.height)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """See `Widget`."""
        return len(_lines(self._facts, width))

    def render(self) -> Content:
        """See `Widget`."""
        return Content("\n").join(_fitting(self._facts, self.size))


def _fitting(facts: Sequence[Fact], size: Size) -> list[Content]:
    """The lines of the facts, without those that can be spared where there are too many."""
    lines = _lines(facts, size.width)
    while len(lines) > size.height and (most := max((fact.spare for fact in facts), default=0)):
        last = max(at for at, fact in enumerate(facts) if fact.spare == most)
        facts = [*facts[:last], *facts[last + 1 :]]
        lines = _lines(facts, size.width)
    return lines


def _lines(facts: Iterable[Fact], width: int) -> list[Content]:
    """The facts in lines of a width."""
    lines: list[Content] = []
    for fact in facts:
        if fact.label and width < _ROOMY:
            lead = literal(f"{fact.label.strip()}  ", QUIET_STYLE) if fact.label.strip() else ""
            lines += Content.assemble(lead, fact.said).wrap(max(width, _LEAST))
            continue
        indent = LABEL if fact.label else 0
        parts = fact.said.wrap(max(width - indent, _LEAST)) if fact.said.plain else [fact.said]
        for number, part in enumerate(parts):
            lead = literal((fact.label if number == 0 else "").ljust(indent), QUIET_STYLE)
            lines.append(Content.assemble(lead, part.rstrip()))
    return lines
