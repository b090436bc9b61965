"""A conversation that goes on: three conferences with one student, each with another agenda.

The first sets a goal and a plan, the second is a short check-in, the third goes on with data. In
between one conference did not take place. Whatever is unfinished comes along, and nothing is lost.
"""

from typing import Any

from tests.pilot.laptop import LARGE, Laptop, Sitting

from conferapp.domain.model import Row, as_row, as_rows
from conferapp.storage.settings import TutorSettings

DAY = 86_400.0
GOAL = " Goal  75 on the Unit 4 test, by Fri 4 Dec"


async def begin(tutor: Sitting, title: str, first_page: str) -> None:
    """Begin to prepare a conference at home."""
    await tutor.begin("p", title)
    await tutor.until(lambda: tutor.page == first_page, f"{first_page} is there")


async def end(tutor: Sitting) -> None:
    """Finish, and go home."""
    await tutor.press("ctrl+l")
    await tutor.until_seen("Finish with Amara")
    await tutor.finish()


async def pages_on_top(tutor: Sitting, *pages: str) -> None:
    """Go on page by page; the goal of before is on top of each."""
    for page in pages:
        await tutor.press("f8")
        await tutor.until(lambda page=page: tutor.page == page, f"{page} is there")  # type: ignore[misc]
        assert tutor.lines[0].startswith(GOAL), tutor.screen


def names(tutor: Sitting, question: str) -> list[object]:
    """What the rows of an answer say in their first cell."""
    return [next(iter(row.values())) for row in as_rows(tutor.answer(question))]


def closed(answer: Row) -> dict[str, str]:
    """The outcome of each goal and action, out of a record."""
    value = as_row(answer["value"])
    rows = [*as_rows(value["goals"]), *as_rows(value["actions"])]
    return {str(row.get("goal") or row.get("what")): str(row["outcome"]) for row in rows}


async def set_a_goal(tutor: Sitting) -> None:
    """The first: a goal with a day, and a plan of two steps."""
    await begin(tutor, "goal-setting", "this-work")
    tutor.must_not_see("Last time")
    await tutor.say("assignment", "the Unit 3 test")
    await tutor.go_to("step-6", "new goal")
    await tutor.say("new-goal", "75 on the Unit 4 test\n\n\n\n\n4 Dec")
    await tutor.go_to("step-7", "my plan")
    assert tutor.lines[0].startswith(GOAL)
    await tutor.to_field("plan")
    await tutor.press("enter")
    await tutor.type("Flashcards\nevery night\n15 minutes")
    await tutor.press("escape", "down", "enter")
    await tutor.type("Calculator practice\nMon and Wed")
    await tutor.press("escape")
    await end(tutor)
    tutor.must_see("Goal   75 on the Unit 4 test, by Fri 4 Dec")


async def nobody_comes(tutor: Sitting) -> None:
    """One that is prepared, opened, half filled in, and then doesn't take place."""
    await begin(tutor, "check-in", "in-touch")
    await tutor.go_to("since-then", "last time")
    await tutor.to_field("kept-so-far")
    await tutor.press("space")
    await tutor.press("ctrl+l")
    await tutor.until_seen("Finish with Amara")
    await tutor.press("f5", "enter")
    await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")
    tutor.must_see("cancelled", "Goal   75 on the Unit 4 test, by Fri 4 Dec")


async def check_in(tutor: Sitting) -> None:
    """The second: what became of it, and one step taken over."""
    await begin(tutor, "check-in", "in-touch")
    tutor.must_see("We last talked 2 weeks ago.", "Your goal was this: 75 on the Unit 4 test, by")
    assert tutor.lines[0].startswith(GOAL)
    await tutor.to_field("contact-way")
    await tutor.press("space")
    await pages_on_top(tutor, "since-then")
    assert tutor.answer("kept-so-far") is None  # what was said when nobody came doesn't count
    await tutor.to_field("kept-so-far")
    await tutor.press("right", "space", "tab", "tab", "space", "tab", "tab", "end", "space", "tab")
    await tutor.type("The batteries were flat")
    await pages_on_top(tutor, "going-now", "one-more-step")
    tutor.must_see("↺ From last time: Calculator practice")
    tutor.must_not_see("From last time: Flashcards")
    await tutor.press("ctrl+y")
    assert names(tutor, "step-this-week") == ["Calculator practice"]
    await tutor.to_field("next-contact-day")
    await tutor.type("29 Nov")
    await end(tutor)


async def review_data(tutor: Sitting) -> None:
    """The third: the goal still stands, and goal and step are taken over into it."""
    await begin(tutor, "data review", "deep-or-quick")
    tutor.must_see("We last talked 7 days ago.", "Your goal was this: 75 on the Unit 4 test")
    tutor.must_see("You planned this: Calculator practice, Mon and Wed.")
    tutor.must_not_see("Flashcards")
    await pages_on_top(tutor, "this-assessment")
    await tutor.say("which-assessment", "the Unit 4 test")
    await tutor.go_to("since-last-time", "last time")
    tutor.must_see("Plan  Calculator practice · Mon and Wed")
    await tutor.to_field("goal-since-then")
    await tutor.press("right", "space", "tab", "tab", "right", "space")
    await pages_on_top(tutor, "goal-and-data")
    await tutor.press("ctrl+y")
    assert names(tutor, "agreed-goal") == ["75 on the Unit 4 test"]
    await pages_on_top(tutor, "plan-that-fits")
    await tutor.press("ctrl+y")
    assert names(tutor, "agreed-plan") == ["Calculator practice"]
    await end(tutor)
    tutor.must_see("Goal   75 on the Unit 4 test, by Fri 4 Dec")


async def test_three_conferences_go_on_from_each_other(laptop: Laptop) -> None:
    TutorSettings(tutor="R. Diaz").write(laptop.places.settings)
    laptop.student()
    async with laptop.open(LARGE) as tutor:
        await set_a_goal(tutor)
        laptop.moment.pass_by(7 * DAY)
        await nobody_comes(tutor)
        laptop.moment.pass_by(7 * DAY)
        await check_in(tutor)
    laptop.moment.pass_by(7 * DAY)
    async with laptop.open(LARGE) as tutor:
        await review_data(tutor)
        assert tutor.desk.saver.flush(5)
    the_records_tell_it(laptop.records)


def the_records_tell_it(records: list[dict[str, Any]]) -> None:
    """Which conference came before each, and what each said of the one before."""
    told = [(r["agenda"]["id"], r["status"]) for r in records]
    assert told == [
        ("goal-setting", "done"),
        ("check-in", "cancelled"),
        ("check-in", "done"),
        ("data-review", "done"),
    ]
    first, missed, second, third = records
    assert first["previous"] is None
    assert missed["previous"] == second["previous"] == first["id"]
    assert third["previous"] == second["id"]
    looked_back = second["answers"]["kept-so-far"]
    assert looked_back["value"]["record"] == first["id"]
    assert closed(looked_back) == {
        "75 on the Unit 4 test": "partly",
        "Flashcards": "kept",
        "Calculator practice": "not yet",
    }
    looked_back = third["answers"]["goal-since-then"]
    assert looked_back["value"]["record"] == second["id"]
    assert closed(looked_back) == {
        "75 on the Unit 4 test": "partly",
        "Calculator practice": "partly",
    }
    (goal,) = third["answers"]["agreed-goal"]["value"]
    assert (goal["goal"], goal["by"]) == ("75 on the Unit 4 test", "2026-12-04")
