"""The bytes of an agenda file, read as text, or what is wrong with them."""

import codecs
from typing import Final, NamedTuple

_SAVE_AS = "Open it in a text editor and save it again with the encoding UTF-8."
_BEGIN = "To begin: conferapp agenda new my-agenda"
_PLAIN_TEXT = f"Write agendas in a plain text editor. {_BEGIN}"

_BEGINNINGS: Final = (
    (b"PK\x03\x04", "This is a word processor’s file, or a zip archive, not plain text."),
    (b"\xd0\xcf\x11\xe0", "This is a word processor’s file, not plain text."),
    (b"{\\rtf", "This is a word processor’s file (RTF), not plain text."),
    (b"%PDF", "This is a PDF, not plain text."),
)
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")


class NotText(NamedTuple):
    """Why the bytes aren't the text of an agenda.

    Attributes:
        message: What is wrong.
        hint: What to do.
        line: Where, counted from 1.
        column: Where, in characters, counted from 1.
    """

    message: str
    hint: str
    line: int = 1
    column: int = 1


def decode(data: bytes) -> str | NotText:
    """The text of a file, without a byte-order mark, or why it isn't text.

    Args:
        data: The file's content.
    """
    if not data.removeprefix(codecs.BOM_UTF8).strip():
        return NotText("This file is empty.", _BEGIN)
    for beginning, message in _BEGINNINGS:
        if data.startswith(beginning):
            return NotText(message, _PLAIN_TEXT)
    if data.startswith(_WIDE) or 3 * data.count(0) > len(data):
        return NotText("This file is saved as UTF-16.", _SAVE_AS)
    if b"\0" in data:
        return NotText("This file isn’t plain text.", _PLAIN_TEXT)
    plain = data.removeprefix(codecs.BOM_UTF8)
    try:
        return plain.decode("utf-8")
    except UnicodeDecodeError as error:
        before = plain[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = "This file isn’t saved as UTF-8: the letter here can’t be read."
        return NotText(message, _SAVE_AS, line, column)
