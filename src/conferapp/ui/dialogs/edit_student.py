"""A dialog that changes what is known of a student; what stands elsewhere in the file stays."""

from collections.abc import Collection
from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from conferapp.domain.facts_said import NO_LANGUAGE, NO_NAME, lonely
from conferapp.domain.languages import language_name, read_language
from conferapp.domain.student import Student
from conferapp.domain.text import MAX_LINE, clean
from conferapp.ui.dialogs.dialog import Dialog
from conferapp.ui.text import literal

_LINES: Final = (
    ("name", "Name"),
    ("called", "Likes to be called"),
    ("grade", "Grade"),
    ("subject", "Subject"),
    ("tutor", "Tutor"),
    ("language", "Language of family"),
    ("external_id", "School’s own id"),
)
_ALL_THE_SAME: Final = " Enter once more takes it."


class EditStudentDialog(Dialog[Student]):
    """Asks for the facts of a student; gives back the student with them.

    Attributes:
        student: The student as they are now, or a blank one who is new.
        heading: What the dialog is for.
    """

    ABOUT = """
This is what is known of a student. Change what you like, and leave empty what nobody needs; only
the name has to be there. The tutor says in whose list the student stands, and the last line is the
id that the school’s own system has for them.

Tab goes to the next line. Enter takes all lines from any of them, and Esc goes back and changes
nothing.
"""

    DEFAULT_CSS = """
    EditStudentDialog .edit--line {
        height: 1;
    }
    EditStudentDialog .edit--line Static {
        width: 20;
    }
    EditStudentDialog .edit--line Input {
        width: 1fr;
        margin-top: 0;
    }
    EditStudentDialog #edit-lines {
        height: auto;
        margin-top: 1;
    }
    """

    def __init__(
        self, student: Student, heading: str, *, tutors: Collection[str] = (), own: str = ""
    ) -> None:
        """Ask.

        Args:
            student: The student.
            heading: What the dialog is for.
            tutors: The tutors of all other students.
            own: The name of the tutor who is asked, or "".
        """
        super().__init__()
        self.student, self.heading = student, heading
        self._tutors, self._own = tutors, own
        self._warned_of = ""

    def compose(self) -> ComposeResult:
        """A line for each fact."""
        with Vertical(classes="dialog"):
            yield Static(literal(self.heading, "bold"))
            with Vertical(id="edit-lines"):
                for key, label in _LINES:
                    with Horizontal(classes="edit--line"):
                        yield Static(literal(label))
                        yield Input(
                            self._now(key),
                            id=f"edit-{key}",
                            max_length=MAX_LINE,
                            select_on_focus=False,  # or the next letter would take it all away
                        )
            yield Static("", id="edit-problem")
            yield Static("Enter takes it. Tab goes on. Esc goes back.", classes="dialog--keys")

    def _now(self, key: str) -> str:
        said = str(getattr(self.student, key) or "")
        return language_name(said) if said and key == "language" else said

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take all lines, from any; only those that were changed count."""
        event.stop()
        said = {
            key: clean(self.query_one(f"#edit-{key}", Input).value).strip() for key, _ in _LINES
        }
        changed = {key: value or None for key, value in said.items() if value != self._now(key)}
        if not said["name"]:
            self._refuse("name", f"✗ {NO_NAME}")
            return
        language = changed.get("language")
        if language:
            changed["language"] = read_language(language)
            if changed["language"] is None:
                self._refuse("language", f"✗ {NO_LANGUAGE}")
                return
        slip = self._slip(changed.get("tutor") or "")
        if slip:
            self._refuse("tutor", slip)
            return
        self.answer(self.student.changed(**changed) if changed else None)

    def _slip(self, tutor: str) -> str:
        """What is to be said once of a tutor whom nobody else has; or ""."""
        before = self.student.tutor or ""
        said = lonely(tutor, before, self._own, {*self._tutors, self._warned_of})
        self._warned_of = tutor
        return f"⚑ {said}{_ALL_THE_SAME}" if said else ""

    def _refuse(self, key: str, why: str) -> None:
        self.query_one("#edit-problem", Static).update(literal(why))
        self.query_one(f"#edit-{key}", Input).focus()
