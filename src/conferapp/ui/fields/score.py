"""The field for a score: points, out of how many, said back as a percentage too."""

import re

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from conferapp.domain.amounts import is_number, percent
from conferapp.domain.kinds.cells import read_number
from conferapp.domain.model import Value, as_row
from conferapp.domain.prompt import Prompt
from conferapp.domain.text import say_number
from conferapp.ui.fields.typed import Reading, TypedField
from conferapp.ui.widgets.line import Line

_BOTH = re.compile(r"(?P<points>[^/]*?\d[^/]*?)\s*(?:/|\bout of\b|\bof\b)\s*(?P<out_of>\S.*)")
_JOIN = "of "


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
        self._first_out_of = say_number(prompt.out_of)
        points, out_of = self._initial()
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
        return "Points, such as 68 or 68/100"

    def reading(self) -> Reading:
        """See `TypedField.reading`."""
        points, out_of = self._parts()
        if not points:
            typed = f"{_JOIN}{out_of}" if out_of != self._first_out_of else None
            return Reading(typed=typed)
        value: Value = {"value": _number(points), "out_of": _number(out_of)}
        problem = self.prompt.question.problem(value)
        unread = [part for part in as_row(value).values() if isinstance(part, str)]
        if unread:
            return Reading(typed=f"{points} {_JOIN}{out_of}", problem=problem)
        share = percent(value)
        said = "" if share is None else f"{points} of {out_of} is {share:.0f} %"
        return Reading(value, said=said, problem=problem)

    def on_descendant_blur(self) -> None:
        """Put what was typed at once where it belongs, as soon as the first line is left."""
        points, out_of = self._parts()
        if points != self.points.value.strip() and not self.points.has_focus:
            self.points.show(points)
            self.out_of.show(out_of)

    def _parts(self) -> tuple[str, str]:
        """The points and the maximum as typed, also where both are on the first line."""
        points, out_of = self.points.value.strip(), self.out_of.value.strip()
        if points.endswith("%") and is_number(read_number(points[:-1].strip())):
            return points[:-1].strip(), "100"
        both = _BOTH.fullmatch(points)
        if both and all(is_number(read_number(part)) for part in both.groups()):
            return both["points"], both["out_of"]
        return points, out_of

    def _initial(self) -> tuple[str, str]:
        """What the two lines show at first."""
        typed, row = self.prompt.typed, as_row(self.prompt.value)
        if typed:
            points, join, out_of = typed.rpartition(_JOIN)
            return (points.strip(), out_of) if join else (typed, self._first_out_of)
        return say_number(row.get("value")), say_number(row.get("out_of", self.prompt.out_of))


def _number(typed: str) -> Value:
    return read_number(typed) if typed else None
