"""Asking: one question of a conference, said and answered in lines."""

from collections.abc import Callable
from dataclasses import dataclass

from conferapp.domain.model import Value
from conferapp.domain.prompt import Prompt
from conferapp.plain.voice import Voice


@dataclass(frozen=True)
class Asking:
    """What whoever asks one question works with.

    The walk has said the question, its hint and its number by then; what there is to choose from,
    what was answered before, and how to answer are for the asker to say.

    Attributes:
        prompt: The question, ready to be asked.
        voice: Speaks and listens.
        report: Takes the answer as it stands, at each change, and what was typed where that could
            not be read, as `Conference.answer` does; it is kept at once.
        brief: Whether the question was interrupted by an order just now, so that what was said in
            front of it isn't said twice.
    """

    prompt: Prompt
    voice: Voice
    report: Callable[[Value, str | None], None]
    brief: bool = False


Asker = Callable[[Asking], None]
"""Asks one question until it is answered or left as it is.

An empty line leaves the answer as it is. `Ordered` and `Ended` go through.
"""
