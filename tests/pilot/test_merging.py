"""Two versions of a conference: home says so, and the tutor puts them together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from tests.pilot.agendas import SHORT
from tests.pilot.laptop import LARGE, Laptop, Sitting
from tests.samples import as_written

from conferapp.domain.conference import begin
from conferapp.domain.record import Record
from conferapp.domain.student import Student
from conferapp.storage.agendas import load_agenda
from conferapp.storage.locks import RecordLock
from conferapp.storage.records import dump, read_record
from conferapp.storage.store import Store
from conferapp.storage.workspace import Workspace
from conferapp.ui.joining import JOINED

MARK = ".sync-conflict-20261122-160000-ABCDEF2"


def a_conference(laptop: Laptop) -> Path:
    """The file of a conference in its talk, with two answers."""
    laptop.agenda(SHORT)
    student = laptop.student()
    workspace = Workspace(laptop.places.workspace)
    loaded = load_agenda(workspace.agendas / "goal-setting.toml")
    assert loaded.agenda is not None
    assert loaded.source is not None
    clock = laptop.moment.clock
    conference = begin(loaded.agenda, loaded.source, student, tutor="", clock=clock)
    conference.answer("assignment", "the Unit 3 test")
    conference.enter(loaded.agenda.page_of["strengths"])
    conference.answer("strengths", "Checks her work")
    store = Store(workspace, tell=lambda _: None)
    store.save(conference.record)
    path = store.path_of(conference.record.id)
    assert path is not None
    return path


def conflict(laptop: Laptop) -> tuple[Path, Path]:
    """A conference with two answers, and a copy in which somebody went on.

    Returns:
        The file, and the copy.
    """
    path = a_conference(laptop)
    record = read_record(path).record
    answers = dict(record.answers)
    words = {"value": "Asks for help", "at": "2026-11-22T16:00:00.000-05:00"}
    answers["strengths"] = answers["strengths"].model_copy(update=words)
    answers["only-here"] = answers["assignment"].model_copy(update={"value": "Added elsewhere"})
    changed = {"answers": answers, "revision": record.revision + 5}
    copy = path.with_name(f"{path.stem}{MARK}.json")
    copy.write_bytes(dump(record.model_copy(update=changed)))
    return path, copy


@asynccontextmanager
async def merging(laptop: Laptop) -> AsyncIterator[Sitting]:
    """The two versions on screen."""
    conflict(laptop)
    async with laptop.open() as tutor:
        await tutor.press("m")
        await tutor.until(lambda: tutor.on == "MergingScreen", "the two are there")
        yield tutor


def said(path: Path) -> dict[str, object]:
    """The answers in a file."""
    return {name: answer["value"] for name, answer in as_written(path)["answers"].items()}


async def test_home_says_which_conference_it_is_and_where_the_copy_comes_from(
    laptop: Laptop,
) -> None:
    _, copy = conflict(laptop)
    async with laptop.open(LARGE) as tutor:
        tutor.must_see("⚑", "There are two versions of Sun 22 Nov, A short talk")
        tutor.must_see("m puts them together", "a copy that Syncthing made", "⚑ two versions")
        tutor.must_see("the file as Conferapp named it")
        assert copy.name in "".join(tutor.screen.partition("│")[2].split()).replace("│", "")


async def test_without_a_copy_there_is_no_key_for_it(laptop: Laptop) -> None:
    a_conference(laptop)
    async with laptop.open(LARGE) as tutor:
        tutor.must_not_see("⚑")
        await tutor.press("m")
        assert tutor.on == "HomeScreen"
        await tutor.press("f1")
        await tutor.until_seen("These are your students.")
        tutor.must_not_see("Put two versions")


async def test_the_help_and_the_palette_name_the_key_where_there_is_a_copy(laptop: Laptop) -> None:
    conflict(laptop)
    async with laptop.open(LARGE) as tutor:
        await tutor.press("f1", *["pagedown"] * 3, "pageup")
        await tutor.until_seen("m, F2")
        tutor.must_see("Put two versions of a conference together")
        await tutor.press("escape", "ctrl+p")
        await tutor.type("together")
        await tutor.until_seen("Put together (m)")


async def test_both_sides_stand_side_by_side_and_the_rest_is_summed_up(laptop: Laptop) -> None:
    async with merging(laptop) as tutor:
        tutor.must_see("Two versions of A short talk, Amara Okafor")
        tutor.must_see("1 answer the same; only on the right 1 answer. All of that is kept.")
        tutor.must_see("What went well", "Checks her work", "Asks for help", "16:00")
        tutor.must_see("○ ◂ left", "○ right ▸", "1 of 1 still to choose", "F8 Put together")


@pytest.mark.parametrize(
    ("key", "made"),
    [
        ("left", "Checks her work"),
        ("right", "Asks for help"),
        ("b", "Checks her work\nAsks for help"),
    ],
)
async def test_what_is_chosen_is_written_and_both_files_are_in_the_bin(
    laptop: Laptop, key: str, made: str
) -> None:
    path, copy = conflict(laptop)
    before = sorted([path.read_bytes(), copy.read_bytes()])
    async with laptop.open() as tutor:
        await tutor.press("m")
        await tutor.until(lambda: tutor.on == "MergingScreen", "the two are there")
        await tutor.press(key)
        await tutor.until_seen("Everything is chosen. F8 puts the two together.")
        assert said(path)["strengths"] == "Checks her work"
        await tutor.press("f8")
        await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")
        await tutor.until_seen("The two are one now.")
        tutor.must_not_see("⚑")
    assert said(path) == {
        "assignment": "the Unit 3 test",
        "strengths": made,
        "only-here": "Added elsewhere",
    }
    assert not copy.exists()
    binned = laptop.places.workspace.glob("bin/*/*.json")
    assert sorted(file.read_bytes() for file in binned) == before
    (event,) = as_written(path)["history"]
    assert (event["what"], event["at"][:10]) == ("merged", "2026-11-22")


async def test_nothing_is_written_before_everything_is_chosen(laptop: Laptop) -> None:
    async with merging(laptop) as tutor:
        before = laptop.records
        await tutor.press("f8")
        await tutor.until_seen("First choose here")
        assert tutor.on == "MergingScreen"
        await tutor.press("m", "enter", "f8")
        assert laptop.records == before


async def test_esc_leaves_everything_as_it_is(laptop: Laptop) -> None:
    async with merging(laptop) as tutor:
        before = laptop.records
        await tutor.press("right", "escape")
        await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")
        tutor.must_see("m puts them together")
        assert laptop.records == before
    assert list(laptop.places.workspace.glob("bin/*/*")) == []


async def test_everything_is_done_by_mouse_as_well(laptop: Laptop) -> None:
    path, copy = conflict(laptop)
    async with laptop.open(LARGE) as tutor:
        await tutor.click("In progress")
        await tutor.press("m")
        await tutor.until(lambda: tutor.on == "MergingScreen", "the two are there")
        await tutor.click("Checks her work")
        await tutor.until_seen("◉ ◂ left")
        await tutor.click("Asks for help")
        await tutor.until_seen("◉ right ▸")
        tutor.must_see("○ ◂ left")
        await tutor.click("Put together")
        await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")
    assert said(path)["strengths"] == "Asks for help"
    assert not copy.exists()


async def test_the_arrows_go_from_difference_to_difference(laptop: Laptop) -> None:
    path, copy = conflict(laptop)
    record = read_record(copy).record
    answer = record.answers["assignment"]
    more = {f"more-{n}": answer.model_copy(update={"ask": f"Number {n}?"}) for n in range(3)}
    for file, words in ((path, "left"), (copy, "right")):
        version = read_record(file).record
        answers = {n: a.model_copy(update={"value": f"{words} {n}"}) for n, a in more.items()}
        file.write_bytes(
            dump(version.model_copy(update={"answers": {**version.answers, **answers}}))
        )
    async with laptop.open() as tutor:
        await tutor.press("m")
        await tutor.until(lambda: tutor.on == "MergingScreen", "the two are there")
        tutor.must_not_see("Number 2?")
        await tutor.press(*["right", "down"] * 3, "right")
        await tutor.until_seen("Everything is chosen")
        tutor.must_see("Number 2?")
        await tutor.press(*["up"] * 4)
        await tutor.until_seen("Two versions of A short talk")
        await tutor.press("f8")
        await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")
    assert {said(path)[name] for name in more} == {f"right more-{n}" for n in range(3)}


async def test_opening_it_offers_to_put_the_two_together_first(laptop: Laptop) -> None:
    conflict(laptop)
    async with laptop.open() as tutor:
        await tutor.press("enter")
        await tutor.until_seen("There are two versions of this conference")
        await tutor.press("escape")
        await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")
        assert tutor.app.flow is None
        await tutor.press("enter")
        await tutor.until_seen("There are two versions of this conference")
        await tutor.press("enter")
        await tutor.until(lambda: tutor.on == "MergingScreen", "the two are there")


async def test_the_tutor_can_go_on_all_the_same(laptop: Laptop) -> None:
    _, copy = conflict(laptop)
    async with laptop.open() as tutor:
        await tutor.press("enter")
        await tutor.until_seen("There are two versions of this conference")
        await tutor.press("down", "enter")
        await tutor.until(lambda: tutor.app.flow is not None, "the conference is open")
        assert tutor.answer("strengths") == "Asks for help"
    assert copy.exists()


async def test_opened_by_name_it_says_that_there_are_two(laptop: Laptop) -> None:
    path, _ = conflict(laptop)
    async with laptop.open(LARGE, student=path.parent.name) as tutor:
        await tutor.until(lambda: tutor.app.flow is not None, "the conference is open")
        await tutor.until_seen("There are two versions of this conference")


async def test_one_that_is_open_in_another_window_is_left_alone(laptop: Laptop) -> None:
    path, _ = conflict(laptop)
    other = RecordLock(laptop.places.locks)
    assert other.take(read_record(path).record.id)
    async with laptop.open() as tutor:
        before = laptop.records
        await tutor.press("m")
        await tutor.until_seen("Another window has this conference")
        assert (tutor.on, laptop.records) == ("HomeScreen", before)
        other.release(read_record(path).record.id)
        await tutor.press("m")
        await tutor.until(lambda: tutor.on == "MergingScreen", "the two are there")
        assert other.take(read_record(path).record.id)  # while somebody chooses
        await tutor.press("left", "f8")
        await tutor.until_seen("Another window has this conference")
        assert (tutor.on, laptop.records) == ("MergingScreen", before)
        other.release(read_record(path).record.id)


async def test_what_changes_while_somebody_chooses_is_shown_before_anything_is_written(
    laptop: Laptop,
) -> None:
    path, copy = conflict(laptop)
    async with laptop.open() as tutor:
        await tutor.press("m")
        await tutor.until(lambda: tutor.on == "MergingScreen", "the two are there")
        changed = copy.read_bytes().replace(b"Asks for help", b"Asks and asks")
        copy.write_bytes(changed)
        await tutor.press("left", "f8")
        await tutor.until_seen("Asks and asks")
        tutor.must_see("still to choose")
        assert copy.read_bytes() == changed
        await tutor.press("right", "f8")
        await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")
    assert said(path)["strengths"] == "Asks and asks"


async def test_a_third_version_follows(laptop: Laptop) -> None:
    path, copy = conflict(laptop)
    third = path.with_name(f"{path.stem} (1).json")
    third.write_bytes(copy.read_bytes().replace(b"Asks for help", b"Reads aloud"))
    async with laptop.open() as tutor:
        await tutor.press("m")
        await tutor.until_seen("one more version follows")
        tutor.must_see("Reads aloud")
        await tutor.press("left", "f8")
        await tutor.until_seen("Asks for help")
        await tutor.press("right", "f8")
        await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")
    assert said(path)["strengths"] == "Asks for help"
    assert [file.name for file in path.parent.iterdir()] == [path.name]


async def test_markup_and_control_bytes_in_the_copies_are_shown_as_they_are(
    laptop: Laptop,
) -> None:
    _, copy = conflict(laptop)
    record = read_record(copy).record
    answers = dict(record.answers)
    hostile = {"value": "[/b] [@click=app.quit]x[/] \x1b]52;c;eA==\x07", "ask": "[red]\x1b[2J?"}
    answers["strengths"] = answers["strengths"].model_copy(update=hostile)
    copy.write_bytes(dump(Record.model_validate(record.model_copy(update={"answers": answers}))))
    copy.rename(copy.with_name("[red]\x1b[2Jcopy.json"))
    async with laptop.open(LARGE) as tutor:
        tutor.must_see("[red]copy.json")
        await tutor.press("m")
        await tutor.until_seen("[/b] [@click=app.quit]x[/]")
        tutor.must_see("[red]?")
        await tutor.press("right", "f8")
        await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")


async def test_two_versions_of_a_students_file_become_one(laptop: Laptop) -> None:
    student = laptop.student(grade="7")
    path = Workspace(laptop.places.workspace).student_path(student.id)
    copy = path.with_name(f"{path.stem} 2.json")
    version: Student = student.model_copy(update={"grade": "8", "language": "es", "revision": 4})
    copy.write_bytes(dump(version))
    async with laptop.open() as tutor:
        tutor.must_see("two versions of this student’s file")
        await tutor.press("m")
        await tutor.until_seen("Two versions of the file of Amara Okafor")
        tutor.must_see("Grade")
        await tutor.press("right", "f8")
        await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")
        tutor.must_see("Grade 8")
    assert as_written(path)["language"] == "es"
    assert not copy.exists()


async def test_a_conference_that_is_kept_apart_says_what_to_do_and_is_put_together_at_home(
    laptop: Laptop,
) -> None:
    path = a_conference(laptop)
    async with laptop.open(LARGE) as tutor:
        await tutor.press("enter")
        await tutor.until(lambda: tutor.app.flow is not None, "the conference is open")
        theirs = as_written(path)
        theirs["tutor"] = "Somebody else"
        path.write_bytes(dump(Record.model_validate(theirs)))
        await tutor.say("strengths", " and asks")
        await tutor.until(lambda: tutor.desk.saver.flush(5), "it is saved")
        await tutor.until_seen("After the conference, home says")
    async with laptop.open(LARGE) as tutor:
        tutor.must_see("kept apart by Conferapp")
        await tutor.press("m")
        await tutor.until(lambda: tutor.on == "MergingScreen", "the two are there")
        tutor.must_see("Everything is chosen")
        await tutor.press("f8")
        await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")
        await tutor.until_seen(JOINED.partition("{")[0].strip())
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert said(path)["strengths"] == "Checks her work and asks"
