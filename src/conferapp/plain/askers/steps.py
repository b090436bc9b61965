"""Asks for one of a few: a step of a scale, yes or no, and whether the student said it back."""

import re

from conferapp.domain.picking import NOTHING_TO_READ_BACK, SAID_BACK
from conferapp.plain.askers.matching import match
from conferapp.plain.askers.spoken import aloud
from conferapp.plain.askers.talk import Talk

YES = {"y", "yes", "1", "true"}
NO = {"n", "no", "2", "false"}


def ask_scale(talk: Talk) -> None:
    """Ask for a step, by its number or the beginning of its words."""
    options = talk.prompt.options
    talk.say_so_far()
    first, last = options[0].stored, options[-1].stored
    words = [option.shown for option in options]
    named = (f"{option.stored}. {option.shown}" for option in options if option.shown)
    talk.say(f"A step from {first} to {last}.", *named)
    while line := talk.hear():
        number = re.fullmatch(r"[-+]?\d{1,6}", line)
        steps = [option for option in options if number and option.stored == int(line)]
        found = match(words, line)
        if not number and found.at is not None:
            steps = [options[found.at]]
        if steps:
            talk.report(steps[0].stored)
            talk.say(f"Chosen: {steps[0].stored}, {steps[0].shown}".rstrip(", "))
            return
        if not talk.refuse(found.problem if found.doubtful else _problem(talk, line), line):
            return


def ask_yes_no(talk: Talk) -> None:
    """Ask for yes or no."""
    talk.say_so_far()
    talk.say("y for yes, n for no.")
    answer = _yes_or_no(talk, "Answer")
    if answer is not None:
        talk.report(answer)
        talk.say(f"Chosen: {'yes' if answer else 'no'}")


def ask_recap(talk: Talk) -> None:
    """Read goal and plan back, and ask whether the student said them; a no is no answer."""
    lines = talk.prompt.recap
    if lines:
        talk.say(f"{len(lines)} {'line' if len(lines) == 1 else 'lines'} to read back:")
    talk.say(*map(aloud, lines or (NOTHING_TO_READ_BACK,)))
    talk.say(f"{SAID_BACK}? y for yes, n for no.")
    if talk.value is True:
        talk.say("So far: yes")
    answer = _yes_or_no(talk, "Answer")
    if answer is not None:
        talk.report(answer or None)
        talk.say(f"Chosen: {'yes' if answer else 'not yet'}")


def _yes_or_no(talk: Talk, lead: str) -> bool | None:
    """Hear yes or no; None where the answer is left as it is."""
    while line := talk.hear(lead):
        said = line.casefold()
        if said in YES | NO:
            return said in YES
        if not talk.refuse(_problem(talk, line), line):
            return None
    return None


def _problem(talk: Talk, line: str) -> str:
    return talk.question.problem(line) or ""
