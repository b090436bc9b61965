"""The app: puts up the screen that each step of a conference asks for."""

from collections.abc import Callable
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.command import Provider

from conferapp.desk.desk import Desk
from conferapp.desk.first_start import is_first_start
from conferapp.storage.errors import StorageError
from conferapp.storage.trial import Trial
from conferapp.ui.entrance import FLUSH_SECONDS
from conferapp.ui.joining import NEWER_ONE
from conferapp.ui.painting import Painting
from conferapp.ui.screens.base import (
    AppScreen,
    Cancel,
    Finish,
    GiveBack,
    GoHome,
    HandOver,
    TakeBack,
    ToFinish,
    Turn,
)
from conferapp.ui.screens.home import HomeScreen
from conferapp.ui.steady_screen import told

NOT_HANDED_OVER = (
    "So a restart would not come back to the student’s page. "
    "To hand the laptop over all the same, press Enter once more."
)


def _palette() -> type[Provider]:
    from conferapp.ui.palette import Commands

    return Commands


class ConferApp(Painting, inherit_bindings=False):
    """The whole app.

    Textual's own keys for quitting have priority, and would overtake what was typed before them.
    """

    TITLE = "Conferapp"
    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_palette}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+q",
            "quit",
            "Quit",
            id="quit",
            show=False,
            tooltip="Close Conferapp; everything is saved and stays where it is",
        ),
        Binding(
            "ctrl+s",
            "save_now",
            "Save now",
            id="save",
            show=False,
            tooltip="Save at once; it happens by itself as you type",
        ),
        Binding(
            "f10",
            "change_theme",
            "Colors",
            id="theme",
            show=False,
            tooltip="Choose other colors; they are kept",
        ),
        Binding(
            "shift+f9",
            "rest",
            "Rest",
            id="rest",
            show=False,
            priority=True,  # over a dialog too
            tooltip="Hide everything until you are back; the place is kept",
        ),
        # Textual brings one without an id where there is none.
        Binding(
            "ctrl+p",
            "command_palette",
            "Find",
            id="palette",
            show=False,
            priority=True,  # over a dialog too
            tooltip="Find everything that can be done here by its name",
        ),
        Binding(
            "escape",
            "leave_tour",
            "Leave the tour",
            id="tour.leave",
            show=False,
            tooltip="Leave the sample conference, at the second press; nothing of it is kept",
        ),
        Binding(
            "ctrl+c",
            "help_quit",
            id="quit.how",
            show=False,
            system=True,
            tooltip="Copy what is marked; where nothing is, say how to close Conferapp",
        ),
    ]

    def __init__(
        self,
        desk: Desk,
        *,
        student: str | None = None,
        agenda: str | None = None,
        trial: Trial | None = None,
        tour: bool = False,
    ) -> None:
        """Make the app.

        Args:
            desk: What it works with.
            student: The id of the student to confer with at once, or None for home.
            agenda: The id of the agenda for that, or None to choose.
            trial: An agenda to be tried out and nothing else, or None.
            tour: Whether to begin with the tour.
        """
        super().__init__(desk, student)
        self._student, self._agenda, self._trial = student, agenda, trial
        self._with_tour = tour
        self._with_student = desk.handover.holder()

    # Starting and ending -----------------------------------------------------------------

    async def on_mount(self) -> None:
        """Go where the app was left: to the student who has the laptop, or to a conference."""
        keys = self._take_up_keys()
        if self._trial is not None:
            await self.try_out(self._trial, alone=True)
        elif self._with_student is not None:
            await self._back_to_student(self._with_student)
        elif self._student is not None:
            self._confer(self._student)
        elif self._with_tour:
            await self.begin_tour()
        elif is_first_start(self.desk):
            await self.welcome()
            self.call_after_refresh(self.warm_up)
        else:
            await self.put_up(HomeScreen(self.desk, at=self.home_at))
            self.call_after_refresh(self.warm_up)
        self.tidy_up()
        if self.missing_theme:
            self.say(self.missing_theme)
        for problem in (*self.desk.program.problems, *self.desk.tutor.problems, *keys):
            self.say(problem)

    def _take_up_keys(self) -> tuple[str, ...]:
        """Take up the keys that the tutor chose; gives a sentence for each that can't hold."""
        path = self.desk.places.keymap
        if not path.exists():
            return ()
        from conferapp.ui.keymap_check import chosen_keys

        checked = chosen_keys(path)
        self.keymap = checked.keymap
        self.set_keymap(checked.keymap.for_textual)
        return checked.few_problems

    async def _back_to_student(self, record_id: str) -> None:
        """The student had the laptop when the app ended, and has it still."""
        from conferapp.desk.opening import Opener
        from conferapp.ui.flow import door

        path = Opener(self.desk).path_of(record_id)
        if path is not None:
            await self.open_record(path, read=False)
        if self.flow is None:
            await self.put_up(door(self.desk))

    @work
    async def _confer(self, student: str) -> None:
        """Go on with a student's conference, or begin one."""
        from conferapp.desk.opening import Opener

        line = Opener(self.desk).in_progress(student, self._agenda)
        if line is not None:
            await self.open_record(line.path)
            if line.copies:
                self.say(told(self.screen, NEWER_ONE))
        else:
            await self.begin(student, prepare=True, agenda=self._agenda)
        if not any(isinstance(screen, AppScreen) for screen in self.screen_stack):
            await self.go_home()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`: a student can neither leave nor open the palette."""
        if action == "leave_tour":
            return self.tour is not None
        if self.private and action in {"quit", "command_palette", "change_theme", "rest"}:
            return False
        return super().check_action(action, parameters)

    async def action_quit(self) -> None:
        """Leave; while something can't be saved, only where another key than this says so."""
        from conferapp.ui.dialogs.closing import ClosingDialog

        if self.flow:
            self.flow.session.end()
        asked = isinstance(self.screen, ClosingDialog)
        if self.desk.saver.flush(0 if asked else FLUSH_SECONDS):
            self.exit()
        elif not asked:
            self.push_screen(ClosingDialog(), self._close_all_the_same)

    def _close_all_the_same(self, sure: bool | None) -> None:
        if sure:
            self.exit()

    def action_help_quit(self) -> None:
        """Ctrl+C ends nothing here; say what does."""
        if self.check_action("quit", ()):
            self.say(told(self.screen, "Ctrl+Q closes Conferapp."))

    def action_save_now(self) -> None:
        """Save at once, for fingers that are used to it."""
        if self.flow:
            self.flow.session.keep(at_once=True)

    # Through a conference ----------------------------------------------------------------

    async def on_turn(self, event: Turn) -> None:
        """Show another page."""
        if self.flow:
            await self.put_up(self.flow.show(event.page))

    async def on_hand_over(self, event: HandOver) -> None:
        """Give the laptop to the student, with nothing of the tutor's left in reach."""
        if self.flow is None:
            return
        screen = self.flow.hand_over(event.page)
        if screen is None:
            self.say(f"{self.flow.lock_problem} {NOT_HANDED_OVER}")
            return
        self.copy_to_clipboard("")
        await self.put_up(screen)
        self.call_later(self.clear_notifications)  # what was on its way

    async def on_give_back(self, event: GiveBack) -> None:
        """Ask for the tutor."""
        if self.flow:
            await self.put_up(self.flow.give_back(event.page))

    async def on_take_back(self, _: TakeBack) -> None:
        """The tutor has the laptop and goes on."""
        if self.flow:
            await self.put_up(self.flow.take_back())
            if self.flow.lock_problem:
                self.say(self.flow.lock_problem)
        else:
            try:
                self.desk.handover.release()
            except StorageError as problem:
                self.say(str(problem))
            await self.go_home()

    async def on_to_finish(self, _: ToFinish) -> None:
        """Show what there is to finish."""
        if self.flow:
            await self.put_up(self.flow.to_finish())

    async def on_finish(self, _: Finish) -> None:
        """End the conference."""
        if self.flow and self.flow.session.conference.record.status != "done":
            self.flow.session.finish()
            await self.put_up(self.flow.goodbye())

    async def on_cancel(self, event: Cancel) -> None:
        """End a conference that didn't happen."""
        if self.flow:
            self.flow.session.conference.cancel(event.why)
            await self.go_home()

    async def on_go_home(self, _: GoHome) -> None:
        """Leave the conference where it is, and go home."""
        if self.flow is None or not self.flow.with_student:
            await self.go_home()
