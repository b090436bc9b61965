"""Help: it says what a screen is for, and does what its lines say, by mouse and by keys."""

from tests.pilot.laptop import LARGE, SMALL, Laptop

from conferapp.storage.settings import TutorSettings


async def test_a_mouse_does_what_has_a_key_and_only_words_are_typed(laptop: Laptop) -> None:
    async with laptop.open(LARGE) as tutor:
        await tutor.click("F1 Help")
        assert tutor.on == "HelpDialog"
        await tutor.click("Esc Back")
        assert tutor.on == "HomeScreen"
        await tutor.click("F1 Help")
        await tutor.click("Add a student")
        assert tutor.on == "StudentDialog"
        await tutor.click("F1 Help")
        tutor.must_see("Here a student is added.")
        await tutor.click("Esc Back")
        await tutor.type("Amara Okafor")
        await tutor.click("Enter Add")
        await tutor.until_seen("Amara Okafor")
        await tutor.click("s Start")
        await tutor.until_seen("Which conference?")
        await tutor.click("Esc Back")
        assert tutor.on == "HomeScreen"
        await tutor.click("F1 Help")
        await tutor.click("Set what helps the student")
        assert tutor.on == "SupportsDialog"


async def test_the_list_is_walked_by_keys_and_enter_does_it(laptop: Laptop) -> None:
    laptop.student()
    async with laptop.open(SMALL) as tutor:
        await tutor.press("question_mark")
        tutor.must_see("These are your students.")
        await tutor.press("enter")  # nothing is marked yet
        assert tutor.on == "HelpDialog"
        await tutor.press("down", "down")
        tutor.must_see("Prepare a conference, before it begins")
        await tutor.press("enter")
        await tutor.until_seen("Which conference?")
        await tutor.press("f1")
        tutor.must_see("Here one thing is chosen out of a list.")
        await tutor.press("f1", "escape", "f1", "down", "up")
        tutor.must_see("These are your students.")


async def test_a_dialog_keeps_nobody_from_closing_the_app(laptop: Laptop) -> None:
    async with laptop.open() as tutor:
        await tutor.press("n", "ctrl+q")
        assert tutor.app.return_code == 0


async def test_a_code_can_be_sent_off_by_mouse_and_a_screen_that_rests_explains_itself(
    laptop: Laptop,
) -> None:
    TutorSettings().with_code("open").write(laptop.places.settings)
    async with laptop.open() as tutor:
        await tutor.press("shift+f9", "f1")
        tutor.must_see("Nothing is lost, and the place is kept.")
        await tutor.type("open")
        await tutor.click("Enter ▸")
        await tutor.until(lambda: tutor.on == "HomeScreen", "the screen is awake")
