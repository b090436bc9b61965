"""Deeds: what the orders do that lead nowhere else."""

from typing import TYPE_CHECKING

from conferapp.desk import renewing
from conferapp.domain.answering import ANSWER_FIRST
from conferapp.domain.beside_words import NOTHING_BESIDE
from conferapp.domain.pace import pace, pace_words
from conferapp.domain.recap import no_goal_yet
from conferapp.domain.reveal import covered_on
from conferapp.domain.said_why import TO_SKIP, WHY_SKIP
from conferapp.domain.speech import goal_on_top
from conferapp.plain import page_words
from conferapp.plain.askers.spoken import aloud, spoken, told
from conferapp.plain.choices import ask_why
from conferapp.plain.helping import check_skill, set_supports

if TYPE_CHECKING:
    from conferapp.plain.walk import Walk

COVERED = "Covered, since a student may hear it. The same order once more opens it."


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
    if walk.on_page.beside_covered:
        walk.on_page.uncovered = True
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
    if _opened(walk) and not walk.on_page.say_beside():
        walk.voice.say(NOTHING_BESIDE)


def skip(walk: "Walk", rest: str) -> None:
    """Skip the page with a word why, or take that back."""
    visit = walk.conference.record.visit(walk.page.id)
    if visit and visit.skipped:
        walk.conference.skip(walk.page, "")
        walk.session.keep(at_once=True)
        walk.voice.say("Not skipped any more.")
        return
    why = ask_why(walk.voice, WHY_SKIP, TO_SKIP, rest)
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
    if page.who == "tutor" and walk.page.who != "tutor":  # a student may hear this
        title = conference.speech(page, overheard=True).say(page.title)
        walk.voice.say(f"Undone, on a page of your own: {title}")
        return
    walk.voice.say(f"Undone. {told(conference.speech(page).ask(question), said)}")


def whose(walk: "Walk", _rest: str) -> None:
    """Turn the answer to this question, or else to the one before, into the other one's words."""
    conference = walk.conference
    asked = [question.id for question in conference.questions(walk.page)]
    here = asked.index(walk.question) + 1 if walk.question in asked else len(asked)
    answered = [name for name in asked[:here][-2:] if name in conference.record.answers]
    if not answered:
        walk.voice.say(ANSWER_FIRST)
        return
    name = answered[-1]
    by = conference.turn_whose(name)
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
    walk.on_page.say_result()


def check(walk: "Walk", _rest: str) -> None:
    """Check a skill here and now."""
    said = check_skill(walk.voice, walk.conference, walk.page)
    if said:
        walk.session.keep(at_once=True)
        walk.voice.say(aloud(said))


def supports(walk: "Walk", _rest: str) -> None:
    """Say what helps the student; it holds at once."""
    set_supports(walk.voice, walk.session)
    walk.on_page.interrupted = False  # the question may have other words now


def say_goal(walk: "Walk", _rest: str) -> None:
    """Say the goal."""
    goal = goal_on_top(walk.conference)
    walk.voice.say(aloud(f"Goal: {goal}") if goal else f"{no_goal_yet(walk.conference)}.")


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
