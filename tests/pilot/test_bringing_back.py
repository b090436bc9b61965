"""What was removed in a conference comes back, also after a restart, for tutor and student."""

from tests.pilot.agendas import SHORT
from tests.pilot.laptop import LARGE, SMALL, Laptop


async def test_what_the_tutor_removed_comes_back_after_a_restart_and_that_can_be_undone(
    laptop: Laptop,
) -> None:
    laptop.agenda(SHORT)
    student = laptop.student()
    async with laptop.open(LARGE, student=student.id) as tutor:
        await tutor.until(lambda: tutor.app.flow is not None, "the conference is open")
        await tutor.press("shift+f7")
        tutor.must_see("Nothing was removed here")
        await tutor.say("assignment", "Unit 3 test")
        await tutor.press("ctrl+o")
        await tutor.type("Look at fractions")
        await tutor.press("ctrl+a", "ctrl+k", "escape")
        await tutor.go_to("aim", "A new")
        await tutor.to_field("plan")
        await tutor.paste("Flashcards\nSleep early")
        await tutor.press("end", "delete")
        assert tutor.rows("plan", "what") == [("Flashcards",)]
        await tutor.saved()
    async with laptop.open(SMALL, student=student.id) as tutor:
        await tutor.until(lambda: tutor.app.flow is not None, "the conference is open")
        await tutor.to_field("plan")
        await tutor.press("shift+f7")
        tutor.must_see("What was removed", "Sleep early  (What I will do)")
        tutor.must_see("Look at fractions")
        await tutor.press("enter")
        assert tutor.rows("plan", "what") == [("Flashcards",), ("Sleep early",)]
        tutor.must_see("It is back, below what")
        await tutor.press("shift+f7", "down", "enter")
        assert tutor.rows("plan", "what") == [("Flashcards",)]
        await tutor.press("shift+f7", "down", "enter")
        assert [note["text"] for note in (await tutor.saved())["notes"]] == ["Look at fractions"]
        await tutor.press("shift+f7", "down", "enter", "f9", "shift+f7")  # away again, and covered
        tutor.must_see("Sleep early")
        tutor.must_not_see("Look at fractions")


async def test_the_student_brings_back_their_own_words_and_sees_none_of_the_tutors(
    laptop: Laptop,
) -> None:
    async with laptop.confer(SMALL) as sitting:
        await sitting.say("assignment", "Unit 3 test")
        await sitting.press("ctrl+u")  # the tutor takes it away again
        await sitting.go_to("before", "Before")
        await sitting.press("enter")
        await sitting.until(lambda: sitting.on == "StudentScreen", "the student has the laptop")
        await sitting.press("3", "shift+f7")
        sitting.must_see("Nothing was removed here")  # neither of the two is anything to the other
        await sitting.press("f8", "f8")
        await sitting.say("best", "The graphs")
        await sitting.press("ctrl+a", "ctrl+k", "shift+f7")
        sitting.must_see("The graphs  (What went best?)")
        sitting.must_not_see("Unit 3 test")
        await sitting.press("enter")
        assert sitting.answer("best") == "The graphs"
        await sitting.press("ctrl+p")
        assert sitting.on == "StudentScreen"  # no palette, no way to the tutor's list
