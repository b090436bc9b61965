"""One whole conference with the agenda that comes with the app, from its file to the record.

The tutor adds a student and prepares, the student reflects, guesses and sees the result, both talk
through the nine steps, and the tutor finishes; then the record is read against what was typed.
"""

import hashlib
import re
import tomllib
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from tests.pilot.laptop import LARGE, Laptop, Sitting
from tests.typed import TOPICS, TYPED

from conferapp.storage.settings import TutorSettings

STAMP = re.compile(r"2026-11-22T\d\d:\d\d:\d\d\.\d{3}-05:00")
UUID7 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
LIVE = [f"step-{number}" for number in range(1, 10)]
KEYS = [
    *("format", "id", "revision", "status", "agenda", "student", "tutor", "created", "updated"),
    *("started", "ended", "answers", "notes", "pages", "at", "reveals", "history", "previous"),
]


async def add_a_student(tutor: Sitting) -> None:
    """Ten seconds: n, a name, three more lines, Enter."""
    await tutor.press("n")
    await tutor.until_seen("A new student")
    await tutor.type("Amara Okafor")
    await tutor.press("tab", "tab")
    await tutor.type("7")
    await tutor.press("tab")
    await tutor.type("Algebra\n")
    await tutor.until_seen("Amara Okafor · Grade 7 · Algebra")


async def prepare(tutor: Sitting) -> None:
    """The tutor's own pages."""
    await tutor.begin()
    await tutor.until_seen("The work you will talk about")
    await tutor.say("conference-date", "next Tuesday")
    tutor.must_see("Tuesday 24 November 2026")
    await tutor.say("assignment", "the Unit 3 test")
    await tutor.say("assessed-on", "20 Nov")
    await tutor.say("score", "68/100")
    await tutor.say("hope", "becoming a nurse")

    await turn_to(tutor, "effort-data")
    await tutor.to_field("effort-numbers")
    await tutor.paste("8\n7\n5\n12\n11")
    await tutor.to_field("effort-seen")
    await tutor.paste("Asked for help early\tin session\tfewer sign mistakes")

    await turn_to(tutor, "results-data")
    await tutor.to_field("topics")
    await tutor.paste("\n".join(f"{name}\t{got}\t{most}" for name, got, most, _ in TOPICS))
    tutor.must_see("● M", "◐ C", "○ N")
    await tutor.to_field("earlier-work")
    await tutor.press("space")

    await turn_to(tutor, "work-data")
    await tutor.say("work-seen", "Took care with signs\n")
    await turn_to(tutor, "tutor-view")
    await tutor.say("tutor-confidence", "3")
    await tutor.to_field("tutor-surest")
    await tutor.press("space")
    await tutor.to_field("tutor-least-sure")
    await tutor.press("down", "down", "space")
    await turn_to(tutor, "tutor-effort")
    await tutor.say("tutor-helped", "Homework every week.\nShe asked early.")
    await tutor.say("tutor-could-do", "Reading each word problem twice.")
    await tutor.to_field("first-topics")
    await tutor.press("down", "space")
    await tutor.say("effort-wins", "Tried again, and then it worked\n")
    await turn_to(tutor, "hand-over")
    await tutor.to_field("ready")
    await tutor.press("space", "down", "space")


async def hand_over(tutor: Sitting) -> None:
    """The page in between says so, and the student takes the laptop."""
    await tutor.press("f8")
    await tutor.until_seen("It’s Amara’s turn")
    assert (await tutor.saved())["status"] == "planned"
    await tutor.press("enter")
    await tutor.until_seen("Looking back")


async def reflect(student: Sitting) -> None:
    """The student's pages, up to the guess."""
    student.must_see("Hi Amara! Think back to the Unit 3 test.")
    await student.say("confidence", "2")
    await turn_to(student, "my-topics")
    await student.to_field("surest")
    await student.press("space")
    await student.to_field("least-sure")
    await student.press("down", "space", "down", "space")
    await turn_to(student, "my-effort")
    await student.say("helped", "I got ready by doing homework.")
    await student.say("could-do", "I could have asked sooner.")
    await turn_to(student, "my-guess")
    await student.say("guess", "60")


async def reveal(student: Sitting) -> None:
    """The result waits behind the guess, and opens beside it."""
    await turn_to(student, "my-results")
    student.must_see("60 of 100", "Show the result")
    student.must_not_see("68 of 100", "18 of 20")
    await student.press("enter")
    await student.until_seen("68 of 100")
    student.must_see("60 of 100", "You did 8 points better than you thought", "Equations: 18 of 20")
    await student.say("went-best", "Equations, because I checked.")
    await turn_to(student, "my-growth")
    await student.say("got-better", "Signs.")
    await turn_to(student, "my-hard-parts")
    await student.say("was-hard", "Graphs. They were new.")


async def give_back_with_a_key(student: Sitting) -> None:
    """Without a code, F2 and then F9."""
    await student.press("f8")
    await student.until_seen("Please give the laptop back to R. Diaz")
    await student.press("f2")
    student.must_see("And now F9")
    student.moment.pass_by(1)
    await student.press("f9")
    await student.until_seen("Covered. F9 opens it.")  # the student still sits beside
    await student.press("f9")
    await student.until_seen("What the results say to you")


async def give_back_with_a_code(student: Sitting) -> None:
    """With one, nothing but the code."""
    await student.press("f8")
    await student.until_seen("type your code")
    await student.press("f2", "f2")
    await student.type("0000\n")
    await student.until_seen("That isn’t the code")
    await student.type("4711\n")
    await student.until_seen("Covered. F9 opens it.")  # the student still sits beside
    await student.press("f9")
    await student.until_seen("What the results say to you")


async def open_the_cover(tutor: Sitting) -> None:
    """The student may still sit beside: the tutor's own page starts covered."""
    await tutor.until_seen("Covered. F9 opens it.")
    tutor.must_not_see("What the results say to you")
    await tutor.press("f9")
    tutor.must_see("What the results say to you")


async def look_at_the_results(tutor: Sitting) -> None:
    """The tutor's side of the same questions."""
    tutor.must_see("68 of 100", "For each claim, point to the spot in this work")
    await tutor.say("tutor-went-best", "Equations: 18 of 20.")
    await tutor.say("tutor-got-better", "Fewer sign mistakes.")
    await tutor.say("tutor-was-hard", "Reading the axes.")


async def talk(tutor: Sitting) -> None:
    """The nine steps."""
    await step(tutor, 1, "How are you?", "Say hello.", "It's good to see you, Amara.")
    await tutor.to_field("mood")
    await tutor.press("down", "space")
    await tutor.say("recent-win", "A goal at football")
    await step(tutor, 2, "Why we talk", "Let's talk about becoming a nurse.")
    await tutor.say("why-goals", "So I know what to practice.")
    await step(tutor, 3, "What you made of it", "Tell me more about Equations.")
    tutor.must_see("you two see this differently", "60 of 100", "68 of 100")
    tutor.must_see("= Equations: both of you", "data ● mastered ✓ fits")
    await tutor.say("strengths-named", "Checks her work now.")
    await tutor.say("struggles-named", "Reading graphs.")
    await tutor.press("ctrl+o")
    await tutor.type("She smiled at this.")
    await tutor.press("escape")
    await step(tutor, 4, "What got in the way", "≠ Word problems: only Amara", "To talk about")
    await tutor.say("held-back", "The graphs came late.")
    await tutor.say("more-practice", "Graphs, for science too.")
    assert not tutor.app.screen.query("#field-last-goal-kept")  # nothing to look back on yet
    await step(tutor, 5, "What your tutor sees", "Strengths that R. Diaz adds")
    await tutor.say("tutor-strengths", "You ask early.")
    await set_goal_and_plan(tutor)
    await step(tutor, 8, "Say it back")
    await tutor.to_field("recap")
    tutor.must_see("Goal: 75 on the Unit 4 test, by Fri 4 Dec", "Graph practice · Mon and Thu")
    await tutor.press("space")
    await tutor.say("my-notes", "Bring the ruler.")
    await step(tutor, 9, "Thank you, and what's next")
    await tutor.say("more-help", "Grandma, on Fridays.")
    await tutor.say("tutor-notes", "A good talk.")


async def set_goal_and_plan(tutor: Sitting) -> None:
    """Steps 6 and 7: connections, the goal, the plan; the goal stays on top from then on."""
    await step(tutor, 6, "A new goal")
    await tutor.to_field("strength-links")
    await tutor.paste("Equations\tHomework every week")
    await tutor.to_field("struggle-links")
    await tutor.paste("Graphs\tthe quiz on Friday")
    await tutor.to_field("new-goal")
    cells = [
        "75 on the Unit 4 test",
        "the Unit 4 test",
        "68",
        "75",
        "80",
        "4 Dec",
        "Graphs",
        "Nurse",
    ]
    await tutor.type("\n".join(cells))
    await tutor.until(lambda: tutor.lines[0].startswith(" Goal  75 on the"), "the goal is on top")
    await step(tutor, 7, "My plan", "✓ Like this", "✗ Too vague")
    await tutor.to_field("plan")
    await tutor.press("enter")
    await tutor.type("Graph practice\nMon and Thu\n20 minutes\nGraphs")
    await tutor.press("escape")


async def finish(tutor: Sitting) -> None:
    """The finish screen: what is open, the plan, the next date."""
    await tutor.press("f8")
    await tutor.until_seen("Finish with Amara")
    tutor.must_see("Still open", "When do we talk next?", "Goal: 75 on the Unit 4 test")
    tutor.must_see("⇢ Strength: Equations → Homework", "⇢ To grow: Graphs → the quiz on")
    await tutor.to_field("next-date")
    await tutor.type("4 Dec 15:30")
    tutor.must_see("Friday 4 December 2026")
    await tutor.finish()
    tutor.must_see("Amara Okafor", "Goal   75 on the Unit 4 test")


async def follow_up(tutor: Sitting) -> None:
    """Afterwards, from the student's list of conferences."""
    await tutor.press("tab", "enter")
    await tutor.until_seen("Asked for help early (in session)")
    await tutor.press("f4")
    await tutor.until_seen("Passing it on")
    await tutor.to_field("told")
    await tutor.press("space", "down", "space")
    await turn_to(tutor, "next-time")
    await tutor.say("change-next", "Start with the graphs.")
    await tutor.press("f8")
    await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")


async def step(tutor: Sitting, number: int, *words: str) -> None:
    """Go on to a live step, four minutes later, and see where we are and what to say."""
    tutor.moment.pass_by(60)
    await turn_to(tutor, f"step-{number}")
    tutor.must_see(*words)


async def turn_to(someone: Sitting, page: str) -> None:
    """Go on by one page, which has to be the one that is meant."""
    await someone.press("f8")
    await someone.until(lambda: someone.page == page, f"{page} is there")


async def whole(laptop: Laptop, give_back: Callable[[Sitting], Awaitable[None]]) -> dict[str, Any]:
    """The story, and the record that it leaves."""
    async with laptop.open(LARGE) as tutor:
        await add_a_student(tutor)
        await prepare(tutor)
        await hand_over(tutor)
        await reflect(tutor)
        await reveal(tutor)
        await give_back(tutor)
        await look_at_the_results(tutor)
        await talk(tutor)
        await finish(tutor)
        await follow_up(tutor)
        return await tutor.saved()


@pytest.fixture
def named(laptop: Laptop) -> Laptop:
    """A laptop that knows its tutor."""
    TutorSettings(tutor="R. Diaz").write(laptop.places.settings)
    return laptop


async def test_a_whole_conference_is_kept_as_it_was_typed(named: Laptop, project: Path) -> None:
    record = await whole(named, give_back_with_a_key)

    values = {key: answer["value"] for key, answer in record["answers"].items()}
    assert values.pop("next-date")[:16] == "2026-12-04T15:30"
    assert values == TYPED
    source = (project / "agendas" / "goal-setting.toml").read_bytes()
    the_record_stands_for_itself(named, record, source)
    each_answer_tells_where_it_comes_from(record, source)


def the_record_stands_for_itself(laptop: Laptop, record: dict[str, Any], source: bytes) -> None:
    """Everything around the answers, against the contract."""
    assert list(record) == KEYS
    assert record["format"] == 1
    assert UUID7.fullmatch(record["id"])
    assert all(STAMP.fullmatch(record[key]) for key in ("created", "updated", "started", "ended"))
    assert record["created"] < record["started"] < record["ended"] <= record["updated"]
    assert (record["status"], record["tutor"], record["previous"]) == ("done", "R. Diaz", None)
    assert record["student"]["name"] == "Amara Okafor"
    assert record["agenda"] == {
        "id": "goal-setting",
        "title": "Goal-setting conference",
        "fingerprint": f"sha256:{hashlib.sha256(source).hexdigest()}",
    }
    (note,) = record["notes"]
    assert (note["page"], note["by"], note["text"]) == ("step-3", "tutor", "She smiled at this.")
    assert [(r["question"], r["after"], r["by"]) for r in record["reveals"]] == [
        (covered, "guess", "answer")
        for covered in ("score", "topics", "academic-numbers", "work-seen")
    ]
    seconds = {visit["page"]: visit["seconds"] for visit in record["pages"]}
    assert [seconds[page] for page in LIVE] == [60.0] * 8 + [0]
    assert record["at"]["page"] == "next-time"
    (path,) = laptop.places.workspace.glob("records/*/*")
    assert path.parent.name == record["student"]["id"]
    assert path.name == f"2026-11-22-goal-setting-{record['id'][-8:]}.json"


def each_answer_tells_where_it_comes_from(record: dict[str, Any], source: bytes) -> None:
    """Page, part, whose words, kind and the keys that are needed to read it."""
    agenda = tomllib.loads(source.decode())
    for part in ("preparation", "reflection", "agenda", "follow_up"):
        for page in agenda[part]:
            who = page.get("who", "together" if part == "agenda" else "tutor")
            for question in page.get("questions", ()):
                answer = record["answers"].get(question["id"])
                if answer is None:
                    continue
                assert (answer["part"], answer["page"]) == (part, page["id"])
                assert answer["kind"] == question["kind"]
                own = question.get("by", "student") if who == "together" else who
                assert answer["by"] == own
                assert answer["keys"].get("role") == question.get("role")
                assert STAMP.fullmatch(answer["at"])
                if "share" in question:
                    assert answer["share"] == question["share"]
    asked = record["answers"]["assessed-on"]["ask"]
    assert asked == "What day did Amara do it?"
    assert record["answers"]["tutor-confidence"]["share"] == []
    scale = record["answers"]["confidence"]["keys"]
    assert (scale["from"], scale["to"], scale["labels"]["2"]) == (1, 5, "a little")


async def test_with_a_code_only_the_code_takes_the_laptop_back(laptop: Laptop) -> None:
    settings = TutorSettings(tutor="R. Diaz").with_code("4711")
    settings.write(laptop.places.settings)
    laptop.agenda(TWO_SIDES)
    student = laptop.student()
    async with laptop.open(student=student.id) as tutor:
        await tutor.until_seen("It’s Amara’s turn")
        await tutor.press("enter")
        await tutor.until_seen("Looking back")
        await give_back_with_a_code(tutor)
        assert tutor.page == "tutor-results"


TWO_SIDES = """
[[reflection]]
id = "looking-back"
title = "Looking back"
who = "student"
[[reflection]]
id = "tutor-results"
title = "What the results say to you"
who = "tutor"
"""
