"""The page in between: the laptop goes to the student."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Vertical
from textual.content import Content
from textual.widgets import Button, Static

from conferapp.desk.session import Session
from conferapp.domain.agenda import Page
from conferapp.domain.handing_words import HELP_NOT_KEPT, untranslated, whats_on
from conferapp.domain.student import Student
from conferapp.ui.dialogs.choose import ChooseDialog
from conferapp.ui.dialogs.supports import SupportsDialog
from conferapp.ui.screens.base import (
    HELP,
    HELP_MARK,
    AppScreen,
    HandOver,
    ToFinish,
    ToTravel,
    Turn,
)
from conferapp.ui.text import QUIET_STYLE, literal
from conferapp.ui.ways import pages_to_go

WAYS = """\
Or keep it: read each page aloud and type what is said.
Or F6: the same pages to take along, for a browser or on paper.
Ctrl+G goes to any other page."""
"""What else can be done than to hand the laptop over."""


class HandingOver(AppScreen):
    """Tells the tutor to turn the laptop; nothing of the tutor's is on it."""

    ABOUT = """
It is the student's turn. Turn the laptop to them and press Enter when they have it. From then on
only the student's pages can be reached; coming back takes your code if you have set one, or else
two keys, one after the other.

For a younger child, or one who would rather talk, keep the laptop, read the page aloud and type
what the child says. Does the student answer somewhere else, before you meet? F6 makes these pages
as a file for any browser, or for paper, and brings the answers in.
"""
    ONCE = AppScreen.ONCE | {"enter", "f8", "ctrl+n"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,f8,ctrl+n",
            "hand_over",
            "Hand over",
            id="hand-over",
            tooltip="The student has the laptop",
        ),
        Binding(
            "f7,ctrl+b",
            "back",
            "Back",
            id="handing.back",
            tooltip="Go back one page",
        ),
        Binding(
            "ctrl+g,f4",
            "go_to",
            "Go to",
            id="handing.go-to",
            tooltip="Go to any page",
        ),
        Binding(
            "f3,f11",
            "supports",
            "What helps",
            id="handing.supports",
            tooltip="Set what helps the student on these pages",
        ),
        Binding(
            "f6,shift+f6",
            "travel",
            "Away from here",
            id="handing.travel",
            show=False,
            tooltip="Make these pages as a file to take along, or bring the answers in",
        ),
        Binding(
            "ctrl+l",
            "finish",
            "Finish",
            id="handing.finish",
            show=False,
            tooltip="See what is open, read the plan back, and finish or cancel",
        ),
        Binding(
            "f2",
            "home",
            "Home",
            id="handing.home",
            tooltip="Go home; everything stays where it is",
        ),
        HELP,
        HELP_MARK,
    ]

    def __init__(self, session: Session, page: Page) -> None:
        """Stand before a page of the student's."""
        super().__init__()
        self.session = session
        self.page = page

    def compose(self) -> ComposeResult:
        """What to do, in large quiet letters."""
        name = self.session.conference.student.first
        with Vertical(classes="between"):
            yield Static(
                Content.assemble(
                    literal(f"It’s {name}’s turn", "bold $text-primary"),
                    "\n\n",
                    literal(f"Turn the laptop to {name}. These pages are theirs alone."),
                    "\n\n",
                    literal(self.told(WAYS), QUIET_STYLE),
                ),
                id="turn",
            )
            yield Static(self._notice(), id="handing-notice")
            with Center():
                yield Button("Hand over ▸", variant="primary", id="hand-over")
        yield from self.footer()

    def _notice(self) -> Content:
        """What the tutor should know of the pages ahead: supports, and what isn't translated."""
        conference = self.session.conference
        on, missing = whats_on(conference), untranslated(conference, self.session.pages())
        lines = [literal(on, QUIET_STYLE)] if on else []
        lines += [literal(missing, "$text-warning")] if missing else []
        return Content("\n").join(lines)

    def action_supports(self) -> None:
        """Say what helps the student on these pages."""
        conference = self.session.conference
        dialog = SupportsDialog(conference.student, conference.agenda.languages)
        self.app.push_screen(dialog, self._supported)

    def _supported(self, student: Student | None) -> None:
        if student is not None:
            if not self.session.meet(student):
                self.notify(HELP_NOT_KEPT, markup=False)
            self.query_one("#handing-notice", Static).update(self._notice())

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Hand over with the mouse."""
        event.stop()
        self.action_hand_over()

    def action_hand_over(self) -> None:
        """The student has the laptop."""
        self.post_message(HandOver(self.page.id))

    def action_back(self) -> None:
        """Go back to the nearest page that isn't the student's."""
        there = self.session.beyond(self.page, -1)
        while there is not None and there.who == "student":
            there = self.session.beyond(there, -1)
        if there is not None:
            self.post_message(Turn(there.id))

    def action_go_to(self) -> None:
        """Choose any page."""
        entries = pages_to_go(self.session)
        self.app.push_screen(ChooseDialog("Go to", entries, here=self.page.id), self._gone_to)

    def _gone_to(self, chosen: str | None) -> None:
        if chosen is not None:
            self.post_message(Turn(chosen))

    def action_travel(self) -> None:
        """See these pages as they can be taken along."""
        self.post_message(ToTravel(self.page.id))

    def action_finish(self) -> None:
        """Open the finish screen."""
        self.post_message(ToFinish())

    def action_home(self) -> None:
        """Go home."""
        self.leave_for_home()
