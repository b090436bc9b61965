"""A dialog for what a student's pages should be like: supports, and their language."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from conferapp.domain.languages import NAMES, language_name
from conferapp.domain.prompt import Option
from conferapp.domain.student import Student
from conferapp.domain.supports import SUPPORTS, LanguageUnknown, helped, worded_in
from conferapp.domain.text import clean
from conferapp.ui.dialogs.dialog import Dialog
from conferapp.ui.text import literal
from conferapp.ui.widgets.line import Line
from conferapp.ui.widgets.pick import Pick

HINT = "Space ticks. Enter in the language line, or Ctrl+S, keeps it. Esc goes back."


class SupportsDialog(Dialog[Student]):
    """Ticks what helps a student; it holds from the next page on."""

    ABOUT = """
Here you say what makes a student’s pages easier for them: plain words, beginnings of sentences, one
question at a time, a timer. Space or a click ticks a line, and again takes the tick away.

In the last line stands the language of their pages, where it isn’t English. Tab goes there. Ctrl+S,
or Enter in that line, keeps all of it; it holds from the next page on. Esc goes back and changes
nothing.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "Keep", id="supports.keep", tooltip="Keep what is ticked"),
    ]

    def __init__(self, student: Student, languages: tuple[str, ...] = ()) -> None:
        """Ask.

        Args:
            student: The student as the app knows them.
            languages: The languages that the agenda is worded in, where one is open.
        """
        super().__init__()
        self.student = student
        self._pick = Pick(
            [Option(name, words) for name, words in SUPPORTS.items()],
            student.supports,
            several=True,
        )
        self._hint = f"Language of their pages, such as Spanish. {worded_in(languages)}".rstrip()
        shown = language_name(student.language) if student.language else ""
        self._language = Line(shown, placeholder="English", suggest=NAMES.values(), id="language")

    def compose(self) -> ComposeResult:
        """What helps, and the language."""
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static(literal(f"What helps {self.student.first}?", "bold"))
            yield self._pick
            yield Static(literal(self._hint))
            yield self._language
            yield Static("", id="supports-problem")
            yield Static(literal(self.told(HINT)), classes="dialog--keys")

    def on_mount(self) -> None:
        """Begin at what helps."""
        self._pick.focus()

    def on_pick_picked(self, event: Pick.Picked) -> None:
        """Nothing yet: it is kept as a whole."""
        event.stop()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep it."""
        event.stop()
        self.action_keep()

    def action_keep(self) -> None:
        """Keep what is ticked; supports that this version doesn't know stay."""
        typed = clean(self._language.value).strip()
        ticked = tuple(str(name) for name in self._pick.chosen)
        try:
            student = helped(self.student, ticked, typed)
        except LanguageUnknown as problem:
            said = literal(f"✗ {problem}", "$text-error")
            self.query_one("#supports-problem", Static).update(said)
            self._language.focus()
        else:
            self.answer(None if student is self.student else student)
