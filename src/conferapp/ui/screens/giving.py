"""The page in between: the laptop comes back to the tutor."""

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Horizontal, Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import Button, Static

from conferapp.desk.keeper import Keeper
from conferapp.domain.clock import Clock
from conferapp.domain.handing_words import ONE_MOMENT, THANKS, please_give_back
from conferapp.ui.screens.base import HELP, HELP_MARK, AppScreen, TakeBack, Turn
from conferapp.ui.text import literal
from conferapp.ui.widgets.code_line import CodeLine

SOONEST: Final = 0.3
LATEST: Final = 6.0
"""Seconds from the first key to the second: hands that drum on keys leave no such pause."""
HOW: Final = (
    "Tutor: press F2 on this page, and a moment later F9.\n"
    "Did F2 lead here? Press it again. Or click both."
)


class GivingBack(AppScreen):
    """Lets only the tutor through: by a code, or by two keys, one after the other."""

    ABOUT = """
The laptop goes back to your tutor now: your tutor knows how to go on from here. If you want to
look at your pages once more, press F7.
"""
    PRIVATE = STUDENTS = True
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
            "first",
            "Tutor",
            id="take-back",
            tooltip="The tutor takes the laptop back: this key, a moment later the other one",
        ),
        Binding(
            "f9",
            "second",
            "Take it",
            id="take-back.then",
            tooltip="The tutor takes the laptop back: the second key",
        ),
        HELP,
        HELP_MARK,
    ]

    def __init__(
        self,
        tutor: str,
        keeper: Keeper | None,
        clock: Clock,
        *,
        page: str | None = None,
        done: bool = False,
    ) -> None:
        """Stand between the student and everything that is the tutor's.

        Args:
            tutor: The tutor's name, or "".
            keeper: Knows the tutor's code; None when no code is set.
            clock: Tells the time.
            page: The id of the student's page to go back to, if there is one.
            done: Whether the student has come to the end of the pages.
        """
        super().__init__()
        self.tutor = tutor
        self.page = page
        self.done = done
        self._keeper, self._clock = keeper, clock
        self._begun: float | None = None

    def compose(self) -> ComposeResult:
        """Thanks, and the way through for the tutor."""
        with Vertical(classes="between"):
            yield Static(
                Content.assemble(
                    Content.styled(
                        THANKS if self.done else ONE_MOMENT,
                        "bold $text-primary",
                    ),
                    "\n\n",
                    literal(please_give_back(self.tutor)),
                )
            )
            if self._keeper:
                yield Static("Tutor: type your code, then Enter", classes="between--how")
                yield CodeLine(self._keeper)
            else:
                yield Static(literal(self.told(HOW)), classes="between--how")
                with Center(), Horizontal():
                    yield _button(self.told("1  Tutor (F2)"), "first")
                    yield _button(self.told("2  Take it (F9)"), "second")
                yield Static("", id="giving-problem")
        yield from self.footer()

    def on_code_line_right(self, event: CodeLine.Right) -> None:
        """Let the tutor through."""
        event.stop()
        self.post_message(TakeBack())

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """The same by mouse."""
        event.stop()
        (self.action_first if event.button.id == "first" else self.action_second)()

    def on_key(self, event: Key) -> None:
        """Begin anew at any other key in between."""
        if event.key not in self.keys_for("first", "second"):
            self._begun = None

    def action_first(self) -> None:
        """Wait for the second key."""
        self._begun = self._clock.ticks()
        self._say(self.told("And now F9."))

    def action_second(self) -> None:
        """Let the tutor through, when the first key was pressed a moment ago."""
        begun, self._begun = self._begun, None
        passed = self._clock.ticks() - begun if begun is not None else LATEST
        if SOONEST <= passed < LATEST:
            self.post_message(TakeBack())
        else:
            again = "once more" if begun is not None else "first, on this page"
            self._say(self.told(f"Please press F2 {again}, and a moment later F9."))

    def _say(self, sentence: str) -> None:
        self.query_one("#giving-problem", Static).update(literal(sentence))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`: with a code, no key lets anybody through."""
        keys = self._keeper is None
        own = {"first": keys, "second": keys, "back": self.page is not None}
        return own.get(action, True)

    def action_back(self) -> None:
        """Go back to the student's pages."""
        if self.page is not None:
            self.post_message(Turn(self.page))


def _button(words: str, name: str) -> Button:
    button = Button(literal(words), id=name)
    button.active_effect_duration = 0  # while it lasts, another click doesn't count
    button.can_focus = False  # two keys are for fingers; Enter on a button that is held down isn't
    return button
