"""The places beside home, by name: each is one screen, imported when somebody goes there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conferapp.ui.desk import Desk

if TYPE_CHECKING:
    from conferapp.ui.screens.base import AppScreen, GoTo


@dataclass(frozen=True)
class Place:
    """A place.

    Attributes:
        name: What the menu calls it.
        about: A sentence that says what it is for.
        make: Makes its screen; it may raise a `StorageError`.
        of_student: Whether it is about one student.
    """

    name: str
    about: str
    make: "Callable[[Desk, GoTo], AppScreen]"
    of_student: bool = False


def _student(desk: Desk, place: "GoTo") -> "AppScreen":
    from conferapp.ui.screens.story import StoryScreen

    return StoryScreen(desk, place.student, at=place.at)


def _roster(desk: Desk, place: "GoTo") -> "AppScreen":
    from conferapp.ui.screens.roster import RosterScreen

    return RosterScreen(desk, at=place.student)


def _import(desk: Desk, _: "GoTo") -> "AppScreen":
    from conferapp.ui.screens.importing import ImportScreen

    return ImportScreen(desk)


def _scores(desk: Desk, place: "GoTo") -> "AppScreen":
    from conferapp.ui.screens.scores import ALONE, ScoresScreen

    return ScoresScreen(desk, place.student, alone=place.at == ALONE)


PLACES: Mapping[str, Place] = {
    "student": Place(
        "Student’s page",
        "Goal and plan, scores against guesses, topics, cards and every conference of one student",
        _student,
        of_student=True,
    ),
    "roster": Place(
        "Class list", "Add, change and archive students: who is here, and who has left", _roster
    ),
    "import": Place(
        "Import a class list", "Take students from a CSV file, after a look at the changes", _import
    ),
    "scores": Place(
        "Scores",
        "Topics and points out of a gradebook’s CSV file, into preparation",
        _scores,
    ),
}
"""A row for each place; home's keys and its menu name them by these keys."""
