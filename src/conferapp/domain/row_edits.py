"""The rows of a small table while somebody edits them, with every step back."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from conferapp.domain.model import Row

ADDED = "Row added"
"""What a new row is called among the steps back."""

MOST_STEPS = 200
"""Steps that can be taken back: more than one sitting needs, and a bound on what is kept."""


@dataclass(frozen=True, slots=True)
class Step:
    """What a change can be taken back to.

    Attributes:
        rows: The rows before it.
        at: The row that was pointed at.
        did: What was done, in words that start a sentence.
        cell: Row and column while that cell is being typed, so that one cell is one step.
    """

    rows: tuple[Row, ...]
    at: int
    did: str
    cell: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True)
class RowEdits:
    """Rows, the one that is pointed at, and the way back. Every change gives a new one.

    Attributes:
        rows: The rows as they are on screen.
        at: The row that is pointed at, 0 where there is none.
        past: The steps that can be taken back, the newest last.
    """

    rows: tuple[Row, ...] = ()
    at: int = 0
    past: tuple[Step, ...] = ()

    @property
    def row(self) -> Row | None:
        """The row that is pointed at."""
        return self.rows[self.at] if self.rows else None

    def on(self, at: int) -> "RowEdits":
        """Point at a row, or at the nearest there is."""
        return replace(self, at=max(0, min(at, len(self.rows) - 1)))

    def changed(
        self,
        rows: Iterable[Row],
        at: int,
        did: str,
        cell: tuple[int, str] | None = None,
    ) -> "RowEdits":
        """Other rows.

        Args:
            rows: The rows from now on.
            at: The row to point at.
            did: What was done, such as `Row 3 deleted`.
            cell: Row and column, if a single cell is being typed.
        """
        after = tuple(rows)
        if after == self.rows:
            return self.on(at)
        past = self.past
        if cell is None or not past or past[-1].cell != cell:
            past = (*past, Step(self.rows, self.at, did, cell))[-MOST_STEPS:]
        return RowEdits(after, 0, past).on(at)

    def added(self, rows: Iterable[Row], at: int, did: str = ADDED) -> "RowEdits":
        """Put rows in before a place, and point at the last of them."""
        new = tuple(rows)
        after = (*self.rows[:at], *new, *self.rows[at:])
        return self.changed(after, at + len(new) - 1, did)

    def deleted(self) -> "RowEdits":
        """Take out the row that is pointed at."""
        after = (*self.rows[: self.at], *self.rows[self.at + 1 :])
        return self.changed(after, self.at, f"Row {self.at + 1} deleted")

    def moved(self, by: int) -> "RowEdits":
        """Move the row that is pointed at, as far as the table goes."""
        to = max(0, min(self.at + by, len(self.rows) - 1))
        if to == self.at or self.row is None:
            return self
        rest = [*self.rows[: self.at], *self.rows[self.at + 1 :]]
        rest.insert(to, self.row)
        return self.changed(rest, to, f"Row {self.at + 1} moved")

    def typed(self, row: Row, key: str) -> "RowEdits":
        """Change the row that is pointed at, because one of its cells was typed in."""
        after = (*self.rows[: self.at], row, *self.rows[self.at + 1 :])
        return self.changed(after, self.at, f"Row {self.at + 1} changed", (self.at, key))

    def sealed(self) -> "RowEdits":
        """Let the next letter in the same cell be a step of its own."""
        if not self.past or self.past[-1].cell is None:
            return self
        return replace(self, past=(*self.past[:-1], replace(self.past[-1], cell=None)))

    def undone(self) -> "RowEdits":
        """Take the latest step back; without one, nothing changes."""
        if not self.past:
            return self
        last = self.past[-1]
        return RowEdits(last.rows, last.at, self.past[:-1])
