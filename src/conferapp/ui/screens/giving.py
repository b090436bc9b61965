"""The page in between: the laptop comes back to the tutor."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Vertical
from textual.content import Content
from textual.widgets import Button, Input, Static

from conferapp.ui.screens.base import HELP, HELP_MARK, AppScreen, TakeBack, Turn
from conferapp.ui.text import literal


class GivingBack(AppScreen):
    """Lets only the tutor through: by a code, or by a key pressed twice."""

    ABOUT = """
The laptop goes back to your tutor now. If you want to look at your pages once more, press F7.
"""
    PRIVATE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f7,ctrl+b,escape",
            "back",
            "Back to my pages",
            id="giving.back",
            tooltip="Look at your pages once more",
        ),
        Binding(
            "f2",
            "take",
            "Tutor: twice",
            id="take-back",
            tooltip="The tutor takes the laptop back",
        ),
        HELP,
        HELP_MARK,
    ]

    def __init__(
        self,
        tutor: str,
        opens: Callable[[str], bool] | None,
        *,
        page: str | None = None,
        done: bool = False,
    ) -> None:
        """Stand between the student and everything that is the tutor's.

        Args:
            tutor: The tutor's name, or "".
            opens: Says whether a code is the tutor's, or None when no code is set.
            page: The id of the student's page to go back to, if there is one.
            done: Whether the student has come to the end of the pages.
        """
        super().__init__()
        self.tutor = tutor or "your tutor"
        self.page = page
        self.done = done
        self._opens = opens
        self._pressed = False

    def compose(self) -> ComposeResult:
        """Thanks, and the way through for the tutor."""
        with Vertical(classes="between"):
            yield Static(
                Content.assemble(
                    Content.styled(
                        "Thank you. That was good thinking." if self.done else "One moment.",
                        "bold $text-primary",
                    ),
                    "\n\n",
                    literal(f"Please give the laptop back to {self.tutor}."),
                )
            )
            if self._opens:
                yield Static("Tutor: type your code, then Enter", classes="between--how")
                with Center():
                    yield Input(password=True, max_length=64)
            else:
                yield Static("Tutor: press F2 twice", classes="between--how")
                take = Button("Tutor: click twice", id="take")
                take.active_effect_duration = 0  # while it lasts, a second click doesn't count
                with Center():
                    yield take
            yield Static("", id="giving-problem")
        yield from self.footer()

    def on_mount(self) -> None:
        """Be ready for the code."""
        for line in self.query(Input):
            line.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Let the tutor through, or say kindly that this was not the code."""
        event.stop()
        if self._opens and self._opens(event.value):
            self.post_message(TakeBack())
            return
        event.input.value = ""
        self.query_one("#giving-problem", Static).update("✗ That isn’t the code. Please try again.")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Count clicks as presses of the key."""
        event.stop()
        self.action_take()

    def action_take(self) -> None:
        """Let the tutor through at the second press."""
        if self._pressed:
            self.post_message(TakeBack())
            return
        self._pressed = True
        self.query_one("#giving-problem", Static).update("Once more, please.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`: with a code, no key lets anybody through."""
        return {"take": self._opens is None, "back": self.page is not None}.get(action, True)

    def action_back(self) -> None:
        """Go back to the student's pages."""
        if self.page is not None:
            self.post_message(Turn(self.page))
