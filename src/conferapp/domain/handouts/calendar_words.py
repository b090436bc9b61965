"""What a calendar shows of the next conference. A calendar is often seen by others."""

from conferapp.domain.handouts.catalogue import Catalogue
from conferapp.domain.text import clean, first_name, fold


def calendar_title(
    catalogue: Catalogue, called: str | None, full_name: str, *, whole_name: bool = False
) -> str:
    """The title of the event.

    Args:
        catalogue: The words.
        called: What the student likes to be called, or None.
        full_name: The student's whole name.
        whole_name: Whether the program wants the whole name there.
    """
    full = " ".join(clean(full_name).split())
    short = " ".join(clean(called or "").split())
    name = full if whole_name and full else _short(short, full)
    if not name:
        return catalogue.say("calendar.title_nobody")
    return catalogue.say("calendar.title", student=name)


def _short(called: str, full: str) -> str:
    """What the student is called, if that isn't their whole name; "" if nothing else is known."""
    if called:
        # One word is what somebody is called, even where no more is known of the name.
        tells_all = fold(full) in fold(called) and first_name(full) != full.split(" ")[0]
        return "" if full and (tells_all or _family_name_in(called, full)) else called
    first = first_name(full)
    return "" if fold(first) == fold(full) else first
