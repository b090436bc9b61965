"""The field for a number, with its unit and its bounds."""

from textual.app import ComposeResult

from conferapp.domain.amounts import is_number
from conferapp.domain.kinds.cells import read_number
from conferapp.domain.kinds.numbers import Number
from conferapp.domain.prompt import Prompt
from conferapp.domain.text import say_number
from conferapp.domain.wording import word
from conferapp.ui.fields.typed import Reading, TypedField
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
        question = self.prompt.question
        if not isinstance(question, Number):
            return "A number"
        low, high = say_number(question.min), say_number(question.max)
        bounds = {
            (True, True): f", from {low} to {high}",
            (True, False): f", {low} or more",
            (False, True): f", {high} at most",
        }.get((bool(low), bool(high)), "")
        return f"A number{f' ({self._unit})' if self._unit else ''}{bounds}"

    def reading(self) -> Reading:
        """See `TypedField.reading`: the unit may be typed too."""
        typed = self.line.value.strip()
        if not typed:
            return Reading()
        unit = self._unit.casefold()
        bare = typed[: -len(unit)] if unit and typed.casefold().endswith(unit) else typed
        number = read_number(bare.strip())
        question = self.prompt.question
        if is_number(number):
            return Reading(number, said=question.as_text(number))
        return Reading(typed=typed, problem=question.problem(typed))

    @property
    def _unit(self) -> str:
        unit = getattr(self.prompt.question, "unit", None)
        return word(unit) if unit else ""
