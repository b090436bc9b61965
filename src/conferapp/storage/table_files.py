"""Tables out of the CSV files that schools and gradebooks give out: read with suspicion.

Nobody says how such a file is written, so the encoding and what parts its cells are found out from
the file itself. What is no such file is refused with what to do about it.
"""

import re
from pathlib import Path
from typing import Final

from conferapp.domain.table_file import TableFile
from conferapp.storage.errors import Advice, Unreadable
from conferapp.storage.files import read_bounded
from conferapp.storage.table_rows import NoRows, split, table_of
from conferapp.storage.typed_paths import mistyped

__all__ = ["TABLE_LIMIT", "NoTable", "TableFile", "read_table"]

TABLE_LIMIT: Final = 4 * 1024 * 1024
"""The largest file that is read, in bytes: ten years of a large class."""

_AS_CSV: Final = "Open it where it was made, save it as CSV, and take that file."
_ANOTHER: Final = "Choose a CSV file, such as a gradebook or a class list gives out."
_SPREADSHEET: Final = Advice("it is a spreadsheet’s own file", _AS_CSV)
_FOREIGN: Final[tuple[tuple[bytes, Advice], ...]] = (
    (b"PK\x03\x04", _SPREADSHEET),
    (b"\xd0\xcf\x11\xe0", _SPREADSHEET),
    (b"%PDF", Advice("it is a PDF", _AS_CSV)),
    (b"<", Advice("it is a web page", _AS_CSV)),
    (b"{", Advice("it holds JSON", _ANOTHER)),
)
_BINARY: Final = Advice("it is no text", _ANOTHER)
_MARKED: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_NO_TEXT: Final = re.compile("[\x00-\x03]")
"""Controls that no text has; others are taken out cell by cell."""


class NoTable(Unreadable):
    """A file isn't a table that can be read; it stays untouched."""


def read_table(path: Path) -> TableFile:
    """Read a CSV file, however it is written.

    Args:
        path: The file.

    Raises:
        Unreadable: It can't be read, is too large, or is no table.
    """
    data = _bytes_of(path)
    for mark, advice in _FOREIGN:
        if data.lstrip().startswith(mark):
            raise NoTable(path, advice)
    text = _text_of(data)
    if text is None or _NO_TEXT.search(text):
        raise NoTable(path, _BINARY)
    try:
        return table_of(split(text))
    except NoRows as problem:
        raise NoTable(path, problem.advice) from None


def _bytes_of(path: Path) -> bytes:
    try:
        return read_bounded(path, TABLE_LIMIT).data
    except Unreadable as problem:
        advice = mistyped(problem)
        if advice is None:
            raise
        raise NoTable(path, advice) from None


def _text_of(data: bytes) -> str | None:
    """The text, by the mark in front or else by what fits; None where nothing does."""
    marked = next((name for mark, name in _MARKED if data.startswith(mark)), None)
    for encoding in [marked] if marked else [*_unmarked(data), "utf-8", "cp1252"]:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _unmarked(data: bytes) -> list[str]:
    """UTF-16 without a mark, as every second byte of plain words tells."""
    start = data[:200]
    zeros = {"utf-16-le": start[1::2].count(0), "utf-16-be": start[::2].count(0)}
    return [name for name, many in zeros.items() if many * 4 > len(start)]
