"""The parser: makes keys, clicks and pastes of a terminal's bytes, whatever those are.

Textual's parser does most of it. Pastes are taken out before it, because it goes through them
letter by letter and keeps as many as come; what it can't make sense of is skipped.
"""

import codecs
import re
import time
from collections.abc import Callable, Generator, Iterator
from typing import Final

from textual import constants, events
from textual._parser import ParseError
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.message import Message

PASTE_LIMIT: Final = 2_000_000
"""The most characters of one paste that are kept: a hundred times the longest answer."""
PASTE_SILENCE: Final = 1.0
"""Seconds without a byte after which a paste whose end never came is over."""
FLOOD: Final = 256
"""So many letters in one read were pasted, in a terminal that doesn't say so."""
LARGEST_TERMINAL: Final = 2_000
"""The most columns or lines that are believed."""

# What the parser raises on reports of keys, positions and sizes that no terminal can mean.
_IMPOSSIBLE: Final = (ParseError, ValueError, ArithmeticError, LookupError, RuntimeError, TypeError)
_UP_TO_FINAL: Final = re.compile(r"\x1b?[^A-Za-z~]*[A-Za-z~]?")
_NOT_TEXT: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_LEAD: Final = 64
"""Longer than any report of a key: behind so many characters none is begun any more."""
# What a new parser has to know of the terminal.
_KNOWN: Final = ("last_x", "last_y", "mouse_pixels", "terminal_size", "terminal_pixel_size")


class PasteCut(Message):
    """A paste was longer than anybody's text.

    Attributes:
        count: How many characters were left out.
    """

    def __init__(self, count: int) -> None:
        """Say how many."""
        super().__init__()
        self.count = count


class SteadyParser:
    """Makes messages of a terminal's bytes.

    Args:
        debug: Whether Textual's parser logs.
        clock: Seconds that only go forward.
    """

    def __init__(self, debug: bool, clock: Callable[[], float] = time.monotonic) -> None:
        self._debug, self._clock = debug, clock
        self._parser = XTermParser(debug)
        self._decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode
        self._paste: _Paste | None = None
        self._begun = ""  # how much of the mark of a paste the parser has already
        self._heard = 0.0

    @property
    def patience(self) -> float:
        """Seconds after which `tick` is worth calling; few when an Esc may be no more than that."""
        return constants.ESCAPE_DELAY / 4 if self._waits else 0.1

    @property
    def _waits(self) -> bool:
        return self._parser._timeout_time is not None  # noqa: SLF001 - there is no other way

    def feed(self, data: bytes) -> Iterator[Message]:
        """Take in what was read.

        Args:
            data: Bytes; a character may go on in the next ones.
        """
        # Never an empty text, which means the end to the parser: a character may be incomplete.
        text = self._decode(data)
        while text:
            text = yield from self._typed(text) if self._paste is None else self._pasted(text)
        self._heard = self._clock()

    def tick(self) -> Iterator[Message]:
        """See whether an Esc was no more than that, and whether a paste will have no end."""
        try:
            yield from self._parser.tick()
        except _IMPOSSIBLE:
            self._renew()
        if not self._waits:
            self._begun = ""
        if self._paste is not None and self._clock() - self._heard > PASTE_SILENCE:
            yield from self._paste.messages()
            self._paste = None

    def _typed(self, text: str) -> Generator[Message, None, str]:
        whole = self._begun + text
        at = whole.find(BRACKETED_PASTE_START)
        if at < 0:
            yield from self._keys(text)
            self._begun = _beginning(BRACKETED_PASTE_START, whole)
            return ""
        if self._begun and at == 0:
            self._renew()
        else:
            yield from self._keys(whole[len(self._begun) : at])
        self._begun = ""
        self._paste = _Paste()
        return whole[at + len(BRACKETED_PASTE_START) :]

    def _pasted(self, text: str) -> Generator[Message, None, str]:
        paste = self._paste
        if paste is None or (rest := paste.take(text)) is None:
            return ""
        yield from paste.messages()
        self._paste = None
        return rest

    def _keys(self, text: str) -> Iterator[Message]:
        for piece in re.split("(?=\x1b)", text):
            at = max(_LEAD, len(piece) - len(_NOT_TEXT.split(piece)[-1]))
            if len(piece) - at < FLOOD:
                at = len(piece)
            yield from self._parsed(piece[:at])
            if pasted := piece[at:]:
                yield events.Paste(pasted.replace("\r\n", "\n").replace("\r", "\n"))

    def _parsed(self, rest: str) -> Iterator[Message]:
        while rest:
            try:
                for message in self._parser.feed(rest):
                    if _is_possible(message):
                        yield message
                return
            except _IMPOSSIBLE:
                self._renew()
                rest = _UP_TO_FINAL.sub("", rest, count=1)

    def _renew(self) -> None:
        before, self._parser = self._parser, XTermParser(self._debug)
        for name in _KNOWN:
            setattr(self._parser, name, getattr(before, name))


class _Paste:
    """A paste that is coming in; it keeps its beginning and counts the rest."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._room = PASTE_LIMIT
        self._left_out = 0
        self._edge = ""

    def take(self, text: str) -> str | None:
        """Take in what comes; what stands behind the end, or None as long as that isn't there."""
        whole = self._edge + text
        at = whole.find(BRACKETED_PASTE_END)
        self._edge = _beginning(BRACKETED_PASTE_END, whole) if at < 0 else ""
        self._add(whole[: at if at >= 0 else len(whole) - len(self._edge)])
        return whole[at + len(BRACKETED_PASTE_END) :] if at >= 0 else None

    def _add(self, piece: str) -> None:
        if self._room:
            self._pieces.append(piece[: self._room])
        self._left_out += max(0, len(piece) - self._room)
        self._room = max(0, self._room - len(piece))

    def messages(self) -> Iterator[Message]:
        """What the app gets."""
        yield events.Paste("".join(self._pieces).replace("\x00", ""))
        if self._left_out:
            yield PasteCut(self._left_out)


def _beginning(mark: str, text: str) -> str:
    """The end of a text that may be the beginning of a mark."""
    sizes = range(min(len(mark) - 1, len(text)), 0, -1)
    return next((mark[:size] for size in sizes if text.endswith(mark[:size])), "")


def _is_possible(message: Message) -> bool:
    if isinstance(message, events.Key):  # half of a character can't be saved
        return not any("\ud800" <= part <= "\udfff" for part in message.character or "")
    if isinstance(message, events.MouseEvent):
        return max(message.x, message.y) <= LARGEST_TERMINAL
    if isinstance(message, events.Resize):
        return 0 < min(message.size) <= max(message.size) <= LARGEST_TERMINAL
    return True
