"""Unpacking: a file of answers looked through, without taking anything of it."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

from conferapp.domain.kinds.options import OptionQuestion
from conferapp.domain.kinds.question import Question
from conferapp.domain.model import Value
from conferapp.domain.prompt import prompt
from conferapp.domain.reading import text_of
from conferapp.domain.standing import Standing
from conferapp.domain.text import clean, shortened
from conferapp.domain.travel.brought import Brought, Found, Refused
from conferapp.domain.travel.page import FORMAT, MADE_BY
from conferapp.domain.travel.reduced import for_the_student
from conferapp.domain.travel.values import NoAnswer, Reader

MOST_ANSWERS: Final = 500
"""Answers in one file; more than any agenda has questions for a student."""
_SHOWN: Final = 120

NOT_OURS: Final = "This file holds no answers from a Conferapp page."
NEWER: Final = "A newer Conferapp made the page that saved this file. Update this one to read it."
OTHER: Final = "This belongs to another conference."
ENDED: Final = (
    "This conference has ended, so nothing can be brought in. Open it in Conferapp and correct it "
    "there, with a reason."
)
OTHER_AGENDA: Final = (
    "The agenda has changed since the page was made. Each answer was checked against the questions "
    "as they are now."
)
_UNKNOWN: Final = "There is no such question in this conference."
_NOT_THEIRS: Final = "This question isn’t one that the student answers on these pages."
_LOCKED: Final = "The result has been shown, so the prediction stays as it is."
_LATE: Final = "It was written after the result was shown on the page."
_SHAPELESS: Final = "It has no answer in it that could be read."


def conference_of(content: Mapping[str, object]) -> str | None:
    """The id of the conference that a file of answers belongs to, if it is one."""
    named = content.get("conference")
    return named if content.get("made_by") == MADE_BY and isinstance(named, str) else None


def check(content: Mapping[str, object], standing: Standing) -> Brought:
    """Look through a file of answers.

    Args:
        content: What the file holds, as JSON.
        standing: The conference as it is now.
    """
    problem = _problem(content, standing)
    answers = content.get("answers")
    if problem or not isinstance(answers, dict):
        return Brought(problem or NOT_OURS)
    return _Checker(content, answers, standing).brought()


def _problem(content: Mapping[str, object], standing: Standing) -> str:
    answers, format_ = content.get("answers"), content.get("format")
    if conference_of(content) is None or not isinstance(answers, dict):
        return NOT_OURS
    if isinstance(format_, bool) or not isinstance(format_, int) or format_ < FORMAT:
        return NOT_OURS
    if format_ > FORMAT:
        return NEWER
    if len(answers) > MOST_ANSWERS:
        return f"This file holds more than {MOST_ANSWERS} answers, and no conference has so many."
    if conference_of(content) != standing.record.id:
        return OTHER
    return ENDED if standing.record.closed else ""


class _Checker:
    """Looks at one file of answers, question by question.

    Args:
        content: What the file holds.
        answers: The answers in it.
        standing: The conference.
    """

    def __init__(
        self, content: Mapping[str, object], answers: Mapping[str, object], standing: Standing
    ) -> None:
        self._answers, self._standing = answers, standing
        self._own = for_the_student(standing)
        self._renewed = content.get("page") != standing.record.agenda.fingerprint
        self._opened = dict(_opened(content.get("opened"), standing))

    def brought(self) -> Brought:
        """What the file brings."""
        sorted_: dict[str, list[Found]] = {"new": [], "same": [], "differing": []}
        refused = [*self._strays()]
        for question in self._standing.agenda.questions.values():
            if question.id not in self._answers:
                continue
            try:
                sort, found = self._found(question, self._answers[question.id])
            except NoAnswer as problem:
                refused.append(self._refused(question, str(problem)))
            else:
                sorted_[sort] += [found] if found else []
        return Brought(
            notices=(OTHER_AGENDA,) if self._renewed else (),
            new=tuple(sorted_["new"]),
            same=tuple(sorted_["same"]),
            differing=tuple(sorted_["differing"]),
            refused=tuple(refused),
            opened=tuple(
                key
                for key in self._opened
                if self._standing.value(key) is not None
                or any(found.question == key for found in sorted_["new"])
            ),
        )

    def _found(self, question: Question, given: object) -> tuple[str, Found | None]:
        """Where an answer belongs: new, the same, or differing from one that is there."""
        page = self._standing.agenda.page_of[question.id]
        if page.who != "student" or page.part != "reflection":
            raise NoAnswer(_NOT_THEIRS)
        if not isinstance(given, Mapping) or "value" not in given:
            raise NoAnswer(_SHAPELESS)
        source = question.options_from if isinstance(question, OptionQuestion) else None
        free = source is not None and self._standing.agenda.page_of[source].who != "tutor"
        reader = Reader(prompt(self._own, page, question), free=free)
        value = reader.read(given["value"])
        before = self._standing.record.answers.get(question.id)
        found = Found(
            question=question.id,
            ask=self._standing.speech(page).ask(question),
            value=value,
            said="" if value is None else question.as_text(value),
            before=text_of(question.id, before) if before else "",
            cut=reader.cut,
        )
        if before is None:
            sort = "new"
        else:
            sort = "same" if _same(value, before.value) and not before.typed else "differing"
        if sort != "same" and self._standing.locked(question.id):
            raise NoAnswer(_LOCKED)
        if sort != "same" and _is_later(given.get("at"), self._opened.get(question.id)):
            raise NoAnswer(_LATE)
        return sort, None if sort == "new" and value is None else found

    def _refused(self, question: Question, reason: str) -> Refused:
        given = self._answers[question.id]
        value = given.get("value") if isinstance(given, Mapping) else given
        page = self._standing.agenda.page_of[question.id]
        ask = self._own.speech(page).ask(question) if page.who == "student" else ""
        return Refused(question.id, ask, _plain(value), reason)

    def _strays(self) -> Iterator[Refused]:
        """Answers to questions that nobody asks."""
        for name, given in self._answers.items():
            if name not in self._standing.agenda.questions:
                value = given.get("value") if isinstance(given, Mapping) else given
                yield Refused(shortened(clean(name), _SHOWN), "", _plain(value), _UNKNOWN)


def _opened(listed: object, standing: Standing) -> Iterator[tuple[str, object]]:
    """The predictions behind which results were opened on the page, each with its moment."""
    questions = standing.agenda.questions
    keys = {q.reveal_after for q in questions.values() if q.reveal_after is not None}
    for each in listed[:MOST_ANSWERS] if isinstance(listed, list) else ():
        key = each.get("key") if isinstance(each, Mapping) else None
        if isinstance(key, str) and key in keys and key in questions and not standing.locked(key):
            yield key, each.get("at")


def _is_later(one: object, other: object) -> bool:
    """Whether one moment is behind another; what is no moment tells nothing."""
    try:
        first, second = (datetime.fromisoformat(str(each)) for each in (one, other))
        return first > second
    except (TypeError, ValueError):
        return False


def _same(one: Value, other: Value) -> bool:
    """Whether two answers say the same; an empty cell is as good as none."""
    return _written(one) == _written(other)


def _written(value: Value) -> str:
    return json.dumps(_without_nothing(value), sort_keys=True)


def _without_nothing(value: Value) -> Value:
    if isinstance(value, dict):
        return {key: _without_nothing(each) for key, each in value.items() if each is not None}
    if isinstance(value, list):
        return [_without_nothing(each) for each in value]
    return value


def _plain(value: object) -> str:
    """Anything that JSON holds, on one short line."""
    said = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return shortened(clean(said[: 10 * _SHOWN]), _SHOWN)
