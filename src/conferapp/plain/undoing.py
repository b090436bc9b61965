"""Undoing: brings answers back to what they were, several steps, for one sitting."""

from dataclasses import dataclass

from conferapp.domain.conference import Conference
from conferapp.domain.record import Answer

MOST = 200
"""Steps that are kept."""


@dataclass(frozen=True)
class Step:
    """An answer that was changed.

    Attributes:
        question: The question's id.
        before: What was there before, or None for nothing.
    """

    question: str
    before: Answer | None


class Steps:
    """The answers that were changed, the newest last."""

    def __init__(self) -> None:
        """Begin with none."""
        self._steps: list[Step] = []

    def __len__(self) -> int:
        """How many there are."""
        return len(self._steps)

    def note(self, conference: Conference, question: str, before: Answer | None) -> None:
        """Note what an answer was, if it is another one now.

        Args:
            conference: The conference.
            question: The question's id.
            before: The answer before.
        """
        now = conference.record.answers.get(question)
        if _said(now) != _said(before):
            self._steps = [*self._steps, Step(question, before)][-MOST:]

    def undo(self, conference: Conference) -> str | None:
        """Bring the answer that was changed last back to what it was.

        Args:
            conference: The conference.

        Returns:
            The question's id, or None where there is nothing that can be brought back.
        """
        while self._steps:
            step = self._steps.pop()
            known = step.question in conference.agenda.questions
            before = step.before
            if known and conference.answer(
                step.question,
                before.value if before else None,
                typed=before.typed if before else None,
                by=before.by if before else None,
            ):
                return step.question
        return None

    def forget(self) -> None:
        """Forget them all: whoever types next isn't who typed them."""
        self._steps = []


def _said(answer: Answer | None) -> tuple[object, ...] | None:
    return (answer.value, answer.typed, answer.by) if answer else None
