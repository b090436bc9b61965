"""Deeds: what each order does."""

from typing import TYPE_CHECKING

from conferapp.desk import renewing
from conferapp.domain.agenda import PART_NAMES, Page
from conferapp.domain.kinds.question import By
from conferapp.domain.pace import pace, pace_words
from conferapp.domain.reveal import covered_on
from conferapp.domain.said_why import TO_SKIP
from conferapp.domain.speech import goal_on_top
from conferapp.domain.spelling import nearest
from conferapp.domain.text import fold
from conferapp.plain import page_words
from conferapp.plain.askers.spoken import spoken
from conferapp.plain.choices import ask_again, ask_why
from conferapp.plain.helping import check_skill, set_supports

if TYPE_CHECKING:
    from conferapp.plain.walk import Walk

COVERED = "Covered, since a student may hear it. The same order once more opens it."
FINISH = "finish"


def go_on(walk: "Walk", _rest: str) -> None:
    """Go on to the next page."""
    if walk.ending.looked:
        walk.voice.say("This is the end. /finish ends the conference.")
    else:
        walk.forward()


def go_back(walk: "Walk", _rest: str) -> None:
    """Go back one question, or one page; from the finish, to the talk."""
    if walk.ending.looked:
        place = walk.conference.place()
        asked = walk.conference.questions(place)
        walk.turn(place, asked[-1].id if asked else None)
    else:
        walk.backward()


def again(walk: "Walk", rest: str) -> None:
    """Say the page once more from its top, or ask one of its questions."""
    asked = walk.conference.questions(walk.page)
    if not rest:
        walk.enter()
    elif rest.isdecimal() and 1 <= int(rest[:6]) <= len(asked):
        walk.question = asked[int(rest[:6]) - 1].id
        walk.at(walk.ask_on)
    else:
        ask_again(walk.voice, "/list gives the questions of this page their numbers.")


def list_page(walk: "Walk", _rest: str) -> None:
    """Say the questions of the page with their answers."""
    conference, page = walk.conference, walk.page
    speech = conference.speech(page)
    for number, question in enumerate(conference.questions(page), 1):
        typed = conference.typed(question.id)
        value, today = conference.value(question.id), conference.clock.today()
        lines = (typed,) if typed else spoken(question, value, today)
        said = "; ".join(lines) if lines else "nothing yet"
        walk.voice.say(f"{number}. {speech.ask(question)} {said}")
    if not conference.questions(page):
        walk.voice.say("This page asks nothing.")


def _titled(walk: "Walk", page: Page) -> str:
    return walk.conference.speech(page, overheard=True).say(page.title)


def list_pages(walk: "Walk", _rest: str) -> None:
    """Say all pages, with their numbers and how far they are."""
    part = ""
    for number, page in enumerate(walk.session.pages(), 1):
        if page.part != part:
            part = page.part
            walk.voice.say(f"{PART_NAMES[page.part]}:")
        visit = walk.conference.record.visit(page.id)
        here = ", here" if page.id == walk.page.id else ""
        seen = "" if visit is None else ", skipped" if visit.skipped else ", opened"
        walk.voice.say(f"{number}. {_titled(walk, page)}{here or seen}")


def go(walk: "Walk", rest: str) -> None:
    """Go to a page by its number, or by words of its title."""
    pages = walk.session.pages()
    if fold(rest) == FINISH and not walk.session.ended:
        walk.at(walk.ending.look)
        return
    if rest.isdecimal():
        found = pages[int(rest[:6]) - 1] if 1 <= int(rest[:6]) <= len(pages) else None
    else:
        titles = {_titled(walk, page): page for page in reversed(pages)}
        said = fold(rest)
        with_it = [title for title in titles if said and said in fold(title)]
        near = with_it[-1] if with_it else nearest(rest, titles) if rest else None
        found = titles[near] if near else None
    if found is None:
        ask_again(walk.voice, "/pages gives the pages their numbers, such as for /go 3.")
    else:
        walk.turn(found)


def give_back(walk: "Walk", _rest: str) -> None:
    """The student gives the laptop back."""
    walk.handing.give_back()


def note(walk: "Walk", rest: str) -> None:
    """Write a note: the words behind the order, or lines up to an empty one."""
    conference = walk.conference
    if rest:
        conference.note(walk.page, rest)
        walk.session.keep(at_once=True)
        walk.voice.say("Noted.")
        return
    walk.voice.say("A note on this page. An empty line ends it.")
    number, lines = len(conference.record.notes), list[str]()
    while line := walk.voice.hear("Note"):
        lines.append(line)
        if len(conference.record.notes) == number:
            conference.note(walk.page, line)
        else:
            conference.amend_note(number, "\n".join(lines))
        walk.session.keep(at_once=True)
    walk.voice.say("Noted." if lines else "Nothing was noted.")


def _opened(walk: "Walk") -> bool:
    """Whether what stands beside the page may be said; asked once more, it is."""
    if walk.beside_covered:
        walk.uncovered = True
        walk.voice.say(COVERED)
        return False
    return True


def say_notes(walk: "Walk", _rest: str) -> None:
    """Say the notes of the page."""
    if not _opened(walk):
        return
    found = [n.text for n in walk.conference.record.notes if n.page == walk.page.id and n.text]
    for number, text in enumerate(found, 1):
        walk.voice.say(f"{number}. {text}")
    if not found:
        walk.voice.say("No notes on this page. /note writes one.")


def beside(walk: "Walk", _rest: str) -> None:
    """Say what stands beside the page, as the screen shows it there."""
    if _opened(walk) and not walk.say_beside():
        walk.voice.say("Nothing to look at beside this page.")


def skip(walk: "Walk", rest: str) -> None:
    """Skip the page with a word why, or take that back."""
    visit = walk.conference.record.visit(walk.page.id)
    if visit and visit.skipped:
        walk.conference.skip(walk.page, "")
        walk.session.keep(at_once=True)
        walk.voice.say("Not skipped any more.")
        return
    why = rest or ask_why(walk.voice, "Skip this page. Why?", TO_SKIP)
    if why:
        walk.conference.skip(walk.page, why)
        walk.session.keep(at_once=True)
        walk.voice.say(f"Skipped: {why}")
        walk.forward()


def undo(walk: "Walk", _rest: str) -> None:
    """Bring the answer that was changed last back to what it was."""
    conference = walk.conference
    name = walk.undone.undo(conference)
    if name is None:
        walk.voice.say("Nothing that was answered here can be brought back any more.")
        return
    walk.session.keep(at_once=True)
    question, page = conference.agenda.questions[name], conference.agenda.page_of[name]
    lines = spoken(question, conference.value(name), conference.clock.today())
    said = "; ".join(lines) or conference.typed(name) or "nothing yet"
    walk.voice.say(f"Undone. {conference.speech(page).ask(question)} {said}")


def whose(walk: "Walk", _rest: str) -> None:
    """Turn the answer to this question, or else to the one before, into the other one's words."""
    conference = walk.conference
    asked = [question.id for question in conference.questions(walk.page)]
    here = asked.index(walk.question) + 1 if walk.question in asked else len(asked)
    answered = [name for name in asked[:here][-2:] if name in conference.record.answers]
    if not answered:
        walk.voice.say("Write the answer first, then say whose words it is.")
        return
    name = answered[-1]
    answer = conference.record.answers[name]
    by: By = "student" if answer.by == "tutor" else "tutor"
    conference.answer(name, answer.value, typed=answer.typed, by=by)
    walk.session.keep(at_once=True)
    words = "your words" if by == "tutor" else f"{walk.first}’s words"
    ask = conference.speech(walk.page).ask(conference.agenda.questions[name])
    walk.voice.say(f"{ask} Kept as {words} now.")


def reveal(walk: "Walk", _rest: str) -> None:
    """Open covered results on purpose; the record says so."""
    for key in tuple(covered_on(walk.conference, walk.page)):
        walk.conference.reveal(key, by_tutor=True)
    walk.session.keep(at_once=True)
    walk.voice.say("The result is open now.")
    walk.say_result()


def check(walk: "Walk", _rest: str) -> None:
    """Check a skill here and now."""
    said = check_skill(walk.voice, walk.conference, walk.page)
    if said:
        walk.session.keep(at_once=True)
        walk.voice.say(said)


def supports(walk: "Walk", _rest: str) -> None:
    """Say what helps the student; it holds at once."""
    set_supports(walk.voice, walk.session)


def hand(walk: "Walk", _rest: str) -> None:
    """Hand the laptop to the student, also in the middle of their pages."""
    walk.handing.hand_over()


def say_goal(walk: "Walk", _rest: str) -> None:
    """Say the goal."""
    goal = goal_on_top(walk.conference)
    walk.voice.say(f"Goal: {goal}" if goal else "No goal yet: you will agree on one together.")


def say_time(walk: "Walk", _rest: str) -> None:
    """Say how the time goes, on this page and in the talk."""
    walk.conference.look()
    if walk.entered:
        walk.voice.say(page_words.timer(walk.conference, walk.page))
    if walk.session.allotted is not None or walk.page.part == "agenda":
        walk.voice.say(f"The talk: {pace_words(pace(walk.conference, walk.session.allotted))}.")


def renew(walk: "Walk", _rest: str) -> None:
    """Go on with the newest version of the agenda."""
    anew, said = renewing.renew(walk.desk, walk.session)
    walk.voice.say(said)
    if anew:
        walk.undone.forget()
        walk.turn(walk.session.place())


def finish(walk: "Walk", _rest: str) -> None:
    """See what is open; there, end the conference."""
    if walk.ending.looked:
        walk.ending.finish()
    else:
        walk.at(walk.ending.look)


def cancel(walk: "Walk", rest: str) -> None:
    """End a conference that didn't happen."""
    walk.ending.cancel(rest)


def stop(walk: "Walk", _rest: str) -> None:
    """Leave."""
    walk.at(None)
