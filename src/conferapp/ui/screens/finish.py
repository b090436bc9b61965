"""The finish screen: what is still open, the plan read back, the next date."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from conferapp.desk.session import Session
from conferapp.domain.gaps import Gap, gaps
from conferapp.domain.prompt import prompt
from conferapp.domain.said_why import TO_CANCEL
from conferapp.ui.dialogs.words import WordsDialog
from conferapp.ui.fields.field import Field
from conferapp.ui.fields.table import field_for
from conferapp.ui.plan_text import plan_text
from conferapp.ui.screens.base import (
    HAND_OUT,
    HELP,
    HELP_MARK,
    AppScreen,
    Cancel,
    Finish,
    ToHandouts,
    Turn,
)
from conferapp.ui.text import QUIET_STYLE, literal

ONCE_MORE = "Press F8 once more to finish."


class FinishScreen(AppScreen):
    """Everything that stands between a good talk and the door, on one screen."""

    ABOUT = """
This is the end of the conference. On top is what is still open: Enter goes there, or leave it open,
nothing has to be complete. Below, read goal and plan back to the student, and check the next date.

F6 shows the card, the letters and the calendar file, and makes them.

F8, pressed twice, finishes; the button below does so at once. What you want to write down
afterwards, such as who was told what, can be filled in now or later, from the student's list of
conferences.
"""
    ONCE = AppScreen.ONCE | {"f8", "ctrl+n"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f8,ctrl+n",
            "finish",
            "Finish",
            id="finish.done",
            tooltip="End the conference",
        ),
        Binding(
            "f7,ctrl+b",
            "back",
            "Back",
            id="finish.back",
            tooltip="Go back to the page you came from",
        ),
        HAND_OUT,
        Binding(
            "f4",
            "afterwards",
            "Afterwards",
            id="finish.afterwards",
            tooltip="Fill in what belongs to afterwards first",
        ),
        Binding(
            "f5",
            "cancel",
            "Didn’t happen",
            id="finish.cancel",
            tooltip="Cancel the conference with a word why; it won’t count",
        ),
        HELP,
        HELP_MARK,
        Binding(
            "f2",
            "home",
            "Home",
            id="finish.home",
            show=False,
            tooltip="Go home and leave it open",
        ),
    ]

    def __init__(self, session: Session) -> None:
        """Look at what there is to finish."""
        super().__init__()
        self.session = session
        self.conference = session.conference
        self._gaps: tuple[Gap, ...] = ()
        self._shown = self._sure = False

    def compose(self) -> ComposeResult:
        """Gaps, plan, next date."""
        conference = self.conference
        with VerticalScroll(id="finish", can_focus=False):
            yield Static(literal(f"Finish with {conference.student.first}", "bold $text-primary"))
            yield Static(classes="finish--head", id="open")
            yield OptionList(id="gaps")
            yield Static(Content.styled("Read it back together", "bold"), classes="finish--head")
            yield Static(plan_text(conference), id="plan")
            next_date = conference.agenda.roles.get("next-conference")
            if next_date is not None:
                yield field_for(
                    prompt(conference, conference.agenda.page_of[next_date.id], next_date)
                )
            yield Button("Finish ✓", variant="primary", id="done")
        yield Static(id="sure")  # below what scrolls, so that it is never out of sight
        yield from self.footer()

    def on_mount(self) -> None:
        """Begin at what is open."""
        self._show_gaps()
        if self._gaps:
            self._listed.focus(scroll_visible=False)
            # On a small window the list brings itself into view, and the heading out of it.
            view = self.query_one("#finish", VerticalScroll)
            self.call_after_refresh(view.scroll_home, animate=False)

    def _show_gaps(self) -> None:
        found = gaps(self.conference)
        if self._shown and found == self._gaps:
            return
        self._gaps, self._shown = found, True
        later = sum(gap.afterwards for gap in found)
        afterwards = f", {later} for afterwards" if later else ""
        said = f"Still open: {len(found) - later} now{afterwards}"
        self.query_one("#open", Static).update(
            Content.styled(said if found else "✓ Nothing is left open.", "bold")
        )
        listed = self._listed
        listed.clear_options()
        listed.add_options([Option(_gap_line(gap)) for gap in found])
        listed.highlighted = 0 if found else None
        listed.display = bool(found)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to what is open."""
        event.stop()
        gap = self._gaps[event.option_index]
        if gap.question is not None:
            self.conference.focus(gap.question)
        self.post_message(Turn(gap.page.id))

    def on_field_answered(self, event: Field.Answered) -> None:
        """Take the next date."""
        self._unsure()
        if self.conference.answer(event.question, event.value, typed=event.typed):
            self.session.keep()
            self._show_gaps()

    def on_key(self, event: Key) -> None:
        """Take what is typed at the list for the next date, which is what one types here."""
        if event.key not in self.keys_for("finish"):
            self._unsure()
        typed = event.character if event.is_printable else None
        field = self.query(Field).first() if self.query(Field) else None
        if typed and typed.isalnum() and field is not None and self.focused is self._listed:
            event.stop()
            line = field.query_one(Input)
            line.focus()
            line.insert_text_at_cursor(typed)

    def _unsure(self) -> None:
        """Whatever else is done, the next F8 is the first again."""
        self._sure = False
        self.query_one("#sure", Static).update("")

    @property
    def _listed(self) -> OptionList:
        return self.query_one("#gaps", OptionList)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Finish with the button: it takes an aim, so that once is enough."""
        event.stop()
        self.post_message(Finish())

    def action_finish(self) -> None:
        """End the conference at the second press: the same key turned the pages up to here."""
        if self._sure:
            self.post_message(Finish())
        self._sure = True
        first = next((gap for gap in self._gaps if not gap.afterwards), None)
        open_yet = f" Still open: {first.sentence}" if first else ""
        self.query_one("#sure", Static).update(literal(f"{self.told(ONCE_MORE)}{open_yet}"))

    def action_back(self) -> None:
        """Go back to the talk."""
        self.post_message(Turn(self.conference.place().id))

    def action_afterwards(self) -> None:
        """Go to the first page for afterwards."""
        later = [page for page in self.session.pages() if page.part == "follow_up"]
        if later:
            self.post_message(Turn(later[0].id))

    def action_cancel(self) -> None:
        """Cancel with a word why."""
        dialog = WordsDialog(
            "It didn’t happen. Why?",
            reasons=TO_CANCEL,
            hint="Enter cancels the conference; it is kept, but never counted. Esc goes back.",
        )
        self.app.push_screen(dialog, self._cancelled)

    def _cancelled(self, why: str | None) -> None:
        if why:
            self.post_message(Cancel(why))

    def action_hand_out(self) -> None:
        """See what can leave the room."""
        self.post_message(ToHandouts())

    def action_home(self) -> None:
        """Leave it open and go home."""
        self.leave_for_home()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`."""
        if action == "afterwards":
            return any(page.part == "follow_up" for page in self.session.pages())
        return True


def _gap_line(gap: Gap) -> Content:
    later = Content.styled("  afterwards", QUIET_STYLE) if gap.afterwards else Content("")
    return Content.assemble("○ ", literal(gap.sentence), later)
