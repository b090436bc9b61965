"""Home: the students, what comes next for each, and what can't be read."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from tests.pilot.agendas import SHORT
from tests.pilot.laptop import LARGE, Laptop, Sitting
from tests.pilot.past import held

from conferapp.desk import keeping_up
from conferapp.storage.settings import TutorSettings
from conferapp.storage.store import Store
from conferapp.storage.workspace import Workspace


@asynccontextmanager
async def at_home(laptop: Laptop, *names: str) -> AsyncIterator[Sitting]:
    """Home, with a short agenda and some students."""
    laptop.agenda(SHORT)
    for name in names:
        laptop.student(name)
    async with laptop.open(LARGE) as tutor:
        yield tutor


async def home_again(tutor: Sitting) -> None:
    """Leave a page for home."""
    await tutor.press("f2", "f2")
    await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")


async def test_an_empty_home_says_what_to_do_and_where_everything_is(laptop: Laptop) -> None:
    async with at_home(laptop) as tutor:
        tutor.must_see("Your students will stand here", "3  Add a student", "your name: press t")
        tutor.must_see("Everything is kept in")


async def test_keys_for_a_student_do_nothing_on_an_empty_home(laptop: Laptop) -> None:
    async with at_home(laptop) as tutor:
        await tutor.press("p", "s", "h")
        assert tutor.on == "HomeScreen"


async def test_a_student_is_added_with_a_name_alone(laptop: Laptop) -> None:
    async with at_home(laptop) as tutor:
        await tutor.press("n")
        await tutor.type("Lena Wu\n")
        await tutor.until_seen("○ Lena Wu")
        assert tutor.main.at  # type: ignore[attr-defined]
        tutor.must_not_see("Your students will stand here")


async def test_what_a_student_is_called_is_said_on_their_pages(laptop: Laptop) -> None:
    async with at_home(laptop) as tutor:
        await tutor.press("n")
        await tutor.type("Magdalena Wu")
        await tutor.press("tab")
        await tutor.type("Lena\n")
        await tutor.until_seen("○ Magdalena Wu")
        await tutor.begin("s", "short")
        await tutor.until_seen("It’s Lena’s turn")


async def test_a_student_without_a_name_is_not_added(laptop: Laptop) -> None:
    async with at_home(laptop) as tutor:
        await tutor.press("n", "tab")
        await tutor.type("7\n")
        await tutor.until_seen("A name is needed")
        await tutor.press("escape")
        tutor.must_see("Your students will stand here")


async def test_letters_typed_into_a_name_are_no_commands(laptop: Laptop) -> None:
    async with at_home(laptop) as tutor:
        await tutor.press("n")
        await tutor.type("nst/?p")
        tutor.must_see("A new student", "nst/?p")


async def test_a_search_forgives_accents_and_case(laptop: Laptop) -> None:
    async with at_home(laptop, "Amara Okafor", "Íñigo Núñez", "Ben Ruiz") as tutor:
        await tutor.press("slash")
        await tutor.type("nunez")
        tutor.must_see("Íñigo Núñez")
        tutor.must_not_see("Ben Ruiz", "Amara Okafor")
        await tutor.press("enter")
        await tutor.begin("s", "short")
        await tutor.until_seen("It’s Íñigo’s turn")


async def test_a_search_forgives_a_slip_and_enter_goes_to_who_fits_best(laptop: Laptop) -> None:
    async with at_home(laptop, "Amara Okafor", "Ben Ruiz") as tutor:
        await tutor.press("slash")
        await tutor.type("okaffor")
        tutor.must_see("Found · 1", "Amara Okafor")
        await tutor.press("enter", "u")
        tutor.must_see("What helps Amara")


async def test_a_search_for_nobody_says_how_to_see_all(laptop: Laptop) -> None:
    async with at_home(laptop, "Amara Okafor") as tutor:
        await tutor.press("slash")
        await tutor.type("xyz")
        tutor.must_see("Nobody’s name has “xyz” in it", "Esc shows all")
        await tutor.press("escape")
        tutor.must_see("○ Amara Okafor")


async def test_the_search_can_be_left_by_esc_for_the_same_list(laptop: Laptop) -> None:
    async with at_home(laptop, "Amara Okafor", "Ben Ruiz") as tutor:
        await tutor.press("slash")
        await tutor.type("ben")
        await tutor.press("escape")
        tutor.must_see("Amara Okafor", "Ben Ruiz")
        await tutor.press("n")
        tutor.must_see("A new student")


async def test_enter_begins_at_the_tutors_own_pages(laptop: Laptop) -> None:
    async with at_home(laptop, "Amara Okafor") as tutor:
        tutor.must_see("Enter begins a conference")
        await tutor.begin("enter", "short")
        await tutor.until_seen("The facts")
        assert tutor.page == "facts"


async def test_start_goes_to_the_page_in_between(laptop: Laptop) -> None:
    async with at_home(laptop, "Amara Okafor") as tutor:
        await tutor.begin("s", "short")
        await tutor.until_seen("It’s Amara’s turn")


async def test_a_prepared_conference_is_prepared_further_or_started(laptop: Laptop) -> None:
    async with at_home(laptop, "Amara Okafor") as tutor:
        await tutor.begin("p", "short")
        await tutor.until_seen("The facts")
        await tutor.say("assignment", "the Unit 3 test")
        await home_again(tutor)
        tutor.must_see("◔ Amara Okafor prepared", "Enter goes on preparing")
        await tutor.press("p")
        await tutor.until_seen("the Unit 3 test")
        await home_again(tutor)
        await tutor.press("s")
        await tutor.until_seen("It’s Amara’s turn")
        assert len(laptop.records) == 1


async def test_a_conference_in_progress_comes_first_and_is_resumed(laptop: Laptop) -> None:
    async with at_home(laptop, "Amara Okafor", "Ben Ruiz") as tutor:
        await tutor.press("down")
        await tutor.begin("s", "short")
        await tutor.until_seen("It’s Ben’s turn")
        await tutor.press("f4")
        await tutor.type("made\n")
        await tutor.until_seen("What went well")
        await home_again(tutor)
        tutor.must_see("In progress", "◐ Ben Ruiz step 2 of 3")
        assert tutor.screen.index("Ben Ruiz") < tutor.screen.index("Amara Okafor")
        await tutor.press("enter")
        await tutor.until_seen("What went well")
        assert tutor.page == "look"


async def test_students_stand_by_who_is_due_and_home_says_what_to_do_next(laptop: Laptop) -> None:
    for name, days_ago in (("Ana Late", 17), ("Ben Today", 14), ("Cleo Soon", 12)):
        held(laptop, laptop.student(name), {}, days_ago=days_ago)
    laptop.student("Dan New")
    async with laptop.open(LARGE) as tutor:
        tutor.must_see(
            "2 due: k plans a period for them.",
            "Due · 2 ! Ana Late 3 days overdue ● Ben Today today",
        )
        tutor.must_see("Later · 1 ○ Cleo Soon 24 Nov Never met · 1 ○ Dan New")
        tutor.must_see("Next Meet Ana: 3 days overdue.")
        await tutor.press("end")
        tutor.must_see("Next Plan a first talk.")
        await tutor.press("up")
        tutor.must_see("Next Look back on the talk of Tue 10 Nov")


async def test_students_of_another_tutor_stand_below_ones_own(laptop: Laptop) -> None:
    laptop.student("Ana Sample")
    other = laptop.student("Ben Sample").model_copy(update={"tutor": "M. Ito", "revision": 5})
    Store(Workspace(laptop.places.workspace), tell=lambda _: None).save(other)
    TutorSettings(tutor="R. Diaz").write(laptop.places.settings)
    async with laptop.open(LARGE) as tutor:
        tutor.must_see(
            "Never met · 1 ○ Ana Sample Other tutors’ students · 1 ○ Ben Sample never met"
        )
        await tutor.press("down")
        tutor.must_see("Tutor M. Ito")


async def test_students_come_as_their_many_files_are_read(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping_up, "AT_ONCE", 1)
    begun: list[Callable[[], None]] = []
    monkeypatch.setattr(keeping_up, "_in_thread", begun.append)
    for name in ("Ana Sample", "Ben Sample", "Cleo Sample"):
        laptop.student(name)
    async with laptop.open(LARGE) as tutor:
        tutor.must_see("Looking for what has changed", "Your students come here")
        tutor.must_not_see("will stand here", "Ana")
        begun[0]()
        await tutor.until_seen("Never met · 3")
        tutor.must_not_see("Looking for")


async def test_looking_at_the_pages_without_a_word_leaves_no_conference(laptop: Laptop) -> None:
    async with at_home(laptop, "Amara Okafor") as tutor:
        await tutor.begin("p", "short")
        await tutor.until_seen("The facts")
        await tutor.press("f8")
        await home_again(tutor)
        assert laptop.records == []
        tutor.must_see("○ Amara Okafor")


async def test_a_click_chooses_and_a_second_one_opens(laptop: Laptop) -> None:
    async with at_home(laptop, "Amara Okafor", "Ben Ruiz") as tutor:
        amara = tutor.main.at  # type: ignore[attr-defined]
        await tutor.click("Ben Ruiz")
        await tutor.until_seen("Enter begins a conference")
        assert tutor.main.at != amara  # type: ignore[attr-defined]
        await tutor.click("○ Ben Ruiz")
        await tutor.until_seen("Which conference?")
        await tutor.type("short\n")
        await tutor.until_seen("The facts")
        assert tutor.app.flow is not None
        assert tutor.app.flow.session.conference.student.name == "Ben Ruiz"


async def test_a_file_that_cannot_be_read_is_listed_with_the_reason_and_left(
    laptop: Laptop,
) -> None:
    laptop.student()
    broken = laptop.places.workspace / "students" / "s-00000000.json"
    broken.write_text('{"format": 1, "name": "Ben', encoding="utf-8")
    async with at_home(laptop) as tutor:
        tutor.must_see("Could not be read", "✗ students/s-00000000.json")
        await tutor.press("end")
        tutor.must_see("This file can’t be used:")
        await tutor.press("enter", "p", "s")
        assert tutor.on == "HomeScreen"
    assert broken.read_text(encoding="utf-8") == '{"format": 1, "name": "Ben'


async def test_an_unreadable_record_does_not_hide_its_student(laptop: Laptop) -> None:
    student = laptop.student()
    broken = laptop.places.workspace / "records" / student.id / "2026-11-01-goal-setting-1.json"
    broken.parent.mkdir(parents=True)
    broken.write_text("", encoding="utf-8")
    async with at_home(laptop) as tutor:
        tutor.must_see("○ Amara Okafor", "Could not be read")


async def test_a_student_who_has_left_is_not_listed(laptop: Laptop) -> None:
    laptop.student("Kofi Mensah", archived=True)
    async with at_home(laptop, "Amara Okafor") as tutor:
        tutor.must_not_see("Kofi")


async def test_name_and_code_of_the_tutor_are_kept(laptop: Laptop) -> None:
    async with at_home(laptop, "Amara Okafor") as tutor:
        await tutor.press("t")
        await tutor.type("R. Diaz")
        await tutor.press("tab")
        await tutor.type("open sesame")
        tutor.must_not_see("open sesame")
        await tutor.press("enter")
        await tutor.until_seen("R. Diaz · Sun 22 Nov")
    settings = TutorSettings.read(laptop.places.settings)
    assert settings.tutor == "R. Diaz"
    assert settings.check_code("open sesame")
    assert "open sesame" not in laptop.places.settings.read_text(encoding="utf-8")


SHIPPED = ("Check-in", "Data review and goal setting", "Writing conference")
"""Those that come with the app and that a short one at home doesn't replace."""


async def test_the_tutor_chooses_a_conference_by_a_part_of_its_title(laptop: Laptop) -> None:
    laptop.agenda(SHORT, title="Midterm talk", id="midterm")
    async with at_home(laptop, "Amara Okafor") as tutor:
        await tutor.press("p")
        await tutor.until_seen("Which conference?")
        tutor.must_see(*SHIPPED, "Midterm talk", "A short talk")
        await tutor.type("mid")
        tutor.must_not_see(*SHIPPED, "A short talk")
        await tutor.press("enter")
        await tutor.until_seen("The facts")
        assert tutor.app.flow is not None
        assert tutor.app.flow.session.conference.agenda.id == "midterm"


async def test_the_dialog_says_what_a_conference_is_for(laptop: Laptop) -> None:
    async with at_home(laptop, "Amara Okafor") as tutor:
        await tutor.press("p")
        await tutor.until_seen("Which conference?")
        await tutor.type("check")
        tutor.must_see("between two conferences")
        await tutor.press("ctrl+u")
        await tutor.type("data")
        tutor.must_see("For classes where students move on")


async def test_esc_leaves_the_choice_of_a_conference_with_nothing_begun(laptop: Laptop) -> None:
    async with at_home(laptop, "Amara Okafor") as tutor:
        await tutor.press("p")
        await tutor.until_seen("Which conference?")
        await tutor.press("escape")
        assert tutor.on == "HomeScreen"
    assert laptop.records == []


@pytest.mark.parametrize("key", ["f1", "?"])
async def test_help_explains_home_in_plain_words(laptop: Laptop, key: str) -> None:
    async with at_home(laptop, "Amara Okafor") as tutor:
        await tutor.press(key)
        tutor.must_see("These are your students.")
        await tutor.press("escape")
        assert tutor.on == "HomeScreen"


async def test_a_question_mark_in_the_search_is_a_letter(laptop: Laptop) -> None:
    async with at_home(laptop, "Amara Okafor") as tutor:
        await tutor.press("slash", "?")
        tutor.must_see("has “?” in it")


async def test_confer_by_name_goes_on_where_the_conference_was(laptop: Laptop) -> None:
    laptop.agenda(SHORT)
    student = laptop.student()
    async with laptop.open(student=student.id) as tutor:
        await tutor.until_seen("The facts")
        await tutor.say("assignment", "the Unit 3 test")
        await tutor.saved()
    async with laptop.open(student=student.id) as tutor:
        await tutor.until_seen("the Unit 3 test")
    assert len(laptop.records) == 1


async def test_a_conference_that_was_named_and_not_chosen_leads_home(laptop: Laptop) -> None:
    student = laptop.student()
    async with laptop.open(student=student.id, agenda=None) as tutor:
        await tutor.until_seen("Which conference?")
        await tutor.press("escape")
        await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")
