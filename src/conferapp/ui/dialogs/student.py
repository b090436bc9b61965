"""A dialog that adds a student in ten seconds: a name is enough."""

from dataclasses import dataclass, replace

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from conferapp.domain.facts_said import NO_NAME
from conferapp.domain.text import MAX_LINE, clean
from conferapp.ui.dialogs.dialog import Dialog
from conferapp.ui.text import literal


@dataclass(frozen=True)
class Introduced:
    """What is said about a new student; only the name is needed.

    Attributes:
        name: The whole name.
        called: What they like to be called.
        grade: Such as `7`.
        subject: Such as `Algebra`.
    """

    name: str
    called: str | None = None
    grade: str | None = None
    subject: str | None = None


LINES = (
    ("name", "Name", ""),
    ("called", "Likes to be called", "if not the first name"),
    ("grade", "Grade", ""),
    ("subject", "Subject", ""),
)
"""The key, the label and a word on what may be left out, for each line."""


class StudentDialog(Dialog[Introduced]):
    """Asks who the student is."""

    ABOUT = """
Here a student is added. The name is enough, and a first name will do; what they like to be called,
their grade and the subject can be filled in now or later. Tab goes to the next line, and Enter adds
the student from any of them. Esc goes back and adds nobody.
"""

    DEFAULT_CSS = """
    StudentDialog .student--line {
        height: 1;
        margin-top: 1;
    }
    StudentDialog .student--line Static {
        width: 20;
    }
    StudentDialog .student--line Input {
        width: 1fr;
        margin-top: 0;
    }
    """

    def worded(self, binding: Binding) -> Binding:
        """See `SteadyScreen.worded`; what Enter does here has a name."""
        return replace(binding, description="Add") if binding.action == "take" else binding

    def compose(self) -> ComposeResult:
        """A line for each thing to know."""
        with Vertical(classes="dialog"):
            yield Static(literal("A new student", "bold"))
            for key, label, without in LINES:
                with Horizontal(classes="student--line"):
                    yield Static(literal(label))
                    yield Input(
                        placeholder=without,
                        id=f"student-{key}",
                        max_length=MAX_LINE,
                        select_on_focus=False,
                    )
            yield Static("", id="student-problem")
            yield Static(
                "Enter adds the student. Tab goes on. Esc goes back.", classes="dialog--keys"
            )

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Add the student, from whichever line."""
        event.stop()
        said = {
            key: clean(self.query_one(f"#student-{key}", Input).value).strip() for key, *_ in LINES
        }
        if not said["name"]:
            self.query_one("#student-problem", Static).update(literal(f"✗ {NO_NAME}"))
            self.query_one("#student-name", Input).focus()
            return
        self.answer(Introduced(said["name"], *(said[key] or None for key, *_ in LINES[1:])))
