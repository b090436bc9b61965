"""The pages of a conference, from the preparation to the door; see `every_screen`."""

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from tests.pilot.every_screen import (
    TUTOR,
    Opening,
    Reach,
    Room,
    View,
    Views,
    empty,
    pass_by,
    post,
    press,
    put_up,
    then,
    write,
)
from tests.pilot.laptop import Laptop, Sitting
from tests.pilot.past import GOAL, PLAN, held, keep, loaded
from tests.unit.test_travel_unpacking import saved

from conferapp.domain.conference import begin
from conferapp.domain.model import Value
from conferapp.domain.standing import Around
from conferapp.domain.student import Student
from conferapp.storage.locks import RecordLock
from conferapp.storage.settings import TutorSettings
from conferapp.ui.screens.base import HandOver, ToFinish, ToHandouts
from conferapp.ui.screens.given_away import GivenAwayScreen
from conferapp.ui.screens.unready import UnreadyScreen

FIRST, NEXT = "goal-setting", "data-review"
SAID: Final[Mapping[str, Value]] = {
    "conference-date": "2026-11-24",
    "assignment": "the Unit 3 test",
    "score": {"value": 68, "out_of": 100},
    "topics": [
        {"topic": "Equations", "points": 18, "out_of": 20, "level": "mastered", "set": "data"},
        {"topic": "Word problems", "points": 6, "out_of": 12, "level": "close", "set": "data"},
        {"topic": "Graphs", "points": 2, "out_of": 8, "level": "not yet", "set": "data"},
    ],
    "tutor-confidence": 3,
    "confidence": 2,
    "guess": {"value": 60, "out_of": 100},
    "strengths-named": "Checks her work now.",
    "new-goal": [{"goal": "75 on the Unit 4 test"}],
    "plan": list(PLAN),
}
"""What was said in a first conference."""
LAST: Final[Mapping[str, Value]] = {
    "assignment": "the Unit 3 test",
    "strengths-named": "I check my work now.",
    "new-goal": [GOAL],
    "plan": list(PLAN),
}
SKILLS: Final[Mapping[str, Value]] = {
    "topics": [
        {"topic": "Area", "points": 9, "out_of": 10, "level": "mastered", "set": "data"},
        {"topic": "Nets", "points": 2, "out_of": 10, "level": "not yet", "set": "data"},
    ]
}
SHEET: Final[Mapping[str, Value]] = {
    "which-assessment": "the shapes check",
    "took-it-on": "2026-11-20T10:30",
    "skills-by-teacher": [
        {"topic": "Area", "points": 4, "out_of": 10, "level": "close", "set": "data"},
        {"topic": "Angles", "points": 9, "out_of": 10, "level": "mastered", "set": "data"},
        {"topic": "Nets", "points": 6, "out_of": 10, "level": "close", "set": "data"},
    ],
    "my-score-guess": {"value": 60, "out_of": 100},
}
"""What is known before a second conference, which goes on from the first."""
OPENS: Final = {"my-results": "guess", "see-the-skills": "my-score-guess"}
"""The pages on which a result is opened, with the guess that it waits for."""
CODE: Final = TutorSettings(tutor=TUTOR).with_code("4711")


# Rooms -----------------------------------------------------------------------------------


def on(
    page: str,
    said: Mapping[str, Value] = SAID,
    *,
    agenda: str = FIRST,
    supports: tuple[str, ...] = (),
    code: bool = False,
) -> Room:
    """A conference that is at a page, with what was said so far."""

    def room(laptop: Laptop) -> Opening:
        (CODE if code else TutorSettings(tutor=TUTOR)).write(laptop.places.settings)
        student = laptop.student(supports=supports)
        before = () if agenda == FIRST else (held(laptop, student, LAST),)
        _begin(laptop, student, agenda, page, said, Around(history=before))
        return {"student": student.id, "agenda": agenda}

    return room


def _begin(
    laptop: Laptop,
    student: Student,
    agenda_id: str,
    page: str,
    said: Mapping[str, Value],
    around: Around,
) -> None:
    agenda, source = loaded(laptop, agenda_id)
    clock = laptop.moment.clock
    conference = begin(agenda, source, student, tutor=TUTOR, clock=clock, around=around)
    for each in conference.pages():
        conference.enter(each)
        for question in each.questions:
            if question.id in said:
                assert conference.answer(question.id, said[question.id]), question.id
        if each.id == page:
            break
        if OPENS.get(each.id) in said:
            assert conference.reveal(OPENS[each.id])
    keep(laptop, conference.record)


def again(page: str, **other: object) -> Room:
    """A second conference, which goes on from a first, at a page."""
    return on(page, SHEET, agenda=NEXT, **other)  # type: ignore[arg-type]  # as `on` takes them


def with_others(page: str) -> Room:
    """A second conference, with a classmate who is good at something."""

    def room(laptop: Laptop) -> Opening:
        held(laptop, laptop.student("Sample Ben"), SKILLS, days_ago=5)
        return again(page)(laptop)

    return room


def begun(laptop: Laptop) -> Opening:
    """A conference that is in its talk; home is in front."""
    on("step-3")(laptop)
    return {}


def over(laptop: Laptop) -> Opening:
    """A conference that was held a fortnight ago."""
    empty(laptop)
    held(laptop, laptop.student(), SAID)
    return {}


# Ways ------------------------------------------------------------------------------------


def alone(page: str) -> Reach:
    """Give the student the laptop."""
    return post(lambda: HandOver(page))


async def rest(someone: Sitting) -> None:
    """Leave the laptop alone for some minutes."""
    someone.moment.pass_unattended(400.0, asleep=True)
    await someone.app.look_at_clock()
    await someone.pilot.pause()


async def beside(someone: Sitting) -> None:
    """Open what stands beside the page, where there is no room for it."""
    await someone.press("f6")


async def elsewhere(someone: Sitting) -> None:
    """Open a conference that another window has."""
    other = RecordLock(someone.desk.places.locks)
    (path,) = someone.desk.places.workspace.glob("records/*/*.json")
    record = str(json.loads(path.read_text(encoding="utf-8"))["id"])
    assert other.take(record, tutor="S. Other", since="2026-11-22T15:00:00-05:00")
    await someone.press("enter")
    await someone.until(lambda: someone.on == "ElsewhereScreen", "it is read")
    other.release(record)


def put(text: str) -> None:
    """Put a file where the app was opened."""
    Path("mine.json").write_text(text, encoding="utf-8")


async def bring(someone: Sitting) -> None:
    """Look into a file of answers that came back, and choose one of two."""
    answers = {"confidence": 4, "surest": ["Graphs"], "guess": SAID["guess"]}
    put(json.dumps(saved(someone.conference, answers, ["guess"])))
    await someone.press("f6", "home", "down", "down", "enter")
    await someone.type("mine.json\n")
    await someone.until(lambda: someone.on == "TravelScreen", "the file was looked into")
    await someone.press("enter")


READ: Final = press("tab", "enter")
WHY: Final = then(READ, press("f7"), write("misheard\n"))

PREPARING: Final[Views] = {
    "preparation": View("ConferenceScreen", on("this-work")),
    "preparation-empty": View("ConferenceScreen", on("this-work", {})),
    "preparation-table": View("ConferenceScreen", on("results-data")),
    "covered-page": View("ConferenceScreen", on("tutor-view"), press("f9")),
    "handing-over": View("HandingOver", on("looking-back")),
    "travel": View("TravelScreen", on("looking-back"), press("f6")),
    "travel-found": View("TravelScreen", on("looking-back"), bring),
    "travel-taken": View("TravelScreen", on("looking-back"), then(bring, press("f8"))),
    "thread-opening": View("ConferenceScreen", again("deep-or-quick")),
    "thread-skills": View("ConferenceScreen", again("skill-sheet")),
}
REFLECTING: Final[Views] = {
    "student-page": View("StudentScreen", on("looking-back"), alone("looking-back")),
    "student-words": View("StudentScreen", on("my-effort"), alone("my-effort")),
    "student-one": View(
        "StudentScreen", on("my-effort", supports=("one-at-a-time",)), alone("my-effort")
    ),
    "student-supports": View(
        "StudentScreen", on("my-effort", supports=("el", "timer", "spacing")), alone("my-effort")
    ),
    "curtain": View("StudentScreen", on("my-results"), alone("my-results")),
    "reveal": View("StudentScreen", on("my-results"), then(alone("my-results"), press("enter"))),
    "giving-back": View("GivingBack", on("my-effort"), then(alone("my-effort"), press("f2"))),
    "giving-back-code": View(
        "GivingBack", on("my-effort", code=True), then(alone("my-effort"), press("f2"))
    ),
    "giving-back-wrong-code": View(
        "GivingBack",
        on("my-effort", code=True),
        then(alone("my-effort"), press("f2"), write("12\n")),
    ),
    "resting": View("RestingScreen", on("my-effort"), rest),
    "resting-code": View("RestingScreen", on("my-effort", code=True), rest),
    "thread-revealed": View(
        "StudentScreen", again("see-the-skills"), then(alone("see-the-skills"), press("enter"))
    ),
    "thread-colors": View(
        "StudentScreen",
        again("color-the-skills"),
        then(alone("color-the-skills"), press("space", "tab", "right", "space", "tab", "space")),
    ),
    "thread-draft": View("StudentScreen", again("first-goal"), alone("first-goal")),
}
TALKING: Final[Views] = {
    "live-step": View("ConferenceScreen", on("step-3")),
    "live-step-pane": View("ConferenceScreen", on("step-3"), beside),
    "note": View("ConferenceScreen", on("step-3"), then(press("ctrl+o"), write("She smiled."))),
    "goal": View("ConferenceScreen", on("step-6")),
    "plan": View("ConferenceScreen", on("step-7")),
    "plan-form": View(
        "ConferenceScreen", on("step-7", {}), then(press("enter"), write("come more\n"))
    ),
    "time-is-up": View("ConferenceScreen", on("step-1"), pass_by(900)),
    "thread-last-time": View(
        "ConferenceScreen",
        again("since-last-time"),
        then(press("right", "space", "tab"), write("the bus was late")),
    ),
    "thread-both-sides": View("ConferenceScreen", again("goal-and-data")),
    "thread-peers": View(
        "ConferenceScreen", with_others("hard-and-helpers"), then(press("f9"), beside)
    ),
    "given-away": View("GivenAwayScreen", over, put_up(lambda _: GivenAwayScreen(Path("a.json")))),
    "elsewhere": View("ElsewhereScreen", begun, elsewhere),
    "unready": View("UnreadyScreen", empty, put_up(lambda _: UnreadyScreen())),
}
ENDING: Final[Views] = {
    "finish": View("FinishScreen", on("step-9"), post(ToFinish)),
    "finish-gaps": View("FinishScreen", on("step-3", {}), post(ToFinish)),
    "goodbye": View("GoodbyeScreen", on("step-9"), then(post(ToFinish), press("f8", "f8"))),
    "handouts": View("HandoutsScreen", on("step-9"), post(ToHandouts)),
    "handouts-letter": View("HandoutsScreen", on("step-9"), then(post(ToHandouts), press("6"))),
    "handouts-lines": View(
        "HandoutsScreen", on("step-9"), then(post(ToHandouts), press("6", "f5"))
    ),
    "handouts-empty": View("HandoutsScreen", on("step-1", {}), post(ToHandouts)),
    "reading": View("ReadingScreen", over, READ),
    "correcting": View("CorrectingScreen", over, WHY),
    "afterwards": View("ConferenceScreen", over, then(READ, press("f4"))),
}
PAGES: Final[Views] = MappingProxyType({**PREPARING, **REFLECTING, **TALKING, **ENDING})
