"""The terminal of line mode: how a line gets in, how a code does, and what a student may not see.

Nothing is drawn: a line is edited by readline where both sides are a terminal, or else by whatever
is at the other end.
"""

import contextlib
import io
import os
import sys
from collections.abc import Mapping
from types import ModuleType
from typing import Any, Final, TextIO

from conferapp.desk.startup import TERMINALS_THAT_CANT
from conferapp.domain.pictures import cells
from conferapp.domain.text import clean
from conferapp.plain.turns import Turns

BOUND: Final = 4095
"""Bytes of a line at which a terminal without readline stops listening."""
CUT: Final = (
    "That line reached the 4,095 bytes that this terminal takes, so that its end may be missing. "
    "Please look at the answer, and type the rest of it."
)
_LONGEST: Final = 100_000
"""Characters of a line of a script that are looked at: no answer has as many."""
_CLEAR: Final = "\x1b[H\x1b[2J\x1b[3J"
"""Clears the window, then what was scrolled out of it."""
_YANKS: Final = (
    *('"\\C-y"', '"\\e\\C-y"', '"\\ey"', '"\\e."', '"\\e_"', '"\\C-_"', '"\\C-x\\C-u"'),
    *('"\\e\\C-j"', '"\\C-x\\C-r"', '"\\C-r"', '"\\C-s"', '"\\C-x("', '"\\C-xe"'),
)
"""Keys of readline that bring back what was typed or cut before, or lead to keys that do."""
_LIBEDIT_YANKS: Final = ("^Y", "^R", "^S", "^[y", "^_")
_SETTINGS: Final = (
    "enable-bracketed-paste off",  # each pasted line is a line
    *("input-meta on", "output-meta on", "convert-meta off"),  # letters, whatever the locale says
)
_SIGNAL_KEYS: Final = ("VINTR", "VQUIT", "VSUSP", "VDSUSP", "VEOF")


class Terminal:
    """One pair of streams that somebody, or a script, is at the other end of.

    Attributes:
        patient: Whether a person types.

    Args:
        stdin: What is typed.
        stdout: What is said.
        environ: The environment.
        turns: Whose turn it is to change something; others have it while a line is typed.
    """

    def __init__(
        self, stdin: TextIO, stdout: TextIO, environ: Mapping[str, str], turns: Turns
    ) -> None:
        self._in, self._out, self._turns = stdin, stdout, turns
        self.patient = stdin.isatty()
        if isinstance(stdin, io.TextIOWrapper):
            with contextlib.suppress(io.UnsupportedOperation):  # a passphrase was read from it
                stdin.reconfigure(encoding="utf-8", errors="replace")
        drawn = stdout.isatty() and environ.get("TERM", "dumb") not in TERMINALS_THAT_CANT
        # GNU screen keeps its own scrollback, which nothing typed into it clears.
        self._clears = self.patient and drawn and not environ.get("STY") and os.name == "posix"
        self._wraps = stdout.isatty()
        self._editor = _readline() if self.patient and stdout.isatty() else None
        self._usual = _attributes(stdin) if self.patient else None

    # In and out --------------------------------------------------------------------------

    def write(self, text: str) -> None:
        """Put a text out at once; on a terminal, lines break between words."""
        self._out.write(broken(text, _width(self._out)) if self._wraps else text)
        self._out.flush()

    def read(self, lead: str) -> str:
        """Show a text and hear one line behind it.

        Args:
            lead: The text.

        Raises:
            EOFError: There is no more.
        """
        with self._turns.others():
            line = self._edited(lead) if self._editor is not None else self._plain(lead)
        if self._editor is not None:
            return line
        if not self.patient:
            # What was given in stands behind its question, as it does where somebody types.
            self.write(f"{clean(line.rstrip())}\n")
            self._skip_rest(line)
        elif len(line.rstrip("\n").encode("utf-8", "replace")) >= BOUND:
            self.write(f"{CUT}\n")
        return line.rstrip("\n")

    def _edited(self, lead: str) -> str:
        try:
            return input(lead)
        except EOFError:
            self.write("\n")
            raise

    def _plain(self, lead: str) -> str:
        self.write(lead)
        line = self._in.readline(_LONGEST)
        if not line:
            self.write("\n")
            raise EOFError
        return line

    def read_secret(self, lead: str) -> str:
        """The same for a code, which isn't shown.

        Args:
            lead: The text.

        Raises:
            EOFError: There is no more.
        """
        with self._turns.others():
            if self.patient and self._out.isatty():
                from getpass import getpass

                return getpass(lead)
            self.write(f"{lead}\n")
            line = self._in.readline(_LONGEST)
        if not line:
            raise EOFError
        return line.rstrip("\n")

    def _skip_rest(self, line: str) -> None:
        while line and not line.endswith("\n"):
            line = self._in.readline(_LONGEST)

    # What a student may not see ----------------------------------------------------------

    def clear(self) -> bool:
        """Clear the window and what was scrolled out of it; whether that can be done here."""
        if self._clears:
            self.write(_CLEAR)
        return self._clears

    def give_away(self) -> None:
        """Take the keys that end the program, or bring back what was typed before, out of reach."""
        forget(self._editor)
        if self._usual is not None:
            import termios

            kept = [*self._usual]
            kept[6] = [*kept[6]]
            for name in _SIGNAL_KEYS:
                if hasattr(termios, name):
                    kept[6][getattr(termios, name)] = b"\0"
            with contextlib.suppress(termios.error, ValueError):
                termios.tcsetattr(self._in, termios.TCSANOW, kept)

    def put_back(self) -> None:
        """Make the terminal its usual self again; from any thread."""
        if self._usual is not None:
            import termios

            with contextlib.suppress(termios.error, ValueError):
                termios.tcsetattr(self._in, termios.TCSANOW, self._usual)

    def is_there(self) -> bool:
        """Whether somebody can still type: the window wasn't closed."""
        return self.patient and (self._usual is None or _attributes(self._in) is not None)


def broken(text: str, width: int) -> str:
    """A text whose lines break between words, as far as they do.

    Args:
        text: The text.
        width: Cells in a line.
    """
    lines: list[str] = []
    for line in text.split("\n"):
        if cells(line) < width:
            lines.append(line)
            continue
        taken = ""
        for word in line.split(" "):
            if taken and cells(taken) + cells(word) + 1 >= width:
                lines.append(taken)
                taken = word
            else:
                taken = f"{taken} {word}" if taken else word
        lines.append(taken)
    return "\n".join(lines)


def _width(stream: TextIO) -> int:
    """Cells in a line of a terminal; far too many where that can't be told."""
    try:
        return os.get_terminal_size(stream.fileno()).columns or _LONGEST
    except (OSError, ValueError):
        return _LONGEST


def forget(editor: ModuleType | None) -> None:
    """Have nothing that was typed or cut before be brought back with a key.

    Args:
        editor: The module readline, or None where lines are edited elsewhere.
    """
    if editor is None:
        return
    editor.clear_history()
    if "libedit" in str(editor.__doc__):
        commands = [
            f"bind {way}{key} ed-unassigned" for key in _LIBEDIT_YANKS for way in ("", "-a ")
        ]
    else:
        commands = ["set editing-mode emacs", *(f'{key}: ""' for key in _YANKS)]
    for command in commands:
        editor.parse_and_bind(command)


def _readline() -> ModuleType | None:
    """The editor of lines, without a history: what one types another may call back.

    It isn't asked for keys of one's own, either, which could do the same.
    """
    kept = {name: os.environ.get(name) for name in ("INPUTRC", "EDITRC")}
    os.environ.update(dict.fromkeys(kept, os.devnull))
    try:
        import readline
    except ImportError:
        return None
    finally:
        for name, value in kept.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value
    readline.set_auto_history(False)
    if "libedit" not in str(readline.__doc__):
        for setting in _SETTINGS:
            readline.parse_and_bind(f"set {setting}")
    return readline


def _attributes(stdin: TextIO) -> list[Any] | None:
    """How the terminal is set, or None where that can't be told, as once its window is closed."""
    if sys.platform == "win32":
        return None
    import termios

    try:
        return list(termios.tcgetattr(stdin))
    except (termios.error, ValueError, OSError):
        return None
