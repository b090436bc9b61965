"""The voice: what line mode says and hears, a line at a time, in ordinary scrollback.

Nothing is drawn over and nothing is coloured, so that a screen reader, a braille line and a slow
connection get each line once. What begins with a slash is an order and no answer; two slashes are
one that is meant.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from conferapp.domain.text import clean

ORDER: Final = "/"
"""What an order begins with."""


class Ended(Exception):
    """Nothing more will be heard: the input is over, or somebody hung up."""


class Ordered(Exception):
    """Somebody gave an order instead of an answer.

    It comes out of whatever was being asked: what was answered by then is kept already.

    Args:
        name: The order, without its slash, in small letters.
        rest: What stands behind it.
    """

    def __init__(self, name: str, rest: str) -> None:
        super().__init__(name)
        self.name, self.rest = name, rest


@dataclass
class Voice:
    """Speaks and listens.

    Attributes:
        write: Puts out a text as it is.
        read: Shows a text behind which one answers, and gives the line that was typed; it raises
            `EOFError` where there is no more.
        patient: Whether a person answers, who can be asked again. A script can't: what doesn't fit
            is kept as it was typed, and the next answer is for the next question.
        misheard: How many answers of a script didn't fit.
    """

    write: Callable[[str], object]
    read: Callable[[str], str]
    patient: bool = True
    misheard: int = field(default=0, init=False)

    def say(self, text: str = "") -> None:
        """Say something, in as many lines as it has.

        Args:
            text: From anywhere; nothing in it does anything to the terminal.
        """
        self.write(f"{clean(text, lines=True)}\n")

    def hear(self, lead: str = "", *, cells: bool = False) -> str:
        """Hear one line.

        Args:
            lead: What stands in front of it, such as `Answer`.
            cells: Whether tabs part cells and stay; else each is a blank.

        Returns:
            The line, cleaned, without spaces at its ends. What begins with a slash is meant so.

        Raises:
            Ended: There is nothing more to hear.
            Ordered: It was an order.
        """
        try:
            typed = self.read(f"{clean(lead)}> " if lead else "> ")
        except EOFError:
            raise Ended from None
        parts = [clean(part).strip() for part in typed.split("\t")]
        line = ("\t" if cells else " ").join(parts) if any(parts) else ""
        line = line if cells else line.strip()
        if not line.startswith(ORDER) or line.strip() == ORDER:
            return line
        if line.startswith(ORDER * 2):
            return line.removeprefix(ORDER)
        name, _, rest = line.removeprefix(ORDER).replace("\t", " ").partition(" ")
        raise Ordered(name.casefold(), rest.strip())
