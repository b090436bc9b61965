"""The field for a number, with its unit and its bounds."""

from textual.app import ComposeResult

from conferapp.domain.prompt import Prompt
from conferapp.domain.text import say_number
from conferapp.domain.typed import Reading, amount_wanted, read_amount
from conferapp.ui.fields.typed import TypedField
from conferapp.ui.widgets.line import Line


class NumberField(TypedField):
    """Edits a number."""

    DEFAULT_CSS = """
    NumberField > Line {
        max-width: 40;
    }
    """

    def __init__(self, prompt: Prompt) -> None:
        """Ask a question."""
        super().__init__(prompt)
        self.line = Line(prompt.typed or say_number(prompt.value), locked=prompt.locked)

    def controls(self) -> ComposeResult:
        """See `Field.controls`."""
        yield self.line

    def rest(self) -> str:
        """See `Field.rest`: what is counted, and how many there can be."""
        return amount_wanted(self.prompt.question)

    def reading(self) -> Reading:
        """See `TypedField.reading`: the unit may be typed too."""
        return read_amount(self.prompt.question, self.line.value)
