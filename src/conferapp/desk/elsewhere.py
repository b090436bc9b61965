"""What is said of a conference that another window of this computer has."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from conferapp.domain.almanac import moment_of
from conferapp.domain.days import say_short
from conferapp.domain.text import as_theirs
from conferapp.storage.errors import FileProblem
from conferapp.storage.window_notes import Holder

TAKEN: Final = (
    "Another window has taken this conference over. Everything typed here was saved; "
    "here you can read it."
)
"""What a window says that had the conference."""
FREE: Final = "The other window has closed this conference. F6 goes on with it here."
ASKING: Final = "The other window is asked to save, and to let go of the conference …"
LET_GO: Final = "The other window has let go of this conference, which has ended. Here it is."
AGAIN: Final = "press F6 again"
"""How a screen asks once more; lines have no keys, and say it otherwise."""
NO_ANSWER: Final = (
    "The other window doesn’t answer, so it keeps the conference: two that write would end in two "
    f"versions. Look for it, and go on there, or close it and {AGAIN}. If it can’t be found, "
    "restart the computer; what it has saved stays."
)
KEPT: Final[Mapping[str, str]] = {
    "student": (
        "A student has the laptop in the other window, so it keeps the conference. Take the laptop "
        f"back there, then {AGAIN}."
    ),
    "unsaved": (
        "The other window has words that aren’t saved yet, so it keeps the conference. It says "
        f"there why; once they are saved, {AGAIN}."
    ),
    "question": (
        "In the other window a question waits for an answer, so it keeps the conference. Answer "
        f"it, or close it with Esc, then {AGAIN}."
    ),
}
"""What to say when the other window keeps its conference, by its reason."""
QUICK: Final = "A third window was quicker."
KEPT_ANYHOW: Final = "The other window keeps the conference for now. Look there for the reason."


def said_of(
    holder: Holder | None,
    now: datetime,
    here: str = "Here you can read it; F6 takes it over.",
) -> str:
    """Who has a conference, since when, and what can be done here.

    Args:
        holder: Who has it, as far as that can be told.
        now: The time of day.
        here: What can be done, or "".
    """
    since = _since(holder.since, now) if holder else ""
    if holder and holder.tutor:
        has = f"{as_theirs(holder.tutor)} has this conference open in another window{since}."
    else:
        has = f"This conference is open in another window{since}."
    return f"{has} {here}".strip()


def cannot_ask(problem: FileProblem) -> str:
    """What to say when no request can be left.

    Args:
        problem: Why.
    """
    return f"The other window can’t be asked: {problem.advice.reason}. {problem.advice.remedy}"


def _since(stamp: str, now: datetime) -> str:
    """Such as “ since 10:42”, with the day where that was another one; "" where it isn't known."""
    seconds = moment_of(stamp)
    if not seconds:
        return ""
    try:
        moment = datetime.fromtimestamp(seconds, now.tzinfo)
    except (OverflowError, OSError, ValueError):  # a year that no calendar has
        return ""
    day = "" if moment.date() == now.date() else f"{say_short(moment.date(), now.date())}, "
    return f" since {day}{moment:%H:%M}"
