"""Taking over: rows of last time, or of a draft, put among the rows of a table."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from conferapp.domain.carry import Offer
from conferapp.domain.model import Row
from conferapp.domain.row_entry import RowEntry
from conferapp.domain.text import fold, say_number


@dataclass(frozen=True, slots=True)
class Taken:
    """Rows after some were taken over.

    Attributes:
        rows: The rows.
        at: Where the last of them went.
        count: How many went in.
        out: How many had no room.
        room: How many rows there is room for.
    """

    rows: tuple[Row, ...]
    at: int
    count: int
    out: int
    room: int

    @property
    def did(self) -> str:
        """What was done, in words that start a sentence."""
        return f"{self.count} {'row' if self.count == 1 else 'rows'} taken over"

    @property
    def notice(self) -> str:
        """What had no room, in a sentence; "" where everything had."""
        return f"There is room for {self.room}: {self.out} stayed out." if self.out else ""


def left_to_take(entry: RowEntry, rows: Sequence[Row], offers: Sequence[Offer]) -> Iterator[Offer]:
    """The offers that aren't among the rows, as they were or with other cells than then.

    Each changed row stands for one offer that begins like it, since steps may begin alike.
    """

    def begins(row: Row) -> str:
        return fold(say_number(row.get(entry.columns[0].key)))

    offered = [offer.row for offer in offers]
    changed = Counter(begins(row) for row in rows if row not in offered)
    for offer in offers:
        words = begins(offer.row)
        if offer.row in rows:
            continue
        if words and changed[words]:
            changed[words] -= 1
            continue
        yield offer


def taken_over(
    entry: RowEntry,
    rows: Sequence[Row],
    offers: Sequence[Offer],
    most: int,
    besides: int | None = None,
) -> Taken:
    """Take rows over, into rows that wait to be filled in before new ones are made.

    Args:
        entry: How cells are entered.
        rows: The rows so far.
        offers: What is taken over.
        most: The most rows.
        besides: A row in which somebody types, and that is therefore left alone.
    """
    after, at, count = list(rows), 0, 0
    for offer in offers:
        free = (n for n, row in enumerate(after) if n != besides and entry.waiting(row))
        place = next(free, len(after))
        if place >= most:
            break
        after[place : place + 1] = [offer.row]
        at, count = place, count + 1
    return Taken(tuple(after), at, count, len(offers) - count, most)
