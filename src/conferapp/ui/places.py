"""The places beside home, by name: each is one screen, imported when somebody goes there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conferapp.desk.desk import Desk

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
        called: What it is called in a sentence, where that isn’t its name with an article.
        listed: Whether home leads there; another place does, where it doesn't.
    """

    name: str
    about: str
    make: "Callable[[Desk, GoTo], AppScreen]"
    of_student: bool = False
    called: str = ""
    listed: bool = True

    @property
    def the(self) -> str:
        """The place in a sentence, such as `the block`."""
        return self.called or f"the {self.name[0].lower()}{self.name[1:]}"


def _student(desk: Desk, place: "GoTo") -> "AppScreen":
    from conferapp.ui.screens.story import StoryScreen

    return StoryScreen(desk, place.student, at=place.at)


def _block(desk: Desk, place: "GoTo") -> "AppScreen":
    from conferapp.ui.screens.block import BlockScreen

    return BlockScreen(desk, at=place.at)


def _roster(desk: Desk, place: "GoTo") -> "AppScreen":
    from conferapp.ui.screens.roster import RosterScreen

    return RosterScreen(desk, at=place.student)


def _import(desk: Desk, _: "GoTo") -> "AppScreen":
    from conferapp.ui.screens.importing import ImportScreen

    return ImportScreen(desk)


def _scores(desk: Desk, place: "GoTo") -> "AppScreen":
    from conferapp.ui.screens.scores import ALONE, ScoresScreen

    return ScoresScreen(desk, place.student, alone=place.at == ALONE)


def _words(desk: Desk, place: "GoTo") -> "AppScreen":
    from conferapp.ui.screens.words import WordsScreen

    return WordsScreen(desk, at=place.at)


def _reports(desk: Desk, place: "GoTo") -> "AppScreen":
    from conferapp.ui.screens.reports import ReportsScreen

    return ReportsScreen(desk, at=place.at)


def _board(desk: Desk, place: "GoTo") -> "AppScreen":
    from conferapp.ui.screens.board import BoardScreen

    return BoardScreen(desk, at=place.at)


def _bin(desk: Desk, _: "GoTo") -> "AppScreen":
    from conferapp.ui.screens.bin import BinScreen

    return BinScreen(desk)


def _group(desk: Desk, place: "GoTo") -> "AppScreen":
    from conferapp.ui.grouping import GroupAt
    from conferapp.ui.screens.group import GroupScreen

    return GroupScreen(desk, GroupAt.read(place.at))


def _lookback(desk: Desk, place: "GoTo") -> "AppScreen":
    from conferapp.ui.screens.lookback import LookbackScreen

    return LookbackScreen(desk, place.student, at=place.at)


PLACES: Mapping[str, Place] = {
    "student": Place(
        "Student’s page",
        "Goal and plan, scores against guesses, topics, cards and every conference of one student",
        _student,
        of_student=True,
    ),
    "block": Place(
        "Block", "Plan the next period: settling in, a small group, conferences; and run it", _block
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
    "words": Place(
        "Find words",
        "Every answer and note of all conferences, with the places shown",
        _words,
        called="the words",
    ),
    "reports": Place(
        "Reports",
        "For whoever leads: conferences held, who waits, steps, goals, plans and guesses",
        _reports,
    ),
    "board": Place(
        "Class board",
        "Who shares a goal or a skill: goals to show the class, groups, partners",
        _board,
    ),
    "group": Place(
        "Small group",
        "What a group agrees on and what you note, kept with each of its members",
        _group,
        listed=False,
    ),
    "afterwards": Place(
        "Looking back",
        "What went well, what was hard, what to change, and guesses beside results",
        _lookback,
        called="“Looking back”",
    ),
    "bin": Place(
        "Bin", "What was moved there, students, conferences and imports: bring it back", _bin
    ),
}
"""A row for each place; home's keys and its menu name them by these keys."""
