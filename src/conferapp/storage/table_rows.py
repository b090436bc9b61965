"""The rows of a table's text: what parts its cells, which row names them, and the bounds."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Final, NamedTuple

from conferapp.domain.table_file import TableFile
from conferapp.domain.text import MAX_LINE, clean, limit
from conferapp.storage.errors import Advice

MOST_ROWS: Final = 20_000
"""Rows of a table: a large program has fewer students."""
MOST_COLUMNS: Final = 500
"""Columns of a table: a gradebook has one for each task of a year."""
_MOST_CELLS: Final = 1_000_000
"""Cells in all, so that one long row can't make every other as long."""

_DELIMITERS: Final = ("\t", ";", "|", ",")  # the comma last: it stands in numbers and names
_LOOKED_AT: Final = 50
"""Rows by which it is found out what parts the cells."""
_END: Final = "\x03"
"""Put behind the text: where it is swallowed by a cell, a quotation mark was never closed."""
_SAID: Final = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
_KEPT_AS_TEXT: Final = re.compile(r'="(.*)"', re.DOTALL)
"""How spreadsheets write a number whose zeros in front count."""
_TITLED: Final = 3
"""Cells of a header, at least, above which a lone cell is a title."""


class NoRows(Exception):
    """A text holds no table.

    Args:
        advice: Why, and what to do.

    Attributes:
        advice: The same.
    """

    def __init__(self, advice: Advice) -> None:
        super().__init__(advice.reason)
        self.advice = advice


class Line(NamedTuple):
    """A row as it was found.

    Attributes:
        number: Which row of the file it is, as a spreadsheet counts.
        cells: Its cells.
    """

    number: int
    cells: list[str]


def split(text: str) -> list[Line]:
    """Part a text into rows and cells; rows without anything in them are dropped.

    Args:
        text: The whole text.

    Raises:
        NoRows: A quotation mark stays open, or there is more than is taken.
    """
    said = _SAID.match(text)
    first = 2 if said else 1
    text = text[said.end() :] if said else text
    delimiter = said[1] if said and said[1] in _DELIMITERS else _delimiter(text)
    found: list[Line] = []
    for number, cells in enumerate(_parted(text, delimiter), first):
        if any(map(str.strip, cells)):
            found.append(Line(number, cells))
        if len(found) > MOST_ROWS + 1:
            raise NoRows(_too_much(f"it has more than {MOST_ROWS:,} rows"))
    *lines, end = found
    if end.cells != [_END]:
        raise NoRows(_unclosed(end.number))
    return lines


def table_of(lines: Sequence[Line]) -> TableFile:
    """Make a table: a header, and rows that are all as long.

    Args:
        lines: The rows as they were found.

    Raises:
        NoRows: There is no header, nothing below it, or more than is taken.
    """
    lines = lines[_titles(lines) :]
    if not lines:
        raise NoRows(Advice("it is empty", "Take one with a row of names above its columns."))
    width = max(map(_filled, (line.cells for line in lines)))
    if width > MOST_COLUMNS or width * len(lines) > _MOST_CELLS:
        raise NoRows(_too_much(f"it has {width:,} columns"))
    head, *rest = lines
    named = [_neat(cell)[0] for cell in head.cells]
    if not any(any(map(str.isalpha, name)) for name in named):
        above = "Write what each column is in a row above them, such as Name and Grade."
        raise NoRows(Advice("its columns have no names", above))
    if not rest:
        raise NoRows(Advice("there is nothing below its first row", "Add a row for each student."))
    rows, shortened = [], 0
    for line in rest:
        cells = [_neat(cell) for cell in line.cells[:width]]
        shortened += sum(cut for _, cut in cells)
        rows.append(tuple(cell for cell, _ in cells) + ("",) * (width - len(cells)))
    header = _told_apart(islice(chain(named, [""] * width), width))
    return TableFile(header, tuple(rows), tuple(line.number for line in rest), shortened)


def _parted(text: str, delimiter: str) -> Iterator[list[str]]:
    """The rows, and one of its own behind them that says all of them ended."""
    lines = chain(io.StringIO(text if text.endswith("\n") else f"{text}\n", newline=""), [_END])
    rows = csv.reader(lines, delimiter=delimiter)
    for number in range(1, len(text) + 3):
        try:
            yield next(rows)
        except StopIteration:
            return
        except csv.Error:  # a cell of more than a hundred pages
            raise NoRows(_unclosed(number)) from None


def _delimiter(text: str) -> str:
    """What parts the cells: that by which most rows are of one length, and longer than one."""

    def fitting(delimiter: str) -> tuple[bool, float, float]:
        try:
            rows = list(islice(_parted(text, delimiter), _LOOKED_AT))
        except NoRows:
            return False, 0, 0
        lengths = [len(row) for row in rows if any(map(str.strip, row)) and row != [_END]]
        if not lengths:
            return False, 0, 0
        width, many = max(Counter(lengths).items(), key=lambda each: (each[1], each[0]))
        # Under a lone “Name”, what stands below it is “Okafor, Amara”, and no two columns.
        parts = width >= _TITLED or (width > 1 and lengths[0] > 1)
        share = many / len(lengths)
        return (True, share, width) if parts else (False, lengths[0], share)

    return max(_DELIMITERS, key=fitting)


def _titles(lines: Sequence[Line]) -> int:
    """How many lone cells stand above the header, as reports have a title."""
    start = [_filled(line.cells) for line in lines[:_LOOKED_AT]]
    count = [sum(bool(cell.strip()) for cell in line.cells) for line in lines[: len(start)]]
    if not start or max(count) < _TITLED:
        return 0
    place = next(at for at, many in enumerate(count) if many > 1)
    return place if count[place] >= _TITLED else 0


def _filled(cells: Sequence[str]) -> int:
    """How many cells there are up to the last one that holds anything."""
    return max((at for at, cell in enumerate(cells, 1) if cell.strip()), default=0)


def _neat(cell: str) -> tuple[str, bool]:
    """A cell as it is kept, and whether it was longer."""
    if not cell:
        return "", False
    kept = _KEPT_AS_TEXT.fullmatch(cell.strip())
    told = " ".join(clean(kept[1] if kept else cell).split())
    short, cut = limit(told, MAX_LINE)
    return short, cut > 0


def _told_apart(names: Iterable[str]) -> tuple[str, ...]:
    """The names, with letters for empty ones and numbers behind those that are there twice."""
    found: dict[str, str] = {}
    for place, name in enumerate(names):
        plain = name or f"Column {_letter(place)}"
        told, again = plain, 1
        while told.casefold() in found:
            again += 1
            told = f"{plain} ({again})"
        found[told.casefold()] = told
    return tuple(found.values())


def _letter(place: int) -> str:
    """A column as spreadsheets name it: A to Z, AA and so on."""
    before, own = divmod(place, 26)
    return (_letter(before - 1) if before else "") + chr(ord("A") + own)


def _too_much(reason: str) -> Advice:
    return Advice(reason, "Take only what is needed into a file of its own.")


def _unclosed(number: int) -> Advice:
    reason = f"a quotation mark in row {number} is never closed, or a cell there is far too long"
    return Advice(reason, "Mend that row, or save the file as CSV once more.")
