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
    """What the student is called, as long as that isn't the whole name; "" if it is."""
    name = called or first_name(full)
    return "" if _tells_all(name, full) else name


def _tells_all(name: str, full: str) -> bool:
    """Whether a name says the whole of another one, or a given name with the family's."""
    said, whole = fold(name).split(), fold(full).split()
    family = fold(full.partition(",")[0]).split()[-1:]  # leads before a comma, or comes last
    together = len(said) > 1 and set(family) <= set(said)
    all_of_it = set(whole) <= set(said) or "".join(whole) == "".join(said)
    return bool(whole) and (together or all_of_it)
