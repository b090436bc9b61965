"""Home and the places beside it, empty and full; see `every_screen`."""

import json
from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

from tests.pilot.agendas import SHORT
from tests.pilot.every_screen import (
    Opening,
    Reach,
    View,
    Views,
    a_class,
    empty,
    pass_by,
    place,
    press,
    put_up,
    someone_called,
    then,
    unknown,
    until,
    write,
)
from tests.pilot.laptop import Laptop, Sitting
from tests.pilot.test_merging import conflict

from conferapp.ui.screens.agendas import AgendasScreen
from conferapp.ui.screens.base import GoTo
from conferapp.ui.screens.welcome import WelcomeScreen

LIST: Final = (
    'Student,Grade,Student ID,Tutor\n"Okafor, Amara",8,a1,Sample Tutor\n'
    '"Núñez, Zoé",7,a2,Sample Tutor\nTwin Sample,7,,Second Tutor\nTwin Sample,8,,\n'
)
SECTIONS: Final = ("goals", "scores", "sure", "effort", "topics", "cards", "list", "about")
"""Of the student's page, behind the first."""
POINTS: Final = "Name,Ratios (10),Angles (8),Comment"


def names(laptop: Laptop) -> Iterable[str]:
    """The names of everybody in the workspace."""
    files = laptop.places.workspace.glob("students/*.json")
    return sorted(json.loads(path.read_text(encoding="utf-8"))["name"] for path in files)


def with_files(laptop: Laptop) -> Opening:
    """The sample class, with a class list and a gradebook beside the workspace."""
    opening = a_class(laptop)
    beside = laptop.places.workspace.parent
    (beside / "list.csv").write_text(LIST, encoding="utf-8")
    rows = [f"{name},{at + 2},{8 - at},x" for at, name in enumerate(names(laptop))]
    lines = (POINTS, *rows, "No One,1,2,")
    (beside / "grades.csv").write_text("\n".join(lines), encoding="utf-8")
    return opening


def with_agendas(laptop: Laptop) -> Opening:
    """The sample class, with an agenda of the program's own and one that can't be used."""
    opening = a_class(laptop)
    laptop.agenda(SHORT, id="music-lesson", title="Music lesson")
    laptop.agenda(SHORT.replace('"scale"', '"scael"', 1), id="broken", title="Broken")
    return opening


def on_tour(_: Laptop) -> Opening:
    """The tour, on a laptop on which there is nothing yet."""
    return {"tour": True}


def with_two_versions(laptop: Laptop) -> Opening:
    """A conference of which a synced folder made two."""
    conflict(laptop)
    return empty(laptop)


def damaged(laptop: Laptop) -> Opening:
    """The sample class with a file that can't be read."""
    opening = a_class(laptop)
    (laptop.places.workspace / "records" / "s-3b637c32" / "odd.json").write_bytes(b"")
    return opening


def group() -> Reach:
    """Take up a small group of two."""

    async def reach(someone: Sitting) -> None:
        ids = ",".join(someone_called(someone, each) for each in ("Valentina", "Björn"))
        someone.app.screen.post_message(GoTo("group", at=f"Ratios|{ids}"))
        await someone.pilot.pause()

    return reach


REMOVED: Final = then(place("roster"), press("delete", "b"))
AGENDAS: Final = put_up(lambda someone: AgendasScreen(someone.desk))
IMPORT: Final = then(place("import"), write("list.csv\n"))
SCORES: Final = then(place("scores"), write("grades.csv\n"))
STORY: Final = place("student", called="Valentina")
BLOCK: Final = place("block")
AFTER_TOUR: Final = put_up(lambda someone: WelcomeScreen(someone.desk, after_tour=True))

PLACES: Final[Views] = MappingProxyType(
    {
        "welcome": View("WelcomeScreen", unknown),
        "welcome-after-tour": View("WelcomeScreen", empty, AFTER_TOUR),
        "tour": View("ConferenceScreen", on_tour),
        "tour-student": View("StudentScreen", on_tour, press("f8", "enter")),
        "home-empty": View("HomeScreen", empty),
        "home": View("HomeScreen", a_class),
        "home-never-met": View("HomeScreen", a_class, press("end")),
        "home-search": View("HomeScreen", a_class, write("/el")),
        "home-search-nobody": View("HomeScreen", a_class, write("/xyzzy")),
        "home-unreadable": View("HomeScreen", damaged),
        "home-two-versions": View("HomeScreen", with_two_versions),
        "story": View("StoryScreen", a_class, STORY),
        "story-never-met": View("StoryScreen", a_class, place("student", called="Tuấn")),
        **{
            f"story-{name}": View("StoryScreen", a_class, then(STORY, press(*["down"] * count)))
            for count, name in enumerate(SECTIONS, 1)
        },
        "block-empty": View("BlockScreen", empty, BLOCK),
        "block": View("BlockScreen", a_class, BLOCK),
        "block-running": View("BlockScreen", a_class, then(BLOCK, press("n"), pass_by(300))),
        "roster-empty": View("RosterScreen", empty, place("roster")),
        "roster": View("RosterScreen", a_class, place("roster")),
        "roster-left": View("RosterScreen", a_class, then(place("roster"), press("x"))),
        "bin-empty": View("BinScreen", empty, place("bin")),
        "bin": View("BinScreen", a_class, then(REMOVED, place("bin"))),
        "import-file": View("ImportScreen", with_files, place("import")),
        "import-columns": View("ImportScreen", with_files, IMPORT),
        "import-changes": View("ImportScreen", with_files, then(IMPORT, press("f8"))),
        "scores-file": View("ScoresScreen", with_files, place("scores")),
        "scores-columns": View("ScoresScreen", with_files, SCORES),
        "scores-students": View("ScoresScreen", with_files, then(SCORES, press("f8"))),
        "words-empty": View("WordsScreen", empty, place("words")),
        "words": View("WordsScreen", a_class, place("words")),
        "words-found": View(
            "WordsScreen", a_class, then(place("words"), write("practice"), until("the newest"))
        ),
        "words-nothing": View(
            "WordsScreen", a_class, then(place("words"), write("xyzzy"), until("No conference"))
        ),
        "lookback-empty": View("LookbackScreen", empty, place("afterwards")),
        "lookback": View(
            "LookbackScreen", a_class, then(place("afterwards"), until("conferences of"))
        ),
        "reports-empty": View("ReportsScreen", empty, place("reports")),
        "reports": View("ReportsScreen", a_class, place("reports")),
        "board-empty": View("BoardScreen", empty, place("board")),
        "board": View("BoardScreen", a_class, place("board")),
        "board-groups": View("BoardScreen", a_class, then(place("board"), press("2"))),
        "board-pairs": View("BoardScreen", a_class, then(place("board"), press("3"))),
        "showing": View("ShowingScreen", a_class, then(place("board"), press("f9"))),
        "group": View("GroupScreen", a_class, group()),
        "group-nobody": View("GroupScreen", empty, place("group", at="Ratios|")),
        "agendas": View("AgendasScreen", with_agendas, AGENDAS),
        "merging": View(
            "MergingScreen", with_two_versions, then(press("m"), until("Two versions"))
        ),
    }
)
