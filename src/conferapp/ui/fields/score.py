"""The field for a score: points, out of how many, said back as a percentage too."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from conferapp.domain.prompt import Prompt
from conferapp.domain.typed import SCORE_WANTED, Reading, read_score, score_begun, score_parts
from conferapp.ui.fields.typed import TypedField
from conferapp.ui.widgets.line import Line


class ScoreField(TypedField):
    """Edits points out of a maximum; both may be typed at once, as in `68/100`."""

    DEFAULT_CSS = """
    ScoreField > Horizontal {
        height: 1;
        Line {
            width: 14;
        }
        Static {
            width: auto;
            padding: 0 1;
        }
    }
    """

    def __init__(self, prompt: Prompt) -> None:
        """Ask a question."""
        super().__init__(prompt)
        points, out_of = score_begun(prompt.value, prompt.typed, prompt.out_of)
        self.points = Line(points, locked=prompt.locked)
        self.out_of = Line(out_of, locked=prompt.locked)
        self.out_of.select_on_focus = True  # what stands there is seldom anybody's words

    def controls(self) -> ComposeResult:
        """See `Field.controls`."""
        with Horizontal():
            yield self.points
            yield Static("out of")
            yield self.out_of

    def rest(self) -> str:
        """See `Field.rest`."""
        return SCORE_WANTED

    def reading(self) -> Reading:
        """See `TypedField.reading`."""
        prompt = self.prompt
        return read_score(prompt.question, self.points.value, self.out_of.value, prompt.out_of)

    def on_descendant_blur(self) -> None:
        """Put what was typed at once where it belongs, as soon as the first line is left."""
        points, out_of = score_parts(self.points.value, self.out_of.value)
        if points != self.points.value.strip() and not self.points.has_focus:
            self.points.show(points)
            self.out_of.show(out_of)
