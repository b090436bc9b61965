"""A small group: who sits in it, what they do, and one note for all."""

from dataclasses import replace
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Label, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from conferapp.domain.board import Member
from conferapp.domain.group import MOST_SEATS, Group, first_step, named_in
from conferapp.domain.text import MAX_LONG
from conferapp.storage.workspace import OnlyReadable
from conferapp.ui.desk import Desk
from conferapp.ui.dialogs.choose import ChooseDialog, Entry
from conferapp.ui.entrance import FLUSH_SECONDS
from conferapp.ui.group_text import (
    ALL_KEPT,
    NO_DAY,
    NOBODY,
    NOT_SAVED,
    NOTHING,
    UNKEPT,
    kept_sentence,
    member_line,
    names_sentence,
)
from conferapp.ui.grouping import GroupAt, Grouper
from conferapp.ui.screens.base import AppScreen, GoHome, GoTo
from conferapp.ui.screens.group_keys import GROUP_KEYS
from conferapp.ui.screens.place import PlaceScreen
from conferapp.ui.text import literal
from conferapp.ui.widgets.line import Line
from conferapp.ui.widgets.listing import Listing
from conferapp.ui.widgets.words import Words


class GroupScreen(PlaceScreen):
    """Members on the left; on the right what is kept with each of them."""

    ABOUT = """
Here a small group is agreed and noted once, for all. On the left is who sits in it: Space leaves
somebody out or takes them in, a asks another student in. On the right is what they work on, what
the group does and when, and one note.

F8 keeps it with each: the step goes into each plan, so that the next conference asks what became of
it, and the note goes into each record, where only you read it. Each gets a record of their own.
Nobody else may be named in it, because records become letters home: write without names. The
agenda small-group says what such a record looks like, and your program can have its own.
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
        self.desk, self._back = desk, at.back
        self._grouper = Grouper(desk, FLUSH_SECONDS)
        self.members = self._grouper.members(at.ids)
        self.seated = {member.id for member in self.members[:MOST_SEATS]}
        self.kept: set[str] = set()
        self.group = self._first = Group(at.topic, first_step(at.topic, len(self.members)))
        self._leaves = self._asked = False

    def compose(self) -> ComposeResult:
        """Members, and what is kept with each."""
        yield Static(literal("Small group", "bold $text-primary"), id="top")
        with Horizontal(id="group"):
            with Vertical(id="left"):
                yield Listing(id="members")
            with VerticalScroll(id="right", can_focus=False):
                yield Label("What they work on")
                yield Line(self.group.topic, id="topic")
                yield Label("What the group does: it goes into each plan")
                yield Line(self.group.what, id="what")
                yield Label("When")
                yield Line(placeholder="such as Tuesday, first ten minutes", id="when")
                yield Label("A note for you alone, in each record; no names")
                yield Words("", limit=MAX_LONG)
        yield Static(id="said")
        yield from self.footer()

    def on_mount(self) -> None:
        """Begin at the members."""
        self._list()
        self.query_one("#members").focus()
        only = str(OnlyReadable(self.desk.only_reads)) if self.desk.only_reads else ""
        self._say(only or self._grouper.warning() or ("" if self.members else NOBODY))

    def _list(self) -> None:
        listed = self.query_one("#members", OptionList)
        at = listed.highlighted or 0
        listed.clear_options()
        listed.add_options([Option(self._line(member)) for member in self.members])
        listed.highlighted = min(at, len(self.members) - 1) if self.members else None

    def _line(self, member: Member) -> Content:
        return member_line(member, here=member.id in self.seated, kept=member.id in self.kept)

    def _say(self, sentence: str) -> None:
        said = self.query_one("#said", Static)
        said.update(literal(sentence))
        said.display = bool(sentence)

    # Who sits in it ------------------------------------------------------------------------

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Leave the student out, or take them in."""
        event.stop()
        self.action_in_or_out()

    def action_in_or_out(self) -> None:
        """Leave a student out, or take them in again."""
        at = self.query_one("#members", OptionList).highlighted
        if at is not None and self.members[at].id not in self.kept:
            self.seated ^= {self.members[at].id}
            self._list()

    @work
    async def action_add(self) -> None:
        """Ask another student in."""
        if self.app.screen is not self:  # a second key may be on its way
            return
        taken = {member.id for member in self.members}
        entries = [Entry(key, name) for key, name in self._grouper.others(taken)]
        if not entries:
            self._say("Everybody is in this list already.")
            return
        chosen = await self.app.push_screen_wait(ChooseDialog("Who joins the group?", entries))
        if chosen is not None:
            ids = (*(member.id for member in self.members), chosen)
            self.members = self._grouper.members(ids)
            self.seated.add(chosen)
            self._list()

    # What is kept --------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take what was typed in a line."""
        event.stop()
        self._leaves = False
        self.group = replace(self.group, **{str(event.input.id): event.value})

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Take the note."""
        event.stop()
        self._leaves = False
        self.group = replace(self.group, note=event.text_area.text)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the next line."""
        event.stop()
        self.focus_next()

    def action_keep(self) -> None:
        """Keep it with each, once: those with whom it is kept already are passed over."""
        group = self.group.tidy()
        seated = [member for member in self.members if member.id in self.seated - self.kept]
        names = named_in(group, self.members) if len(self.members) > 1 else ()
        if not seated:
            self._say(ALL_KEPT if self.kept else NOBODY)
        elif not group.says:
            self._say(NOTHING)
        elif names:
            self._say(names_sentence(names))
        elif not (group.when or group.note or self._asked):
            self._asked = True
            self._say(NO_DAY)
        else:
            self._keep(group, seated)

    def _keep(self, group: Group, seated: list[Member]) -> None:
        done = self._grouper.keep(group, [member.id for member in seated])
        self.kept |= set(done.ids)
        self._list()
        sentences = [done.problem, "" if done.saved else NOT_SAVED]
        if done.ids:
            with_whom = [member for member in seated if member.id in done.ids]
            room = bool(group.what) and not self._grouper.warning()
            sentences.insert(0, kept_sentence(with_whom, step=room, note=bool(group.note)))
            for field in self.query("Line, Words"):
                field.disabled = True
            self.query_one("#members").focus()
        self._say(" ".join(filter(None, sentences)))

    # Ways ----------------------------------------------------------------------------------

    def _may_leave(self) -> bool:
        """Whether nothing is lost, or it was said what would be."""
        typed = self.group != self._first and not self.kept
        if typed and not self._leaves:
            self._leaves = True
            self._say(UNKEPT)
            return False
        return True

    def action_back(self) -> None:
        """Go back to where the group was taken up."""
        if not self._may_leave():
            return
        place, _, at = self._back.partition(" ")
        self.post_message(GoTo(place, at=at) if place else GoHome())

    def action_home(self) -> None:
        """Go home."""
        if self._may_leave():
            self.post_message(GoHome())
