"""A small group: who sits in it, what they do, and one note for all."""

from typing import ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Label, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from conferapp.desk.desk import Desk
from conferapp.domain.block_clock import group_left
from conferapp.domain.board import Member
from conferapp.domain.text import MAX_LONG
from conferapp.storage.block_file import BlockFile
from conferapp.storage.group_file import GroupFile
from conferapp.storage.workspace import OnlyReadable
from conferapp.ui.dialogs.choose import ChooseDialog, Entry
from conferapp.ui.entrance import FLUSH_SECONDS
from conferapp.ui.group_form import GroupForm
from conferapp.ui.group_text import FURTHER, NOBODY, NONE_BEFORE, member_line, top_line
from conferapp.ui.grouping import GroupAt, Grouper
from conferapp.ui.screens.base import AppScreen, GoHome, GoTo
from conferapp.ui.screens.group_keys import GROUP_KEYS
from conferapp.ui.screens.place import PlaceScreen
from conferapp.ui.text import literal
from conferapp.ui.widgets.line import Line
from conferapp.ui.widgets.listing import Listing
from conferapp.ui.widgets.words import Words

LOOK: Final = 5.0
"""Seconds between two looks at the clock."""


class GroupScreen(PlaceScreen):
    """Members on the left; on the right what is kept with each of them."""

    ABOUT = """
Here a small group is agreed and noted once, for all. On the left is who sits in it: Space leaves
somebody out or takes them in, [a] asks another student in. On the right is what they work on, what
the group does and when, and one note.

F8 keeps it with each: the step goes into each plan, so that the next conference asks what became of
it, and the note goes into each record, where only you read it. Each gets a record of their own.
Nobody else may be named in it, because records become letters home: names of all students are
looked for. The agenda small-group says what such a record looks like, and your program can have its
own.

What you type is there when you come back, also after a breakdown. What was kept today is shown: for
somebody who came late, [a] and F8 keep the same. [n] begins a further one for the same day.
"""
    ONCE = AppScreen.ONCE | {"f8", "ctrl+s", "escape"}
    BINDINGS: ClassVar[list[BindingType]] = GROUP_KEYS

    def __init__(self, desk: Desk, at: GroupAt) -> None:
        """Take a group up.

        Args:
            desk: What the app works with.
            at: The topic, the members, and the way back.
        """
        super().__init__()
        self.desk, self._at = desk, at
        self._grouper = Grouper(desk, FLUSH_SECONDS)
        file = GroupFile(desk.places.group, desk.workspace.seal)
        self.form = GroupForm(self._grouper, file, at, desk.clock.today())
        self._block = BlockFile(desk.places.block).read(desk.clock.today())

    def compose(self) -> ComposeResult:
        """Members, and what is kept with each."""
        yield Static(id="top")
        with Horizontal(id="group"):
            with Vertical(id="left"):
                yield Listing(id="members")
            with VerticalScroll(id="right", can_focus=False):
                yield Label("What they work on")
                yield Line(self.form.group.topic, id="topic")
                yield Label("What the group does: it goes into each plan")
                yield Line(self.form.group.what, id="what")
                yield Label("When")
                hint = "such as Tuesday, first ten minutes"
                yield Line(self.form.group.when, placeholder=hint, id="when")
                yield Label("A note for you alone, in each record; no names")
                yield Words(self.form.group.note, limit=MAX_LONG)
        yield Static(id="said")
        yield from self.footer()

    def on_mount(self) -> None:
        """Begin at the members."""
        self._list()
        self.query_one("#members").focus()
        only = str(OnlyReadable(self.desk.only_reads)) if self.desk.only_reads else ""
        nobody = "" if self.form.members else NOBODY
        self._say(only or self._grouper.warning() or nobody or self.form.said)
        self._tick()
        self.set_interval(LOOK, self._tick)

    def _tick(self) -> None:
        """Say how much time the block still gives; painted only where the words are others."""
        kept, now = self._block, self.desk.clock.now()
        found = group_left(kept.block, kept.run, now) if kept and self._at.of_block else None
        line = top_line(*found) if found is not None else top_line(None)
        if line.plain != self._top:
            self._top = line.plain
            self.query_one("#top", Static).update(line, layout=False)

    _top = ""

    def _list(self) -> None:
        """Show who is there; what is kept with somebody stays as it is."""
        listed, members = self.query_one("#members", OptionList), self.form.members
        at = listed.highlighted or 0
        listed.clear_options()
        listed.add_options([Option(self._line(member)) for member in members])
        listed.highlighted = min(at, len(members) - 1) if members else None
        for field in self.query("Line, Words"):
            field.disabled = self.form.written

    def _line(self, member: Member) -> Content:
        form = self.form
        return member_line(member, here=member.id in form.seated, kept=form.kept.get(member.id, ""))

    def _say(self, sentence: str) -> None:
        told = self.told(" ".join(filter(None, (sentence, self.form.problem))))
        said = self.query_one("#said", Static)
        said.update(literal(told))
        said.display = bool(told)

    # Who sits in it ------------------------------------------------------------------------

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Leave the student out, or take them in."""
        event.stop()
        self.action_in_or_out()

    def action_in_or_out(self) -> None:
        """Leave a student out, or take them in again."""
        at = self.query_one("#members", OptionList).highlighted
        if at is not None:
            self.form.turn(self.form.members[at].id)
            self._list()

    @work
    async def action_add(self) -> None:
        """Ask another student in."""
        if self.app.screen is not self:  # a second key may be on its way
            return
        taken = {member.id for member in self.form.members}
        entries = [Entry(key, name) for key, name in self._grouper.others(taken)]
        if not entries:
            self._say("Everybody is in this list already.")
            return
        chosen = await self.app.push_screen_wait(ChooseDialog("Who joins the group?", entries))
        if chosen is not None:
            self.form.add(chosen)
            self._list()

    # What is kept --------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take what was typed in a line."""
        event.stop()
        self._type(str(event.input.id), event.value)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Take the note."""
        event.stop()
        self._type("note", event.text_area.text)

    def _type(self, field: str, words: str) -> None:
        """Keep what was typed; what the screen itself has put there isn't."""
        if words != getattr(self.form.group, field):
            self.form.type(**{field: words})
            if self.form.problem:
                self._say("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the next line."""
        event.stop()
        self.focus_next()

    def action_keep(self) -> None:
        """Keep it with each, once: those with whom it is kept already are passed over."""
        said = self.form.keep()
        self._list()
        if self.form.written:
            self.query_one("#members").focus()
        self._say(said)

    def action_once_more(self) -> None:
        """Begin a further one for today, or let this be one."""
        if not self.form.once_more():
            self._say(NONE_BEFORE)
            return
        self._list()
        for line in self.query(Line):
            line.value = getattr(self.form.group, str(line.id))
        self.query_one(Words).text = self.form.group.note
        self._say(FURTHER)

    # Ways ----------------------------------------------------------------------------------

    def action_back(self) -> None:
        """Go back to where the group was taken up; what was typed is there next time."""
        place, _, at = self._at.back.partition(" ")
        self.post_message(GoTo(place, at=at) if place else GoHome())

    def action_home(self) -> None:
        """Go home."""
        self.post_message(GoHome())
