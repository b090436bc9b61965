"""Moving: the orders that lead to another question or page, to the finish, or out."""

from typing import TYPE_CHECKING

from conferapp.domain.agenda import PART_NAMES, Page
from conferapp.domain.spelling import nearest
from conferapp.domain.text import fold
from conferapp.plain.askers.spoken import spoken, told
from conferapp.plain.choices import ask_again

if TYPE_CHECKING:
    from conferapp.plain.walk import Walk

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
        walk.at(walk.on_page.ask_on)
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
        walk.voice.say(f"{number}. {told(speech.ask(question), said)}")
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
    if not rest:
        list_pages(walk, rest)
        return
    if fold(rest) == FINISH and not walk.session.ended:
        walk.at(walk.ending.look)
        return
    if rest.isdecimal():
        found = pages[int(rest[:6]) - 1] if 1 <= int(rest[:6]) <= len(pages) else None
    else:
        titles = {_titled(walk, page): page for page in reversed(pages)}
        said = fold(rest)
        with_it = [title for title in titles if said and said in fold(title)]
        near = with_it[-1] if with_it else nearest(rest, titles)
        found = titles[near] if near else None
    if found is None:
        ask_again(walk.voice, f"{_no_page(rest, len(pages))} /pages gives them their numbers.")
    else:
        walk.turn(found)


def _no_page(said: str, number: int) -> str:
    if said.isdecimal():
        return f"There is no page {said[:6]}: the last one is {number}."
    return "No page’s title has that in it."


def give_back(walk: "Walk", _rest: str) -> None:
    """The student gives the laptop back."""
    walk.handing.give_back()


def hand(walk: "Walk", _rest: str) -> None:
    """Hand the laptop to the student, also in the middle of their pages."""
    walk.handing.hand_over()


def finish(walk: "Walk", _rest: str) -> None:
    """See what is open; there, end the conference; behind that, leave."""
    if walk.session.ended:
        walk.at(None)
    elif walk.ending.looked:
        walk.ending.finish()
    else:
        walk.at(walk.ending.look)


def cancel(walk: "Walk", rest: str) -> None:
    """End a conference that didn't happen."""
    walk.ending.cancel(rest)


def stop(walk: "Walk", _rest: str) -> None:
    """Leave."""
    walk.at(None)
