"""The words of a small group's screen."""

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from conferapp.domain.board import Member
from conferapp.domain.peers import names
from conferapp.ui.text import QUIET_STYLE, literal

NOBODY: Final = "Nobody sits in this group yet. a adds a student; Space takes one in."
NOTHING: Final = "Say what the group does, or note something: then F8 keeps it with each of them."
NO_DAY: Final = "Say when, or note something. F8 again keeps the step as it is."
ALL_KEPT: Final = "✓ It is kept with everybody here already. Esc goes back."
NOT_SAVED: Final = "It can’t be saved just now; the reason stands below, and it is tried again."
UNKEPT: Final = "What you wrote isn’t kept with anybody yet. F8 keeps it; Esc once more leaves it."


def member_line(member: Member, *, here: bool, kept: bool) -> Content:
    """A member in the list.

    Args:
        member: The member.
        here: Whether they sit in the group.
        kept: Whether it was kept with them already.
    """
    mark, style = ("✓", "$text-success") if kept else ("■", "") if here else ("□", QUIET_STYLE)
    told = "kept" if kept else "" if here else "left out"
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
    return f"✓ Kept with {names([one.name for one in members])}: {what}. Esc goes back."


def names_sentence(found: Sequence[str]) -> str:
    """Why nothing is kept while names stand in it.

    Args:
        found: The names.
    """
    return (
        f"Leave out: {names(found)}. What you write here goes into each one’s record, where nobody "
        "else may be named. Word it without names, then F8 keeps it."
    )
