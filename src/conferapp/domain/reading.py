"""Reading a record without its agenda: its answers as text, its goal and its plan."""

from collections.abc import Mapping

from pydantic import ValidationError

from conferapp.domain.kinds.phrases import ENGLISH, Words
from conferapp.domain.kinds.question import Question
from conferapp.domain.kinds.union import KINDS, QUESTION
from conferapp.domain.record import Answer, Record
from conferapp.domain.text import say_number


def question_of(question_id: str, answer: Answer) -> Question | None:
    """The question behind an answer, from what the record keeps of it.

    Returns:
        The question, or None when a newer or foreign program wrote a kind that isn't known.
    """
    kind = KINDS.get(answer.kind)
    known = kind.OWN_KEYS if kind else ()
    keys = {key: value for key, value in answer.keys.items() if key in known}
    try:
        return QUESTION.validate_python(
            {**keys, "id": question_id, "kind": answer.kind, "ask": answer.ask or "?"}
        )
    except ValidationError:
        return None


def text_of(question_id: str, answer: Answer, words: Words = ENGLISH) -> str:
    """An answer as text for people, its unread typing included."""
    if answer.value is None:
        return answer.typed or ""
    question = question_of(question_id, answer)
    if question is None:
        return _plain(answer.value, words)
    return question.as_text(answer.value, words)


def _plain(value: object, words: Words) -> str:
    """Any JSON value as words; a list has a line for each member, an object one line."""
    if isinstance(value, bool):
        return words.say("answers.yes" if value else "answers.no")
    if isinstance(value, Mapping):
        return " · ".join(said for cell in value.values() if (said := _plain(cell, words)))
    if isinstance(value, list):
        return "\n".join(said for member in value if (said := _plain(member, words)))
    return say_number(value)


def ties_of(record: Record, words: Words = ENGLISH) -> tuple[str, ...]:
    """Strengths tied to the effort behind them and struggles to a coming chance, a line each."""
    return tuple(
        _led(str(answer.keys.get("sort")), line, words)
        for question_id, answer in record.answers.items()
        if answer.kind == "connections"
        for line in text_of(question_id, answer, words).splitlines()
    )


def _led(sort: str, line: str, words: Words) -> str:
    return words.say(f"answers.{sort}", tie=line) if sort in TIES else line


TIES = ("strength", "struggle")
"""The sorts of ties, each of which has its words in front."""
