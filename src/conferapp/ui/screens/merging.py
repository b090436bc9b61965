"""Merging: two versions of a conference side by side, and a choice wherever they differ."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from conferapp.domain.weaving import Choice, Place
from conferapp.ui.merging_text import Sheet
from conferapp.ui.screens.base import HELP, HELP_MARK, READ, AppScreen, GoHome
from conferapp.ui.text import QUIET_STYLE, literal
from conferapp.ui.widgets.difference import DifferenceBox

NOT_BOTH = "Both can’t be kept here: only one of the two fits."


class Scroll(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Moves when the screen says so: its own arrow keys would take those that choose."""


class MergingScreen(AppScreen):
    """Shows two versions, and writes nothing before the tutor says so."""

    ABOUT = """
Two files hold the same conference, because it was changed in two places, or because the program
that keeps folders of two computers alike made a copy. Here they become one again. What is the same
on both sides, and what only one side has, is kept without a question. Where they differ, you
choose.

Up and Down go from one difference to the next. The left arrow takes what is on the left, the right
arrow what is on the right, [b] keeps both. F8 then puts them together; before that, nothing is
written, and Esc leaves everything as it is. Both files stay whole, as they are now, in the bin.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "left",
            "take('left')",
            "Left",
            id="merging.left",
            key_display="←",
            tooltip="Take what is on the left",
        ),
        Binding(
            "right",
            "take('right')",
            "Right",
            id="merging.right",
            key_display="→",
            tooltip="Take what is on the right",
        ),
        Binding(
            "b,f5",
            "take('both')",
            "Both",
            id="merging.both",
            tooltip="Keep both, one under the other",
        ),
        Binding(
            "f8,ctrl+n",
            "put_together",
            "Put together",
            id="merging.confirm",
            tooltip="Make one of the two, as it was chosen",
        ),
        Binding(
            "escape,f2", "leave", "Back", id="merging.leave", tooltip="Leave everything as it is"
        ),
        HELP,
        HELP_MARK,
        Binding("up", "go(-1)", "Up", id="merging.up", show=False),
        Binding("down", "go(1)", "Down", id="merging.down", show=False),
        *READ,
    ]

    AUTO_FOCUS = ""  # the heading is to be in view

    class Confirmed(Message):
        """The two are to be put together as it was chosen."""

        def __init__(self, screen: "MergingScreen", choices: Mapping[Place, Choice]) -> None:
            """Hand over a choice for each difference."""
            super().__init__()
            self.screen = screen
            self.choices = choices

    def __init__(self, sheet: Sheet) -> None:
        """Show two versions.

        Args:
            sheet: What there is to say of them.
        """
        super().__init__()
        self.sheet = sheet
        self._boxes: tuple[DifferenceBox, ...] = ()
        self._waiting = False

    def compose(self) -> ComposeResult:
        """The two files, what they share, and where they differ."""
        count = len(self.sheet.items)
        self._boxes = tuple(
            DifferenceBox(item, number, count) for number, item in enumerate(self.sheet.items, 1)
        )
        with Scroll(id="merging"):
            yield Static(self._about())
            yield from self._boxes
            yield Static(literal(self._ending(), QUIET_STYLE), id="ending")
        yield Static(id="merging-told")
        yield from self.footer()

    def on_mount(self) -> None:
        """Begin at the first difference, with the heading in view."""
        self._tell()
        if self._boxes:
            self._boxes[0].focus(scroll_visible=False)

    def on_difference_box_taken(self, event: DifferenceBox.Taken) -> None:
        """Take the side that was clicked."""
        event.stop()
        self._take(event.box, event.choice)

    def action_take(self, choice: Choice) -> None:
        """Take one side of the difference in focus."""
        if isinstance(self.focused, DifferenceBox):
            self._take(self.focused, choice)

    def _take(self, box: DifferenceBox, choice: Choice) -> None:
        if not self._waiting:
            self._tell("" if box.take(choice) else NOT_BOTH)

    def action_go(self, by: int) -> None:
        """Go to the next difference, or the one before."""
        here = self._boxes.index(self.focused) if self.focused in self._boxes else 0
        there = min(max(here + by, 0), len(self._boxes) - 1)
        if there == here:  # nothing more that way: see what stands before or behind
            self.action_scroll(by)
        else:
            self._show(self._boxes[there])

    def action_scroll(self, pages: int) -> None:
        """Move the text."""
        view = self.query_one(Scroll)
        view.scroll_relative(y=pages * max(view.size.height - 2, 1), animate=False)

    def wait(self) -> None:
        """Stay as it is while the two are written."""
        self._waiting = True
        self._tell("They are put together …")

    def go_on(self) -> None:
        """Take keys again."""
        self._waiting = False
        self._tell()

    def action_put_together(self) -> None:
        """Make one of the two, once each difference is chosen."""
        open_ones = [box for box in self._boxes if box.choice is None]
        if open_ones:
            self._show(open_ones[0])
            self._tell("First choose here: ← takes the left one, → the right one.")
            return
        choices = {box.item.difference.place: box.choice for box in self._boxes if box.choice}
        self.post_message(self.Confirmed(self, choices))

    def action_leave(self) -> None:
        """Leave everything as it is."""
        if not self._waiting:
            self.post_message(GoHome())

    def _show(self, box: DifferenceBox) -> None:
        box.focus(scroll_visible=False)
        view = self.query_one(Scroll)
        view.scroll_to_widget(box, animate=False, top=box.size.height > view.size.height)

    def _tell(self, problem: str = "") -> None:
        """Say how much is to be chosen still, or what is in the way."""
        if not self.is_attached:  # the app went on to another page
            return
        left = sum(box.choice is None for box in self._boxes)
        said = problem or (
            f"{left} of {len(self._boxes)} still to choose"
            if left
            else self.told("Everything is chosen. F8 puts the two together.")
        )
        self.query_one("#merging-told", Static).update(literal(said, "$text-accent"))

    def _about(self) -> Content:
        sheet = self.sheet
        lines = [
            literal(sheet.heading, "bold $text-primary"),
            Content.assemble(literal("◂ left   ", "bold"), literal(sheet.left, QUIET_STYLE)),
            Content.assemble(literal("right ▸  ", "bold"), literal(sheet.right, QUIET_STYLE)),
            literal(sheet.summary),
            *(literal(f"⚑ {note}", "$text-warning") for note in sheet.notes),
        ]
        return Content("\n").join(lines)

    def _ending(self) -> str:
        return (
            f"Both files stay whole, as they are now, in {self.sheet.kept_in} of the workspace. "
            + self.told("Nothing is written before F8.")
        )
