"""Lines that hang: text with a word in front, and tables whose last column wraps below itself."""

from collections.abc import Iterable, Sequence
from datetime import date

from textual.content import Content

from conferapp.domain.almanac import MONTHS
from conferapp.domain.pictures import cells
from conferapp.domain.text import clean, limit
from conferapp.outputs.wrapping import wrapped
from conferapp.ui.text import QUIET_STYLE, literal

LABEL = 9
"""Columns of the words in front of a line."""
GAP = 2
"""Columns between two columns of a table."""
MOST = 4_000
"""Characters of one text: more are in the conference itself."""
LEAST = 12
"""Columns into which text is broken at least."""


def hung(label: str, said: str, width: int, style: str = "", wide: int = LABEL) -> Content:
    """Some text with a word in front, its further lines below its first.

    Args:
        label: The word.
        said: The text.
        width: Columns for both.
        style: The style of the text.
        wide: Columns of the word.
    """
    first, *rest = wrapped(_tidy(said), width=max(width - wide, LEAST)).split("\n")
    lead = label + " " * max(wide - cells(label), 0)
    below = [literal(" " * wide + line, style) for line in rest]
    return stacked([Content.assemble(literal(lead, QUIET_STYLE), literal(first, style)), *below])


def table(titles: Sequence[str], rows: Iterable[Sequence[str]], width: int) -> Content:
    """Rows under their titles, the last column wrapped in the room that is left.

    Args:
        titles: The titles.
        rows: The cells of each row, as many as there are titles.
        width: Columns for all of it.
    """
    told = [titles, *([" ".join(_tidy(cell).split()) for cell in row] for row in rows)]
    wides = [max(cells(row[at]) for row in told) + GAP for at in range(len(titles) - 1)]
    lines = []
    for number, row in enumerate(told):
        front = "".join(
            cell + " " * (wide - cells(cell)) for cell, wide in zip(row, wides, strict=False)
        )
        lines.append(_row(front, row[-1], width, QUIET_STYLE if number == 0 else ""))
    return stacked(lines)


def _row(front: str, last: str, width: int, style: str) -> Content:
    """A row; the last cell goes below the others where it finds too little room beside them."""
    room = width - cells(front)
    if room < LEAST:
        below = wrapped(last, first="  ", width=max(width, LEAST)) if last else ""
        return literal("\n".join(filter(None, (front.rstrip(), below))), style)
    return literal(wrapped(last, first=front, rest=" " * cells(front), width=width), style)


def _tidy(said: str) -> str:
    """Text as it will be shown, before it is counted in cells, and no more than anybody reads."""
    kept, cut = limit(clean(said, lines=True).strip(), MOST)
    return f"{kept}…" if cut else kept


def heading(said: str) -> Content:
    """A heading within a page."""
    return literal(said, "bold $text-accent")


def quiet(said: str, width: int) -> Content:
    """A sentence that stands back."""
    return literal(wrapped(said, width=max(width, LEAST)), QUIET_STYLE)


def stacked(lines: Iterable[Content], gap: str = "\n") -> Content:
    """Lines below each other."""
    return Content(gap).join(list(lines))


def short_day(day: date | None, today: date) -> str:
    """A day without its name, such as `21 Nov`, with the year when it isn't this one."""
    if day is None:
        return ""
    year = f" {day.year}" if day.year != today.year else ""
    return f"{day.day} {MONTHS[day.month - 1][:3]}{year}"
