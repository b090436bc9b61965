"""Home: the students, the conferences in progress, and what to do next.

It imports no pydantic and nothing that does: it is the first thing on screen.
"""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from conferapp.domain.days import say_short
from conferapp.storage.caseload import ConferenceLine, StudentLine
from conferapp.ui.desk import Desk
from conferapp.ui.home_text import (
    conference_label,
    student_label,
    student_text,
    unreadable_label,
    unreadable_text,
    welcome,
)
from conferapp.ui.places import PLACES
from conferapp.ui.screens.base import AppScreen, GoTo
from conferapp.ui.screens.keys import HOME_KEYS
from conferapp.ui.text import QUIET_STYLE, literal
from conferapp.ui.widgets.listing import Listing


class HomeScreen(AppScreen):
    """Lists students on the left; on the right the chosen one with their conferences."""

    ABOUT = """
These are your students. Those with a conference in progress come first. Choose one with Up and
Down, or press / and type a part of the name. Enter does what comes next: it resumes the conference
in progress, or starts one.

“Prepare” opens the pages for you alone, days before if you like. “Start” goes straight to the
student's part. Tab goes to the list of conferences on the right; Enter there resumes or reads one.
"""
    BINDINGS: ClassVar[list[BindingType]] = HOME_KEYS

    class Begin(Message):
        """Begin a conference with a student; `prepare` begins at the tutor's own pages."""

        def __init__(self, student: str, *, prepare: bool) -> None:
            """Name the student by id."""
            super().__init__()
            self.student = student
            self.prepare = prepare

    class Resume(Message):
        """Open a conference; `start` goes on to the first page behind the preparation."""

        def __init__(self, line: ConferenceLine, *, start: bool = False) -> None:
            """Name the conference."""
            super().__init__()
            self.line = line
            self.start = start

    class Doubled(Message):
        """A conference, or a student's file, is there more than once.

        Attributes:
            key: The id of the conference or student.
            line: The conference that was to be opened, if it was.
            start: Whether to go on to the first page behind the preparation.
        """

        def __init__(
            self, key: str, line: ConferenceLine | None = None, *, start: bool = False
        ) -> None:
            """Name what is there more than once."""
            super().__init__()
            self.key, self.line, self.start = key, line, start

    class HandOut(Message):
        """See what can leave of a conference."""

        def __init__(self, line: ConferenceLine) -> None:
            """Name the conference."""
            super().__init__()
            self.line = line

    class Supports(Message):
        """Say what helps a student; `student` is the id."""

        def __init__(self, student: str) -> None:
            """Name the student by id."""
            super().__init__()
            self.student = student

    class NewStudent(Message):
        """Add a student."""

    class TutorDetails(Message):
        """Set the tutor's name and code."""

    class Agendas(Message):
        """List the agendas."""

    class Menu(Message):
        """Choose one of the places beside home."""

    def __init__(self, desk: Desk, *, at: str | None = None) -> None:
        """Show the workspace.

        Args:
            desk: What the app works with.
            at: The id of the student to begin at.
        """
        super().__init__()
        self.desk = desk
        self.at = at
        self.caseload = desk.caseload()
        self._wanted = ""
        self._listed: dict[str, StudentLine] = {}
        self._conferences: tuple[ConferenceLine, ...] = ()

    def compose(self) -> ComposeResult:
        """The students, and the chosen one."""
        yield Static(id="top")
        with Horizontal(id="home"):
            with Vertical(id="left"):
                yield Input(placeholder="a part of the name", id="search")
                yield Listing(id="students")
            with Vertical(id="right"):
                yield Static(id="student")
                yield Listing(id="conferences")
        yield from self.footer()

    def on_mount(self) -> None:
        """Read the workspace."""
        self.reload()
        self.query_one("#students").focus()

    def reload(self) -> None:
        """Read the workspace again and show it, staying at the same student."""
        self.desk.index.refresh()
        self.caseload = self.desk.caseload()
        self._show_top()
        self._list()

    def _show_top(self) -> None:
        today = self.desk.clock.today()
        tutor = self.desk.tutor.tutor or "your name: press t"
        self.query_one("#top", Static).update(
            Content.assemble(
                literal(self.desk.program.program or "Conferapp", "bold $text-primary"),
                literal(f"   {tutor} · {say_short(today, today)}", QUIET_STYLE),
            )
        )

    def _list(self) -> None:
        students = self.caseload.find(self._wanted) if self._wanted else self.caseload.students
        shown = [student for student in students if not student.archived]
        self._listed = {student.id: student for student in shown}
        busy = [student for student in shown if student.in_progress]
        rest = [student for student in shown if not student.in_progress]
        options: list[Option | None] = []
        for heading, group in (("In progress", busy), ("Students", rest)):
            if group:
                options += [_heading(heading)]
                options += [Option(student_label(student), id=student.id) for student in group]
        if self.caseload.unreadable and not self._wanted:
            options += [
                _heading("Could not be read"),
                *(
                    Option(unreadable_label(line), id=f"unreadable-{number}")
                    for number, line in enumerate(self.caseload.unreadable)
                ),
            ]
        listed = self.query_one("#students", OptionList)
        listed.clear_options()
        listed.add_options(options)
        places = [option.id for option in listed.options]
        listed.highlighted = (
            places.index(self.at) if self.at and self.at in places else _first(listed)
        )
        self._show(self._chosen())  # the list itself is silent until it is on screen

    def _show(self, chosen: str | None) -> None:
        about = self.query_one("#student", Static)
        conferences = self.query_one("#conferences", OptionList)
        conferences.clear_options()
        self._conferences = ()
        student = self._listed.get(chosen or "")
        if student is not None:
            self.at = student.id
            about.update(student_text(student, self.desk.clock.today()))
            self._conferences = (*student.in_progress, *student.history)
            conferences.add_options(
                [
                    Option(conference_label(line, self.desk.clock.today()))
                    for line in self._conferences
                ]
            )
        elif chosen and chosen.startswith("unreadable-"):
            at = int(chosen.removeprefix("unreadable-"))
            for line in self.caseload.unreadable[at : at + 1]:
                about.update(unreadable_text(line))
        else:
            about.update(welcome(self._wanted, self.desk.workspace.root))
        conferences.display = bool(self._conferences)
        conferences.highlighted = 0 if self._conferences else None

    # What is chosen ----------------------------------------------------------------------

    def _student(self) -> StudentLine | None:
        return self._listed.get(self.at or "") if self._chosen() == self.at else None

    def _chosen(self) -> str | None:
        listed = self.query_one("#students", OptionList)
        return (
            None
            if listed.highlighted is None
            else listed.get_option_at_index(listed.highlighted).id
        )

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the student under the cursor."""
        if event.option_list.id == "students":
            self._show(event.option_id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen."""
        event.stop()
        if event.option_list.id == "conferences":
            self._resume(self._conferences[event.option_index])
        else:
            self.action_open()

    def action_open(self) -> None:
        """Do what comes next for the student."""
        student = self._student()
        if student is None:
            return
        if student.in_progress:
            self._resume(student.in_progress[0])
        else:
            self.post_message(self.Begin(student.id, prepare=True))

    def action_prepare(self) -> None:
        """Prepare a conference, or go on preparing the planned one."""
        self._begin(prepare=True)

    def action_start(self) -> None:
        """Start a conference, or the planned one."""
        self._begin(prepare=False)

    def _begin(self, *, prepare: bool) -> None:
        student = self._student()
        if student is None:
            return
        planned = [line for line in student.in_progress if line.status == "planned"]
        if planned:
            self._resume(planned[0], start=not prepare)
        else:
            self.post_message(self.Begin(student.id, prepare=prepare))

    def _resume(self, line: ConferenceLine, *, start: bool = False) -> None:
        """Open a conference; where there are two versions, that is said first."""
        if line.copies:
            self.post_message(self.Doubled(line.record_id, line, start=start))
        else:
            self.post_message(self.Resume(line, start=start))

    def action_put_together(self) -> None:
        """Put two versions together: of the conference in focus, or what there is first."""
        key = self._doubled()
        if key:
            self.post_message(self.Doubled(key))

    def action_hand_out(self) -> None:
        """See what can leave of the conference in focus, or of the last one that was held."""
        line = self._held()
        if line is not None:
            self.post_message(self.HandOut(line))

    def _held(self) -> ConferenceLine | None:
        listed = self.query_one("#conferences", OptionList)
        here = listed.highlighted if listed.has_focus else None
        front = () if here is None else self._conferences[here : here + 1]
        lines = (*front, *sorted(self._conferences, key=lambda c: c.moment, reverse=True))
        return next((line for line in lines if line.status in {"open", "done"}), None)

    def _doubled(self) -> str | None:
        """The id of a conference, or student, of which there are two versions."""
        student = self._student()
        if student is None:
            return None
        listed = self.query_one("#conferences", OptionList)
        here = listed.highlighted if listed.has_focus else None
        front = () if here is None else self._conferences[here : here + 1]
        doubled = (c.record_id for c in (*front, *self._conferences) if c.copies)
        return next(doubled, student.id if student.copies else None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`."""
        if action == "put_together":
            return self.is_mounted and self._doubled() is not None
        if action == "hand_out":
            return self.is_mounted and self._held() is not None
        if action == "go_to" and parameters:
            place = PLACES.get(str(parameters[0]))
            return place is not None and (not place.of_student or self._has_student())
        return True

    def _has_student(self) -> bool:
        return self.is_mounted and self._student() is not None

    # Other things ------------------------------------------------------------------------

    def action_new(self) -> None:
        """Add a student."""
        self.post_message(self.NewStudent())

    def action_supports(self) -> None:
        """Say what helps the student."""
        student = self._student()
        if student is not None:
            self.post_message(self.Supports(student.id))

    def action_tutor(self) -> None:
        """Set the tutor's name and code."""
        self.post_message(self.TutorDetails())

    def action_agendas(self) -> None:
        """List the agendas."""
        self.post_message(self.Agendas())

    def action_go_to(self, place: str) -> None:
        """Go to one of the places beside home."""
        student = self._student()
        if student is not None or not PLACES[place].of_student:
            self.post_message(GoTo(place, student.id if student else ""))

    def action_menu(self) -> None:
        """Choose one of the places."""
        self.post_message(self.Menu())

    def action_search(self) -> None:
        """Find a student."""
        self.add_class("-searching")
        self.query_one("#search", Input).focus()

    def action_clear(self) -> None:
        """Show all students again."""
        self.query_one("#search", Input).value = ""
        self.remove_class("-searching")
        self.query_one("#students").focus()

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


def _heading(words: str) -> Option:
    return Option(Content.styled(words, QUIET_STYLE), disabled=True)


def _first(listed: OptionList) -> int | None:
    return next((n for n, option in enumerate(listed.options) if not option.disabled), None)
