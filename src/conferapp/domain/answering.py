"""Answering: what is said in a conference, and how each change puts a new record in its place.

It holds a frozen `Record` and puts a new one in its place at every change, so that a snapshot
for the saver costs nothing and order is simply the record's `revision`. Widgets show what is
here and report to it; nothing reads a widget to learn an answer.
"""

from collections.abc import Sequence
from typing import Any, Final, Literal

from conferapp.domain.agenda import Page
from conferapp.domain.kinds.question import By, Question
from conferapp.domain.kinds.tables import Topics
from conferapp.domain.model import Value, as_rows
from conferapp.domain.quick_check import Check, checked
from conferapp.domain.record import Answer, Note, Removed, Reveal
from conferapp.domain.removed import Keep, with_removed
from conferapp.domain.standing import Standing
from conferapp.domain.stood import Lost, Stood
from conferapp.domain.text import MAX_LONG, clean, limit, say_number

ANSWER_FIRST: Final = "Write the answer first, then say whose words it is."


class Answering(Standing):
    """A standing in which answers are given, notes are taken, and results are opened."""

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401  # as `Standing` has them
        """See `Standing`."""
        super().__init__(*given, **named)
        self._stood = Stood()

    def answer(
        self,
        question_id: str,
        value: Value,
        *,
        typed: str | None = None,
        by: By | None = None,
        keep: Keep = "lost",
    ) -> bool:
        """Take an answer; what it takes away of the one before is kept among what was removed.

        Args:
            question_id: The question.
            value: The answer, shaped by its kind; None or something empty takes it away.
            typed: What was typed, where it could not be read as an answer.
            by: Whose words they are; by default the tutor's on tutor pages, else the student's.
            keep: What of the one before is kept.

        Returns:
            Whether anything changed; see `takes` for what can't.
        """
        question = self.agenda.questions[question_id]
        before = self._record.answers.get(question_id)
        value, typed = question.tidy(value), typed or None
        same = (before.value, before.typed) if before else (None, None)
        whose = before is None or by in {None, before.by}
        if not self.takes(question_id) or (whose and same == (value, typed)):
            return False
        if keep != "lost":
            self.leave()
        answers = dict(self._record.answers)
        if value is None and typed is None:
            answers.pop(question_id, None)
        else:
            answers[question_id] = self._answer(question, value, typed, by, before)
        after = answers.get(question_id)
        if keep == "lost":
            lost = self._stood.lost(question, before, after)
        else:
            lost = [Lost(question_id, before)] if before and keep == "all" else []
        self._change(answers=answers, removed=self._kept(lost, whole=keep == "all"))
        return True

    def leave(self) -> None:
        """Leave the field one was in: words that went out of it bit by bit are kept now."""
        for lost in self._stood.left(self.agenda.questions, self._record):
            self._change(removed=self._kept([lost]))

    def turn_whose(self, question_id: str) -> By:
        """Turn an answer from the student's words into the tutor's, or back; whose they are now."""
        answer = self._record.answers[question_id]
        by: By = "student" if answer.by == "tutor" else "tutor"
        self.answer(question_id, answer.value, typed=answer.typed, by=by)
        return by

    def takes(self, question_id: str) -> bool:
        """Whether an answer can change now.

        One that is locked can't, and behind the end only those for afterwards can.
        """
        later = self.agenda.page_of[question_id].part == "follow_up"
        return not self.locked(question_id) and (later or not self._record.closed)

    def _answer(
        self,
        question: Question,
        value: Value,
        typed: str | None,
        by: By | None,
        before: Answer | None,
    ) -> Answer:
        changed = {"value": value, "typed": typed, "at": self.clock.stamp()}
        if before is not None:
            return before.model_copy(update=changed | ({"by": by} if by else {}))
        page = self.agenda.page_of[question.id]
        return Answer(
            kind=question.kind,
            part=page.part,
            page=page.id,
            by=by or self.agenda.by(question),
            ask=self.speech(page).ask(question),
            keys=question.keys(),
            share=self.agenda.share(question),
            quotes=self.speech(page).quoted(question) or None,
            **changed,  # type: ignore[arg-type]  # a mapping of mixed values
        )

    def note(self, page: Page, text: str, *, by: By = "tutor", question: str | None = None) -> None:
        """Add a note to a page, or a comment on one of its answers."""
        words = self._words(text)
        if words:
            note = Note(at=self.clock.stamp(), page=page.id, by=by, text=words, question=question)
            self._change(notes=(*self._record.notes, note))

    def amend_note(self, number: int, text: str) -> None:
        """Change the words of a note by its place in the record; "" removes it."""
        notes = list(self._record.notes)
        words = self._words(text)
        before = notes[number]
        notes[number : number + 1] = [before.model_copy(update={"text": words})] if words else []
        lost = self._stood.lost_note(number, before, words)
        self._change(notes=tuple(notes), removed=self._kept(lost))

    def check_skill(self, page: Page, found: Check, points: float, out_of: float) -> str:
        """Take the result of a quick check: the skill's level moves, and a note keeps the result.

        Args:
            page: The page on which it was done.
            found: The skill.
            points: Points in the check.
            out_of: How many there were, above 0.

        Returns:
            What happened, in a sentence.
        """
        question = self.agenda.questions[found.question]
        if not isinstance(question, Topics):
            raise TypeError(question.kind)
        rows = [
            checked(question, row, points, out_of) if number == found.row else row
            for number, row in enumerate(as_rows(self.value(question.id)))
        ]
        self.answer(question.id, list(rows))
        now = rows[found.row].get("level")
        result = f"{say_number(points)} of {say_number(out_of)}"
        moved = f"{found.level or 'no level'} → {now}" if now != found.level else f"still {now}"
        said = f"Quick check, {found.topic}: {result}, {moved}"
        self.note(page, said, question=question.id)
        return said

    def reveal(self, key: str, *, by_tutor: bool = False) -> bool:
        """Open all answers that wait for a question.

        Args:
            key: The question that they wait for.
            by_tutor: Whether the tutor opens them on purpose, answered or not.

        Returns:
            Whether they are open now.
        """
        if self.value(key) is None and not by_tutor:
            return self.locked(key)
        now = self.clock.stamp()
        by: Literal["answer", "tutor"] = "answer" if self.value(key) is not None else "tutor"
        opened = tuple(
            Reveal(question=q.id, at=now, after=key, by=by)
            for q in self.agenda.questions.values()
            if q.reveal_after == key and self.covered(q.id)
        )
        if opened:
            self._change(reveals=(*self._record.reveals, *opened))
        return True

    # How it is kept ----------------------------------------------------------------------

    def _kept(self, lost: Sequence[Lost], *, whole: bool = False) -> tuple[Removed, ...]:
        """What was removed, with what is lost now."""
        removed = self._record.removed
        for each in lost:
            removed = with_removed(removed, each, self.clock.stamp(), whole=whole)
        return removed

    def _words(self, text: str) -> str:
        return limit(clean(text, lines=True).strip(), MAX_LONG)[0]

    def _change(self, **changed: object) -> None:
        if all(getattr(self._record, name) == value for name, value in changed.items()):
            return
        self._record = self._record.model_copy(
            update={**changed, "revision": self._record.revision + 1, "updated": self.clock.stamp()}
        )
