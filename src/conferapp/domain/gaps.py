"""Gaps: what is still open when a conference is about to be finished. Nothing blocks."""

from collections.abc import Iterator
from dataclasses import dataclass

from conferapp.domain.agenda import Page
from conferapp.domain.standing import Standing


@dataclass(frozen=True)
class Gap:
    """Something that was left open.

    Attributes:
        page: Where to go.
        question: The question to go to, or None for the page as a whole.
        sentence: What is open, for the tutor.
        afterwards: Whether it can wait until the student has left.
    """

    page: Page
    question: str | None
    sentence: str
    afterwards: bool = False


def gaps(conference: Standing) -> tuple[Gap, ...]:
    """Everything left open, in the order of the pages."""
    return tuple(gap for page in conference.pages() for gap in _on(conference, page))


def _on(conference: Standing, page: Page) -> Iterator[Gap]:
    visit = conference.record.visit(page.id)
    if page.optional or (visit and visit.skipped):
        return
    later = page.part == "follow_up"
    speech = conference.speech(page, overheard=True)
    title = speech.say(page.title)
    if visit is None:
        yield Gap(page, None, f"{title}: not opened yet", later)
        return
    for question in conference.questions(page):
        if conference.locked(question.id):
            continue  # nothing can be done about it any more
        ask = speech.ask(question)
        typed = conference.typed(question.id)
        value = conference.value(question.id)
        wrong = question.problem(value) if value is not None else None
        # The student looks at this list, too, or hears it: what is typed on pages of the tutor's
        # stays there.
        if typed and (page.who == "tutor" or conference.covered(question.id)):
            yield Gap(page, question.id, f"{title}: what is typed could not be read. {ask}", later)
        elif typed:
            yield Gap(page, question.id, f"{title}: “{typed}” could not be read. {ask}", later)
        elif value is None and question.required:
            yield Gap(page, question.id, f"{title}: {ask}", later)
        elif wrong:
            yield Gap(page, question.id, f"{title}: {wrong}", later)
