"""What is said where the laptop goes from one to the other."""

from collections.abc import Sequence
from typing import Final

from conferapp.domain.agenda import Page
from conferapp.domain.languages import language_name
from conferapp.domain.standing import Standing

THANKS: Final = "Thank you. That was good thinking."
ONE_MOMENT: Final = "One moment."
HELP_NOT_KEPT: Final = (
    "This holds for now, but the student’s file can’t be changed, so it isn’t kept."
)
"""Said where what helps a student was set."""


def please_give_back(tutor: str) -> str:
    """What a student is asked at the end of their pages.

    Args:
        tutor: The tutor’s name, or "".
    """
    return f"Please give the laptop back to {tutor or 'your tutor'}."


def whats_on(conference: Standing) -> str:
    """How many supports are on; which ones isn’t told where the student may be looking on."""
    count = len(conference.student.supports)
    return f"What helps: {count} on" if count else ""


def untranslated(conference: Standing, pages: Sequence[Page]) -> str:
    """What the student’s pages don’t say in the student’s language; "" for nothing.

    Args:
        conference: The conference.
        pages: The pages of it that can be opened.
    """
    student, agenda = conference.student, conference.agenda
    own = [page for page in pages if page.who == "student"]
    missing = sum(conference.speech(page).missing() for page in own)
    if not student.language or not missing:
        return ""
    shown = f"they show in {language_name(agenda.languages[0])}."
    if agenda.speaks(student.language):
        words = "wording isn’t" if missing == 1 else "wordings aren’t"
        said = f"{missing} {words} translated into {language_name(student.language)} yet"
    else:
        said = f"These pages have no wording in {language_name(student.language)}"
    return f"⚑ {said}: {shown}"
