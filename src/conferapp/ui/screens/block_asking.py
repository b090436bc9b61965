"""What the screen of the block asks in dialogs: whom to add, who sits in a group, and how long."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from conferapp.domain.block import (
    MOST_SEATS,
    Slot,
    seated,
    swapped,
    with_settling,
    with_talk,
)
from conferapp.domain.block_plan import by_need, settling_minutes
from conferapp.domain.board import Shared
from conferapp.domain.due import GROUPS, group_of
from conferapp.domain.lines import StudentLine
from conferapp.ui.block_draft import BlockDraft
from conferapp.ui.block_text import NO_MINUTES, entry_about, minutes_typed
from conferapp.ui.dialogs.choose import ChooseDialog, Entry
from conferapp.ui.dialogs.words import WordsDialog
from conferapp.ui.screens.place import PlaceScreen

_IN, _OUT = "✓", "·"
_SETTLING, _GROUP = "+settling", "+group"
NO_GROUP: Final = (
    "Nobody shares a goal or a need just now, so that there is no group to offer. Topics come from "
    "goals and from data in conferences."
)
NOBODY_ELSE: Final = "Everybody has a conference in this block already."
FULL: Final = f"{MOST_SEATS} sit together already. Take somebody out first: Enter on a ✓."
USUAL_LENGTHS: Final = ("30", "45", "60", "90")


class BlockAsking(PlaceScreen):
    """Asks about a block, and shows it again with the answer.

    Attributes:
        draft: The block.
    """

    draft: BlockDraft

    @property
    def slot(self) -> Slot | None:
        """The slot under the cursor."""
        raise NotImplementedError

    def refill(self, at: int | None = None) -> None:
        """Show the block again, with the cursor at a slot, by its key."""
        raise NotImplementedError

    def say(self, sentence: str) -> None:
        """Say something below the list, until something else is done."""
        raise NotImplementedError

    # Whom to add -------------------------------------------------------------------------

    def action_add(self) -> None:
        """Ask what to add: a conference with somebody, due ones first, or what is missing."""
        kinds = {slot.kind for slot in self.draft.block.slots}
        more = [
            Entry(_GROUP, "A small group", "On a topic that you choose next.")
            if "group" not in kinds and self.draft.offers
            else None,
            Entry(_SETTLING, "Time to settle in", "It comes first.")
            if "settling" not in kinds
            else None,
        ]
        entries = [*filter(None, more), *self._people(leave_out=self.draft.block.talks)]
        if not entries:
            self.say(NOBODY_ELSE)
            return
        dialog = ChooseDialog("What comes in?", entries)
        self.app.push_screen(dialog, self._added)

    def _added(self, chosen: str | None) -> None:
        block = self.draft.block
        if chosen == _GROUP:
            self.action_group()
        elif chosen == _SETTLING:
            self.draft.change(with_settling(block, settling_minutes(block.minutes)))
            self.refill()
        elif chosen is not None:
            here = self.slot
            behind = here.key if here is not None and here.kind == "conference" else 0
            self.draft.change(with_talk(block, chosen, behind))
            there = [s for s in self.draft.block.slots if s.students == (chosen,)]
            self.refill(there[-1].key if there else None)

    def _people(self, *, leave_out: Sequence[str] = ()) -> list[Entry]:
        """Students to choose from, as they are to be met; those who sit in the group last."""
        people = by_need(self.draft.students.values(), self.draft.today)
        group = self.draft.block.group
        people.sort(key=lambda one: group is not None and one.id in group.students)
        return [self._entry(one) for one in people if one.id not in leave_out]

    def _entry(self, student: StudentLine) -> Entry:
        today = self.draft.today
        state = GROUPS[group_of(student, today)].lower()
        group = self.draft.block.group
        seat = " · in the group" if group is not None and student.id in group.students else ""
        label = f"{self.draft.name(student.id)} · {state}{seat}"
        return Entry(student.id, label, entry_about(student, today))

    # Who is in it ------------------------------------------------------------------------

    def action_who(self) -> None:
        """Ask who comes into this slot instead; or who sits in the group, one by one."""
        slot = self.slot
        if slot is None or slot.kind == "settling":
            return
        if slot.kind == "group":
            self._ask_members()
            return
        dialog = ChooseDialog("Who instead?", self._people(leave_out=slot.students))
        self.app.push_screen(dialog, partial(self._swap, slot.key))

    def _swap(self, key: int, chosen: str | None) -> None:
        if chosen is not None:
            self.draft.change(swapped(self.draft.block, key, chosen))
            self.refill(key)

    def _ask_members(self, at: str = "", note: str = "") -> None:
        """Ask who sits in the group; after each answer again, until it is left."""
        group = self.draft.block.group
        if group is None:
            return
        inside = set(group.students)
        people = self._people()
        people.sort(key=lambda entry: entry.id not in inside)
        entries = [
            Entry(one.id, f"{_IN if one.id in inside else _OUT} {one.label}", one.about)
            for one in people
        ]
        notes = (note,) if note else ()
        dialog = ChooseDialog("Who sits together? Enter: in or out", entries, here=at, notes=notes)
        self.app.push_screen(dialog, self._seated)

    def _seated(self, chosen: str | None) -> None:
        if chosen is None:
            return
        before = self.draft.block
        self.draft.change(seated(before, chosen))
        group = self.draft.block.group
        self.refill(group.key if group else None)
        self._ask_members(chosen, FULL if self.draft.block == before else "")

    # The group, and how long -------------------------------------------------------------

    def action_group(self) -> None:
        """Ask for the topic of the small group."""
        there = self.draft.block.group
        entries = [
            Entry(mark, f"{shared.tag.words} ({self._seats(shared)})", self._who_sits(shared))
            for mark, shared in self.draft.offers.items()
            if shared.tag is not None
        ]
        if not entries:
            self.say(NO_GROUP)
            return
        here = there.topic if there else ""
        self.app.push_screen(ChooseDialog("Group on what?", entries, here=here), self._grouped)

    def _seats(self, shared: Shared) -> str:
        """How many would sit down, and of how many where that isn't everybody."""
        seats, there = len(self.draft.seats(shared)), len(shared.members)
        return str(seats) if seats == there else f"{seats} of {there}"

    def _who_sits(self, shared: Shared) -> str:
        return ", ".join(map(self.draft.name, self.draft.seats(shared)))

    def _grouped(self, mark: str | None) -> None:
        if mark is not None:
            self.draft.take_group(mark)
            group = self.draft.block.group
            self.refill(group.key if group else None)

    def action_minutes(self) -> None:
        """Ask how many minutes the block has."""
        dialog = WordsDialog(
            "How many minutes is the block?",
            reasons=tuple(dict.fromkeys((str(self.draft.block.minutes), *USUAL_LENGTHS))),
            own="or another number",
        )
        self.app.push_screen(dialog, self._timed)

    def _timed(self, said: str | None) -> None:
        if said is None:
            return
        minutes = minutes_typed(said)
        if minutes is None:
            self.say(NO_MINUTES)
        else:
            self.draft.set_minutes(minutes)
            self.refill()
