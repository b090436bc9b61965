"""Newcomers: a tutor whose name isn't known yet, and students who aren't here yet."""

from dataclasses import replace
from typing import Final

from conferapp.desk.desk import Desk
from conferapp.desk.first_start import nameless, welcomed
from conferapp.desk.opening import Opener
from conferapp.desk.registering import Registrar
from conferapp.domain.text import MAX_LINE
from conferapp.plain.choices import choose
from conferapp.plain.commands import named
from conferapp.plain.voice import Voice
from conferapp.storage.errors import StorageError

_MOST_NEAR: Final = 3
"""Names with slips in them that are offered."""
_ASK_NAME: Final = "Your own name, as records keep it, Enter leaves it out"
_NAMED: Final = "Hello, {name}. `conferapp tutor` changes your name, and sets a code."
_NOT_SAVED: Final = "It can’t be saved just now; it is tried again."


def ask_tutor(desk: Desk, voice: Voice) -> None:
    """Ask a tutor who begins here for the name, once; a script isn't asked.

    Args:
        desk: What the app works with.
        voice: Speaks and listens.

    Raises:
        Ended: There is nothing more to hear.
        Ordered: It was an order.
    """
    if not voice.patient or not nameless(desk):
        return
    name = voice.hear(_ASK_NAME)[:MAX_LINE]
    welcomed(desk)
    if not name:
        return
    desk.tutor = replace(desk.tutor, tutor=name)
    try:
        desk.tutor.write(desk.places.settings)
    except StorageError as problem:
        voice.say(str(problem))
    voice.say(_NAMED.format(name=name))


def offer_to_add(desk: Desk, opener: Opener, voice: Voice, name: str, back: str) -> str | None:
    """Offer to add a student whom nobody knows, or somebody with nearly that name.

    Args:
        desk: What the app works with.
        opener: Knows all students.
        voice: Speaks and listens.
        name: The name that nobody has.
        back: What it is called to do neither.

    Returns:
        The id of the student who is meant, or None.

    Raises:
        StorageError: Nothing can be kept.
        Ended: There is nothing more to hear.
        Ordered: It was an order.
    """
    caseload = opener.caseload
    lines = (caseload.student(key, standing=False) for key in caseload.matching(name)[:_MOST_NEAR])
    near = [line for line in lines if line is not None]
    voice.say(f"There is nobody called {name}.")
    ways = [*(line.name for line in near), f"Add {name}", back]
    at = choose(voice, ways, usual=len(ways) - 1)
    if at is not None and at < len(near):
        return near[at].id
    return _added(desk, opener, voice, name) if at == len(near) else None


def _added(desk: Desk, opener: Opener, voice: Voice, name: str) -> str:
    registrar = Registrar(desk, opener)
    student = registrar.newcomer(name)
    if not registrar.save(student):
        voice.say(_NOT_SAVED)
    more = f"conferapp roster change {named(student.name)} --grade 7"
    voice.say(f"{student.name} is added. What else is known can be said later, as in: {more}")
    return student.id
