"""Choices of the walk's own: one of several things by number, a few words, or Enter."""

from collections.abc import Sequence

from conferapp.domain.text import fold
from conferapp.plain.voice import Voice

NOTHING_KEPT = "Nothing is asked here, so nothing was kept of that."


def choose(voice: Voice, entries: Sequence[str], *, usual: int | None = 0) -> int | None:
    """Ask for one of several things.

    Args:
        voice: Speaks and listens.
        entries: What there is to choose from.
        usual: Which of them an empty line means; None where it means none.

    Returns:
        Which one, from 0; None for none.

    Raises:
        Ended: There is nothing more to hear.
        Ordered: It was an order.
    """
    for number, entry in enumerate(entries, 1):
        voice.say(f"{number}. {entry}")
    enter = "Enter goes back" if usual is None else f"Enter takes {usual + 1}"
    which = f"1 to {len(entries)}, " if len(entries) > 1 else "1 takes it, " * (usual is None)
    while True:
        typed = voice.hear(f"{which}{enter}")
        if not typed:
            return usual
        found = meant(typed, entries)
        if found is not None:
            return found
        if not ask_again(voice, f"Please type a number from 1 to {len(entries)}."):
            return usual


def meant(typed: str, entries: Sequence[str]) -> int | None:
    """Which entry is meant by a number or by some of its words; None where that can't be told.

    Args:
        typed: What was typed.
        entries: The entries.
    """
    if typed.isdecimal():
        number = int(typed[:6])
        return number - 1 if 1 <= number <= len(entries) else None
    said = fold(typed)
    same = [at for at, entry in enumerate(entries) if fold(entry) == said]
    found = same or [at for at, entry in enumerate(entries) if said and said in fold(entry)]
    return found[0] if len(found) == 1 else None


def ask_why(voice: Voice, heading: str, reasons: Sequence[str], given: str = "") -> str:
    """Ask for a word why, with some to pick from.

    Args:
        voice: Speaks and listens.
        heading: What is asked.
        reasons: Those to pick from.
        given: What was said behind the order, such as a number; "" to be asked.

    Returns:
        The word; "" where somebody thought better of it.
    """
    if not given:
        voice.say(heading)
        for number, reason in enumerate(reasons, 1):
            voice.say(f"{number}. {reason}")
    typed = given or voice.hear("A number, or your own words, Enter goes back")
    picked = meant(typed, reasons) if typed.isdecimal() else None
    return typed if picked is None else reasons[picked]


def wait(voice: Voice, what: str) -> None:
    """Wait for an empty line.

    Args:
        voice: Speaks and listens.
        what: What Enter does.
    """
    while voice.hear(f"Enter {what}"):
        if not ask_again(voice, NOTHING_KEPT):
            return


def ask_again(voice: Voice, problem: str) -> bool:
    """Say that something didn't fit; whether whoever typed it can be asked again.

    Args:
        voice: Speaks and listens.
        problem: What to do instead.
    """
    voice.say(problem)
    if not voice.patient:
        voice.misheard += 1
    return voice.patient
