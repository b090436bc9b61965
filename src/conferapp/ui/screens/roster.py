"""The class list: everybody who is here or has left, and what is known of them."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from conferapp.desk.desk import Desk
from conferapp.desk.opening import Opener
from conferapp.desk.registering import NOT_SAVED, Registrar
from conferapp.domain.lines import StudentLine
from conferapp.domain.student import Student
from conferapp.domain.text import fold
from conferapp.storage.errors import StorageError
from conferapp.storage.students import read_student
from conferapp.ui.dialogs.edit_student import EditStudentDialog
from conferapp.ui.roster_text import NOBODY, NOT_FOUND, known_text, student_row_label
from conferapp.ui.screens.base import GoHome, GoTo
from conferapp.ui.screens.place import PlaceScreen
from conferapp.ui.screens.roster_keys import ROSTER_KEYS
from conferapp.ui.text import literal
from conferapp.ui.to_bin import ask_to_bin
from conferapp.ui.widgets.listing import Listing


class RosterScreen(PlaceScreen):
    """Lists students on the left; on the right what is known of the chosen one."""

    ABOUT = """
This is everybody in this folder; those who have left stand at the end. Choose somebody with Up and
Down, or press [/] and type a part of the name. Enter changes what is known of them: name, grade,
subject, tutor, language of the family, and the id that the school’s own system gave.

[x] marks that somebody has left: they are no longer among those who are due, and everything that
was kept of them stays. [x] again brings them back. Del moves somebody whom you added by mistake
into the bin, with every conference. It asks first, and the bin ([x home.bin] at home) brings them
back.

[i] takes students from a class list in a file. What that changes can be taken back from the bin.
"""
    BINDINGS: ClassVar[list[BindingType]] = ROSTER_KEYS

    def __init__(self, desk: Desk, *, at: str = "") -> None:
        """Show the students of a workspace.

        Args:
            desk: What the app works with.
            at: The id of the student to begin at.
        """
        super().__init__()
        self.desk = desk
        self.at = at
        self._opener = Opener(desk)
        self._everybody: tuple[StudentLine, ...] = ()
        self._listed: dict[str, StudentLine] = {}
        self._wanted = ""

    def compose(self) -> ComposeResult:
        """The list, and the chosen one."""
        yield Static(literal("Class list", "bold $text-primary"), id="top")
        with Horizontal(id="roster"):
            with Vertical(id="left"):
                yield Input(placeholder="a part of the name", id="search")
                yield Listing(id="students")
            with VerticalScroll(id="right", can_focus=False):
                yield Static(id="known")
        yield Static(id="said")
        yield from self.footer()

    def on_mount(self) -> None:
        """Begin with everybody."""
        self._read()
        self._list()
        self.query_one("#students").focus()

    @property
    def _registrar(self) -> Registrar:
        return Registrar(self.desk, self._opener)

    def _read(self) -> None:
        """See who is here: everybody at once, while the index may still read conferences."""
        self._opener = Opener(self.desk)
        caseload = self._opener.caseload
        self.desk.index.refresh_student(self.at)
        self._everybody = tuple(sorted(caseload.roll(), key=lambda line: line.archived))

    def _list(self) -> None:
        """Show the students, staying at the same one."""
        words = fold(self._wanted).split()
        shown = [line for line in self._everybody if all(w in _folded(line) for w in words)]
        self._listed = {line.id: line for line in shown}
        listed = self.query_one("#students", OptionList)
        listed.clear_options()
        listed.add_options([Option(student_row_label(line), id=line.id) for line in shown])
        places = list(self._listed)
        listed.highlighted = places.index(self.at) if self.at in places else 0 if places else None
        left = sum(line.archived for line in self._everybody)
        here = len(self._everybody) - left
        gone = f", {left:,} {'has' if left == 1 else 'have'} left" if left else ""
        said = f"Class list   {here:,} here{gone}"
        self.query_one("#top", Static).update(literal(said, "bold $text-primary"))
        self._show()

    def _show(self) -> None:
        line = self._chosen()
        if line is None:
            said = literal(NOT_FOUND) if self._wanted else NOBODY.text(self.told)
        else:
            self.at = line.id
            full = self._opener.line(line.id) or line
            said = known_text(full, self._student_of(full), self.told)
        self.query_one("#known", Static).update(said)

    def _student_of(self, line: StudentLine) -> Student | None:
        if line.path is None:
            return None
        try:
            return read_student(line.path, self.desk.workspace.seal).student
        except StorageError:  # said on the right, and at home with the reason
            return None

    def _chosen(self) -> StudentLine | None:
        listed = self.query_one("#students", OptionList)
        if listed.highlighted is None:
            return None
        return self._listed.get(listed.get_option_at_index(listed.highlighted).id or "")

    def _say(self, sentence: str) -> None:
        said = self.query_one("#said", Static)
        said.update(literal(sentence))
        said.display = bool(sentence)

    # Changing ----------------------------------------------------------------------------

    def action_new(self) -> None:
        """Add a student."""
        try:
            blank = self._registrar.newcomer("")
        except StorageError as problem:
            self._say(str(problem))
            return
        self._ask(blank, "A new student", lambda student: f"✓ {student.name} is added.")

    def action_edit(self) -> None:
        """Change what is known of the student."""
        student = self._to_change()
        if student is not None:
            heading = f"What is known of {student.name}"
            self._ask(student, heading, lambda changed: f"✓ {changed.name}: changed.")

    def action_archive(self) -> None:
        """Mark that the student has left, or take that back."""
        student = self._to_change()
        if student is not None:
            changed = student.changed(archived=not student.archived)
            left = f"⊘ {changed.name} has left. {self.told('[x] takes that back.')}"
            self._keep(changed, left if changed.archived else f"✓ {changed.name} is here again.")

    def action_to_bin(self) -> None:
        """Move the student into the bin, once that is confirmed."""
        line = self._chosen()
        full = self._opener.line(line.id) if line else None
        if full is not None:
            ask_to_bin(self, self.desk, full, None, self._binned)

    def _binned(self, told: str, moved: bool) -> None:
        if moved:
            self._read()
            self._list()
        self._say(told)

    def _to_change(self) -> Student | None:
        """The chosen student as their file is now, if it may be changed; otherwise that is said."""
        line = self._chosen()
        if line is None:
            return None
        try:
            student = self._registrar.to_change(line)
        except StorageError as problem:
            self._say(str(problem))
            return None
        self._say("")
        return student

    def _ask(self, student: Student, heading: str, told: Callable[[Student], str]) -> None:
        def take(changed: Student | None) -> None:
            if changed is not None:
                kept = self._registrar.keep_before(student, changed)
                self._keep(changed, f"{told(changed)}{kept}")

        if self.app.screen is self:  # a second key may be on its way
            others = {line.tutor for line in self._everybody if line.id != student.id}
            own = self.desk.tutor.tutor
            dialog = EditStudentDialog(student, heading, tutors=others, own=own)
            self.app.push_screen(dialog, take)

    def _keep(self, student: Student, told: str) -> None:
        """Save a student, and show them."""
        saved = self._registrar.save(student)
        self.at = student.id
        self._read()
        self._list()
        self._say(told if saved else NOT_SAVED)

    # Moving ------------------------------------------------------------------------------

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the student under the cursor."""
        event.stop()
        if event.option_id != self.at:
            self._say("")
        self._show()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Change the student who was chosen."""
        event.stop()
        self.action_edit()

    def action_bring_in(self) -> None:
        """Take students from a class list."""
        self.post_message(GoTo("import"))

    def action_search(self) -> None:
        """Find a student."""
        self.add_class("-searching")
        self.query_one("#search", Input).focus()

    def action_home(self) -> None:
        """Show everybody again, or go home."""
        if self.has_class("-searching"):
            self.query_one("#search", Input).value = ""
            self.remove_class("-searching")
            self.query_one("#students").focus()
        else:
            self.post_message(GoHome())

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        event.stop()
        if event.value != self._wanted:
            self._wanted = event.value
            self._list()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the first one found."""
        event.stop()
        self.query_one("#students").focus()


def _folded(line: StudentLine) -> str:
    return fold(f"{line.name} {line.first}")
