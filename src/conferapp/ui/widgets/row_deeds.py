"""What can be done to the rows of a table, and the words that say so below it."""

from typing import Literal

from textual.content import Content
from textual.style import Style

from conferapp.domain.row_edits import RowEdits
from conferapp.ui.widgets.row_lines import MUTED

Deed = Literal["point", "edit", "add", "delete", "up", "down", "undo", "type", "paste"]

DEED = "deed"
"""The name under which a word's style says what a click on it does."""

EMPTY = "Nothing here yet: type below and press Enter, or paste a column from a spreadsheet."

_WORDS: tuple[tuple[Deed, str, str], ...] = (
    ("edit", "Edit", "Enter"),
    ("add", "Add", "+"),
    ("up", "Up", "Shift+↑"),
    ("down", "Down", "Shift+↓"),
    ("delete", "Delete", "Del"),
    ("undo", "Undo", "Ctrl+Z"),
)


def words_below(edits: RowEdits, width: int, *, locked: bool) -> tuple[Content, ...]:
    """The lines below the rows: what an empty table invites to, and the deeds to click.

    Args:
        edits: The rows.
        width: The cells of a line.
        locked: Whether the rows can be looked at only.
    """
    said = "" if edits.rows else "Nothing was entered." if locked else EMPTY
    first = Content.styled(said, MUTED)
    if not locked:
        first = first.stylize(Style.from_meta({DEED: "add"}))  # where a mouse would begin
    lines = first.wrap(max(width, 1)) if said else []
    able = set() if locked else _able(edits)
    if able:
        full, short = _line(able, keys=True), _line(able, keys=False)
        lines += [full] if full.cell_length <= width else short.wrap(max(width, 1))
    return tuple(lines)


def _able(edits: RowEdits) -> set[Deed]:
    """What would do something now."""
    able: set[Deed] = {"edit", "add", "delete"} if edits.rows else set()
    if len(edits.rows) > 1:
        able |= {"up", "down"}
    return able | {"undo"} if edits.past else able


def _line(able: set[Deed], *, keys: bool) -> Content:
    """The words, with their keys if wanted."""
    return Content("   ").join(
        Content.assemble((f"{key} " if keys else "", MUTED), (word, "$text-accent")).stylize(
            Style.from_meta({DEED: deed})
        )
        for deed, word, key in _WORDS
        if deed in able
    )
