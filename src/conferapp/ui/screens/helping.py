"""What helps in the middle of a talk: supports, a quick check, and rows taken over."""

from collections.abc import Sequence

from textual.widgets import Button

from conferapp.domain.handing_words import HELP_NOT_KEPT
from conferapp.domain.kinds.tables import Topics
from conferapp.domain.quick_check import checks
from conferapp.domain.record import Removed
from conferapp.domain.removed import gone_for_tutor
from conferapp.domain.student import Student
from conferapp.ui.dialogs.check import CheckDialog, Checked
from conferapp.ui.dialogs.supports import SupportsDialog
from conferapp.ui.screens.aside import AsideScreen
from conferapp.ui.screens.bringing import BringingBack
from conferapp.ui.widgets.carry import Carry
from conferapp.ui.widgets.note_panel import NotePanel


class HelpingScreen(BringingBack, AsideScreen):
    """A tutor's page screen on which the student's pages and skills can be seen to."""

    def gone(self) -> Sequence[Removed]:
        """See `BringingBack.gone`; what is covered stays so."""
        beside, covered = self.page.who != "tutor", not self.notes_open()
        return gone_for_tutor(self.conference, with_student=beside, covered=covered)

    def action_supports(self) -> None:
        """Say what helps the student; it holds at once."""
        dialog = SupportsDialog(self.conference.student, self.conference.agenda.languages)
        self.app.push_screen(dialog, self._supported)

    async def _supported(self, student: Student | None) -> None:
        if student is None:
            return
        if not self.session.meet(student):
            self.notify(HELP_NOT_KEPT, markup=False)
        await self._show_anew()

    async def _show_anew(self) -> None:
        """Show the page as it is now, with the focus where it was."""
        at = self.conference.at
        await self.show_page(self.page, at.question if at else None)

    def action_check(self) -> None:
        """Check a skill here and now."""
        skills = checks(self.conference, self.page.show)
        if skills:
            self.app.push_screen(CheckDialog(skills, self._level), self._checked)

    def _level(self, found: Checked) -> str | None:
        question = self.conference.agenda.questions[found.skill.question]
        points = {"points": found.points, "out_of": found.out_of}
        return question.level(points) if isinstance(question, Topics) else None

    async def _checked(self, found: Checked | None) -> None:
        if found is None:
            return
        said = self.conference.check_skill(self.page, found.skill, found.points, found.out_of)
        self.session.keep(at_once=True)
        await self._show_anew()
        self.notify(said, markup=False)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Check a skill with the mouse."""
        if event.button.id == "quick-check":
            event.stop()
            self.action_check()

    def action_take_over(self) -> None:
        """Take over everything that is offered on this page."""
        for carry in self.query(Carry):
            if carry.offers:
                carry.take_all()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`."""
        if action in {"check", "supports", "removed"} and self.query(NotePanel):
            return False  # the page is built anew behind them, and a half-written note goes on
        if action == "close_note":  # where there is nothing to close, Esc may mean something else
            return bool(self.query(NotePanel)) or self.has_class("-pane")
        if action == "check":
            return bool(checks(self.conference, self.page.show))
        if action == "whose":
            return self.page.who == "together"
        if action == "take_over":
            return any(carry.offers for carry in self.query(Carry))
        return True
