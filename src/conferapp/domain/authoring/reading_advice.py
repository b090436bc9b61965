"""Reading advice: whether a student finds something on a page, and can read it alone."""

from collections.abc import Iterator, Sequence

from conferapp.domain.authoring.draft import Draft, DraftPage
from conferapp.domain.authoring.limits import Limits
from conferapp.domain.authoring.placed_texts import (
    ON_PAGE,
    ON_QUESTION,
    in_languages,
    languages_of,
    quoted,
    read_on,
    spoken,
    students_pages,
    texts,
)
from conferapp.domain.authoring.reading_grade import Measured, count_words, measured, sentences
from conferapp.domain.authoring.whole import is_page_whole
from conferapp.domain.problem import Problem
from conferapp.domain.text import say_number
from conferapp.domain.wording import base, word

ENOUGH_WORDS = 30
"""With fewer words on a page, one long word would decide about its grade."""

_TUTORS = ("do", "say", "good", "weak")
"""Keys of a page that no student’s page shows."""


def reading_advice(draft: Draft, limits: Limits) -> Iterator[Problem]:
    """What to say about the pages that a student reads alone.

    Args:
        draft: The agenda.
        limits: How hard and how long a page may be.
    """
    languages = languages_of(draft)
    for page in students_pages(draft):
        yield from _unseen(page) if _tutors_keys(page) else _hollow(page)
        if limits.reading_grade is not None and languages:
            yield from _hard(page, languages[0], limits.reading_grade)
        if limits.page_words is not None:
            yield from _long(page, languages, limits.page_words)


def _tutors_keys(page: DraftPage) -> list[str]:
    return [key for key in _TUTORS if getattr(page.page, key)]


def _unseen(page: DraftPage) -> Iterator[Problem]:
    keys = _tutors_keys(page)
    message = f"This is a student’s page, which doesn’t show `{'`, `'.join(keys)}` to anybody."
    hint = "Move it to a page for the tutor or for both; a student can read the `intro`."
    yield Problem((*page.where, keys[0]), message, hint, "advice", at_key=True)


def _hollow(page: DraftPage) -> Iterator[Problem]:
    if is_page_whole(page) and not (page.questions or page.page.intro or page.page.show):
        message = "A student finds nothing but the title on this page."
        hint = "Give it an `intro` or a question, or take it out."
        yield Problem(page.where, message, hint, "advice", at_key=True)


def _hard(page: DraftPage, first: str, most: float) -> Iterator[Problem]:
    """A page that only older students follow, told at the sentence that weighs most.

    Only English is measured; in an agenda of several languages that is its English wording.
    """
    english = [
        (where, sentence, measured([spoken(sentence)]))
        for placed in read_on(page)
        for where, tag, said in in_languages(placed, first)
        if base(tag) == "en"
        for sentence in sentences(said)
    ]
    english = [part for part in english if part[2].words]
    whole = sum((part for *_, part in english), Measured())
    grade = round(whole.grade, 1)
    if whole.words < ENOUGH_WORDS or not whole.english or grade <= most:
        return
    where, hardest, _ = min(english, key=lambda part: (whole - part[2]).grade)
    message = (
        f"The page `{page.page.id}` is for readers of about grade {say_number(grade)}, and the "
        f"program’s `reading_grade` is {say_number(most)}. This weighs most: {quoted(hardest)}."
    )
    hint = "Say it in shorter sentences and plainer words."
    yield Problem(where, message, hint, "advice", within=hardest)


def _long(page: DraftPage, languages: Sequence[str], most: int) -> Iterator[Problem]:
    """A page with more words than the limit, not counting those that are there only at times."""
    always = (item for item in page.questions if "show_if" not in item.raw)
    read = [*texts(page, ON_PAGE), *(part for item in always for part in texts(item, ON_QUESTION))]
    counts = [(count_words(spoken(word(text, languages[:1]))), where) for where, text in read]
    found = sum(count for count, _ in counts)
    if found > most:
        _, longest = max(counts, key=lambda count: count[0])
        message = (
            f"A student reads {found} words on the page `{page.page.id}`, and the program’s "
            f"`page_words` is {most}."
        )
        hint = "Make two pages of it, or shorten its longest text."
        yield Problem(page.where, message, hint, "advice", at_key=True, also=longest)
