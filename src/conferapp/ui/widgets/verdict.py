"""The verdict: what something is, and beside it one of a few marks to give it."""

from collections.abc import Mapping, Sequence

from textual.style import Style

from conferapp.domain.prompt import Option
from conferapp.ui.text import literal
from conferapp.ui.widgets.pick import Pick


class Verdict(Pick):
    """Gives one thing a mark out of a few, on one row where there is room.

    Attributes:
        number: Which thing it is, counted from 0.
    """

    DEFAULT_CSS = """
    Verdict {
        margin-left: 2;
    }
    """

    def __init__(
        self,
        number: int,
        marks: Mapping[str, str],
        chosen: str | None,
        *,
        styles: Mapping[str, str] | None = None,
        locked: bool = False,
    ) -> None:
        """Offer marks.

        Args:
            number: Which thing it is, counted from 0.
            marks: The glyph of each mark, by its word.
            chosen: The word of the mark that it has.
            styles: A colour for each word.
            locked: Whether it can be looked at only.
        """
        options = [Option(word, f"{glyph} {word}") for word, glyph in marks.items()]
        chosen_ones = (chosen,) if chosen else ()
        super().__init__(options, chosen_ones, inline=True, locked=locked)
        self.number = number
        styled: Sequence[str | Style] = [(styles or {}).get(word, "") for word in marks]
        self.labels = tuple(
            literal(option.shown, style) for option, style in zip(options, styled, strict=True)
        )
