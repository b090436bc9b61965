"""A dialog for a quick check: a skill, its result, and what that makes of its level."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, Static

from conferapp.domain.kinds.cells import read_points
from conferapp.domain.prompt import Option
from conferapp.domain.quick_check import HOW, Check, level_mark
from conferapp.ui.dialogs.dialog import Dialog
from conferapp.ui.text import literal
from conferapp.ui.widgets.line import Line
from conferapp.ui.widgets.pick import Pick


@dataclass(frozen=True)
class Checked:
    """The result of a quick check.

    Attributes:
        skill: The skill that was checked.
        points: Points in it.
        out_of: How many there were.
    """

    skill: Check
    points: float
    out_of: float


class CheckDialog(Dialog[Checked]):
    """Takes the result of a quick check; the skills closest to mastery come first."""

    ABOUT = """
A quick check is a task or two, done here and now, that show where a student stands in one skill.
Choose the skill with Up and Down and Enter, or with a click; those that are nearly there come
first. Then write how it went, such as 3/4 for three right out of four.

What that makes of the level is shown before it is kept. Enter in the result keeps it. Esc goes back
and keeps nothing.
"""

    DEFAULT_CSS = """
    CheckDialog #skills {
        height: auto;
        max-height: 9;
    }
    """

    def __init__(self, skills: Sequence[Check], level: Callable[[Checked], str | None]) -> None:
        """Ask.

        Args:
            skills: The skills to choose from.
            level: The level that a result gives.
        """
        super().__init__()
        self.skills = tuple(skills)
        self._level = level
        options = [Option(str(number), skill.label) for number, skill in enumerate(self.skills)]
        self._pick = Pick(options, ("0",))
        self._result = Line(placeholder="3/4", id="result")

    def compose(self) -> ComposeResult:
        """The skills, the result, and what it means."""
        with Vertical(classes="dialog"):
            yield Static(literal("Quick check", "bold"))
            yield Static("Which skill?")
            with VerticalScroll(id="skills", can_focus=False):
                yield self._pick
            yield Static("How did it go? Right answers out of all:")
            yield self._result
            yield Static("", id="check-says")
            yield Static(
                "Tab goes on, Enter in the result keeps it. Esc goes back.",
                classes="dialog--keys",
            )

    def on_mount(self) -> None:
        """Begin at the skills."""
        self._pick.focus()

    def on_pick_picked(self, event: Pick.Picked) -> None:
        """Say anew what the result means, and go on to it."""
        event.stop()
        self._say()
        self._result.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what the result means."""
        event.stop()
        self._say()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep it, or say what is missing."""
        event.stop()
        found = self._checked()
        if found is None:
            self.query_one("#check-says", Static).update(literal(f"✗ {HOW}", "$text-error"))
        else:
            self.answer(found)

    def _checked(self) -> Checked | None:
        read = read_points(self._result.value)
        if read is None or not self._pick.chosen:
            return None
        return Checked(self.skills[int(self._pick.chosen[0])], *read)

    def _say(self) -> None:
        found = self._checked()
        level = self._level(found) if found else None
        said = f"→ {level_mark(level)} {level}" if level else ""
        self.query_one("#check-says", Static).update(literal(said))
