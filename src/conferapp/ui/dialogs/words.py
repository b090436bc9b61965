"""A dialog that asks for a few words, with some to pick from."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from conferapp.domain.text import MAX_LINE
from conferapp.ui.dialogs.dialog import Dialog
from conferapp.ui.text import literal


class WordsDialog(Dialog[str]):
    """Asks for a few words.

    Attributes:
        heading: What is asked.
        reasons: Answers to pick from.
        hint: What happens on Enter.
    """

    ABOUT = """
Here a few words are asked for. Type them and press Enter, or take one of the answers that are
offered: with Up and Down and Enter, or with a click. Esc goes back and changes nothing.
"""

    def __init__(
        self,
        heading: str,
        *,
        reasons: Sequence[str] = (),
        value: str = "",
        hint: str = "Enter takes it. Esc goes back.",
        own: str = "or your own words",
    ) -> None:
        """Ask; `own` stands where something else than the reasons can be typed."""
        super().__init__()
        self.heading = heading
        self.reasons = tuple(reasons)
        self.hint = hint
        self._value, self._own = value, own

    def compose(self) -> ComposeResult:
        """The question, answers to pick from, and a line to type in."""
        with Vertical(classes="dialog"):
            yield Static(literal(self.heading, "bold"))
            if self.reasons:
                yield OptionList(*(Option(literal(reason)) for reason in self.reasons))
            yield Input(
                self._value,
                max_length=MAX_LINE,
                placeholder=self._own if self.reasons else "",
            )
            yield Static(literal(self.hint), classes="dialog--keys")

    def on_mount(self) -> None:
        """Be ready to be typed in; the arrows move in the list all the same."""
        for listed in self.query(OptionList):
            listed.can_focus = False
            listed.highlighted = 0
        self.query_one(Input).focus()

    def on_key(self, event: Key) -> None:
        """Move in the list."""
        for listed in self.query(OptionList):
            if event.key in {"up", "down"}:
                event.stop()
                (listed.action_cursor_up if event.key == "up" else listed.action_cursor_down)()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take one of the answers."""
        event.stop()
        self.answer(self.reasons[event.option_index])

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the words that were typed, or else the answer under the cursor."""
        event.stop()
        listed = next(iter(self.query(OptionList)), None)
        picked = listed.highlighted if listed is not None else None
        if event.value.strip() or picked is None:
            self.answer(event.value)
        else:
            self.answer(self.reasons[picked])
