"""Asks what became of each goal and action of last time, and why."""

from conferapp.domain.kinds.looking_back import OUTCOMES
from conferapp.domain.look_back import BECAUSE, LEADS, NOTHING_OPEN, LookBack, item_lines, look_back
from conferapp.plain.askers.matching import match
from conferapp.plain.askers.spoken import aloud, numbered, outcome_aloud
from conferapp.plain.askers.talk import EMPTY, Talk

HOW = f"For each: {', '.join(numbered(OUTCOMES))}. Enter leaves it, a minus (-) takes it away."


def ask_last_goal(talk: Talk) -> None:
    """Ask for the outcome of each, then for what helped or got in the way."""
    said = look_back(talk.prompt)
    number = len(said.items)
    if not number:
        talk.say(NOTHING_OPEN)
        return
    talk.say(f"{number} to look back on." if number > 1 else "1 to look back on.", HOW)
    for at, item in enumerate(said.items):
        line, *below = map(aloud, item_lines(item))
        talk.say_again(f"{at + 1} of {number}. {LEADS[item.listed]}: {line}", *below)
        so_far = outcome_aloud(said.rows[at])
        if so_far:
            talk.say(f"So far: {so_far}")
        said = _ask_outcome(talk, said, at)
        said = _ask_because(talk, said, at)


def _ask_outcome(talk: Talk, said: LookBack, at: int) -> LookBack:
    while line := talk.hear("What became of it"):
        found = match(OUTCOMES, line)
        if line == EMPTY or found.at is not None:
            outcome = None if found.at is None else OUTCOMES[found.at]
            talk.say(f"Chosen: {outcome or 'nothing'}")
            return _told(talk, said, at, "outcome", outcome)
        if not talk.misfit(f"Please answer {', '.join(numbered(OUTCOMES))}."):
            return _told(talk, said, at, "outcome", line)
    return said


def _ask_because(talk: Talk, said: LookBack, at: int) -> LookBack:
    line = talk.hear(BECAUSE.capitalize())
    if not line:
        return said
    because = None if line == EMPTY else line
    return _told(talk, said, at, "because", because)


def _told(talk: Talk, said: LookBack, at: int, key: str, cell: str | None) -> LookBack:
    said = said.told(at, key, cell)
    talk.report(said.answer)
    return said
