"""What leaves the room is seen first, line by line, and leaves by three keys into one file."""

import stat
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from itertools import cycle
from pathlib import Path
from typing import Any, Final

import pytest
from tests.pilot import past
from tests.pilot.laptop import LARGE, SMALL, Disk, Laptop, Sitting
from tests.pilot.test_hostile_text import MIXED, nothing_is_obeyed
from textual import events
from textual.containers import VerticalScroll
from textual.widgets import OptionList, Static

from conferapp.domain.handouts.editions import EDITIONS
from conferapp.domain.handouts.handout import Handout
from conferapp.domain.model import Value
from conferapp.outputs.forms import Form
from conferapp.storage.errors import Advice, WriteFailed
from conferapp.storage.locks import RecordLock
from conferapp.storage.settings import TutorSettings
from conferapp.storage.trial import Trial
from conferapp.storage.workspace import Workspace
from conferapp.ui.leaving import ITEMS
from conferapp.ui.press import Press
from conferapp.ui.screens.base import ToHandouts
from conferapp.ui.screens.handouts import ONLY_TRIED, HandoutsScreen
from conferapp.ui.screens.looking import COVERED

ALL: Final = 'share = ["student", "family", "school"]'
TALK: Final = f"""
minutes = 10
[[preparation]]
id = "view"
title = "My view"
[[preparation.questions]]
id = "worry"
kind = "long"
ask = "For me alone"
[[reflection]]
id = "before"
title = "Before we talk"
who = "student"
[[reflection.questions]]
id = "sure"
kind = "short"
ask = "How sure were you?"
[[agenda]]
id = "aim"
title = "A new goal"
[[agenda.questions]]
id = "strengths"
kind = "long"
ask = "What went well"
role = "strengths"
{ALL}
[[agenda.questions]]
id = "goal"
kind = "goal"
ask = "My goal"
{ALL}
[[agenda.questions]]
id = "plan"
kind = "actions"
ask = "What I will do"
{ALL}
[[agenda.questions]]
id = "next-date"
kind = "date"
ask = "When do we talk next?"
role = "next-conference"
{ALL}
"""
SAID: Final[dict[str, Value]] = {
    "worry": "Zq looks tired",
    "strengths": "Checks every answer",
    "goal": [{"goal": "75 on the Unit 4 test", "by": "2026-12-12"}],
    "plan": [{"what": "Flashcards", "when": "every night"}],
    "next-date": "2026-12-06",
}
NAMES: Final = [*(edition.name for edition in EDITIONS.values()), "Next date"]


@pytest.fixture(autouse=True)
def no_viewer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer without a desktop, so that no test opens a window."""
    monkeypatch.setattr("conferapp.ui.showing.view", lambda *_: False)


@pytest.fixture
def folder(laptop: Laptop, tmp_path: Path) -> Path:
    """The folder that the tutor chose some time ago."""
    chosen = tmp_path / "out"
    laptop.places.config.mkdir(parents=True, exist_ok=True)
    TutorSettings(tutor="R. Diaz", handouts=str(chosen)).write(laptop.places.settings)
    return chosen


def files(folder: Path) -> list[str]:
    """The names of what lies in a folder."""
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def texts(folder: Path) -> list[str]:
    """What stands in the files of a folder, but for PDF."""
    return [path.read_text("utf-8") for path in folder.iterdir() if path.suffix != ".pdf"]


def only(folder: Path) -> Path:
    """The one file in a folder."""
    (path,) = folder.iterdir()
    return path


@asynccontextmanager
async def finishing(
    laptop: Laptop,
    size: tuple[int, int] = LARGE,
    **said: Value,
) -> AsyncIterator[Sitting]:
    """A talk at its end."""
    async with laptop.confer(size, agenda=TALK) as tutor:
        assert tutor.app.flow is not None
        for question, value in (SAID | said).items():
            if value is not None:
                assert tutor.conference.answer(question, value), question
        tutor.app.flow.session.keep(at_once=True)
        await tutor.press("ctrl+l")
        await tutor.until_seen("Finish with Amara")
        yield tutor


@asynccontextmanager
async def handing_out(
    laptop: Laptop, size: tuple[int, int] = LARGE, *keys: str, **said: Value
) -> AsyncIterator[Sitting]:
    """What can leave the room, from the finish screen."""
    async with finishing(laptop, size, **said) as tutor:
        await to_handouts(tutor, "f6")
        await tutor.press(*keys)
        yield tutor


async def to_handouts(tutor: Sitting, *keys: str) -> None:
    """See what can leave the room."""
    await tutor.press(*keys)
    await tutor.until(lambda: tutor.on == "HandoutsScreen", "what can leave is there")
    await tutor.pilot.pause()


async def made(tutor: Sitting) -> None:
    """Wait until the file is there."""
    await tutor.until_seen("✓ Made: ")


def screen(tutor: Sitting) -> HandoutsScreen:
    """The screen in front."""
    front = tutor.main
    assert isinstance(front, HandoutsScreen)
    return front


def shown(tutor: Sitting) -> str:
    """What the preview holds, on the screen or further down."""
    return str(tutor.main.query_one("#preview", Static).render())


def said(tutor: Sitting) -> str:
    """What stands at the bottom."""
    return str(tutor.main.query_one("#said", Static).render())


async def to_line(tutor: Sitting, words: str) -> None:
    """Go down until the cursor is at a line."""
    listed = tutor.main.query_one("#lines", OptionList)
    for _ in range(listed.option_count):
        at = listed.highlighted
        if at is not None and words in str(listed.get_option_at_index(at).prompt):
            return
        await tutor.press("down")
    raise AssertionError(f"No line says {words!r}:\n{tutor.screen}")


def exported(record: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Who handed on what, and to whom, by the history of a record."""
    noted = [event for event in record["history"] if event["what"].startswith("exported: ")]
    return [(event["who"], event["what"], event["to"]) for event in noted]


# Ways there, and back ------------------------------------------------------------------------


@pytest.mark.parametrize("number", range(1, 10))
async def test_three_presses_from_the_finish_make_each_of_them(
    laptop: Laptop, folder: Path, number: int
) -> None:
    async with finishing(laptop) as tutor:
        await tutor.press("f6", str(number), "enter")
        await made(tutor)
        item = ITEMS[number - 1]
        ending = "ics" if item.id == "calendar" else "html"
        record = tutor.conference.record
        assert files(folder) == [f"2026-11-22-{item.id}-{record.id[-8:]}.{ending}"]
        tutor.must_see(f"✓ Made: {files(folder)[0]} is in ")


async def test_everything_that_can_leave_is_listed_in_order(laptop: Laptop) -> None:
    async with handing_out(laptop) as tutor:
        tutor.must_see(*(f"{number} {name}" for number, name in enumerate(NAMES, 1)))


async def test_back_from_the_finish_leads_to_the_finish(laptop: Laptop) -> None:
    async with handing_out(laptop) as tutor:
        await tutor.press("f7")
        await tutor.until_seen("Finish with Amara")


async def test_the_goodbye_screen_offers_the_same_and_takes_one_back(
    laptop: Laptop, folder: Path
) -> None:
    async with finishing(laptop) as tutor:
        await tutor.press("f8", "f8")
        await tutor.until_seen("Thank you, Amara.")
        await to_handouts(tutor, "f6")
        await tutor.press("6", "enter")
        await made(tutor)
        assert "Checks every answer" in only(folder).read_text("utf-8")
        record = await tutor.saved()
        assert record["status"] == "done"
        assert exported(record) == [("R. Diaz", "exported: Family letter, Web page", "family")]
        await tutor.press("escape")
        await tutor.until_seen("Thank you, Amara.")


async def test_it_is_reached_while_a_conference_is_read_and_leads_back_to_it(
    laptop: Laptop, folder: Path
) -> None:
    laptop.agenda(TALK)
    past.held(laptop, laptop.student(), SAID)
    async with laptop.open() as tutor:
        await tutor.press("tab", "enter")
        await tutor.until(lambda: tutor.on == "ReadingScreen", "the conference is read")
        await to_handouts(tutor, "f6")
        await tutor.press("7", "enter")
        await made(tutor)
        (record,) = laptop.records
        assert exported(record) == [("R. Diaz", "exported: School note, Web page", "school")]
        await tutor.press("f7")
        await tutor.until(lambda: tutor.on == "ReadingScreen", "the conference is read")
        await tutor.press("pagedown", "pagedown", "pagedown")
        tutor.must_see("exported: School note, Web page")
        assert len(files(folder)) == 1


async def test_home_hands_out_the_last_conference_of_the_student_in_front(
    laptop: Laptop, folder: Path
) -> None:
    laptop.agenda(TALK)
    student = laptop.student()
    before = past.held(laptop, student, SAID, days_ago=30)
    past.held(laptop, student, SAID | {"strengths": "Asked early"}, before=(before,))
    laptop.student("Zoe Last")
    async with laptop.open() as tutor:
        await to_handouts(tutor, "c")
        await tutor.press("6", "enter")
        await made(tutor)
        assert "Asked early" in only(folder).read_text("utf-8")
        assert [len(exported(record)) for record in laptop.records] == [0, 1]
        await tutor.press("f7")
        await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")
        tutor.must_see("Goal   75 on the Unit 4 test")


async def test_home_hands_out_the_conference_in_front(laptop: Laptop, folder: Path) -> None:
    laptop.agenda(TALK)
    student = laptop.student()
    before = past.held(laptop, student, SAID, days_ago=30)
    past.held(laptop, student, SAID | {"strengths": "Asked early"}, before=(before,))
    async with laptop.open() as tutor:
        await to_handouts(tutor, "tab", "down", "c")
        await tutor.press("6", "enter")
        await made(tutor)
        assert "Checks every answer" in only(folder).read_text("utf-8")


async def test_a_student_without_a_conference_has_nothing_to_hand_out(laptop: Laptop) -> None:
    laptop.student()
    async with laptop.open() as tutor:
        await tutor.press("c")
        assert tutor.on == "HomeScreen"


async def test_a_conference_that_was_cancelled_is_not_handed_out(laptop: Laptop) -> None:
    laptop.agenda(TALK)
    record = past.held(laptop, laptop.student(), SAID)
    for path in laptop.places.workspace.glob("records/*/*.json"):
        path.unlink()
    past.keep(laptop, record.model_copy(update={"status": "cancelled"}))
    async with laptop.open() as tutor:
        await tutor.press("c")
        assert tutor.on == "HomeScreen"
        await tutor.press("tab", "enter")
        await tutor.until(lambda: tutor.on == "ReadingScreen", "the conference is read")
        await tutor.press("f6")
        assert tutor.on == "ReadingScreen"
        tutor.must_not_see("Card, letters …")


async def test_the_palette_leads_there_chooses_and_makes(laptop: Laptop, folder: Path) -> None:
    async with finishing(laptop) as tutor:
        await tutor.press("ctrl+p")
        await tutor.type("card, letters")
        await to_handouts(tutor, "down", "enter")
        await tutor.press("ctrl+p")
        await tutor.type("school note")
        await tutor.press("down", "enter")
        await tutor.until(lambda: "A note" in shown(tutor) or "school" in tutor.lines[0], "chosen")
        tutor.must_see("School note for the school")
        await tutor.press("ctrl+p")
        await tutor.type("make it")
        await tutor.press("down", "enter")
        await made(tutor)
        assert "-school-" in only(folder).name


async def test_a_click_chooses_and_the_key_bar_makes(laptop: Laptop, folder: Path) -> None:
    async with handing_out(laptop) as tutor:
        await tutor.click("Family letter")
        tutor.must_see("Family letter for the family", "Dear family of Amara,")
        assert files(folder) == []
        await tutor.click("Make it")
        await made(tutor)
        await tutor.click("7 School note")
        tutor.must_see("School note for the school")
        assert len(files(folder)) == 1
        await tutor.click("7 School note")
        await tutor.until(lambda: len(files(folder)) == 2, "a second click makes it, too")


async def test_lines_are_left_out_by_mouse(laptop: Laptop, folder: Path) -> None:
    async with handing_out(laptop, LARGE, "6") as tutor:
        await tutor.click("Lines")
        await tutor.click("Checks every answer")
        await tutor.click("Checks every answer")
        await tutor.click("Family letter", last=True)
        tutor.must_not_see("Checks every answer")
        assert files(folder) == []


async def test_no_key_of_a_student_leads_there(laptop: Laptop) -> None:
    async with laptop.confer(agenda=TALK) as tutor:
        await tutor.press("ctrl+g")
        await tutor.type("before we talk\n")
        await tutor.until(lambda: tutor.on == "HandingOver", "the page in between is there")
        await tutor.press("enter")
        await tutor.until(lambda: tutor.on == "StudentScreen", "the student has the laptop")
        await tutor.press("f6", "c", "ctrl+p", "ctrl+l")
        tutor.app.post_message(ToHandouts())
        await tutor.pilot.pause()
        assert tutor.on == "StudentScreen"
        await tutor.press("f2", "f6", "enter")
        tutor.app.post_message(ToHandouts())
        await tutor.pilot.pause()
        assert tutor.on == "GivingBack"


# The folder, and the file ---------------------------------------------------------------------


async def test_the_folder_is_asked_for_once_and_kept(laptop: Laptop, tmp_path: Path) -> None:
    async with finishing(laptop) as tutor:
        await tutor.press("f6", "6", "enter")
        await tutor.until_seen("Which folder do the files go to?")
        tutor.must_see("Conferapp handouts")
        await tutor.press("end", "ctrl+u")
        await tutor.type(f"{tmp_path}/mine\n")
        await made(tutor)
        await tutor.press("7", "enter")
        await tutor.until(lambda: len(files(tmp_path / "mine")) == 2, "both are made")
    kept = TutorSettings.read(laptop.places.settings).handouts
    assert kept == str(tmp_path / "mine")
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "mine").stat().st_mode) == 0o700
        assert {stat.S_IMODE(p.stat().st_mode) for p in (tmp_path / "mine").iterdir()} == {0o600}


async def test_without_an_answer_nothing_is_made_and_it_is_asked_again(
    laptop: Laptop, tmp_path: Path
) -> None:
    async with handing_out(laptop, LARGE, "enter") as tutor:
        await tutor.until_seen("Which folder do the files go to?")
        await tutor.press("escape")
        await tutor.pilot.pause()
        assert not (tmp_path / "Conferapp handouts").exists()
        await tutor.press("enter")
        await tutor.until_seen("Which folder do the files go to?")
        await tutor.press("enter")
        await made(tutor)
        assert len(files(tmp_path / "Conferapp handouts")) == 1


async def test_no_handout_goes_into_the_workspace(laptop: Laptop, folder: Path) -> None:
    async with handing_out(laptop) as tutor:
        for inside in ("", "/records", "/new/folder"):
            await tutor.press("f6", "end", "ctrl+u")
            await tutor.type(f"{laptop.places.workspace}{inside}\n")
            assert "is inside the Conferapp folder" in said(tutor)
        await tutor.press("enter")
        await made(tutor)
        assert len(files(folder)) == 1  # the folder of before holds
    assert not (laptop.places.workspace / "new").exists()


async def test_a_folder_of_the_settings_that_is_inside_the_workspace_is_refused(
    laptop: Laptop,
) -> None:
    inside = laptop.places.workspace / "records"
    laptop.places.config.mkdir(parents=True)
    TutorSettings(handouts=str(inside)).write(laptop.places.settings)
    async with handing_out(laptop, LARGE, "enter") as tutor:
        await tutor.until_seen("F6 chooses another folder.")
        assert "is inside the Conferapp folder" in said(tutor)
        assert [path.is_dir() for path in inside.iterdir()] == [True]


async def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_lost(
    laptop: Laptop, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    laptop.places.config.mkdir(parents=True)
    TutorSettings(handouts=str(tmp_path / "file")).write(laptop.places.settings)
    async with handing_out(laptop, LARGE, "6", "f5") as tutor:
        await to_line(tutor, "Checks every answer")
        await tutor.press("enter", "f5", "enter")
        await tutor.until_seen("F6 chooses another folder.")
        assert said(tutor).startswith("Not saved: ")
        await tutor.press("f6", "end", "ctrl+u")
        await tutor.type(f"{tmp_path}/other\n")
        await tutor.press("enter")
        await made(tutor)
        page = only(tmp_path / "other").read_text("utf-8")
        assert "Flashcards" in page
        assert "Checks every answer" not in page
        assert len(exported(await tutor.saved())) == 1


async def test_where_there_is_a_viewer_it_is_opened_and_that_is_said(
    laptop: Laptop, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def opens(path: Path, _: object) -> bool:
        opened.append(path)
        return True

    monkeypatch.setattr("conferapp.ui.showing.view", opens)
    async with handing_out(laptop, LARGE, "1", "enter") as tutor:
        await tutor.until_seen("✓ Made and opened: ")
        assert opened == [only(folder)]


async def test_the_same_again_goes_beside_and_never_over_it(laptop: Laptop, folder: Path) -> None:
    async with handing_out(laptop, LARGE, "enter") as tutor:
        await made(tutor)
        first = only(folder)
        first.write_text("printed and signed", encoding="utf-8")
        await tutor.press("enter")
        await tutor.until(lambda: len(files(folder)) == 2, "there are two")
        assert first.read_text("utf-8") == "printed and signed"
        assert files(folder)[0] == f"{first.stem}-2.html"


@pytest.mark.parametrize("named", [False, True])
async def test_a_file_has_the_name_of_a_student_only_where_a_program_asks(
    laptop: Laptop, folder: Path, *, named: bool
) -> None:
    workspace = Workspace(laptop.places.workspace)
    workspace.open()
    if named:
        workspace.settings.write_text("names_in_files = true\n", encoding="utf-8")
    async with handing_out(laptop, LARGE, "enter") as tutor:
        await made(tutor)
        assert only(folder).name.startswith("amara-okafor-") is named
        assert ("amara" in only(folder).name.casefold()) is named


@pytest.mark.parametrize(
    ("turns", "ending", "begins"),
    [(0, "html", b"<!doctype html>"), (1, "pdf", b"%PDF-"), (2, "md", b"# "), (3, "txt", b"News")],
)
async def test_f4_turns_the_form(
    laptop: Laptop, folder: Path, turns: int, ending: str, begins: bytes
) -> None:
    if ending == "pdf":
        pytest.importorskip("typst")
    async with handing_out(laptop, LARGE, "6", *["f4"] * turns, "enter") as tutor:
        await made(tutor)
        assert only(folder).suffix == f".{ending}"
        assert only(folder).read_bytes().lower().startswith(begins.lower())
        names = {"html": "Web page", "pdf": "PDF", "md": "Markdown", "txt": "Plain text"}
        tutor.must_see(f"English · {names[ending]}")
        (noted,) = exported(await tutor.saved())
        assert noted[1] == f"exported: Family letter, {names[ending]}"


async def test_f3_turns_the_language_and_the_words_of_people_stay(
    laptop: Laptop, folder: Path
) -> None:
    async with handing_out(laptop, LARGE, "6", "f3") as tutor:
        tutor.must_see("Family letter for the family · Español", "Checks every answer")
        assert "Dear family" not in shown(tutor)
        await tutor.press("enter")
        await made(tutor)
        page = only(folder).read_text("utf-8")
        assert '<html lang="es"' in page
        assert "Checks every answer" in page
        await tutor.press("f3")
        tutor.must_see("Dear family of Amara,")


async def test_a_letter_begins_in_the_familys_language(laptop: Laptop) -> None:
    laptop.agenda(TALK)
    past.held(laptop, laptop.student(language="es"), SAID)
    async with laptop.open() as tutor:
        await to_handouts(tutor, "c")
        assert "nobody who speaks it has checked" in said(tutor)
        await tutor.press("6")
        tutor.must_see("Family letter for the family · Español")
        assert "nobody who speaks it has checked" in said(tutor)
        await tutor.press("7")
        tutor.must_see("School note for the school · English")
        assert not said(tutor)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_preview_is_exactly_the_text_form(
    laptop: Laptop, folder: Path, size: tuple[int, int]
) -> None:
    async with handing_out(laptop, size) as tutor:
        leaving = screen(tutor).leaving
        for number, item in enumerate(ITEMS[:-1], 1):
            await tutor.press(str(number), *(["f9"] if item.id == "full" else []))
            edition = EDITIONS[item.id]
            room = tutor.main.query_one("#right").scrollable_content_region.width
            text = leaving.press.preview(
                leaving.press.handout(leaving.source, edition).once(), room
            )
            assert shown(tutor) == text, item.id
            if item.id in {"card", "student", "family", "school"}:
                assert "Zq" not in text
    assert files(folder) == []


async def test_a_long_preview_is_read_on_by_keys_and_begins_anew_at_the_next(
    laptop: Laptop,
) -> None:
    async with handing_out(laptop, SMALL, "6") as tutor:
        right = tutor.main.query_one("#right", VerticalScroll)
        for on, back in (("pagedown", "pageup"), ("space", "pageup")):
            await tutor.press(on)
            assert right.scroll_y > 0
            tutor.must_see("Family letter for the family")
            await tutor.press(back)
            assert right.scroll_y == 0
        await tutor.press("space", "7")
        assert right.scroll_y == 0


# Line by line ---------------------------------------------------------------------------------


async def test_a_line_that_is_left_out_is_in_no_form_of_it(laptop: Laptop, folder: Path) -> None:
    async with handing_out(laptop, LARGE, "6", "f5") as tutor:
        await to_line(tutor, "Checks every answer")
        await tutor.press("enter")
        await to_line(tutor, "✗ ")
        await tutor.press("f5")
        assert "Checks every answer" not in shown(tutor)
        for at in range(4):
            await tutor.press("enter")
            await tutor.until(lambda at=at: len(files(folder)) == at + 1, "it is made")  # type: ignore[misc]
            await tutor.until(lambda: not screen(tutor).making, "it is done")
            await tutor.press("f4")
    for text in texts(folder):
        assert "Checks every answer" not in text
        assert "Flashcards" in text


async def test_a_line_is_taken_in_again_and_space_does_it_too(laptop: Laptop) -> None:
    async with handing_out(laptop, SMALL, "6", "f5") as tutor:
        await to_line(tutor, "Checks every answer")
        await tutor.press("space")
        await tutor.press("escape")
        assert "Checks every answer" not in shown(tutor)
        await tutor.press("f5")
        await to_line(tutor, "Checks every answer")
        await tutor.press("space", "f5")
        assert "Checks every answer" in shown(tutor)


async def test_what_was_left_out_stays_so_while_others_are_looked_at(laptop: Laptop) -> None:
    async with handing_out(laptop, LARGE, "6", "f5") as tutor:
        await to_line(tutor, "Checks every answer")
        await tutor.press("enter", "5")
        assert "Checks every answer" in shown(tutor)  # the student's copy is another one
        await tutor.press("6")
        assert "Checks every answer" not in shown(tutor)


async def test_words_of_the_tutors_own_are_added_where_the_cursor_is(
    laptop: Laptop, folder: Path
) -> None:
    async with handing_out(laptop, LARGE, "6", "f5") as tutor:
        await to_line(tutor, "Checks every answer")
        await tutor.press("f8")
        await tutor.until_seen("Something to celebrate: your words")
        await tutor.type("She helped Ben.\n")
        tutor.must_see("✓ She helped Ben.")
        await tutor.press("f5", "enter")
        await made(tutor)
        page = only(folder).read_text("utf-8")
        assert page.index("Checks every answer") < page.index("She helped Ben.")
        assert page.index("She helped Ben.") < page.index("75 on the Unit 4 test")


async def test_a_part_without_a_line_takes_words_at_its_plus(laptop: Laptop) -> None:
    async with handing_out(laptop, SMALL, "6", "f5", strengths=None) as tutor:
        await to_line(tutor, "+ words of your own")
        await tutor.press("enter")
        await tutor.until_seen("Something to celebrate: your words")
        await tutor.type("She helped Ben.\n")
        await tutor.press("f5")
        assert "Something to celebrate" in shown(tutor)
        assert "She helped Ben." in shown(tutor)
        await tutor.press("f5")
        await to_line(tutor, "She helped Ben.")
        await tutor.press("enter", "f5")
        assert "Something to celebrate" not in shown(tutor)


async def test_empty_words_add_nothing(laptop: Laptop) -> None:
    async with handing_out(laptop, LARGE, "6") as tutor:
        before = shown(tutor)
        await tutor.press("f5", "f8")
        await tutor.type("   \n")
        await tutor.press("f8", "escape", "f5")
        assert shown(tutor) == before


async def test_a_wrapped_line_goes_on_below_its_words(laptop: Laptop) -> None:
    words = "Checks every answer twice and says aloud what each step is for before it is done"
    async with handing_out(laptop, SMALL, "6", "f5", strengths=words) as tutor:
        rows = [line.partition("│")[2] for line in tutor.lines]
        at = next(n for n, row in enumerate(rows) if "Checks every" in row)
        assert rows[at].startswith(" ✓ ")
        assert rows[at + 1].startswith("   ")
        assert rows[at + 1][3] != " "


async def test_cards_are_told_apart_by_their_day_line_by_line(laptop: Laptop) -> None:
    laptop.agenda(TALK)
    student = laptop.student()
    before = past.held(laptop, student, SAID, days_ago=30)
    past.held(laptop, student, SAID, before=(before,))
    async with laptop.open() as tutor:
        await to_handouts(tutor, "c")
        await tutor.press("3", "f5")
        tutor.must_see("My goal · October 23, 2026", "My goal · November 8, 2026")


async def test_the_whole_has_all_the_room_again_after_its_lines(laptop: Laptop) -> None:
    async with handing_out(laptop, SMALL, "6") as tutor:
        before = shown(tutor)
        await tutor.press("f5", "f5")
        assert shown(tutor) == before


# What is for the tutor alone -------------------------------------------------------------------


async def test_the_full_record_comes_up_covered(laptop: Laptop, folder: Path) -> None:
    async with handing_out(laptop, LARGE, "8") as tutor:
        tutor.must_see("Full record for you alone", COVERED)
        await tutor.press("f5")
        tutor.must_not_see("Zq looks tired")
        await tutor.press("f9")
        assert "Zq looks tired" in shown(tutor)
        await tutor.press("7", "8")
        assert shown(tutor) == COVERED
        await tutor.press("enter")
        await made(tutor)
        assert "Zq looks tired" in only(folder).read_text("utf-8")
        assert shown(tutor) == COVERED


async def test_it_comes_up_covered_out_of_the_lines_of_another(laptop: Laptop) -> None:
    async with handing_out(laptop, LARGE, "6", "f5", "8") as tutor:
        tutor.must_see(COVERED)
        tutor.must_not_see("Zq looks tired")
        await tutor.press("6", "f5")
        await tutor.click("Full record")
        tutor.must_see(COVERED)
        tutor.must_not_see("Zq looks tired")


async def test_it_can_be_gone_through_once_it_is_open(laptop: Laptop) -> None:
    async with handing_out(laptop, LARGE, "8", "f9", "f5") as tutor:
        await to_line(tutor, "Zq looks tired")


# What isn't made -------------------------------------------------------------------------------


async def test_in_a_trial_it_is_seen_and_nothing_is_written(
    laptop: Laptop, folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "music.toml"
    path.write_text(f'format = 1\nid = "music"\ntitle = "Music"\n{TALK}', encoding="utf-8")
    async with laptop.trying(Trial(path)) as tutor:
        await tutor.until(lambda: tutor.app.flow is not None, "the conference is open")
        await tutor.pilot.pause()
        assert tutor.conference.answer("goal", SAID["goal"])
        await tutor.press("ctrl+l")
        await tutor.until(lambda: tutor.on == "FinishScreen", "the finish is there")
        await to_handouts(tutor, "f6")
        assert "75 on the Unit 4 test" in shown(tutor)
        await tutor.press("enter", "6", "enter")
        assert said(tutor) == ONLY_TRIED
        assert not tutor.conference.record.history
    assert files(folder) == []


async def test_a_conference_in_which_nothing_is_shared_has_nothing_to_hand_out(
    laptop: Laptop, folder: Path
) -> None:
    nothing: dict[str, Value] = dict.fromkeys(["strengths", "goal", "plan", "next-date"])
    async with handing_out(laptop, LARGE, **nothing) as tutor:
        for number in "123467":
            await tutor.press(number)
            assert "There is nothing to put on it yet." in shown(tutor), number
            await tutor.press("enter")
            await tutor.until(lambda: "no answer that goes there" in said(tutor), "it is said")
        await tutor.press("9")
        assert "no next date yet" in shown(tutor)
        await tutor.press("enter")
        await tutor.until(lambda: "no next date yet" in said(tutor), "it is said")
        assert not exported(await tutor.saved())
    assert files(folder) == []


async def test_a_next_date_that_is_not_shared_goes_into_no_calendar(
    laptop: Laptop, folder: Path
) -> None:
    head, _, tail = TALK.rpartition(ALL)
    laptop.agenda(f"{head}share = []{tail}")
    past.held(laptop, laptop.student(), SAID)
    async with laptop.open() as tutor:
        await to_handouts(tutor, "c")
        await tutor.press("9", "enter")
        await tutor.until(lambda: "no next date yet" in said(tutor), "it is said")
    assert files(folder) == []


async def test_a_broken_template_is_told_with_file_and_line(laptop: Laptop, folder: Path) -> None:
    templates = laptop.places.workspace / "templates"
    templates.mkdir(parents=True)
    (templates / "page.html").write_text("<p>\n{% for block in blocks %}\nb", encoding="utf-8")
    async with handing_out(laptop, LARGE, "6", "enter") as tutor:
        await tutor.until(lambda: "page.html" in said(tutor), "it is said")
        assert "line 3" in said(tutor)
        assert files(folder) == []
        await tutor.press("f4", "f4", "enter")
        await made(tutor)
        assert len(exported(await tutor.saved())) == 1


async def test_a_broken_template_for_text_is_told_where_the_preview_would_be(
    laptop: Laptop,
) -> None:
    templates = laptop.places.workspace / "templates"
    templates.mkdir(parents=True)
    (templates / "page.txt").write_text("a\nb\n{{ titel.text }}", encoding="utf-8")
    async with handing_out(laptop, LARGE, "6") as tutor:
        assert "page.txt" in shown(tutor)
        assert "line 3" in shown(tutor)


# One press, one file ---------------------------------------------------------------------------


async def test_enter_held_down_makes_one_file(laptop: Laptop, folder: Path) -> None:
    async with handing_out(laptop, LARGE, "6") as tutor:
        for _ in range(8):
            tutor.app.post_message(events.Key("enter", "\r"))
        await made(tutor)
        await tutor.pilot.pause()
        assert len(files(folder)) == 1
        assert len(exported(await tutor.saved())) == 1


class SlowPress:
    """A press that prints only when it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.prints = threading.Event()
        self.began = 0
        printed = Press.printed

        def slow(press: Press, handout: Handout, form: Form) -> bytes:
            self.began += 1
            assert self.prints.wait(20)
            return printed(press, handout, form)

        monkeypatch.setattr(Press, "printed", slow)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowPress]:
    """A press that waits."""
    press = SlowPress(monkeypatch)
    yield press
    press.prints.set()


async def test_while_one_is_made_no_second_one_is_and_nobody_leaves(
    laptop: Laptop, folder: Path, slow: SlowPress
) -> None:
    async with handing_out(laptop, LARGE, "6", "enter") as tutor:
        await tutor.until(lambda: slow.began == 1, "it is being made")
        await tutor.press("enter", "enter", "f7", "escape")
        assert tutor.on == "HandoutsScreen"
        slow.prints.set()
        await made(tutor)
        assert (slow.began, len(files(folder))) == (1, 1)
        assert len(exported(await tutor.saved())) == 1
        await tutor.press("f7")
        await tutor.until_seen("Finish with Amara")


async def test_what_is_made_is_what_was_in_front_when_enter_was_pressed(
    laptop: Laptop, folder: Path, slow: SlowPress
) -> None:
    async with handing_out(laptop, LARGE, "6", "enter") as tutor:
        await tutor.until(lambda: slow.began == 1, "it is being made")
        await tutor.press("8", "f4")
        slow.prints.set()
        await made(tutor)
        assert "-family-" in only(folder).name
        assert only(folder).suffix == ".html"
        page = only(folder).read_text("utf-8")
        assert "Dear family of " in page
        assert "Zq looks tired" not in page
        (noted,) = exported(await tutor.saved())
        assert noted[1:] == ("exported: Family letter, Web page", "family")


# What the record says of it --------------------------------------------------------------------


async def test_an_open_conference_notes_at_once_what_went_to_whom(
    laptop: Laptop, folder: Path
) -> None:
    async with handing_out(laptop, LARGE, "1", "enter") as tutor:
        await made(tutor)
        await tutor.press("9", "enter")
        await tutor.until(lambda: len(files(folder)) == 2, "both are made")
        await tutor.until(lambda: len(tutor.conference.record.history) == 2, "both are noted")
        record = await tutor.saved()
        assert [noted[1:] for noted in exported(record)] == [
            ("exported: Goal card, Web page", "student"),
            ("exported: Next date", "calendar"),
        ]


async def test_what_another_window_has_open_is_made_and_not_noted(
    laptop: Laptop, folder: Path
) -> None:
    laptop.agenda(TALK)
    record = past.held(laptop, laptop.student(), SAID)
    other = RecordLock(laptop.places.locks)
    assert other.take(record.id)
    try:
        async with laptop.open() as tutor:
            await to_handouts(tutor, "c")
            await tutor.press("enter")
            await made(tutor)
            await tutor.until_seen("isn’t noted in the conference, which another window has open")
            tutor.must_see(f"✓ Made: {only(folder).name} is in ")
            assert len(files(folder)) == 1
    finally:
        other.release(record.id)
    assert not exported(laptop.records[0])


async def test_while_not_all_is_saved_what_is_made_from_disk_is_not_noted(
    laptop: Laptop, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("conferapp.ui.entrance.FLUSH_SECONDS", 0.05)
    disk = Disk()
    async with laptop.confer(agenda=TALK, disk=disk) as tutor:
        past.held(laptop, tutor.conference.student, SAID)
        disk.refuses = WriteFailed(Path("workspace"), Advice("the disk is full", "Free some."))
        await tutor.type("A worry")
        await tutor.press("f2")
        await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")
        await to_handouts(tutor, "c")
        await tutor.press("6", "enter")
        await made(tutor)
        await tutor.until_seen("not everything is saved yet")
        disk.refuses = None
    assert len(files(folder)) == 1
    assert not any(exported(record) for record in laptop.records)


# Text that means harm ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "size"), [*zip(MIXED.values(), cycle([SMALL, LARGE]), strict=False)], ids=MIXED
)
async def test_text_that_means_harm_is_shown_and_never_obeyed(
    laptop: Laptop, folder: Path, text: str, size: tuple[int, int]
) -> None:
    laptop.agenda(TALK)
    hostile: dict[str, Value] = {
        "worry": text,
        "strengths": text,
        "goal": [{"goal": text[:500], "why": text[:500]}],
        "plan": [{"what": text[:500], "backup": text[:500]}],
    }
    past.held(laptop, laptop.student(f"Sample {text[:60]}"), hostile)
    async with laptop.open(size) as tutor:
        await to_handouts(tutor, "c")
        for number in "1356789":
            await tutor.press(number, "f9")
            nothing_is_obeyed(tutor)
            if number not in "9":
                await tutor.press("f5")
                nothing_is_obeyed(tutor)
                await tutor.press("f5")
        await tutor.press("6", "f5", "f8")
        await tutor.paste(text)
        await tutor.press("enter")
        nothing_is_obeyed(tutor)
        await tutor.press("f5", "enter")
        await made(tutor)
        nothing_is_obeyed(tutor)
