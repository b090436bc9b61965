"""What helps in the middle of a talk, in lines: supports, and the quick check of a skill."""

import re

from conferapp.desk.session import Session
from conferapp.domain.agenda import Page
from conferapp.domain.conference import Conference
from conferapp.domain.handing_words import HELP_NOT_KEPT
from conferapp.domain.kinds.cells import read_points
from conferapp.domain.languages import language_name
from conferapp.domain.quick_check import HOW, checks
from conferapp.domain.supports import SUPPORTS, LanguageUnknown, helped, worded_in
from conferapp.plain.askers.spoken import aloud
from conferapp.plain.choices import ask_again, choose
from conferapp.plain.voice import Voice

NONE = "none"


def set_supports(voice: Voice, session: Session) -> None:
    """Ask what helps the student, and in which language their pages are; it holds at once.

    Args:
        voice: Speaks and listens.
        session: The conference.
    """
    student, agenda = session.conference.student, session.conference.agenda
    names = [*SUPPORTS]
    voice.say(f"What helps {student.first}?")
    for number, (name, words) in enumerate(SUPPORTS.items(), 1):
        voice.say(f"{number}. {words}: {'on' if name in student.supports else 'off'}")
    typed = voice.hear("Numbers to turn on or off, Enter leaves them")
    turned = {names[int(n) - 1] for n in re.findall(r"\d{1,3}", typed) if 0 < int(n) <= len(names)}
    if typed and not turned:
        ask_again(voice, f"Nothing was changed. The numbers go from 1 to {len(names)}.")
    ticked = [name for name in names if (name in student.supports) != (name in turned)]
    language = language_name(student.language) if student.language else ""
    if worded := worded_in(agenda.languages):
        voice.say(worded)
    enter = f"Enter leaves it, {NONE} for the agenda’s own" if language else "Enter leaves it"
    said = voice.hear(f"Language of their pages, now {language or 'the agenda’s own'}, {enter}")
    wanted = "" if said.casefold() == NONE else said or language
    try:
        changed = helped(student, ticked, wanted)
    except LanguageUnknown as problem:
        ask_again(voice, str(problem))
        changed = helped(student, ticked, language)
    if changed is student:
        voice.say("Nothing was changed.")
        return
    kept = session.meet(changed)
    on = ", ".join(words for name, words in SUPPORTS.items() if name in changed.supports)
    voice.say(f"What helps {student.first} now: {on or 'nothing'}.")
    if not kept:
        voice.say(HELP_NOT_KEPT)


def check_skill(voice: Voice, conference: Conference, page: Page) -> str:
    """Take the result of a quick check.

    Args:
        voice: Speaks and listens.
        conference: The conference.
        page: The page on which it is done.

    Returns:
        What became of the skill; "" where nothing was checked.
    """
    skills = checks(conference, page.show)
    voice.say("Quick check. Which skill?")
    at = choose(voice, [aloud(skill.label) for skill in skills], usual=None)
    if at is None:
        return ""
    while typed := voice.hear("How did it go? Right answers out of all, such as 3/4"):
        points = read_points(typed)
        if points is not None:
            return conference.check_skill(page, skills[at], *points)
        if not ask_again(voice, HOW):
            return ""
    return ""
