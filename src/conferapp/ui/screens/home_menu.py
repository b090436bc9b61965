"""What home asks of the app, and the keys that lead elsewhere."""

from typing import Final

from textual.message import Message

from conferapp.desk.desk import Desk
from conferapp.domain.at_a_glance import going_on
from conferapp.storage.caseload import ConferenceLine, StudentLine
from conferapp.ui.places import PLACES
from conferapp.ui.screens.base import AppScreen, GoTo
from conferapp.ui.widgets.conferences import Conferences

NO_LINE: Final = (
    "Tab leads to the list of conferences, where Del moves one into the bin. In the class list, "
    "with [l], it moves a student."
)
_OF_STUDENT: Final = frozenset({"open", "prepare", "start", "supports"})
"""What is done with the student who is chosen; for nobody the key bar has room for other keys."""


class HomeMenu(AppScreen):
    """The half of home that says what is wanted; its messages go by the name of home.

    Attributes:
        desk: What the app works with.
        conferences: The list of conferences of the student who is chosen.
    """

    desk: Desk
    conferences: Conferences

    class Begin(Message, namespace="home_screen"):
        """Begin a conference with a student; `prepare` begins at the tutor's own pages."""

        def __init__(self, student: str, *, prepare: bool) -> None:
            """Name the student by id."""
            super().__init__()
            self.student = student
            self.prepare = prepare

    class Resume(Message, namespace="home_screen"):
        """Open a conference; `start` goes on to the first page behind the preparation."""

        def __init__(self, line: ConferenceLine, *, start: bool = False) -> None:
            """Name the conference."""
            super().__init__()
            self.line = line
            self.start = start

    class Doubled(Message, namespace="home_screen"):
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

    class HandOut(Message, namespace="home_screen"):
        """See what can leave of a conference."""

        def __init__(self, line: ConferenceLine) -> None:
            """Name the conference."""
            super().__init__()
            self.line = line

    class Supports(Message, namespace="home_screen"):
        """Say what helps a student; `student` is the id."""

        def __init__(self, student: str) -> None:
            """Name the student by id."""
            super().__init__()
            self.student = student

    class NewStudent(Message, namespace="home_screen"):
        """Add a student."""

    class TutorDetails(Message, namespace="home_screen"):
        """Set the tutor's name and code."""

    class Agendas(Message, namespace="home_screen"):
        """List the agendas."""

    class Tour(Message, namespace="home_screen"):
        """Show a sample conference."""

    class Menu(Message, namespace="home_screen"):
        """Choose one of the places beside home."""

    def reload(self) -> None:
        """Read the workspace again and show it."""
        raise NotImplementedError

    @property
    def chosen(self) -> StudentLine | None:
        """The student who is chosen, or None."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`."""
        if action == "put_together":
            return self._doubled is not None
        if action == "to_bin":
            return self.chosen is not None
        if action == "hand_out":
            return self.conferences.held is not None
        if action in _OF_STUDENT:
            return self.chosen is not None
        if action == "go_to" and parameters:
            place = PLACES.get(str(parameters[0]))
            return place is not None and (not place.of_student or self.chosen is not None)
        return True

    # With the student who is chosen --------------------------------------------------------

    def action_open(self) -> None:
        """Do what comes next for the student."""
        student = self.chosen
        if student is None:
            return
        line = going_on(student)
        if line is not None:
            self.resume(line)
        else:
            self.post_message(self.Begin(student.id, prepare=True))

    def action_prepare(self) -> None:
        """Prepare a conference, or go on preparing the planned one."""
        self._begin(prepare=True)

    def action_start(self) -> None:
        """Start a conference, or the planned one."""
        self._begin(prepare=False)

    def _begin(self, *, prepare: bool) -> None:
        student = self.chosen
        if student is None:
            return
        planned = [line for line in student.in_progress if line.status == "planned"]
        if planned:
            self.resume(planned[0], start=not prepare)
        else:
            self.post_message(self.Begin(student.id, prepare=prepare))

    def resume(self, line: ConferenceLine, *, start: bool = False) -> None:
        """Open a conference; where there are two versions, that is said first.

        Args:
            line: The conference.
            start: Whether to go on to the first page behind the preparation.
        """
        if line.copies:
            self.post_message(self.Doubled(line.record_id, line, start=start))
        else:
            self.post_message(self.Resume(line, start=start))

    @property
    def _doubled(self) -> str | None:
        """The id of a conference, or of the student, of which there are two versions."""
        student, line = self.chosen, self.conferences.doubled
        return line.record_id if line else student.id if student and student.copies else None

    def action_put_together(self) -> None:
        """Put two versions together: of the conference in focus, or what there is first."""
        if (key := self._doubled) is not None:
            self.post_message(self.Doubled(key))

    def action_hand_out(self) -> None:
        """See what can leave of the conference in focus, or of the last one that was held."""
        if (line := self.conferences.held) is not None:
            self.post_message(self.HandOut(line))

    def action_supports(self) -> None:
        """Say what helps the student."""
        if (student := self.chosen) is not None:
            self.post_message(self.Supports(student.id))

    # Elsewhere -----------------------------------------------------------------------------

    def action_new(self) -> None:
        """Add a student."""
        self.post_message(self.NewStudent())

    def action_tutor(self) -> None:
        """Set the tutor's name and code."""
        self.post_message(self.TutorDetails())

    def action_agendas(self) -> None:
        """List the agendas."""
        self.post_message(self.Agendas())

    def action_tour(self) -> None:
        """Show a sample conference."""
        self.post_message(self.Tour())

    def action_to_bin(self) -> None:
        """Move the conference under the cursor into the bin, once that is confirmed."""
        from conferapp.ui.to_bin import ask_to_bin

        student, line = self.chosen, self.conferences.pointed_at
        if student is not None and line is None:
            self.notify(self.told(NO_LINE), markup=False)
        elif student is not None:
            ask_to_bin(self, self.desk, student, line, self._binned)

    def _binned(self, told: str, moved: bool) -> None:
        if moved:
            self.reload()
        self.notify(told, markup=False)

    def action_go_to(self, place: str) -> None:
        """Go to one of the places beside home."""
        student = self.chosen
        if student is not None or not PLACES[place].of_student:
            self.post_message(GoTo(place, student.id if student else ""))

    def action_menu(self) -> None:
        """Choose one of the places."""
        self.post_message(self.Menu())
