"""The student's screen: it is theirs, and nothing of the tutor's is on it or within reach."""

import tomllib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from tests.pilot.laptop import LARGE, SMALL, Laptop, Sitting
from textual.geometry import Offset
from textual.selection import Selection
from textual.widgets import Static

from conferapp.storage.settings import TutorSettings

SECRET = "Zq"
"""Stands in every text of the tutor's, and in no word of English."""


@asynccontextmanager
async def with_the_student(laptop: Laptop, size: tuple[int, int] = LARGE) -> AsyncIterator[Sitting]:
    """The student has the laptop, on their first page."""
    async with laptop.confer(size) as person:
        await person.say("assignment", "the Unit 3 test")
        await person.turn_to("view")
        await person.press("f8", "enter")
        await person.until(lambda: person.on == "StudentScreen", "the student has the laptop")
        await person.pilot.pause()
        yield person


# One page at a time ---------------------------------------------------------------------------


async def test_a_page_has_dots_and_one_way_on_and_one_back(laptop: Laptop) -> None:
    async with with_the_student(laptop) as student:
        student.must_see("◉ ○ ○", "Hi Amara!", "How sure were you?", "◂ Back", "Go on ▸")
        student.must_not_see("Which test", "My view", "Goal", "Cover", "Note")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_mouse_is_enough_to_go_on_and_back(laptop: Laptop, size: tuple[int, int]) -> None:
    async with with_the_student(laptop, size) as student:
        await student.click("Go on ▸")
        await student.until_seen("Your guess")
        await student.click("◂ Back")
        await student.until_seen("How sure were you?")


async def test_back_on_the_first_page_stays_there(laptop: Laptop) -> None:
    async with with_the_student(laptop) as student:
        await student.press("f7")
        assert student.page == "before"


async def test_the_keyboard_alone_reaches_the_way_on(laptop: Laptop) -> None:
    async with with_the_student(laptop) as student:
        await student.press("3", "tab", "enter")
        await student.until_seen("Your guess")
        assert (await student.saved())["answers"]["sure"]["value"] == 3


async def test_help_is_for_the_student(laptop: Laptop) -> None:
    async with with_the_student(laptop) as student:
        await student.press("f1")
        student.must_see("These pages are yours.")
        student.must_not_see("palette", "Commands", "Close Conferapp", "tutor’s code")
        await student.press("escape")
        assert student.on == "StudentScreen"


# Nothing else is within reach -----------------------------------------------------------------


KEYS = (
    *("ctrl+p", "ctrl+q", "ctrl+c", "ctrl+g", "ctrl+o", "ctrl+l", "ctrl+r", "ctrl+t", "ctrl+z"),
    *("f3", "f4", "f5", "f6", "f9", "f10", "f12", "escape", "ctrl+backslash"),
)


async def test_no_key_leads_away_from_the_students_pages(laptop: Laptop) -> None:
    async with with_the_student(laptop, SMALL) as student:
        before = student.lines[:-1]
        for key in KEYS:
            await student.press(key)
            assert student.on == "StudentScreen", key
            assert student.app.is_running, key
            assert student.lines[:-1] == before, key


@pytest.mark.parametrize("key", ["ctrl+p", "ctrl+q"])
async def test_neither_palette_nor_quit_open_behind_the_help_or_at_the_end(
    laptop: Laptop, key: str
) -> None:
    async with with_the_student(laptop) as student:
        await student.press("f1", key)
        assert student.on == "HelpDialog"
        await student.press("escape", "f8", "f8", "f8", key)
        assert student.on == "GivingBack"
        assert student.app.is_running


async def test_the_last_page_leads_to_the_tutor_and_back_again(laptop: Laptop) -> None:
    async with with_the_student(laptop) as student:
        await student.press("f8", "f8", "f8")
        await student.until_seen("Please give the laptop back to your tutor")
        await student.press("f7")
        await student.until_seen("How it went")


async def test_a_key_that_is_held_down_does_not_take_the_laptop_back(laptop: Laptop) -> None:
    async with with_the_student(laptop) as student:
        await student.press("f2")
        for key in ("f2", "f9", "enter", "space"):
            await student.press("a")
            for _ in range(6):
                await student.press(key)
                student.moment.pass_by(0.5)
            assert student.on == "GivingBack", key
        await student.press("f7")
        assert student.on == "StudentScreen"


async def test_two_keys_take_the_laptop_back_only_with_a_short_pause_between(
    laptop: Laptop,
) -> None:
    async with with_the_student(laptop) as student:
        await student.press("f2")
        for pause in (0.0, 0.1, 8.0):
            await student.press("f2")
            await student.until_seen("And now F9.")
            student.moment.pass_by(pause)
            await student.press("f9")
            await student.until_seen("Please press F2 ")
            student.moment.pass_by(1)
            await student.press("f9")
            assert student.on == "GivingBack", pause
        await student.take_back()
        await student.until(lambda: student.on == "HandingOver", "the tutor has the laptop")


async def test_a_key_between_the_two_makes_them_begin_anew(laptop: Laptop) -> None:
    async with with_the_student(laptop) as student:
        await student.press("f2")
        for between in ("a", "f8", "enter", "tab", "f1"):
            await student.press("f2", between)
            if student.on == "HelpDialog":
                await student.press("escape")
            student.moment.pass_by(1)
            await student.press("f9")
            assert student.on == "GivingBack", between


async def test_going_back_to_the_pages_forgets_the_first_key(laptop: Laptop) -> None:
    async with with_the_student(laptop) as student:
        await student.press("f2", "f2", "f7", "f2")
        student.moment.pass_by(1)
        await student.press("f9")
        assert student.on == "GivingBack"


async def test_the_tutor_takes_the_laptop_back_in_the_middle(laptop: Laptop) -> None:
    async with with_the_student(laptop) as student:
        await student.press("f2")
        await student.take_back()
        await student.until(lambda: not student.app.flow.with_student, "the tutor has it")  # type: ignore[union-attr]
        assert student.desk.handover.holder() is None


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_two_clicks_in_two_places_do_the_same(laptop: Laptop, size: tuple[int, int]) -> None:
    async with with_the_student(laptop, size) as student:
        await student.press("f8", "f8", "f8")
        await student.until_seen("2  Take it (F9)")
        for _ in range(3):
            await student.click("1  Tutor (F2)")
            student.moment.pass_by(1)
        assert student.on == "GivingBack"
        await student.click("2  Take it (F9)")
        await student.until(lambda: student.on == "ConferenceScreen", "the tutor has the laptop")


@pytest.mark.parametrize("typed", ["", "0000", "-", "4711 4711"])
async def test_a_wrong_code_opens_nothing(laptop: Laptop, typed: str) -> None:
    TutorSettings().with_code("4711").write(laptop.places.settings)
    async with with_the_student(laptop) as student:
        await student.press("f2", "f2")
        student.moment.pass_by(1)
        await student.press("f9")
        await student.type(f"{typed}\n")
        await student.until_seen("That isn’t the code")
        assert student.on == "GivingBack"
        await student.type("4711\n")
        await student.until(lambda: student.on == "HandingOver", "the tutor has the laptop")


async def test_what_the_tutor_copied_is_gone_when_the_student_has_the_laptop(
    laptop: Laptop,
) -> None:
    async with laptop.confer() as person:
        await person.say("assignment", "private words")
        await person.press("shift+home", "ctrl+c")
        assert person.app.clipboard == "private words"
        await person.go_to("view", "my view")
        await person.press("f8", "enter", "f8", "f8")
        await person.until(lambda: person.on == "StudentScreen", "the student has the laptop")
        assert person.app.clipboard == ""
        await person.press("ctrl+v")
        assert "private" not in person.screen


async def test_copying_out_of_a_wrapped_text_ends_nothing(laptop: Laptop) -> None:
    async with with_the_student(laptop, SMALL) as student:
        text = max(student.app.screen.query(Static), key=lambda each: each.size.height)
        beyond = Offset(0, len(str(text._render()).splitlines()))
        student.app.screen.selections = {text: Selection(beyond, None)}
        await student.press("ctrl+c")
        assert student.app.is_running
        assert student.on == "StudentScreen"


async def test_undo_brings_back_nothing_of_the_tutors(laptop: Laptop) -> None:
    async with with_the_student(laptop) as student:
        await student.press("f8", "f8")
        await student.to_field("best")
        await student.press("ctrl+z", "ctrl+y")
        assert "Unit 3" not in student.screen


async def test_no_screen_of_the_tutors_lies_below(laptop: Laptop) -> None:
    async with with_the_student(laptop) as student:
        names = [type(screen).__name__ for screen in student.app.screen_stack]
        assert names == ["Screen", "StudentScreen"]


async def test_a_toast_for_the_tutor_is_gone_before_the_student_sees_the_screen(
    laptop: Laptop,
) -> None:
    async with laptop.confer() as person:
        await person.say("assignment", "x")
        person.app.say("About Ben Ruiz: call home.")
        await person.go_to("view", "my view")
        await person.press("f8", "enter")
        await person.until(lambda: person.on == "StudentScreen", "the student has the laptop")
        person.must_not_see("Ben Ruiz")


# A restart ------------------------------------------------------------------------------------


async def test_a_restart_comes_back_to_the_students_page(laptop: Laptop) -> None:
    async with with_the_student(laptop) as student:
        await student.press("f8")
        await student.say("guess", "60")
        await student.saved()
    async with laptop.open() as student:
        await student.until_seen("Your guess")
        assert (student.on, student.question) == ("StudentScreen", "guess")
        student.must_see("60 of 100 is 60 %")


async def test_a_restart_by_name_comes_back_to_the_student_too(laptop: Laptop) -> None:
    async with with_the_student(laptop) as student:
        await student.saved()
    other = laptop.student("Ben Ruiz")
    async with laptop.open(student=other.id) as student:
        await student.until_seen("Hi Amara!")
        student.must_not_see("Ben")


async def test_a_restart_at_the_end_stays_with_the_student(laptop: Laptop) -> None:
    async with with_the_student(laptop) as student:
        await student.press("f8", "f8", "f8")
        await student.until_seen("give the laptop back")
    async with laptop.open() as student:
        assert student.on in {"StudentScreen", "GivingBack"}
        student.must_not_see("Which test", "Students")


async def test_a_restart_without_the_record_asks_for_the_tutor(laptop: Laptop) -> None:
    async with with_the_student(laptop) as student:
        await student.saved()
    for path in laptop.places.workspace.glob("records/*/*"):
        path.write_text("{", encoding="utf-8")
    async with laptop.open() as student:
        await student.until_seen("give the laptop back")
        await student.press("f7", "escape", "ctrl+p", "ctrl+q")
        assert student.on == "GivingBack"
        await student.take_back()
        await student.until(lambda: student.on == "HomeScreen", "home is there")


# Nothing of the tutor's is ever on a page of the student's ------------------------------------


def with_secrets(shipped: str) -> str:
    """The shipped agenda with a secret in every text that is only for the tutor."""
    agenda = tomllib.loads(shipped)
    for part in ("preparation", "reflection", "agenda", "follow_up"):
        for page in agenda[part]:
            if page.get("who") == "student":  # an agenda that puts tips there is refused
                continue
            page["do"] = f"{SECRET} do"
            page |= {key: [f"{SECRET} {key}"] for key in ("say", "good", "weak")}
            page["tips"] = [{"text": f"{SECRET} tip"}]
    for lens in agenda["lenses"].values():
        lens["name"] = f"{SECRET} lens"
    return tomli_w.dumps(agenda)


def tutor_answers(shipped: str) -> dict[str, Any]:
    """A secret answer to each question of the tutor's in words."""
    agenda = tomllib.loads(shipped)
    pages = [*agenda["preparation"], *(p for p in agenda["reflection"] if p["who"] == "tutor")]
    kinds = {"long": f"{SECRET} words", "evidence": [{"what": f"{SECRET} seen"}], "short": SECRET}
    return {
        question["id"]: kinds[question["kind"]]
        for page in pages
        for question in page.get("questions", ())
        if question["kind"] in kinds and question["id"] not in {"assignment", "hope"}
    }


async def test_no_page_of_the_students_shows_anything_of_the_tutors(
    laptop: Laptop, project: Path
) -> None:
    shipped = (project / "agendas" / "goal-setting.toml").read_text(encoding="utf-8")
    folder = laptop.places.workspace / "agendas"
    folder.mkdir(parents=True)
    (folder / "own.toml").write_text(with_secrets(shipped), encoding="utf-8")
    student = laptop.student()
    async with laptop.open((100, 60), student=student.id) as person:
        await person.until_seen("The work you will talk about")
        assert person.app.flow is not None
        conference = person.app.flow.session.conference
        for question, value in tutor_answers(shipped).items():
            assert conference.answer(question, value)
        conference.answer("score", {"value": 77, "out_of": 100})
        conference.answer("topics", [{"topic": "Graphs", "points": 33, "out_of": 44}])
        conference.answer("academic-numbers", [{"what": "Quizzes", "value": 55}])
        conference.answer("earlier-work", True)
        for page in conference.agenda.pages:
            conference.note(page, f"{SECRET} note")
        await person.go_to("hand-over", "before amara")
        person.must_see(SECRET)
        await person.press("f8", "enter")
        await person.until(lambda: person.on == "StudentScreen", "the student has the laptop")
        seen = [person.page]
        while person.on == "StudentScreen":
            seen.append(person.page)
            covered = person.page != "my-results" or conference.covered("score")
            assert SECRET not in person.screen, person.screen
            if covered and conference.covered("score"):
                person.must_not_see("77", "33 of 44", "55")
            await person.press("f1")
            assert SECRET not in person.screen, person.screen
            await person.press("escape")
            if person.page == "my-guess":
                await person.say("guess", "60")
            if person.page == "my-results":
                await person.press("enter")
                await person.until_seen("77 of 100")
                assert SECRET not in person.screen, person.screen
            await person.press("f8")
        own = [page.id for page in conference.agenda.reflection if page.who == "student"]
        assert list(dict.fromkeys(seen)) == own
        assert SECRET not in person.screen
