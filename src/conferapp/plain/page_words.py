"""The words of a page in lines: where we are, what to do, what to say, what lies on the table."""

from collections.abc import Iterator

from conferapp.desk.session import Session
from conferapp.domain.agenda import PART_NAMES, Page
from conferapp.domain.beside_words import in_words, table_words
from conferapp.domain.last_time import opening_here
from conferapp.domain.standing import Standing
from conferapp.domain.supports import wants
from conferapp.domain.timer import spoken
from conferapp.plain.askers.spoken import aloud, told


def own_pages(session: Session, here: Page) -> list[Page]:
    """The student's pages around one of them, up to the next that isn't theirs."""
    own: list[Page] = []
    for page in session.pages():
        if page.who == "student":
            own.append(page)
        elif here in own:
            break
        else:
            own = []
    return own if here in own else [here]


def heading(session: Session, page: Page, *, private: bool) -> Iterator[str]:
    """Where we are.

    Args:
        session: The conference.
        page: The page.
        private: Whether the student has the laptop, whose own pages count then.
    """
    pages = own_pages(session, page) if private else [*session.pages()]
    number = f"{pages.index(page) + 1} of {len(pages)}" if page in pages else ""
    title = session.conference.speech(page).say(page.title)
    yield f"Page {number}. {title}" if number else title
    if not private:
        yield f"{PART_NAMES[page.part]}, {_for_whom(session.conference, page)}.{_minutes(page)}"


def _for_whom(conference: Standing, page: Page) -> str:
    first = conference.student.first
    return {"tutor": "for you alone", "student": f"for {first}", "together": f"you and {first}"}[
        page.who
    ]


def _minutes(page: Page) -> str:
    if not page.minutes or page.part != "agenda":
        return ""
    return f" About {page.minutes:g} minute{'' if page.minutes == 1 else 's'}."


def lead(conference: Standing, page: Page) -> Iterator[str]:
    """What stands above the questions; what to do and to say is the tutor's.

    Args:
        conference: The conference.
        page: The page.
    """
    speech = conference.speech(page)
    if page.intro:
        yield speech.say(page.intro).strip()
    if page.who != "student":
        if last := opening_here(conference, page):
            yield f"Say, of last time: “{last}”"
        if page.do:
            yield f"Do: {speech.say(page.do).strip()}"
        yield from (f"Say: “{speech.say(line)}”" for line in page.say)
        yield from (f"Like this: {speech.say(text)}" for text in page.good)
        yield from (f"Too vague: {speech.say(text)}" for text in page.weak)
    visit = conference.record.visit(page.id)
    if visit and visit.skipped and page.who != "student":
        yield f"Skipped: {visit.skipped}"


def table(conference: Standing, page: Page) -> Iterator[str]:
    """What lies on the table on a student's page.

    Args:
        conference: The conference.
        page: The page.
    """
    found = table_words(conference, page)
    yield from (told(amount.title, amount.text) for amount in found.amounts)
    if found.gap:
        yield found.gap
    yield from filter(None, (aloud_lines(in_words(block)) for block in found.blocks))


def aloud_lines(text: str) -> str:
    """Lines of the app's own without signs that a screen reader spells out."""
    return "\n".join(line for each in text.splitlines() if (line := aloud(each)))


def timer(conference: Standing, page: Page) -> str:
    """How the time goes on a page, in words."""
    visit = conference.record.visit(page.id)
    asked = conference.questions(page)
    still_open = sum(conference.value(question.id) is None for question in asked)
    return spoken(visit.seconds if visit else 0.0, page.minutes, len(asked), still_open)


def wants_timer(conference: Standing, page: Page) -> bool:
    """Whether a student's profile asks for the time in words on a page."""
    return page.who != "tutor" and wants(conference.student, "timer")
