"""Trying an agenda out: the pages follow the file, what was typed stays, and nothing is kept."""

from pathlib import Path

import pytest
from tests.pilot.laptop import LARGE, SMALL, Laptop, Sitting

from conferapp.storage.settings import TutorSettings
from conferapp.storage.trial import Trial
from conferapp.ui.widgets.trial_bar import TrialBar

HEAD = 'format = 1\nid = "music"\ntitle = "Music lesson"\n'
PAGES = """
[[reflection]]
id = "alone"
title = "Think first"
who = "student"

[[reflection.questions]]
id = "felt"
kind = "short"
ask = "How did it feel?"

[[agenda]]
id = "talk"
title = "Let us talk"
say = ["Tell me about the piece."]

[[agenda.questions]]
id = "piece"
kind = "short"
ask = "Which piece did you play?"

[[agenda.questions]]
id = "why"
kind = "long"
ask = "Why this one?"

[[agenda]]
id = "end"
title = "One goal"

[[agenda.questions]]
id = "goal"
kind = "goal"
ask = "My goal"
"""


class Author:
    """Somebody who writes an agenda in an editor beside the app."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.write(PAGES)

    def write(self, pages: str) -> None:
        """Save the file with these pages."""
        self.path.write_text(HEAD + pages, encoding="utf-8")

    def seen(self) -> dict[str, bytes]:
        """What lies in the author's folder."""
        return {path.name: path.read_bytes() for path in self.path.parent.iterdir()}

    def change(self, old: str, new: str) -> None:
        """Save the file with some words changed."""
        text = self.path.read_text(encoding="utf-8")
        assert old in text
        self.path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def author(tmp_path: Path) -> Author:
    return Author(tmp_path / "music.toml")


def bar(someone: Sitting) -> str:
    """What the bar on top says."""
    shown = someone.app.screen.query_one(TrialBar)
    return "\n".join(str(node.render()) for node in shown.query("Static"))


async def test_a_saved_page_is_the_page_on_screen(laptop: Laptop, author: Author) -> None:
    async with laptop.trying(Trial(author.path, page="talk")) as lead:
        lead.must_see("Trying out music.toml", "nothing is kept", "Which piece did you play?")
        author.change("Which piece did you play?", "Which song was it?")
        await lead.until_seen("Which song was it?")
        lead.must_not_see("Which piece did you play?")
        assert lead.page == "talk"


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_trial_begins_at_the_first_field(
    laptop: Laptop, author: Author, size: tuple[int, int]
) -> None:
    async with laptop.trying(Trial(author.path, page="talk"), size) as lead:
        await lead.until(lambda: lead.question == "piece", "the first field has the focus")


async def test_what_was_typed_and_the_focus_stay(laptop: Laptop, author: Author) -> None:
    async with laptop.trying(Trial(author.path, page="talk")) as lead:
        await lead.say("piece", "The Wild Horseman")
        await lead.say("why", "It is quick")
        author.change("Why this one?", "What do you like in it?")
        await lead.until_seen("What do you like in it?")
        lead.must_see("The Wild Horseman", "It is quick")
        assert lead.question == "why"
        await lead.type(" and loud")
        assert lead.answer("why") == "It is quick and loud"


async def test_a_broken_file_is_told_in_place_and_typing_goes_on(
    laptop: Laptop, author: Author
) -> None:
    async with laptop.trying(Trial(author.path, page="talk")) as lead:
        await lead.say("piece", "A waltz")
        author.change('title = "Let us talk"', 'title = Let us talk"')
        await lead.until_seen("1 error")
        lead.must_see("Line 17:", "A quote is missing before the first word.", "A waltz")
        await lead.type(" in A minor")
        author.change('title = Let us talk"', 'title = "We talk"')
        await lead.until_seen("We talk")
        lead.must_not_see("error")
        lead.must_see("A waltz in A minor")


async def test_an_agenda_that_is_broken_at_first_begins_once_it_is_mended(
    laptop: Laptop, author: Author
) -> None:
    author.change('kind = "goal"', 'kind = "gaol"')
    async with laptop.trying(Trial(author.path, page="end")) as lead:
        lead.must_see("`gaol` isn’t a kind of question.", "Did you mean `goal`?")
        author.change('kind = "gaol"', 'kind = "goal"')
        await lead.until_seen("My goal")
        assert lead.page == "end"


async def test_a_file_that_vanishes_does_no_harm(laptop: Laptop, author: Author) -> None:
    async with laptop.trying(Trial(author.path, page="talk")) as lead:
        await lead.say("piece", "A waltz")
        author.path.unlink()
        await lead.until_seen("it is gone")
        lead.must_see("A waltz")
        author.write(PAGES)
        await lead.until(lambda: "gone" not in bar(lead), "the mistake is gone")
        lead.must_see("A waltz")


async def test_as_a_student_it_begins_at_the_students_page(laptop: Laptop, author: Author) -> None:
    async with laptop.trying(Trial(author.path, student=True)) as lead:
        assert (lead.on, lead.page) == ("StudentScreen", "alone")
        assert not lead.app.handed  # no window of a student at a distance has it
        author.change("How did it feel?", "How was it for you?")
        await lead.until_seen("How was it for you?")
        assert lead.on == "StudentScreen"


async def test_a_page_that_is_taken_away_gives_way_to_its_neighbor(
    laptop: Laptop, author: Author
) -> None:
    async with laptop.trying(Trial(author.path, page="end")) as lead:
        author.write(PAGES[: PAGES.index('[[agenda]]\nid = "end"')])
        await lead.until(lambda: lead.page == "talk", "the page before it is there")


async def test_below_a_dialog_the_page_waits(laptop: Laptop, author: Author) -> None:
    async with laptop.trying(Trial(author.path, page="talk")) as lead:
        await lead.press("f1")
        author.change("Let us talk", "We talk")
        for _ in range(3):
            await lead.app._look_at_file()
        lead.must_not_see("We talk")
        await lead.press("escape")
        await lead.until_seen("We talk")


async def test_a_whole_trial_leaves_no_trace(laptop: Laptop, author: Author) -> None:
    before = author.seen()
    async with laptop.trying(Trial(author.path, student=True), SMALL) as lead:
        await lead.say("felt", "Good")
        await lead.press("f8")
        await lead.take_back()
        await lead.until(lambda: lead.page == "talk", "the talk is there")
        await lead.say("piece", "A waltz")
        await lead.press("ctrl+l")
        await lead.until(lambda: lead.on == "FinishScreen", "the finish is there")
        await lead.press("f8", "f8")
        await lead.until_seen("Thank you, ")
        await lead.press("enter")
        await lead.until(lambda: not lead.app.is_running or lead.app._exit, "the app ends")
    assert list(before) == ["music.toml"]
    assert author.seen() == before


async def test_colors_chosen_in_a_trial_leave_the_tutors_settings_alone(
    laptop: Laptop, author: Author
) -> None:
    kept = TutorSettings(tutor="R. Diaz").with_code("4711")
    kept.write(laptop.places.settings)
    async with laptop.trying(Trial(author.path, page="talk")) as lead:
        lead.app.theme = "textual-light"
        await lead.pilot.pause()
    assert TutorSettings.read(laptop.places.settings) == kept


async def test_a_trial_takes_up_nothing_but_its_own_file(laptop: Laptop, author: Author) -> None:
    author.change('id = "music"', 'id = "goal-setting"')
    async with laptop.trying(Trial(author.path, page="talk")) as lead:
        await lead.press("shift+f8")
        await lead.until_seen("A trial follows its file by itself.")
        lead.must_see("Let us talk")


@pytest.mark.parametrize("size", [SMALL, LARGE, (40, 12)])
async def test_many_mistakes_leave_room_for_the_page(
    laptop: Laptop, author: Author, size: tuple[int, int]
) -> None:
    async with laptop.trying(Trial(author.path, page="talk"), size) as lead:
        author.change('kind = "', 'kind = "x')
        await lead.until_seen("4 errors")
        assert lead.app.screen.query_one(TrialBar).size.height <= size[1] * 0.6


async def test_words_of_a_file_are_never_markup(laptop: Laptop, author: Author) -> None:
    async with laptop.trying(Trial(author.path, page="talk")) as lead:
        author.change('kind = "goal"', 'kind = "[/b][@click=app.quit]x[/]"')
        await lead.until_seen("[/b][@click=app.quit]x[/]")
