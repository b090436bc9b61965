"""An answer pair: two answers to one question, in two versions of a conference.

They are JSON as a record keeps it. Two are told apart by everything but the time at which they were
given: who said it, what was asked, and who may get it count as much as the words.
"""

from collections.abc import Callable, Mapping

from pydantic import JsonValue

from conferapp.domain.almanac import moment_of
from conferapp.domain.kinds.options import ListAnswer
from conferapp.domain.kinds.question import Question
from conferapp.domain.kinds.rows import RowsQuestion
from conferapp.domain.kinds.words import Long, TextQuestion
from conferapp.domain.model import Value, as_rows
from conferapp.domain.reading import question_of
from conferapp.domain.record import Answer
from conferapp.domain.weaving import Choice, Content, Difference, Place, goes_on, same, united

SAID = ("value", "typed")
_TIME = "at"


def paired(place: Place, left: Content, right: Content) -> Content | Difference:
    """One answer out of two, where that is plain, or the difference.

    Args:
        place: Where they stand in the record.
        left: The one answer.
        right: The other.
    """
    newer, older = (left, right) if _at(left) >= _at(right) else (right, left)
    if all(same(left[key], right[key]) for key in (left.keys() & right.keys()) - {_TIME}):
        return {**older, **newer}  # a key that only one has is one that its program alone knows
    if not _alike(left, right):
        return Difference(place, left, right)
    likely = _likely(left, right)  # which holds both, so that joined they would say it twice
    both = None if likely else _both(str(place[-1]), left, right)
    return Difference(place, left, right, both, likely)


def _alike(left: Content, right: Content) -> bool:
    """Whether two answers differ in nothing but what was said."""
    kept = [{k: v for k, v in side.items() if k not in {*SAID, _TIME}} for side in (left, right)]
    return same(kept[0], kept[1])


def _likely(left: Content, right: Content) -> Choice | None:
    """The one that goes on where the other stops, or the newer of two that read the same."""
    ours, theirs = _said(left), _said(right)
    if same(_reads(ours), _reads(theirs)):
        return "left" if _at(left) >= _at(right) else "right"
    if goes_on(ours, theirs):
        return "left"
    return "right" if goes_on(theirs, ours) else None


def _said(answer: Content) -> JsonValue:
    value = answer.get("value")
    return answer.get("typed") if value is None else value


def _reads(said: JsonValue) -> JsonValue:
    return " ".join(said.split()) if isinstance(said, str) else said


def _both(question_id: str, left: Content, right: Content) -> JsonValue:
    """The two joined, if the question takes that; None if not."""
    answer = Answer.model_validate(right)
    question = question_of(question_id, answer)
    ours = left.get("value")
    if question is None or ours is None or answer.value is None:
        return None
    for kind, join in _JOINED.items():
        if isinstance(question, kind):
            joined = join(question, ours, answer.value)
            if joined is None or question.problem(joined) is not None:
                return None
            at = max(str(side[_TIME]) for side in (left, right))
            return {**left, "value": joined, _TIME: at}
    return None


def _words(question: Question, left: Value, right: Value) -> Value:
    """One under the other; on one line where there is only one."""
    between = "\n" if isinstance(question, Long) else " / "
    return f"{str(left).rstrip()}{between}{str(right).lstrip()}"


def _rows(question: Question, left: Value, right: Value) -> Value:
    """The rows of both, if no two have the same name: those are two versions of one row."""
    rows = united(left, right)
    first = question.columns[0].key if isinstance(question, RowsQuestion) else ""
    names = [str(row.get(first)) for row in as_rows(rows)]
    return rows if len({*names}) == len(names) else None


def _members(_: Question, left: Value, right: Value) -> Value:
    return united(left, right)


_JOINED: Mapping[type[Question], Callable[[Question, Value, Value], Value]] = {
    TextQuestion: _words,
    RowsQuestion: _rows,
    ListAnswer: _members,
}
"""How two answers are joined, by what kind of question it is; other kinds hold one thing only."""


def _at(answer: Content) -> tuple[float, str]:
    return moment_of(answer.get(_TIME)), str(answer.get(_TIME))
