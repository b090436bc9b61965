"""The tutor's screen: pages in any order, notes, skips, and what stands beside."""

import pytest
from tests.pilot.laptop import LARGE, SMALL, Laptop, Sitting
from textual.binding import Binding

from conferapp.ui.screens.base import AppScreen
from conferapp.ui.screens.conference import ConferenceScreen
from conferapp.ui.screens.finish import FinishScreen
from conferapp.ui.screens.giving import GivingBack
from conferapp.ui.screens.handing import HandingOver
from conferapp.ui.screens.home import HomeScreen
from conferapp.ui.screens.reading import ReadingScreen
from conferapp.ui.screens.student import StudentScreen
from conferapp.ui.widgets.keybar import MOST_KEYS

SCREENS = (
    ConferenceScreen,
    FinishScreen,
    GivingBack,
    HandingOver,
    HomeScreen,
    ReadingScreen,
    StudentScreen,
)


# Where we are ---------------------------------------------------------------------------------


async def test_one_key_goes_on_and_one_goes_back(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.press("f8")
        assert tutor.page == "view"
        await tutor.press("f7")
        assert tutor.page == "facts"


@pytest.mark.parametrize(("onward", "back"), [("f8", "f7"), ("ctrl+n", "ctrl+b")])
async def test_the_keys_that_turn_pages_work_while_something_is_typed(
    laptop: Laptop, onward: str, back: str
) -> None:
    async with laptop.confer() as tutor:
        await tutor.go_to("look", "made of it")
        await tutor.say("strengths", "Checks her work")
        await tutor.press(onward)
        assert tutor.page == "aim"
        await tutor.press(back)
        assert tutor.page == "look"
        tutor.must_see("Checks her work")


async def test_back_on_the_first_page_stays_there(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.press("f7")
        assert tutor.page == "facts"


async def test_any_page_can_be_reached_from_any_other(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.go_to("aim", "new goal")
        await tutor.go_to("facts", "facts")
        await tutor.go_to("after", "afterwards")
        await tutor.go_to("hello", "how are")


async def test_go_to_begins_at_the_page_in_front_and_arrows_move(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.go_to("look", "made of it")
        await tutor.press("ctrl+g", "down", "enter")
        assert tutor.page == "aim"


async def test_letters_that_narrow_the_list_of_pages_to_nothing_may_come_in_one_burst(
    laptop: Laptop,
) -> None:
    async with laptop.confer() as tutor:
        await tutor.press("ctrl+g")
        await tutor.type("gq")  # the first leaves some pages, the second none
        tutor.must_see("Nothing here has that in its name")
        await tutor.press("backspace", "backspace")
        await tutor.type("goal\n")
        await tutor.until(lambda: tutor.page == "aim", "the page is there")


async def test_esc_leaves_the_list_of_pages(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.press("ctrl+g", "escape")
        assert (tutor.on, tutor.page) == ("ConferenceScreen", "facts")


async def test_go_to_leads_to_the_finish_too(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.press("ctrl+g")
        await tutor.type("finish\n")
        await tutor.until_seen("Finish with Amara")


async def test_a_step_that_is_clicked_opens(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.go_to("hello", "how are")
        await tutor.click("3 A new goal")
        await tutor.until(lambda: tutor.page == "aim", "the clicked step is there")


async def test_a_dot_that_is_clicked_opens_on_a_small_window(laptop: Laptop) -> None:
    async with laptop.confer(SMALL) as tutor:
        await tutor.go_to("hello", "how are")
        await tutor.click("○", last=False)
        await tutor.until(lambda: tutor.page == "look", "the clicked dot is there")


async def test_the_steps_say_where_we_are_with_glyphs(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.go_to("hello", "how are")
        await tutor.skip("no time")
        await tutor.until(lambda: tutor.page == "look", "the next page is there")
        tutor.must_see("The talk", "⊘ 1 How are you?", "◐ 2 What you made", "○ 3 A new goal")
        tutor.must_see("Check in", "The work", "The plan")


async def test_a_small_window_has_a_line_of_dots(laptop: Laptop) -> None:
    async with laptop.confer(SMALL) as tutor:
        await tutor.go_to("look", "made of it")
        tutor.must_see("○ ◐ ○   The talk, 2 of 3")


async def test_a_page_shows_what_to_do_and_say_with_names_filled_in(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.say("assignment", "the Unit 3 test")
        await tutor.go_to("hello", "how are")
        tutor.must_see("1 How are you? 1 min", "Say hello to Amara.", "“How is your day going?”")
        await tutor.press("f8")
        tutor.must_see("“What did you make of the Unit 3 test?”")


# Notes and skips ------------------------------------------------------------------------------


async def test_a_note_is_kept_as_it_is_written(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.go_to("look", "made of it")
        await tutor.press("ctrl+o")
        await tutor.type("She smiled.\nAt last.")
        assert (await tutor.saved())["notes"][0]["text"] == "She smiled.\nAt last."
        await tutor.press("escape")
        tutor.must_see("✎ She smiled.")
        assert tutor.question == "strengths"


async def test_a_second_note_on_a_page_shows_the_first_above(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.press("ctrl+o")
        await tutor.type("One.")
        await tutor.press("ctrl+o", "ctrl+o")
        tutor.must_see("• One.")
        await tutor.type("Two.")
        await tutor.press("ctrl+o")
        assert [note["text"] for note in (await tutor.saved())["notes"]] == ["One.", "Two."]


async def test_a_note_that_is_emptied_again_is_gone(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.say("assignment", "x")
        await tutor.press("ctrl+o")
        await tutor.type("ab")
        await tutor.press("backspace", "backspace", "escape")
        assert (await tutor.saved())["notes"] == []


async def test_turning_the_page_closes_the_note_and_keeps_it(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.press("ctrl+o")
        await tutor.type("Calm.")
        await tutor.press("f8")
        tutor.must_not_see("A note on this page")
        (note,) = (await tutor.saved())["notes"]
        assert (note["page"], note["text"]) == ("facts", "Calm.")


async def test_a_note_on_the_next_page_is_another_note(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.press("ctrl+o")
        await tutor.type("One.")
        await tutor.press("f8", "ctrl+o")
        await tutor.type("Two.")
        notes = (await tutor.saved())["notes"]
        assert [(note["page"], note["text"]) for note in notes] == [
            ("facts", "One."),
            ("view", "Two."),
        ]


async def test_a_page_is_skipped_with_a_reason_to_pick_or_own_words(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.go_to("hello", "how are")
        await tutor.press("f5")
        tutor.must_see("Skip this page. Why?", "Ran out of time")
        await tutor.press("enter")
        await tutor.until(lambda: tutor.page == "look", "the next page is there")
        await tutor.skip("the bell rang")
        await tutor.until(lambda: tutor.page == "aim", "the next page is there")
        skipped = {v["page"]: v.get("skipped") for v in (await tutor.saved())["pages"]}
        assert (skipped["hello"], skipped["look"]) == ("Ran out of time", "the bell rang")


async def test_a_skip_is_shown_and_taken_back_by_the_same_key(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.go_to("hello", "how are")
        await tutor.skip("no time")
        await tutor.until(lambda: tutor.page == "look", "the next page is there")
        await tutor.press("f7")
        tutor.must_see("⊘ Skipped: no time")
        await tutor.press("f5")
        tutor.must_not_see("⊘ Skipped")
        skipped = {v["page"]: v.get("skipped") for v in (await tutor.saved())["pages"]}
        assert skipped["hello"] is None


async def test_a_skip_can_be_left_undone(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.press("f5", "escape")
        tutor.must_not_see("⊘ Skipped")
        assert tutor.page == "facts"


# What is only the tutor's ---------------------------------------------------------------------


async def test_one_key_covers_the_pane_on_a_common_page_and_opens_it(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.go_to("look", "made of it")
        tutor.must_see("Name the work behind the gain.")
        await tutor.press("f9")
        tutor.must_not_see("Name the work behind the gain.")
        tutor.must_see("▒▒▒  Covered", "What went well", "F9 Uncover")
        await tutor.press("f9")
        tutor.must_see("F9 Cover", "Name the work behind the gain.")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_one_key_covers_the_whole_of_a_page_of_the_tutors(
    laptop: Laptop, size: tuple[int, int]
) -> None:
    async with laptop.confer(size) as tutor:
        await tutor.say("assignment", "the Unit 3 test")
        await tutor.press("ctrl+t")
        tutor.must_not_see("Which test?", "the Unit 3 test", "The facts")
        tutor.must_see("▒▒▒  Covered. F9 opens it.")


async def test_a_cover_holds_over_the_turn_of_a_page(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.go_to("hello", "how are")
        await tutor.press("f9", "f8")
        tutor.must_not_see("Name the work behind the gain.")


async def test_nothing_is_typed_into_a_covered_page(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.say("assignment", "the Unit 3 test")
        await tutor.press("f9")
        await tutor.type("secret")
        await tutor.press("f9")
        tutor.must_not_see("secret")


async def test_the_pane_folds_away_on_a_small_window(laptop: Laptop) -> None:
    async with laptop.confer(SMALL) as tutor:
        await tutor.go_to("look", "made of it")
        tutor.must_not_see("Name the work behind the gain.")
        await tutor.press("f6")
        tutor.must_see("Name the work behind the gain.")
        await tutor.press("f6")
        tutor.must_not_see("Name the work behind the gain.")


async def test_the_pane_is_opened_with_the_mouse_too(laptop: Laptop) -> None:
    async with laptop.confer(SMALL) as tutor:
        await tutor.go_to("look", "made of it")
        await tutor.saved()  # the word for it moves the keys beside it
        await tutor.click("F6 Beside")
        tutor.must_see("Name the work behind the gain.")


async def test_two_sides_are_laid_out_beside_each_other(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.go_to("view", "my view")
        await tutor.say("tutor-sure", "2")
        await tutor.go_to("look", "made of it")
        tutor.must_see("You: 2 of 5", "Amara: nothing yet")


async def test_whose_words_an_answer_is_can_be_turned(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.go_to("look", "made of it")
        await tutor.say("strengths", "Checks her work")
        await tutor.press("f3")
        assert (await tutor.saved())["answers"]["strengths"]["by"] == "tutor"
        await tutor.press("f3")
        assert (await tutor.saved())["answers"]["strengths"]["by"] == "student"


async def test_without_an_answer_there_is_nobody_whose_words_it_is(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.go_to("look", "made of it")
        await tutor.to_field("strengths")
        await tutor.press("f3")
        tutor.must_see("Write the answer first")


# Goal and time --------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_goal_is_on_top_as_soon_as_it_is_typed(
    laptop: Laptop, size: tuple[int, int]
) -> None:
    async with laptop.confer(size) as tutor:
        tutor.must_see("No goal yet")
        await tutor.go_to("aim", "new goal")
        await tutor.say("goal", "75 on the Unit 4 test")
        assert tutor.lines[0].startswith(" Goal  75 on the Unit 4 test")
        await tutor.go_to("facts", "facts")
        assert tutor.lines[0].startswith(" Goal  75 on the Unit 4 test")


async def test_the_pace_stands_against_the_plan_and_says_when_it_is_late(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.go_to("hello", "how are")
        tutor.must_see("0 of 10 min")
        tutor.moment.pass_by(80)
        tutor.main.tick()  # type: ignore[attr-defined]
        tutor.moment.pass_by(80)
        tutor.main.tick()  # type: ignore[attr-defined]
        await tutor.pilot.pause()
        tutor.must_see("▓▓▓░░░░░░░ 3 of 10 min, 2 late")


async def test_a_closed_lid_is_not_a_long_step(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.go_to("hello", "how are")
        tutor.moment.pass_by(8 * 3600)
        await tutor.press("f8")
        tutor.must_see("2 of 10 min")


# Keys, palette, help --------------------------------------------------------------------------


async def test_the_palette_knows_every_action_that_works_here(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.go_to("hello", "how are")
        await tutor.press("ctrl+p")
        await tutor.type("whose words")
        await tutor.until_seen("Say whether the answer in focus is the student’s words")
        await tutor.press("escape")


async def test_an_action_chosen_in_the_palette_happens(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.go_to("hello", "how are")
        await tutor.press("ctrl+p")
        await tutor.type("skip")
        await tutor.until_seen("Skip this page with a word why")
        await tutor.press("enter")
        await tutor.until_seen("Skip this page. Why?")


async def test_the_palette_offers_no_screenshot(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.press("ctrl+p")
        await tutor.type("screenshot")
        await tutor.pilot.pause()
        tutor.must_not_see("Save an SVG")


def _own(screen: type[AppScreen]) -> list[Binding]:
    return [binding for binding in screen.BINDINGS if isinstance(binding, Binding)]


def test_every_action_has_a_key_a_name_and_a_plain_word_in_the_palette() -> None:
    for screen in SCREENS:
        for binding in screen.BINDINGS:
            assert isinstance(binding, Binding)
            quiet = binding.action in {"clear", "close_note"} or "(" in binding.action
            again = any(b.action == binding.action and b.tooltip for b in _own(screen))
            assert quiet or again, f"{screen.__name__}: {binding.key}"


def test_no_screen_has_a_key_that_terminals_do_not_send() -> None:
    for screen in (*SCREENS, AppScreen):
        for binding in screen.BINDINGS:
            assert isinstance(binding, Binding)
            for key in binding.key.split(","):
                assert key not in {"ctrl+i", "ctrl+h", "ctrl+m", "ctrl+enter", "shift+enter"}
                assert not (key.startswith("ctrl+") and key[-1].isdigit())


async def test_f1_explains_the_page_and_question_marks_are_typed_in_fields(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.say("assignment", "What?")
        tutor.must_see("What?")
        assert tutor.on == "ConferenceScreen"
        await tutor.press("f1")
        tutor.must_see("You are in a conference.", "Go on to the next page")
        await tutor.press("escape")
        assert tutor.on == "ConferenceScreen"


async def test_a_question_mark_outside_text_explains_the_page(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.go_to("hello", "how are")
        await tutor.to_field("mood")
        await tutor.press("?")
        tutor.must_see("You are in a conference.")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_at_most_six_keys_stand_at_the_bottom_and_all_can_be_read(
    laptop: Laptop, size: tuple[int, int]
) -> None:
    async with laptop.confer(size) as tutor:
        for title, page in (("facts", "facts"), ("how are", "hello"), ("afterwards", "after")):
            await tutor.go_to(page, title)
            await the_key_bar_is_whole(tutor)
        await tutor.press("ctrl+l")
        await tutor.until_seen("Finish with Amara")
        await the_key_bar_is_whole(tutor)


async def the_key_bar_is_whole(tutor: Sitting) -> None:
    bar = tutor.lines[-1]
    keys = {b.description for b in tutor.main.own_bindings() if b.show and b.description in bar}
    assert 3 <= len(keys) <= MOST_KEYS, bar
    assert "F1 Help" in bar


async def test_a_key_in_the_bar_can_be_clicked(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.click("F8 Next")
        await tutor.until(lambda: tutor.page == "view", "the next page is there")


async def test_letters_typed_where_nothing_has_the_focus_go_to_the_first_field(
    laptop: Laptop,
) -> None:
    async with laptop.confer() as tutor:
        tutor.app.screen.set_focus(None)
        await tutor.press(*"next")
        tutor.must_see("next")
        assert tutor.page == "facts"


async def test_text_typed_right_behind_tab_lands_in_the_next_field(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.go_to("hello", "how are")
        await tutor.to_field("win")
        for key in ("x", "shift+tab", "tab", "y"):
            tutor._send(key)
        await tutor.until_seen("xy")


# Windows --------------------------------------------------------------------------------------


async def test_the_screen_follows_a_resize_and_keeps_what_is_typed(laptop: Laptop) -> None:
    async with laptop.confer(LARGE) as tutor:
        await tutor.go_to("look", "made of it")
        await tutor.say("strengths", "Checks her work")
        await tutor.pilot.resize_terminal(*SMALL)
        await tutor.until_seen("The talk, 2 of 3")
        tutor.must_see("Checks her work", "F6 Beside")
        await tutor.pilot.resize_terminal(*LARGE)
        await tutor.until_seen("◐ 2 What you made")
        tutor.must_see("Checks her work", "Name the work behind the gain.")
        assert tutor.question == "strengths"


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 6)])
async def test_no_window_is_too_small_to_go_on(laptop: Laptop, size: tuple[int, int]) -> None:
    async with laptop.confer(size) as tutor:
        for _ in range(2):
            await tutor.press("f8")
        assert tutor.on == "HandingOver"


# Ways out -------------------------------------------------------------------------------------


async def test_home_is_not_passed_through_by_one_slip_in_the_talk(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.go_to("hello", "how are")
        await tutor.press("escape", "escape")  # the way out is said, and said once
        assert tutor.screen.count("You are in a conference. F2 goes home.") == 1
        await tutor.press("f2")
        assert tutor.on == "ConferenceScreen"
        tutor.must_see("Press F2 again")
        await tutor.press("f2")
        await tutor.until(lambda: tutor.on == "HomeScreen", "home is there")


async def test_ctrl_c_closes_nothing_and_says_what_does(laptop: Laptop) -> None:
    async with laptop.confer() as tutor:
        await tutor.press("ctrl+c")
        assert tutor.app.is_running


async def test_what_nobody_sees_nobody_answers(laptop: Laptop) -> None:
    pages = (
        '[[reflection]]\nid = "alone"\ntitle = "Alone"\nwho = "student"\n'
        '[[reflection]]\nid = "mine"\ntitle = "Mine"\nwho = "tutor"\n'
        '[[reflection.questions]]\nid = "sure"\nkind = "scale"\nask = "How sure did they seem?"\n'
    )
    async with laptop.confer(agenda=pages) as tutor:
        await tutor.press("enter", "f8")
        await tutor.take_back()
        await tutor.until(lambda: tutor.page == "mine", "the tutor's page is there")
        tutor.must_see("Covered")
        await tutor.press("tab", "4")
        assert tutor.answer("sure") is None
        await tutor.press("f9")
        assert tutor.question == "sure"
        await tutor.press("4", "f9", "2")
        assert tutor.answer("sure") == 4
