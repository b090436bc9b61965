"""What every screen has: its help in plain words, and the quiet place that says what is saved."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from conferapp.domain.unsaved import ASK_TUTOR
from conferapp.ui.dialogs.help import explain
from conferapp.ui.steady_screen import SteadyScreen
from conferapp.ui.text import literal
from conferapp.ui.widgets.keybar import KeyBar

if TYPE_CHECKING:
    from conferapp.ui.places import Place

HELP = Binding("f1", "help", "Help", id="help", tooltip="Explain this screen in plain words")
HAND_OUT = Binding(
    "f6",
    "hand_out",
    "Card, letters …",
    id="hand-out",
    tooltip="Card, letter, copies and calendar: see them, make them, print them",
)
HELP_MARK = Binding("question_mark", "help", "Help", show=False, id="help.mark")
READ: tuple[Binding, ...] = (
    # Over the list in focus, which is short.
    Binding(
        "pagedown",
        "scroll(1)",
        "Read on",
        id="read.on",
        show=False,
        priority=True,
        tooltip="Move on in the text",
    ),
    Binding("space", "scroll(1)", "Read on", id="read.on", show=False),
    Binding(
        "pageup",
        "scroll(-1)",
        "Read back",
        id="read.back",
        show=False,
        priority=True,
        tooltip="Move back in the text",
    ),
)
"""The keys that move a text by a page, on every screen on which one is read."""
READ_SHOWN: tuple[Binding, ...] = (replace(READ[0], show=True), *READ[1:])
"""The same, where the key bar has room for it."""
READ_LINES: tuple[Binding, ...] = (
    Binding("up", "scroll_lines(-1)", "Up", id="read.up", show=False),
    Binding("down", "scroll_lines(1)", "Down", id="read.down", show=False),
)
"""The same line by line, where no list needs the arrows."""

HOME = "home"
"""The action that leads home, or back to the place from which one came."""
BACK = "Back"
SHOWS_OTHERS = "shows other students"


class SaveLine(Static):
    """Says that saving fails, in a sentence that stays until it works again."""

    DEFAULT_CSS = """
    SaveLine {
        dock: bottom;
        display: none;
        height: auto;
        background: $error-muted;
        color: $text-error;
        padding: 0 1;
        margin-bottom: 1;
    }
    SaveLine.-failing {
        display: block;
    }
    """


class AppScreen(SteadyScreen[None]):
    """A screen with help, a key bar and the state of saving."""

    PRIVATE: ClassVar[bool] = False
    """Whether a student may be alone with it, so that nothing of the tutor's can be reached."""
    STUDENTS: ClassVar[bool] = False
    """Whether only the student who has the laptop sees it; not what covers a tutor's screen."""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012  # Textual declares it
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [HELP, HELP_MARK]

    back_to: "Place | None" = None
    """The place to which going home leads from here, since one came from there; None for home."""
    making = False
    """Whether a file is being made here, which is noted in the conference once it is there."""
    _leaving = False

    def footer(self) -> ComposeResult:
        """The bottom of the screen."""
        yield SaveLine()
        yield KeyBar()

    def show_saved(self, saved: str, failing: str | None) -> None:
        """Show the state of saving.

        Args:
            saved: Such as `Saved 10:42`.
            failing: A sentence, while saving fails.
        """
        for bar in self.query(KeyBar):
            bar.saved = saved
        for line in self.query(SaveLine):
            line.set_class(failing is not None, "-failing")
            said = ASK_TUTOR if self.PRIVATE else failing or ""
            line.update(Content.assemble("✗ ", literal(said)))

    def worded(self, binding: Binding) -> Binding:
        """See `SteadyScreen.worded`; the way home may lead back to a place.

        Then it says so: in a word, unless another key leads back, or else by the place's name.
        """
        if binding.action != HOME or self.back_to is None:
            return binding
        others = {each.description for each in self.BINDINGS if isinstance(each, Binding)}
        name = self.back_to.name if BACK in others else BACK
        return replace(binding, description=name, tooltip=f"Go back to {self.back_to.the}")

    def leave_for_home(self) -> None:
        """Go home at the second press: a student may sit beside, and home shows the others.

        The same goes for a place to which it leads instead.
        """
        if self._leaving:
            self.post_message(GoHome())
            return
        self._leaving = True
        there = self.back_to.the if self.back_to else "home"
        shows = "is only for you" if self.back_to and self.back_to.of_student else SHOWS_OTHERS
        again = self.told("Press F2 again to go there.")
        self.notify(f"{there[0].upper()}{there[1:]} {shows}. {again}", markup=False)

    def action_help(self) -> None:
        """Explain this screen."""
        explain(self)


class Turn(Message):
    """Asks for the screen of a page, named by its id."""

    def __init__(self, page: str) -> None:
        """Name the page."""
        super().__init__()
        self.page = page


class GoHome(Message):
    """The tutor leaves for the home screen."""


class HandOver(Message):
    """The student takes the laptop; `page` is the id of the page where they go on."""

    def __init__(self, page: str) -> None:
        """Name the page."""
        super().__init__()
        self.page = page


class GiveBack(Message):
    """The student is done; `page` is the id of the page where the tutor goes on."""

    def __init__(self, page: str) -> None:
        """Name the page."""
        super().__init__()
        self.page = page


class TakeBack(Message):
    """The tutor has the laptop again."""


class Renew(Message):
    """Asks to go on with the newest version of the agenda."""


class ToFinish(Message):
    """Asks for the finish screen."""


class Finish(Message):
    """Ends the conference."""


class Cancel(Message):
    """Ends a conference that didn't happen."""

    def __init__(self, why: str) -> None:
        """Give a word why."""
        super().__init__()
        self.why = why


class ToHandouts(Message):
    """Asks for everything that can leave the room of a conference.

    Attributes:
        path: The file of the conference; None for the one that is open.
        student: The id of its student, or "".
        back: The place to go back to from it; None for the conference.
    """

    def __init__(
        self, path: Path | None = None, student: str = "", back: "GoTo | None" = None
    ) -> None:
        """Name the conference."""
        super().__init__()
        self.path, self.student, self.back = path, student, back


class ToTravel(Message):
    """Asks for the student's pages as they can be taken along.

    Attributes:
        page: The id of the page to go back to.
    """

    def __init__(self, page: str) -> None:
        """Name the page."""
        super().__init__()
        self.page = page


class GoTo(Message):
    """Asks for one of the places beside home: see `conferapp.ui.places`.

    Attributes:
        place: Its name in the table of places.
        student: The id of the student it is about, or "".
        at: Where in it to begin, in the place's own words, or "".
    """

    def __init__(self, place: str, student: str = "", at: str = "") -> None:
        """Name the place."""
        super().__init__()
        self.place, self.student, self.at = place, student, at


class OpenConference(Message):
    """Asks for a conference on disk: to go on with it, or to read it.

    Attributes:
        path: Its file.
        back: Where to go back to from it; None for home.
        question: The id of the question at which to begin reading, or "".
    """

    def __init__(self, path: Path, back: GoTo | None = None, question: str = "") -> None:
        """Name the conference."""
        super().__init__()
        self.path, self.back, self.question = path, back, question


class BeginWith(Message):
    """Asks to begin a conference with a student, or to go on with the one in progress.

    Attributes:
        student: The student's id.
        back: Where to go back to from it; None for home.
        prepare: Whether to begin at the tutor's own pages.
    """

    def __init__(self, student: str, back: GoTo | None = None, *, prepare: bool = True) -> None:
        """Name the student."""
        super().__init__()
        self.student, self.back, self.prepare = student, back, prepare
