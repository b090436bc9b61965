"""The words of a small group's screen."""

import math
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from textual.content import Content

from conferapp.domain.board import Member
from conferapp.domain.days import say_short
from conferapp.domain.peers import names
from conferapp.domain.text import as_theirs
from conferapp.ui.text import QUIET_STYLE, literal

_MOST_NAMES: Final = 4
NOBODY: Final = "Nobody sits in this group yet. [a] adds a student; Space takes one in."
NOTHING: Final = "Say what the group does, or note something: then F8 keeps it with each of them."
NO_DAY: Final = "Say when, or note something. F8 again keeps the step as it is."
FURTHER: Final = "F8 keeps this one, too, with each: a further record for today."
NONE_BEFORE: Final = "Nothing of this group is kept yet: F8 keeps it."
AGAIN: Final = "again"
"""The question whether something more is to be kept on one day."""


def member_line(member: Member, *, here: bool, kept: str) -> Content:
    """A member in the list.

    Args:
        member: The member.
        here: Whether they sit in the group.
        kept: Since when it is kept with them, in words; "" where it isn't.
    """
    mark, style = ("✓", "$text-success") if kept else ("■", "") if here else ("□", QUIET_STYLE)
    told = kept or ("" if here else "not in it")
    return Content.assemble(
        literal(f"{mark} ", style),
        literal(member.name, "" if here or kept else QUIET_STYLE),
        literal(f"  {told}" if told else "", QUIET_STYLE),
    )


def kept_sentence(members: Sequence[Member], *, step: bool, note: bool) -> str:
    """What was kept with whom.

    Args:
        members: With whom.
        step: Whether there was a step, and the agenda had room for it.
        note: Whether there was a note.
    """
    what = {
        (True, True): "the step is in each plan, the note in each record",
        (True, False): "the step is in each plan",
        (False, True): "the note is in each record",
        (False, False): "the topic is in each record",
    }[step, note]
    return f"✓ Kept with {_said(members)}: {what}. Esc goes back."


def kept_earlier(members: Sequence[Member], at: str) -> str:
    """That it was kept today, and what can still be done.

    Args:
        members: With whom.
        at: When, the last time.
    """
    return (
        f"✓ Kept with {_said(members)} at {at}. For somebody who came late: [a] adds them, "
        "and F8 keeps the same with them."
    )


def all_kept(kept: Mapping[str, str]) -> str:
    """That there is nobody left with whom it isn't kept, and the key for something more.

    Args:
        kept: With whom, by id: when.
    """
    everybody = f"✓ It is kept with everybody here already ({len(kept)})."
    return f"{everybody} [n] begins a further one for today."


def kept_too(members: Sequence[Member]) -> str:
    """That something on this topic was kept today.

    Args:
        members: With whom.
    """
    return (
        f"On this topic something was kept today with {_said(members)}. [n], then F8, keeps "
        "this, too; Space takes somebody out."
    )


def of_before(day: date, today: date) -> str:
    """That what stands here was typed on another day.

    Args:
        day: That day.
        today: Today.
    """
    return f"This was typed {say_short(day, today)}, and isn’t kept with anybody. F8 keeps it."


def names_sentence(found: Sequence[str]) -> str:
    """Why nothing is kept while names stand in it.

    Args:
        found: The names.
    """
    return (
        f"Not here, please: the name {_few(found)}. This goes into the record of each one, where "
        "nobody else may be named. Word it without, then F8 keeps it."
    )


def perhaps_sentence(found: Sequence[str]) -> str:
    """The question whether words are names.

    Args:
        found: The words.
    """
    return (
        f"{_few(found)}: if that names a student, word it without. If it is just a word, F8 again "
        "keeps it."
    )


def top_line(seconds: float | None, minutes: int = 0) -> Content:
    """The heading, with the time that the block gives.

    Args:
        seconds: What is left of it; None where no block tells.
        minutes: How long it is.
    """
    head = literal("Small group", "bold $text-primary")
    if seconds is None:
        return head
    if seconds > 0:
        said = f"{math.ceil(seconds / 60)} of {minutes} min left"
        return Content.assemble(head, literal(f"   {said}", "bold"))
    late = int(-seconds // 60)
    said = f"Time is up, {late} min ago. Esc goes to the block." if late else "Time is up."
    return Content.assemble(head, literal(f"   {said}", "bold $text-warning"))


def _said(members: Sequence[Member]) -> str:
    return names([as_theirs(one.name) for one in members])


def _few(found: Sequence[str]) -> str:
    quoted = [f"“{as_theirs(name)}”" for name in found[:_MOST_NAMES]]
    more = len(found) - len(quoted)
    return f"{', '.join(quoted)}{f' and {more} more' if more else ''}"
