"""The block: this period as slots, and the clock that carries from one to the next."""

import asyncio
from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from conferapp.desk.desk import Desk
from conferapp.desk.opening import Opener
from conferapp.domain.block import Slot
from conferapp.domain.block_clock import Span
from conferapp.outputs.block_page import as_html
from conferapp.storage.block_file import BlockFile
from conferapp.storage.classes import students_of_tutor
from conferapp.storage.errors import StorageError
from conferapp.storage.handout_files import usual_folder, write_handout
from conferapp.ui.block_draft import BlockDraft
from conferapp.ui.block_text import clock_line, sheet_of, slot_label, slot_text, top_line
from conferapp.ui.grouping import GroupAt
from conferapp.ui.screens.base import AppScreen, BeginWith, GoHome, GoTo
from conferapp.ui.screens.block_editing import BlockEditing
from conferapp.ui.screens.block_keys import BLOCK_KEYS
from conferapp.ui.showing import made, show
from conferapp.ui.text import literal
from conferapp.ui.widgets.keybar import KeyBar
from conferapp.ui.widgets.listing import Listing

PLACE: Final = "block"
"""The name of this place in the table of places."""
_EDGES: Final = 2
"""Columns at the edges of a line of the list."""
LEAST: Final = 30
"""Columns that a line is given at least."""
LOOK: Final = 5.0
"""Seconds between two looks at the clock; nothing is painted unless the words change."""
OVER: Final = "This part is over. Enter once more begins it again, and its time runs anew."
HELD: Final = "This conference is finished. [n] goes on; [h] shows the student’s page."


class BlockScreen(BlockEditing):
    """Lists the slots on the left; on the right what there is to know of the chosen one."""

    ABOUT = """
This is a period, planned for you: time to settle in, a small group on what they share, and
conferences with those who are due. Change whatever you like: [+] and [−] the minutes, [u] and [d]
the order, [e] who it is, [a] and [x] what comes in and goes out, [g] the topic of the group, [m]
how long it is altogether.

Enter begins one of them: its time runs, and its conference or its group opens. The line on top says
how much is left and who comes then; in the conference the bar on top says so, and names nobody
else. When you come back after the time is up, the next one runs. [n] goes on at once. [s] stops the
clock. [z] takes the last change of the plan back, also one from before a restart.

It is for you: it names students. The plan is kept for today, on this computer.
"""
    ONCE = AppScreen.ONCE | {"enter", "n", "f8", "p"}
    BINDINGS: ClassVar[list[BindingType]] = BLOCK_KEYS

    def __init__(self, desk: Desk, *, at: str = "") -> None:
        """Show the block of today, or plan one.

        Args:
            desk: What the app works with.
            at: The key of the slot from which one comes back, or "".
        """
        super().__init__()
        self.desk = desk
        self._from = int(at) if at.isascii() and at.isdigit() else 0
        students = students_of_tutor(Opener(desk).caseload, desk.tutor.tutor)
        self.draft = BlockDraft(students, desk.clock, BlockFile(desk.places.block))
        self._painted: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """The heading, the clock, the slots, and the chosen one."""
        yield Static(id="top")
        yield Static(id="clock")
        with Horizontal(id="block"):
            with Vertical(id="left"):
                yield Listing(id="slots")
            with VerticalScroll(id="right", can_focus=False):
                yield Static(id="about")
        yield Static(id="said")
        yield from self.footer()

    def on_mount(self) -> None:
        """Go on with what runs; whoever comes back after its time goes on to the next."""
        running, left = self.draft.running, self.draft.left
        at = running.key if running is not None else self._from
        if running is not None and running.key == self._from and self.draft.coming is not None:
            if left is not None and left <= 0:
                self.draft.go_on()
            if (left is not None and left <= 0) or self.draft.held(running):
                at = self._coming_or(running).key
        self.refill(at)
        self.query_one("#slots").focus()
        self.set_interval(LOOK, self._tick)

    def _coming_or(self, running: Slot) -> Slot:
        """The slot that is up: the one that runs now, or the next where nobody is left in it."""
        now = self.draft.running or running
        return now if now.key != running.key else self.draft.coming or running

    # What is shown -----------------------------------------------------------------------

    def refill(self, at: int | None = None) -> None:
        """See `BlockAsking.refill`."""
        here = self.slot
        wanted = at if at is not None else here.key if here is not None else 0
        listed = self.query_one("#slots", OptionList)
        slots, spans = self.draft.block.slots, self.draft.spans()
        place = listed.highlighted or 0
        listed.clear_options()
        listed.add_options(
            [Option(self._label(slot, spans[slot.key]), id=str(slot.key)) for slot in slots]
        )
        keys = [slot.key for slot in slots]
        last = min(place, len(keys) - 1)
        listed.highlighted = (keys.index(wanted) if wanted in keys else last) if keys else None
        self.say("")
        self._show()
        self._tick()

    def say(self, sentence: str) -> None:
        """See `BlockAsking.say`; that the block can't be kept is said with everything."""
        self.asked = sentence
        told = " ".join(part for part in (sentence, self.draft.problem) if part)
        said = self.query_one("#said", Static)
        said.update(literal(told))
        said.display = bool(told)

    @property
    def slot(self) -> Slot | None:
        """See `BlockAsking.slot`."""
        listed = self.query_one("#slots", OptionList)
        if listed.highlighted is None:
            return None
        return self.draft.block.slot(int(listed.get_option_at_index(listed.highlighted).id or 0))

    def _show(self) -> None:
        self.query_one("#about", Static).update(slot_text(self.draft, self.slot, self.told))
        self.query_one(KeyBar).refresh()

    def _label(self, slot: Slot, span: Span) -> Content:
        room = self.query_one("#slots").scrollable_content_region.width - _EDGES
        return slot_label(self.draft, slot, span, max(room, LEAST))

    def on_resize(self) -> None:
        """Lines of the list are cut to the width."""
        self.call_after_refresh(self._tick)

    def _tick(self) -> None:
        """Say how the time goes; only what has other words by now is painted."""
        for name, line in (
            ("#clock", clock_line(self.draft, self.told)),
            ("#top", top_line(self.draft)),
        ):
            if line.plain != self._painted.get(name):
                self._painted[name] = line.plain
                self.query_one(name, Static).update(Content.assemble(line), layout=False)
        listed = self.query_one("#slots", OptionList)
        spans = self.draft.spans()
        for at, slot in enumerate(self.draft.block.slots):
            label = self._label(slot, spans[slot.key])
            if str(listed.get_option_at_index(at).prompt) != label.plain:
                listed.replace_option_prompt_at_index(at, label)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the slot under the cursor."""
        event.stop()
        self._show()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Begin the slot that was chosen."""
        event.stop()
        self.action_open()

    # The clock ---------------------------------------------------------------------------

    def action_open(self) -> None:
        """Begin a slot, and open what it is."""
        slot = self.slot
        if slot is None:
            return
        over = self.draft.spans()[slot.key].state == "past"
        if slot.kind == "conference" and self.draft.held(slot):
            self.say(self.told(HELD))
            return
        if slot.kind == "settling" and over and not self.sure_of(OVER):
            self.say(OVER)
            return
        if not self.draft.held(slot):  # a group that is kept can be looked at without its clock
            self.draft.begin(slot)
        self.refill()
        if slot.kind == "conference":
            back = GoTo(PLACE, at=str(slot.key))
            self.post_message(BeginWith(slot.students[0], back=back, prepare=False))
        elif slot.kind == "group":
            topic, here = self.draft.topic(slot), f"{PLACE} {slot.key}"
            there = GroupAt(topic, slot.students, here, self.draft.since)
            self.post_message(GoTo("group", at=there.written()))

    def action_next(self) -> None:
        """Go on to the next slot; the clock starts with the first."""
        coming = self.draft.go_on()
        self.refill(coming.key if coming is not None else None)

    def action_clock(self) -> None:
        """Start the clock at the slot under the cursor, or stop it."""
        slot = self.slot
        if self.draft.running is not None:
            self.draft.stop()
        elif slot is not None:
            self.draft.begin(slot)
        self.refill()

    # Elsewhere ---------------------------------------------------------------------------

    def action_print_it(self) -> None:
        """Make the page to print; while one is being made, a second press makes no second one."""
        if not self.making:
            self.making = True
            self._print()

    @work
    async def _print(self) -> None:
        tutor, day = self.desk.tutor, self.draft.today.isoformat()
        root = self.desk.workspace.root
        folder = Path(tutor.handouts) if tutor.handouts else usual_folder(root)
        page = as_html(sheet_of(self.draft, tutor.tutor), paper=self.desk.program.paper)
        write = partial(write_handout, workspace=root)
        try:
            path = await asyncio.to_thread(write, folder, f"{day}-block", "html", page.encode())
        except StorageError as problem:
            self.say(str(problem))
            return
        finally:
            self.making = False
        self.say(made(path, opened=show(self.app, path), about="It names students."))

    def action_student(self) -> None:
        """See the page of the student of this conference."""
        slot = self.slot
        if slot is not None and slot.kind == "conference":
            self.post_message(GoTo("student", slot.students[0]))

    def action_home(self) -> None:
        """Go home."""
        self.post_message(GoHome())

    def action_scroll(self, pages: int) -> None:
        """Move in what stands on the right."""
        right = self.query_one("#right", VerticalScroll)
        right.scroll_relative(y=pages * max(right.size.height - 2, 1), animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`."""
        if action in _OF_SLOT and self.is_mounted:
            slot = self.slot
            return slot is not None and slot.kind in _OF_SLOT[action]
        return bool(self.draft.steps) if action == "take_back" else True


_ANY: Final = frozenset({"settling", "group", "conference"})
_OF_SLOT: Final = {
    "open": _ANY,
    "longer": _ANY,
    "move": _ANY,
    "remove": _ANY,
    "who": frozenset({"group", "conference"}),
    "student": frozenset({"conference"}),
}
"""Keys that need a slot under the cursor, and of which kind."""
