"""The table of askers: what asks which kind of question.

A kind is looked up with its parents, so that one which is asked like another needs no row of its
own.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from conferapp.domain.kinds.options import Choice
from conferapp.domain.kinds.question import Question
from conferapp.domain.kinds.words import Long, Short
from conferapp.plain.askers.options import ask_choice
from conferapp.plain.askers.talk import Cleared, Talk
from conferapp.plain.askers.words import ask_long, ask_short
from conferapp.plain.asking import Asker, Asking

LOCKED = "Kept as it was, now that the result is open."

ASKERS: Mapping[type[Question], Callable[[Talk], None]] = MappingProxyType(
    {Short: ask_short, Long: ask_long, Choice: ask_choice}
)
"""What asks each kind of question, or the parent of several kinds."""


def asker_for(question: Question) -> Asker:
    """What asks a question in lines.

    Raises:
        LookupError: If neither its kind nor a parent of it has an asker.
    """
    for kind in type(question).__mro__:
        if kind in ASKERS:
            ask = ASKERS[kind]
            return lambda asking: _ask(ask, asking)
    raise LookupError(f"Nothing asks questions of the kind {question.kind}.")


def _ask(ask: Callable[[Talk], None], asking: Asking) -> None:
    """Ask, unless the answer can't be changed any more."""
    talk = Talk(asking)
    if asking.prompt.locked:
        talk.say_so_far()
        talk.say(LOCKED)
        return
    try:
        ask(talk)
    except Cleared:
        return
