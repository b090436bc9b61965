"""A student's pages leave as a file, and what comes back is seen before any of it is taken."""

import json
import stat
import threading
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from itertools import cycle
from pathlib import Path
from typing import Any, Final

import pytest
from tests.pilot.agendas import SHORT
from tests.pilot.laptop import LARGE, SMALL, Disk, Laptop, Sitting
from tests.pilot.test_hostile_text import MIXED, nothing_is_obeyed
from tests.unit.test_travel_unpacking import saved
from tests.unit.travelling import data_in
from textual.containers import VerticalScroll
from textual.widgets import OptionList, Static

from conferapp.domain.model import Value
from conferapp.domain.standing import Standing
from conferapp.domain.travel.unpacking import ENDED, NEWER, NOT_OURS, OTHER, OTHER_AGENDA
from conferapp.storage.answer_files import MOST_FOUND
from conferapp.storage.errors import Advice, WriteFailed
from conferapp.storage.settings import TutorSettings
from conferapp.storage.trial import Trial
from conferapp.ui.screens.base import ToTravel
from conferapp.ui.screens.travel import NO_PATH, NOTHING, ONLY_TRIED
from conferapp.ui.travel_text import CHOICES
from conferapp.ui.travelling import EMPTY, Form, Traveller

SURE, GUESS, BEST = "How sure were you?", "What do you think you got?", "What went best?"
SCORE: Final[Value] = {"value": 68, "out_of": 100}
GUESSED: Final[Value] = {"value": 60, "out_of": 100}
NOBODYS: Final = "019ea2f4-1d3a-7c3e-9a55-0c2b7a4d1f99"
TUTORS_ONLY: Final = """
[[agenda]]
id = "hello"
title = "How are you?"
[[agenda.questions]]
id = "mood"
kind = "short"
ask = "How are you today?"
"""
UNSURE: Final = f"""{TUTORS_ONLY}
[[reflection]]
id = "before"
title = "Before the results"
who = "student"
questions = [{{ id = "sure", kind = "scale", ask = "How sure were you?" }}]
[[reflection]]
id = "more"
title = "What would help"
who = "student"
show_if = {{ question = "sure", at_most = 3 }}
questions = [{{ id = "help", kind = "short", ask = "What would help?" }}]
"""
PAGE, PAPER, BRING = (name for name, _ in CHOICES)


@pytest.fixture(autouse=True)
def no_viewer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer without a desktop, so that no test opens a window."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("conferapp.storage.viewer.sys.platform", "linux")


@pytest.fixture(autouse=True)
def downloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the browser of this computer puts what it saves."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    found = tmp_path / "home" / "Downloads"
    found.mkdir(parents=True)
    return found


@pytest.fixture
def folder(laptop: Laptop, tmp_path: Path) -> Path:
    """The folder that the tutor chose some time ago."""
    chosen = tmp_path / "out"
    laptop.places.config.mkdir(parents=True, exist_ok=True)
    TutorSettings(tutor="R. Diaz", handouts=str(chosen)).write(laptop.places.settings)
    return chosen


def names(folder: Path) -> list[str]:
    """The names of what lies in a folder."""
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def put(folder: Path, content: object, name: str = "mine.json") -> Path:
    """Put a file into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    path.write_bytes(data)
    return path


def came_back(
    tutor: Sitting, folder: Path, answers: Mapping[str, object], opened: Sequence[str] = ()
) -> Path:
    """A file of answers to the conference that is open."""
    record = tutor.conference.record
    name = f"answers-{record.id[-8:]}.json"
    return put(folder, saved(tutor.conference, answers, opened), name)


def exported(record: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Who handed on what, and to whom, by the history of a record."""
    noted = [event for event in record["history"] if event["what"].startswith("exported: ")]
    return [(event["who"], event["what"], event["to"]) for event in noted]


def told(tutor: Sitting) -> str:
    """What was found in a file, on the screen or further down."""
    return str(tutor.main.query_one("#preview", Static).render())


def said(tutor: Sitting) -> str:
    """What stands at the bottom."""
    return str(tutor.main.query_one("#said", Static).render())


def choices(tutor: Sitting) -> list[str]:
    """The answers of which one has to be chosen, as they stand in the list below."""
    listed = tutor.main.query_one("#differing", OptionList)
    shown = [str(option.prompt) for option in listed.options]
    return shown if listed.display else []


@asynccontextmanager
async def handing_over(
    laptop: Laptop, size: tuple[int, int] = LARGE, *, agenda: str = SHORT, **answers: Value
) -> AsyncIterator[Sitting]:
    """A conference before the student gets the laptop."""
    async with laptop.confer(size, agenda=agenda) as tutor:
        for question, value in ({"score": SCORE} | answers).items():
            assert tutor.conference.answer(question, value), question
        assert tutor.app.flow is not None
        tutor.app.flow.session.keep(at_once=True)
        await tutor.turn_to("before")
        await tutor.until(lambda: tutor.on == "HandingOver", "the page in between is there")
        yield tutor


@asynccontextmanager
async def away(
    laptop: Laptop, size: tuple[int, int] = LARGE, *, agenda: str = SHORT, **answers: Value
) -> AsyncIterator[Sitting]:
    """The screen of pages that travel."""
    async with handing_over(laptop, size, agenda=agenda, **answers) as tutor:
        await to_travel(tutor, "f6")
        yield tutor


async def to_travel(tutor: Sitting, key: str) -> None:
    """See what can be taken along."""
    await tutor.press(key)
    await tutor.until(lambda: tutor.on == "TravelScreen", "the pages can be taken along")
    await tutor.pilot.pause()


async def made(tutor: Sitting) -> None:
    """Wait until the page is there."""
    await tutor.until(lambda: said(tutor).startswith("✓ Made"), "the page is made")
    await tutor.pilot.pause()


async def ask(tutor: Sitting) -> None:
    """Have the screen ask for a file."""
    await tutor.press("home", "down", "down", "enter")
    await tutor.until_seen("Which file has the answers?")


async def bring(tutor: Sitting, path: Path | str) -> None:
    """Look into a file that is named by its path."""
    await ask(tutor)
    await tutor.type(f"{path}\n")
    await tutor.until(lambda: tutor.on == "TravelScreen", "the file was looked into")
    await tutor.pilot.pause()


# Ways there, and back ------------------------------------------------------------------------


async def test_before_the_laptop_is_handed_over_it_is_told_that_there_is_another_way(
    laptop: Laptop,
) -> None:
    async with handing_over(laptop, SMALL) as tutor:
        tutor.must_see("Or F6: the same pages to take along, for a browser or on paper.")


@pytest.mark.parametrize("key", ["f6", "shift+f6"])
async def test_from_there_it_is_a_key_away_and_leads_back(laptop: Laptop, key: str) -> None:
    async with handing_over(laptop) as tutor:
        await to_travel(tutor, key)
        tutor.must_see("Amara’s pages, away from here", PAGE, PAPER, BRING)
        await tutor.press("f7")
        await tutor.until(lambda: tutor.on == "HandingOver", "the page in between is there")
        assert tutor.page == "before"


async def test_from_a_page_of_the_tutors_it_leads_back_to_that_page(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.go_to("look", "what you made of it")
        await to_travel(tutor, "shift+f6")
        await tutor.press("escape")
        await tutor.until(lambda: tutor.on == "ConferenceScreen", "the page is there")
        assert tutor.page == "look"


async def test_what_was_typed_right_before_is_kept(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.to_field("assignment")
        await tutor.type("the Unit 3 test")
        await to_travel(tutor, "shift+f6")
        assert (await tutor.saved())["answers"]["assignment"]["value"] == "the Unit 3 test"


async def test_a_student_who_has_the_laptop_cannot_reach_it(laptop: Laptop, folder: Path) -> None:
    async with handing_over(laptop) as tutor:
        await tutor.press("enter")
        await tutor.until(lambda: tutor.on == "StudentScreen", "the student has the laptop")
        await tutor.press("f6", "shift+f6", "ctrl+p")
        tutor.app.post_message(ToTravel("before"))
        await tutor.pilot.pause()
        assert tutor.on == "StudentScreen"
        await tutor.press("f2", "f6", "shift+f6")
        tutor.app.post_message(ToTravel("before"))
        await tutor.pilot.pause()
        assert tutor.on == "GivingBack"
    assert names(folder) == []


async def test_after_the_end_there_is_no_way_there(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        assert tutor.app.flow is not None
        await tutor.go_to("after", "afterwards")
        tutor.conference.finish()
        await tutor.press("shift+f6")
        assert tutor.on == "ConferenceScreen"


# Making --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "form", "noted"),
    [((), "page", "page to fill in"), (("down",), "blank", "page on paper")],
)
async def test_a_page_goes_into_the_tutors_folder_and_is_noted(
    laptop: Laptop, folder: Path, keys: Sequence[str], form: str, noted: str
) -> None:
    async with away(laptop) as tutor:
        await tutor.press(*keys, "enter")
        await made(tutor)
        assert names(folder) == [f"{form}-{tutor.conference.record.id[-8:]}.html"]
        tutor.must_see(f"✓ Made: {names(folder)[0]} is in {folder}.")
        path = folder / names(folder)[0]
        assert SURE in path.read_text("utf-8")
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert exported(await tutor.saved()) == [("R. Diaz", f"exported: {noted}", "student")]


async def test_a_page_is_made_by_the_mouse(laptop: Laptop, folder: Path) -> None:
    async with away(laptop) as tutor:
        await tutor.click(PAPER)
        assert names(folder) == []
        await tutor.click(PAPER)
        await made(tutor)
        assert names(folder) == [f"blank-{tutor.conference.record.id[-8:]}.html"]


async def test_the_page_holds_nothing_of_the_tutors(laptop: Laptop, folder: Path) -> None:
    views: dict[str, Any] = {"assignment": "Zq test", "tutor-sure": 2}
    async with away(laptop, **views) as tutor:
        await tutor.press("enter")
        await made(tutor)
        path = folder / names(folder)[0]
        assert "Zq test" not in path.read_text("utf-8")
        assert data_in(path.read_bytes())["conference"] == tutor.conference.record.id


async def test_without_a_chosen_folder_pages_go_beside_the_workspace(laptop: Laptop) -> None:
    async with away(laptop) as tutor:
        await tutor.press("enter")
        await made(tutor)
        beside = laptop.places.workspace.parent / "Conferapp handouts"
        assert names(beside) == [f"page-{tutor.conference.record.id[-8:]}.html"]


async def test_a_second_page_leaves_the_first_as_it_was(laptop: Laptop, folder: Path) -> None:
    async with away(laptop) as tutor:
        await tutor.press("enter")
        await made(tutor)
        first = folder / names(folder)[0]
        before = first.read_bytes()
        await tutor.press("enter")
        await tutor.until(lambda: len(names(folder)) == 2, "there are two")
        await made(tutor)
        assert first.read_bytes() == before
        assert len(exported(await tutor.saved())) == 2


async def test_while_a_page_is_made_no_second_one_is_and_nobody_leaves(
    laptop: Laptop, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    at_once = Traveller.make

    def slow(self: Traveller, standing: Standing, form: Form = "page") -> bytes:
        assert go_on.wait(30)
        return at_once(self, standing, form)

    monkeypatch.setattr(Traveller, "make", slow)
    async with away(laptop) as tutor:
        await tutor.press("enter", "enter", "f7")
        assert tutor.on == "TravelScreen"
        go_on.set()
        await made(tutor)
        assert len(names(folder)) == 1
        assert len(exported(await tutor.saved())) == 1
        await tutor.press("f7")
        await tutor.until(lambda: tutor.on == "HandingOver", "the page in between is there")


async def test_an_agenda_without_pages_of_the_students_gets_a_sentence(
    laptop: Laptop, folder: Path
) -> None:
    async with laptop.confer(agenda=TUTORS_ONLY) as tutor:
        await to_travel(tutor, "shift+f6")
        await tutor.press("enter")
        await tutor.until(lambda: said(tutor) == EMPTY, "it is said")
        await tutor.press("down", "enter")
        await tutor.until(lambda: said(tutor) == EMPTY, "it is said")
        assert not tutor.conference.record.history
    assert names(folder) == []


async def test_a_folder_that_takes_nothing_gets_a_sentence_and_no_note(
    laptop: Laptop, folder: Path
) -> None:
    put(folder.parent, b"no folder", folder.name)
    async with away(laptop) as tutor:
        await tutor.press("enter")
        await tutor.until(lambda: bool(said(tutor)), "it is said")
        assert "✓" not in said(tutor)
        assert not tutor.conference.record.history
        await tutor.press("f7")
        await tutor.until(lambda: tutor.on == "HandingOver", "the page in between is there")


async def test_no_page_goes_into_the_workspace(laptop: Laptop) -> None:
    inside = laptop.places.workspace / "pages"
    laptop.places.config.mkdir(parents=True, exist_ok=True)
    TutorSettings(tutor="R. Diaz", handouts=str(inside)).write(laptop.places.settings)
    async with away(laptop) as tutor:
        await tutor.press("enter")
        await tutor.until(lambda: "is inside the Conferapp folder" in said(tutor), "it is said")
    assert names(inside) == []


async def test_a_trial_makes_no_file(laptop: Laptop, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "music.toml"
    path.write_text(f'format = 1\nid = "music"\ntitle = "Music"\n{SHORT}', encoding="utf-8")
    async with laptop.trying(Trial(path)) as tutor:
        await tutor.until(lambda: tutor.app.flow is not None, "the conference is open")
        await tutor.pilot.pause()
        await to_travel(tutor, "shift+f6")
        for keys in (("enter",), ("down", "enter")):
            await tutor.press(*keys)
            assert said(tutor) == ONLY_TRIED
        assert not tutor.conference.record.history
    assert names(folder) == []
    assert laptop.records == []


# Looking into a file -------------------------------------------------------------------------


async def test_a_file_is_named_by_its_path_and_seen_before_anything_changes(
    laptop: Laptop, tmp_path: Path
) -> None:
    async with away(laptop, sure=2) as tutor:
        answers = {"sure": 4, "guess": GUESSED, "best": "The graphs", "mood": "Great", "no": 1}
        before = tutor.conference.record
        await bring(tutor, came_back(tutor, tmp_path / "stick", answers))
        tutor.must_see("New (2)", GUESS, "60 of 100", BEST, "The graphs")
        tutor.must_see("Already answered here, and different (1)", "here: 2 of 5", "page: 4 of 5")
        tutor.must_see("Can’t be taken (2)", "There is no such question in this conference.")
        assert len(choices(tutor)) == 1
        assert "= the one here: 2 of 5" in choices(tutor)[0]
        assert tutor.conference.record is before


async def test_a_file_among_the_downloads_is_offered_and_taken_by_enter(
    laptop: Laptop, downloads: Path
) -> None:
    async with away(laptop, SMALL) as tutor:
        path = came_back(tutor, downloads, {"sure": 4})
        put(downloads, {}, "answers-00000000.json")
        await ask(tutor)
        tutor.must_see(path.name)
        tutor.must_not_see("answers-00000000.json")
        await tutor.press("enter")
        tutor.must_see("New (1)", SURE, "4 of 5")


async def test_a_file_among_the_downloads_is_taken_by_the_mouse(
    laptop: Laptop, downloads: Path
) -> None:
    async with away(laptop) as tutor:
        path = came_back(tutor, downloads, {"sure": 4})
        await tutor.click(BRING)
        await tutor.click(BRING)
        await tutor.until_seen("Which file has the answers?")
        await tutor.click(path.name)
        await tutor.until(lambda: tutor.on == "TravelScreen", "the file was looked into")
        tutor.must_see("New (1)")
        await tutor.click("F8 Take them in")
        assert tutor.answer("sure") == 4


async def test_a_file_in_the_folder_of_the_pages_is_offered_too_and_not_all_of_a_hundred(
    laptop: Laptop, folder: Path, downloads: Path
) -> None:
    async with away(laptop) as tutor:
        came_back(tutor, folder, {"sure": 4})
        end = tutor.conference.record.id[-8:]
        for number in range(1, 20):
            put(downloads, {}, f"answers-{end} ({number}).json")
        await ask(tutor)
        assert tutor.app.screen.query_one(OptionList).option_count == MOST_FOUND


async def test_a_path_may_be_quoted_or_begin_at_home(laptop: Laptop, downloads: Path) -> None:
    async with away(laptop) as tutor:
        path = put(downloads, saved(tutor.conference, {"sure": 4}), "my answers.json")
        await bring(tutor, f"'{path}'")
        assert "New (1)" in told(tutor)
        await tutor.press("escape")
        await bring(tutor, "~/Downloads/my answers.json")
        assert "New (1)" in told(tutor)


async def test_to_type_nothing_or_to_go_back_asks_for_nothing(laptop: Laptop) -> None:
    async with away(laptop) as tutor:
        for key in ("enter", "escape"):
            await ask(tutor)
            await tutor.press(key)
            assert tutor.on == "TravelScreen"
            tutor.must_see(PAGE, BRING)
        assert said(tutor) == ""


async def test_what_is_here_already_is_no_news(laptop: Laptop, tmp_path: Path) -> None:
    async with away(laptop, sure=4) as tutor:
        await bring(tutor, came_back(tutor, tmp_path, {"sure": 4}))
        tutor.must_see("The same as here: 1", "There is nothing new in it.")
        tutor.must_not_see("F8 Take them in", "Enter Choose")
        before = tutor.conference.record
        await tutor.press("f8", "enter")
        assert tutor.conference.record is before
        await tutor.press("f7")
        tutor.must_see(BRING)


async def test_a_page_of_another_agenda_is_told(laptop: Laptop, tmp_path: Path) -> None:
    async with away(laptop) as tutor:
        content = saved(tutor.conference, {"sure": 4}, page="sha256:9")
        await bring(tutor, put(tmp_path, content))
        tutor.must_see(OTHER_AGENDA)


@pytest.mark.parametrize("more", [{}, {"sure": 4}], ids=["nothing to choose", "one to choose"])
async def test_what_is_longer_than_the_screen_is_read_on_and_back(
    laptop: Laptop, tmp_path: Path, more: dict[str, object]
) -> None:
    async with away(laptop, SMALL, sure=2) as tutor:
        lines = "\n".join(f"Line {number}" for number in range(60))
        await bring(tutor, came_back(tutor, tmp_path, {"best": lines, **more}))
        found = tutor.main.query_one("#found", VerticalScroll)
        await tutor.press("pagedown")
        assert found.scroll_y == found.size.height - 2
        await tutor.press("space", "pageup")
        assert found.scroll_y == found.size.height - 2
        await tutor.press("escape")
        await bring(tutor, came_back(tutor, tmp_path, {"best": lines, **more}))
        assert found.scroll_y == 0


async def test_a_long_answer_goes_on_below_where_it_began(laptop: Laptop, tmp_path: Path) -> None:
    async with away(laptop, SMALL) as tutor:
        words = "I wrote it again. " * 12
        await bring(tutor, came_back(tutor, tmp_path, {"best": words}))
        found = [line for line in tutor.lines if "wrote it" in line]
        assert len(found) > 2
        assert {len(line) - len(line.lstrip()) for line in found} == {6}


# Taking it in --------------------------------------------------------------------------------


async def test_what_is_taken_in_is_the_students_and_on_disk(
    laptop: Laptop, folder: Path, tmp_path: Path
) -> None:
    async with away(laptop) as tutor:
        await bring(tutor, came_back(tutor, tmp_path, {"sure": 4, "best": "The graphs"}))
        await tutor.press("f8")
        tutor.must_see("✓ Taken in: 2 answers.", BRING)
        record = await tutor.saved()
        taken = {name: record["answers"][name] for name in ("sure", "best")}
        assert {name: answer["value"] for name, answer in taken.items()} == {
            "sure": 4,
            "best": "The graphs",
        }
        assert {answer["by"] for answer in taken.values()} == {"student"}
        last = record["history"][-1]
        assert (last["who"], last["what"]) == (
            "R. Diaz",
            "brought in from the student’s page: 2 answers",
        )


async def test_after_that_the_conference_goes_on_where_it_was(
    laptop: Laptop, tmp_path: Path
) -> None:
    async with away(laptop) as tutor:
        await bring(tutor, came_back(tutor, tmp_path, {"sure": 4}))
        await tutor.press("f8")
        tutor.must_see("✓ Taken in: 1 answer.")
        await tutor.press("f7")
        await tutor.until(lambda: tutor.on == "HandingOver", "the page in between is there")
        await tutor.press("enter")
        await tutor.until(lambda: tutor.on == "StudentScreen", "the student has the laptop")


async def test_where_an_answer_takes_the_page_away_it_leads_to_where_the_conference_is(
    laptop: Laptop, tmp_path: Path
) -> None:
    async with laptop.confer(agenda=UNSURE) as tutor:
        assert tutor.conference.answer("sure", 2)
        await tutor.go_to("more", "what would help")
        await to_travel(tutor, "f6")
        await bring(tutor, came_back(tutor, tmp_path, {"sure": 5}))
        await tutor.press("enter", "f8", "f7")
        await tutor.until(lambda: tutor.on == "HandingOver", "the page in between is there")
        assert tutor.page == tutor.conference.place().id == "before"


async def test_two_presses_take_it_in_once(laptop: Laptop, tmp_path: Path) -> None:
    async with away(laptop) as tutor:
        await bring(tutor, came_back(tutor, tmp_path, {"sure": 4}))
        await tutor.press("f8", "f8")
        brought = [e for e in tutor.conference.record.history if e.what.startswith("brought in")]
        assert len(brought) == 1
        assert said(tutor) == "✓ Taken in: 1 answer."


async def test_nothing_is_taken_in_by_leaving(laptop: Laptop, tmp_path: Path) -> None:
    async with away(laptop, sure=2) as tutor:
        before = tutor.conference.record
        await bring(tutor, came_back(tutor, tmp_path, {"sure": 4, "best": "x"}))
        await tutor.press("enter", "escape")
        assert said(tutor) == NOTHING
        assert choices(tutor) == []
        tutor.must_see(PAGE, BRING)
        await tutor.press("f8")
        assert tutor.conference.record is before


async def test_an_answer_that_is_here_stays_unless_somebody_says_otherwise(
    laptop: Laptop, tmp_path: Path
) -> None:
    async with away(laptop, sure=2, best="The start") as tutor:
        await bring(tutor, came_back(tutor, tmp_path, {"sure": 4, "guess": GUESSED, "best": "x"}))
        await tutor.press("f8")
        assert (tutor.answer("sure"), tutor.answer("best")) == (2, "The start")
        assert tutor.answer("guess") == GUESSED
        assert said(tutor) == "✓ Taken in: 1 answer."


async def test_where_every_answer_stays_nothing_is_taken_in(laptop: Laptop, tmp_path: Path) -> None:
    async with away(laptop, sure=2) as tutor:
        before = tutor.conference.record
        await bring(tutor, came_back(tutor, tmp_path, {"sure": 4}))
        await tutor.press("f8")
        assert said(tutor) == NOTHING
        assert choices(tutor) == []
        assert tutor.conference.record is before


async def test_enter_decides_for_the_pages_answer_and_the_other_stands_in_the_history(
    laptop: Laptop, tmp_path: Path
) -> None:
    async with away(laptop, sure=2, best="The start") as tutor:
        await bring(tutor, came_back(tutor, tmp_path, {"sure": 4, "best": "The graphs"}))
        await tutor.press("down", "enter")
        assert ["→ the page’s" in line for line in choices(tutor)] == [False, True]
        await tutor.press("f8")
        assert (tutor.answer("sure"), tutor.answer("best")) == (2, "The graphs")
        record = await tutor.saved()
        replaced = [e for e in record["history"] if e["what"].startswith("replaced by")]
        assert [(e["question"], e["was"]["value"]) for e in replaced] == [("best", "The start")]


async def test_enter_twice_is_as_if_nothing_had_been_pressed(
    laptop: Laptop, tmp_path: Path
) -> None:
    async with away(laptop, sure=2) as tutor:
        await bring(tutor, came_back(tutor, tmp_path, {"sure": 4}))
        await tutor.press("enter")
        assert "→ the page’s: 4 of 5" in choices(tutor)[0]
        await tutor.press("enter")
        assert "= the one here: 2 of 5" in choices(tutor)[0]
        await tutor.press("f8")
        assert tutor.answer("sure") == 2


async def test_the_mouse_decides_whose_answer_stays(laptop: Laptop, tmp_path: Path) -> None:
    async with away(laptop, sure=2, best="The start") as tutor:
        await bring(tutor, came_back(tutor, tmp_path, {"sure": 4, "best": "The graphs"}))
        await tutor.click("= the one here: The start")
        await tutor.click("= the one here: The start")
        await tutor.click("F8 Take them in")
        assert (tutor.answer("sure"), tutor.answer("best")) == (2, "The graphs")


async def test_what_was_turned_in_one_file_is_not_turned_in_the_next(
    laptop: Laptop, tmp_path: Path
) -> None:
    async with away(laptop, sure=2) as tutor:
        path = came_back(tutor, tmp_path, {"sure": 4})
        await bring(tutor, path)
        await tutor.press("enter", "escape")
        await bring(tutor, path)
        assert "= the one here: 2 of 5" in choices(tutor)[0]


async def test_a_prediction_comes_first_and_opens_the_result_that_was_seen(
    laptop: Laptop, tmp_path: Path
) -> None:
    async with away(laptop) as tutor:
        answers = {"best": "The graphs", "guess": GUESSED}
        await bring(tutor, came_back(tutor, tmp_path, answers, ["guess"]))
        tutor.must_see("The result was shown on the page, after the prediction.")
        assert tutor.conference.covered("score")
        await tutor.press("f8")
        assert not tutor.conference.covered("score")
        assert tutor.conference.locked("guess")
        await bring(tutor, came_back(tutor, tmp_path, {"guess": {"value": 68, "out_of": 100}}))
        assert "The result has been shown" in told(tutor)
        await tutor.press("f8")
        assert tutor.answer("guess") == GUESSED


async def test_where_only_the_result_was_opened_that_is_said(
    laptop: Laptop, tmp_path: Path
) -> None:
    async with away(laptop, guess=GUESSED) as tutor:
        await bring(tutor, came_back(tutor, tmp_path, {"guess": GUESSED}, ["guess"]))
        await tutor.press("f8")
        assert said(tutor) == "✓ Taken in: the result is open from now on."
        assert not tutor.conference.covered("score")


async def test_what_was_taken_in_is_there_when_the_app_is_opened_again(
    laptop: Laptop, tmp_path: Path
) -> None:
    async with away(laptop) as tutor:
        await bring(tutor, came_back(tutor, tmp_path, {"sure": 4}))
        await tutor.press("f8")
        await tutor.saved()
    (record,) = laptop.records
    assert record["answers"]["sure"]["value"] == 4
    async with laptop.open(student=record["student"]["id"]) as tutor:
        await tutor.until(lambda: tutor.app.flow is not None, "the conference is open")
        assert tutor.answer("sure") == 4


# What isn't taken ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ({"shopping": ["milk"]}, NOT_OURS),
        ({"made_by": "Somebody", "format": 1}, NOT_OURS),
        (b"{", "This file can't be read"),
        (b"\xff\xd8\xff\xe0", "it is not UTF-8 text"),
        (b"", "This file can't be read"),
        (b"[]", "holds no answers"),
        (b"x" * 2_000_000, "larger than 1024 kB"),
    ],
    ids=["foreign", "foreign too", "broken", "picture", "empty", "list", "large"],
)
async def test_a_file_that_is_none_of_ours_gets_a_sentence_and_the_screen_goes_on(
    laptop: Laptop, tmp_path: Path, content: object, sentence: str
) -> None:
    async with away(laptop) as tutor:
        before = tutor.conference.record
        await bring(tutor, put(tmp_path, content))
        assert sentence in said(tutor)
        await tutor.press("f8")
        assert tutor.conference.record is before
        await bring(tutor, came_back(tutor, tmp_path, {"sure": 4}))
        tutor.must_see("New (1)")
        assert said(tutor) == ""


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [({"conference": NOBODYS}, OTHER), ({"format": 2}, NEWER), ({"answers": []}, NOT_OURS)],
)
async def test_a_file_that_does_not_belong_here_gets_a_sentence(
    laptop: Laptop, tmp_path: Path, changed: dict[str, object], sentence: str
) -> None:
    async with away(laptop) as tutor:
        content = saved(tutor.conference, {"sure": 4}) | changed
        await bring(tutor, put(tmp_path, content))
        assert said(tutor) == sentence
        tutor.must_see(BRING)
        assert tutor.answer("sure") is None


async def test_a_folder_and_a_name_that_nothing_has_get_a_sentence(
    laptop: Laptop, downloads: Path
) -> None:
    async with away(laptop) as tutor:
        for path, sentence in (
            (downloads, "it is a folder. Ask for the file"),
            (downloads / "none.json", "there is no such file. Ask for the file"),
            (downloads / "none" / "none.json", "there is no such file"),
            ("x" * 400, "there is no such file"),
            ("~nobody-of-this-name/answers.json", NO_PATH),
        ):
            await bring(tutor, path)
            assert sentence in said(tutor), path
        await ask(tutor)
        await tutor.paste("answers\x00.json")
        await tutor.press("enter")
        assert tutor.on == "TravelScreen"
        assert said(tutor)


async def test_a_link_is_not_followed(laptop: Laptop, tmp_path: Path) -> None:
    async with away(laptop) as tutor:
        link = tmp_path / "link.json"
        link.symlink_to(came_back(tutor, tmp_path, {"sure": 4}))
        await bring(tutor, link)
        assert "it is a link" in said(tutor)


async def test_nothing_comes_into_a_conference_that_has_ended_meanwhile(
    laptop: Laptop, tmp_path: Path
) -> None:
    async with away(laptop) as tutor:
        path = came_back(tutor, tmp_path, {"sure": 4})
        tutor.conference.finish()
        await bring(tutor, path)
        assert said(tutor) == ENDED


@pytest.mark.parametrize(
    ("text", "size"), [*zip(MIXED.values(), cycle([LARGE, SMALL]), strict=False)], ids=MIXED
)
async def test_hostile_text_is_shown_as_text(
    laptop: Laptop, tmp_path: Path, text: str, size: tuple[int, int]
) -> None:
    async with away(laptop, size, best="The start") as tutor:
        answers = {"best": text, "sure": text, text: text, "guess": {"value": text}}
        await bring(tutor, came_back(tutor, tmp_path, answers))
        nothing_is_obeyed(tutor)
        await tutor.press("enter")
        nothing_is_obeyed(tutor)
        for _ in range(4):
            await tutor.press("pagedown")
            nothing_is_obeyed(tutor)
        await tutor.press("f8", "enter")
        nothing_is_obeyed(tutor)
        assert tutor.answer("best") != "The start"


async def test_markup_is_read_letter_by_letter(laptop: Laptop, tmp_path: Path) -> None:
    async with away(laptop) as tutor:
        text = "[/b] closed [@click=app.quit]quit[/]"
        await bring(tutor, came_back(tutor, tmp_path, {"best": text, "[b]x": text}))
        assert told(tutor).count(text) == 2
        tutor.must_see("[b]x")
        await tutor.click("quit[/]")
        assert tutor.app.is_running
        assert tutor.on == "TravelScreen"


async def test_a_name_among_the_downloads_that_means_harm_is_shown_as_text(
    laptop: Laptop, downloads: Path
) -> None:
    async with away(laptop) as tutor:
        end = tutor.conference.record.id[-8:]
        content = saved(tutor.conference, {"sure": 4})
        put(downloads, content, f"answers-{end}[@click=app.quit]\x1b[2Jx[].json")
        await ask(tutor)
        nothing_is_obeyed(tutor)
        tutor.must_see("[@click=app.quit]")
        await tutor.press("enter")
        tutor.must_see("New (1)")


# Beside it -----------------------------------------------------------------------------------


async def test_a_disk_that_refuses_is_told_beside_what_was_taken_in(
    laptop: Laptop, tmp_path: Path
) -> None:
    disk = Disk()
    async with laptop.confer(SMALL, disk=disk) as tutor:
        await to_travel(tutor, "shift+f6")
        await bring(tutor, came_back(tutor, tmp_path, {"sure": 4}))
        disk.refuses = WriteFailed(tmp_path, Advice("the disk is full", "Free some space."))
        await tutor.press("f8")
        await tutor.until_seen("the disk is full")
        tutor.must_see("✓ Taken in: 1 answer.", "Enter Choose")
        disk.refuses = None


async def test_help_tells_what_it_is_for(laptop: Laptop) -> None:
    async with away(laptop) as tutor:
        await tutor.press("f1")
        tutor.must_see("The student can answer their pages away from here")
        await tutor.press("escape")
        assert tutor.on == "TravelScreen"
