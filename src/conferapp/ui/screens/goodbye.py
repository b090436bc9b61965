"""The goodbye: what the student leaves with, and a door that only the tutor goes through."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Horizontal, VerticalScroll
from textual.widgets import Button, Static

from conferapp.desk.session import Session
from conferapp.domain.agenda import Page
from conferapp.ui.plan_text import card_text, plan_text
from conferapp.ui.screens.base import (
    HAND_OUT,
    HELP,
    HELP_MARK,
    READ,
    READ_LINES,
    AppScreen,
    GoHome,
    ToHandouts,
    Turn,
)
from conferapp.ui.text import literal


class GoodbyeScreen(AppScreen):
    """Stands between a finished conference and home, which shows other students."""

    ABOUT = """
The conference is finished and saved. F6 shows the card, the letters and the calendar file, and
makes them. When the student has left, Enter leads to where you came from. F4 fills in the pages for
afterwards now; they can wait, too, and are found with the student's conferences.
"""
    ONCE = AppScreen.ONCE | {"enter"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,f2", "home", "Home", id="goodbye.home", tooltip="Go home"),
        HAND_OUT,
        Binding(
            "f4",
            "afterwards",
            "Afterwards",
            id="goodbye.afterwards",
            tooltip="Fill in the pages for afterwards",
        ),
        *READ,
        *READ_LINES,
        HELP,
        HELP_MARK,
    ]

    def __init__(self, session: Session) -> None:
        """Say goodbye in a conference that is finished."""
        super().__init__()
        self.session = session

    def compose(self) -> ComposeResult:
        """Thanks, goal and plan, and the way out."""
        conference = self.session.conference
        role = conference.agenda.roles.get("next-conference")
        when = conference.text(role.id) if role else ""
        with VerticalScroll(classes="between", can_focus=False):
            yield Static(
                literal(f"Thank you, {conference.student.first}.", "bold $text-primary"),
            )
            with Center():
                yield Static(plan_text(conference), id="goodbye-plan")
            card = card_text(conference)
            if card is not None:
                with Center():
                    yield Static(card, id="goodbye-card")
            yield Static(literal(f"We talk again: {when}" if when else ""))
            with Center(), Horizontal():
                way = f"Back to {self.back_to.the}" if self.back_to else "Home"
                yield Button(literal(way), variant="primary")
                yield Button("Card and letters", id="goodbye-papers")
        yield from self.footer()

    def on_mount(self) -> None:
        """Begin at the top, also where a long plan leaves no room for the button."""
        view = self.query_one(".between", VerticalScroll)
        self.call_after_refresh(view.scroll_home, animate=False)

    def action_scroll(self, pages: int) -> None:
        """Move the plan by a page."""
        self.action_scroll_lines(pages * max(self.query_one(".between").size.height - 2, 1))

    def action_scroll_lines(self, lines: int) -> None:
        """Move the plan."""
        view = self.query_one(".between", VerticalScroll)
        view.scroll_relative(y=lines, animate=False, immediate=True)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Go with the mouse: home, or to what can leave the room."""
        event.stop()
        papers = event.button.id == "goodbye-papers"
        (self.action_hand_out if papers else self.action_home)()

    def action_home(self) -> None:
        """Go home."""
        self.post_message(GoHome())

    def action_hand_out(self) -> None:
        """See what can leave the room."""
        self.post_message(ToHandouts())

    def action_afterwards(self) -> None:
        """Fill in what belongs to afterwards."""
        pages = self._later()
        if pages:
            self.session.follow_up_only = True
            self.post_message(Turn(pages[0].id))

    def _later(self) -> list[Page]:
        return [page for page in self.session.conference.pages() if page.part == "follow_up"]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`."""
        return bool(self._later()) if action == "afterwards" else True
