"""What a file of answers brings, before anything of it is taken: found, compared, or refused."""

from dataclasses import dataclass

from conferapp.domain.model import Value


@dataclass(frozen=True)
class Found:
    """An answer that can be taken.

    Attributes:
        question: The id of its question.
        ask: The question.
        value: The answer; None where the student took it away.
        said: The answer as text, "" for one that was taken away.
        before: The answer that is there already, as text; "" for none.
        cut: How many characters had no room.
    """

    question: str
    ask: str
    value: Value
    said: str
    before: str = ""
    cut: int = 0


@dataclass(frozen=True)
class Refused:
    """An answer that can't be taken.

    Attributes:
        question: The id that the file gives, cleaned and short.
        ask: The question, or "" where nobody knows it.
        said: What the file has for it, as text, cleaned and short.
        reason: Why not, as a sentence.
    """

    question: str
    ask: str
    said: str
    reason: str


@dataclass(frozen=True)
class Brought:
    """A file of answers that was looked through.

    Attributes:
        problem: Why nothing of it can be taken, as a sentence; "" where something can.
        notices: What should be known besides, as sentences.
        new: Answers to questions that have none yet.
        same: Answers that are there already.
        differing: Answers to questions that have another one; never taken unasked.
        refused: Answers that can't be taken.
        opened: The predictions behind which the student has seen the result on the page.
    """

    problem: str = ""
    notices: tuple[str, ...] = ()
    new: tuple[Found, ...] = ()
    same: tuple[Found, ...] = ()
    differing: tuple[Found, ...] = ()
    refused: tuple[Refused, ...] = ()
    opened: tuple[str, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether there is anything that could be taken."""
        return bool(self.new or self.differing or self.opened)
