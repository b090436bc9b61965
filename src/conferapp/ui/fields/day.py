"""The field for a calendar day, typed as people say it and read back in full."""

from textual.app import ComposeResult

from conferapp.domain.prompt import Prompt
from conferapp.domain.typed import Reading, date_wanted, read_date
from conferapp.ui.fields.typed import TypedField
from conferapp.ui.widgets.line import Line


class DateField(TypedField):
    """Edits a day, and an hour where one is asked for."""

    DEFAULT_CSS = """
    DateField > Line {
        max-width: 50;
    }
    """

    def __init__(self, prompt: Prompt) -> None:
        """Ask a question."""
        super().__init__(prompt)
        self.line = Line(
            prompt.typed or prompt.question.as_text(prompt.value), locked=prompt.locked
        )

    def controls(self) -> ComposeResult:
        """See `Field.controls`."""
        yield self.line

    def rest(self) -> str:
        """See `Field.rest`."""
        return date_wanted(self.prompt.question)

    def reading(self) -> Reading:
        """See `TypedField.reading`."""
        return read_date(self.prompt.question, self.line.value, self.prompt.today)
