"""A student's page: section by section, and the ways from it and back."""

from pathlib import Path

import pytest
from tests.pilot.laptop import Laptop, Moment, Sitting
from tests.pilot.past import GOAL, PLAN, held
from textual.content import Content

from conferapp.domain.model import Value
from conferapp.domain.record import Record
from conferapp.domain.student import Student
from conferapp.storage.places import Places
from conferapp.storage.settings import TutorSettings
from conferapp.ui.chart import Chart, Line
from conferapp.ui.widgets.plot import NARROW, plotted

FIRST: dict[str, Value] = {
    "assignment": "the Unit 2 test",
    "score": {"value": 62, "out_of": 100},
    "effort-numbers": [{"what": "Homework turned in", "value": 6, "out_of": 10, "before": 5}],
    "topics": [
        {"topic": "Area", "points": 9, "out_of": 10, "level": "mastered", "set": "data"},
        {"topic": "Nets", "points": 2, "out_of": 10, "level": "not yet", "set": "data"},
    ],
    "confidence": 4,
    "surest": ["Area"],
    "guess": {"value": 70, "out_of": 100},
    "new-goal": [GOAL],
    "plan": list(PLAN),
}
SECOND: dict[str, Value] = {
    "assignment": "the Unit 3 test",
    "score": {"value": 78, "out_of": 100},
    "effort-numbers": [{"what": "Homework turned in", "value": 8, "out_of": 10}],
    "topics": [{"topic": "Nets", "points": 6, "out_of": 10, "level": "close", "set": "data"}],
    "confidence": 3,
    "surest": ["Nets"],
    "guess": {"value": 74, "out_of": 100},
    "new-goal": [{"goal": "80 on the Unit 4 test", "by": "2026-12-11"}],
}
CLOSED: Value = {
    "goals": [{"goal": GOAL["goal"], "outcome": "kept"}],
    "actions": [{"what": "Flashcards", "outcome": "partly", "because": "the bus was late"}],
}


@pytest.fixture
def laptop(tmp_path: Path, moment: Moment, monkeypatch: pytest.MonkeyPatch) -> Laptop:
    """A laptop on whose screen no folder of this machine is named."""
    monkeypatch.chdir(tmp_path)
    places = Places(Path("workspace"), tmp_path / "config", tmp_path / "state")
    TutorSettings(tutor="R. Diaz").write(places.settings)
    return Laptop(places, moment)


def past(laptop: Laptop) -> tuple[Student, Record]:
    """A student with two conferences behind them, and the last of these."""
    student = laptop.student(grade="7", supports=("timer",))
    first = held(laptop, student, FIRST, days_ago=28)
    told = {"last-goal-kept": CLOSED, **SECOND}
    return student, held(laptop, student, told, days_ago=14, before=(first,))


async def to_page(tutor: Sitting) -> None:
    """Go to the student's page from home."""
    await tutor.until_seen("Amara Okafor")
    await tutor.press("h")
    await tutor.until(lambda: tutor.on == "StoryScreen", "the student's page is there")
    await tutor.pilot.pause()


async def test_a_conference_is_read_and_left_for_the_place_where_it_was_chosen(
    laptop: Laptop,
) -> None:
    student, _ = past(laptop)
    held(laptop, student, {"mood": "Good"}, days_ago=2)
    async with laptop.open() as tutor:
        await to_page(tutor)
        await tutor.press(*["down"] * 7, "enter", "down", "enter")
        await tutor.until(lambda: tutor.on == "ReadingScreen", "it is read")
        tutor.must_see("the Unit 3 test")
        await tutor.press("escape")
        await tutor.until(lambda: tutor.on == "StoryScreen", "the page is back")
        await tutor.press("enter")
        await tutor.until(lambda: tutor.on == "ReadingScreen", "the same is chosen")
        tutor.must_see("the Unit 3 test", "Esc Back")
        tutor.must_not_see("Esc Home")
        await tutor.press("escape")
        await tutor.until(lambda: tutor.on == "StoryScreen", "the page is back")
        await tutor.press("c")
        await tutor.until(lambda: tutor.on == "HandoutsScreen", "cards and letters are there")
        await tutor.press("f7")
        await tutor.until(lambda: tutor.on == "StoryScreen", "the page is back again")
        await tutor.press("escape")
        await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")


async def test_without_a_conference_it_says_what_to_do_and_begins_one(laptop: Laptop) -> None:
    laptop.student()
    async with laptop.open() as tutor:
        await to_page(tutor)
        tutor.must_see("Amara has had no conference yet. Press s to begin one")
        await tutor.press("down", "down")
        tutor.must_see("No score yet.", "is finished.")
        await tutor.press("s")
        await tutor.until_seen("Which conference?")
        await tutor.press("escape", "escape")
        await tutor.until(lambda: tutor.on == "HomeScreen", "Esc means home when nothing began")


async def test_results_of_a_conference_that_goes_on_are_not_among_the_scores(
    laptop: Laptop,
) -> None:
    student, _ = past(laptop)
    async with laptop.open(student=student.id) as tutor:
        await tutor.until(lambda: tutor.app.flow is not None, "the conference is open")
        await tutor.say("assignment", "the Unit 9 test")
        await tutor.say("score", "91/100")
        assert await tutor.saved_last()
        await tutor.press("f2", "f2")
        await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")
        await to_page(tutor)
        await tutor.press("down", "down", "pagedown")
        tutor.must_see("78 %")
        tutor.must_not_see("91 %", "the Unit 9 test")


async def test_a_file_that_cannot_be_read_is_left_out_and_told(laptop: Laptop) -> None:
    student, record = past(laptop)
    (path,) = laptop.places.workspace.glob(f"records/{student.id}/*{record.id[-8:]}.json")
    path.write_text(
        path.read_text("utf-8").replace('"answers": {', '"answers": 3, "x": {'), "utf-8"
    )
    async with laptop.open() as tutor:
        await to_page(tutor)
        tutor.must_see("One file of this student can’t be read and isn’t counted here.")
        tutor.must_see("75 on the Unit 3 test")


# The plot as it is drawn ---------------------------------------------------------------------


def chart(*shares: float | None) -> Chart:
    """A chart of some results."""
    line = Line("result", "●", "$text-primary", shares)
    return Chart(tuple("7 Nov" for _ in shares), (line,), ((0.0, "0 %"), (1.0, "100 %")))


def widths(drawn: Content) -> set[int]:
    """How wide the lines are."""
    return {line.cell_length for line in drawn.split("\n")[1:]}


@pytest.mark.parametrize("width", [40, 60, 120, 200])
def test_a_plot_is_as_wide_as_its_room_and_says_what_a_point_means(width: int) -> None:
    drawn = plotted(chart(0.2, 0.8), width, 11, "Nothing.")
    assert widths(drawn) == {width}
    assert drawn.plain.startswith("● result")


def test_many_points_are_thinned_and_it_says_so() -> None:
    drawn = plotted(chart(*[0.5] * 300), 60, 11, "")
    assert "of 300 drawn" in drawn.plain.split("\n")[0]


def test_a_sentence_stands_where_nothing_can_be_drawn() -> None:
    assert plotted(chart(None), 60, 11, "Nothing yet.").plain == "Nothing yet."
    assert plotted(chart(0.5), 20, 11, "").plain.replace("\n", " ") == NARROW
