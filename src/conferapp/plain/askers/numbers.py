"""Asks for what is typed in one go: a number, a score, a day."""

import re
from collections.abc import Callable

from conferapp.domain.typed import (
    SCORE_WANTED,
    Reading,
    amount_wanted,
    date_wanted,
    read_amount,
    read_date,
    read_score,
    score_begun,
    score_parts,
)
from conferapp.plain.askers.talk import Talk

KEPT_ANYWAY = "It is kept as you typed it."
ANEW = "Type it anew, or press Enter to go on."
_MOST_ALONE = re.compile(r"(?:out )?of\b\s*(\S.*)")


def ask_number(talk: Talk) -> None:
    """Ask for a number."""
    _ask(talk, amount_wanted(talk.question), lambda typed: read_amount(talk.question, typed))


def ask_score(talk: Talk) -> None:
    """Ask for points; the maximum stays as it is where nothing is said of it."""
    prompt = talk.prompt
    points, most = score_begun(prompt.value, prompt.typed, prompt.out_of)

    def read(typed: str) -> Reading:
        alone = _MOST_ALONE.fullmatch(typed)
        both = (points, alone[1]) if alone else score_parts(typed, most)
        return read_score(talk.question, *both, prompt.out_of)

    _ask(talk, f"{SCORE_WANTED}; out of {most} where you say nothing else", read)


def ask_date(talk: Talk) -> None:
    """Ask for a day, which is read back in full."""
    today = talk.prompt.today
    _ask(talk, date_wanted(talk.question), lambda typed: read_date(talk.question, typed, today))


def _ask(talk: Talk, wanted: str, read: Callable[[str], Reading]) -> None:
    """Ask until it can be read; what can't be read is kept as it was typed meanwhile."""
    talk.say_so_far()
    talk.say(f"{wanted}.")
    while line := talk.hear():
        reading = read(line)
        talk.report(reading.value, reading.typed)
        if reading.said:
            talk.say(reading.said)
        wrong = reading.wrong(talk.question)
        kept = f"{KEPT_ANYWAY} {ANEW}" if talk.voice.patient else KEPT_ANYWAY
        if wrong is None or not talk.misfit(f"{wrong} {kept}"):
            return
