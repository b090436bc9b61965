"""Advice: what a colleague would say of an agenda that can be used as it is.

Agendas with errors get it, too. So that one mistake is told once, what is missing is told only
where everything could be read.
"""

from collections.abc import Iterator
from itertools import chain, islice

from conferapp.domain.authoring.draft import Draft, DraftPage
from conferapp.domain.authoring.gates import gates
from conferapp.domain.authoring.limits import Limits
from conferapp.domain.authoring.minutes_advice import minutes_advice
from conferapp.domain.authoring.placed_texts import in_languages, quoted, spoken, texts
from conferapp.domain.authoring.reading_advice import reading_advice
from conferapp.domain.authoring.reading_grade import count_words, sentences
from conferapp.domain.authoring.translation_advice import translation_advice
from conferapp.domain.authoring.whole import is_whole
from conferapp.domain.problem import MOST_PROBLEMS, Problem, Where
from conferapp.domain.spelling import nearest
from conferapp.domain.supports import SUPPORTS

BREATH = 25
"""Words that can be said in one breath, and taken in while they are said."""


def advice(draft: Draft, limits: Limits) -> tuple[Problem, ...]:
    """What could be better in an agenda, up to `MOST_PROBLEMS`; none of it keeps it from use.

    Args:
        draft: What could be read of the file.
        limits: What the program asks of the pages that a student reads alone.
    """
    missing = (minutes_advice(draft), _guess(draft)) if is_whole(draft) else ()
    found = chain(
        *missing,
        translation_advice(draft),
        reading_advice(draft, limits),
        _breathless(draft),
        _supports(draft),
    )
    return tuple(islice(found, MOST_PROBLEMS))


def _guess(draft: Draft) -> Iterator[Problem]:
    """A guess at a score whose result no question is said to ask for."""
    every = [item for _, item in draft.every_question()]
    roles = {item.question.role: item for item in every}
    guess = roles.get("predicted-score")
    if guess is None or "score" in roles:
        return
    plain = [item for item in every if item.question.kind == "score" and not item.question.role]
    result = plain[0] if len(plain) == 1 else None
    message = "No question has the role `score`, so this guess is never held against a result."
    hint = 'Give the `score` question for the result role = "score".'
    also = result.where if result else None
    yield Problem((*guess.where, "role"), message, hint, "advice", also=also)


def _supports(draft: Draft) -> Iterator[Problem]:
    """Supports that look like one that the app offers; a program may have others of its own."""
    for gate in gates(draft):
        for condition, where in gate.tests:
            name = condition.student
            meant = nearest(name, SUPPORTS) if name and name not in SUPPORTS else None
            if meant is not None:
                message = f"`{name}` isn’t a support that can be ticked in the app."
                hint = f"Did you mean `{meant}`?"
                yield Problem((*where, "student"), message, hint, "advice")


def _breathless(draft: Draft) -> Iterator[Problem]:
    """The sentences to say that leave no breath; what a student’s page hides is told as that."""
    said = (line for page in draft.pages if page.page.who != "student" for line in _lines(page))
    for where, sentence in said:
        count = count_words(spoken(sentence))
        if count > BREATH:
            message = f"{quoted(sentence)} has {count} words, too many for one breath."
            hint = f"Make two sentences of it, of {BREATH} words at most."
            yield Problem(where, message, hint, "advice", within=sentence)


def _lines(page: DraftPage) -> Iterator[tuple[Where, str]]:
    """Each sentence to say on a page, in all languages."""
    for line in texts(page, ("say",)):
        for where, _, said in in_languages(line, ""):
            yield from ((where, sentence) for sentence in sentences(said))
