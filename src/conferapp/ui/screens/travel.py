"""Away from here: the student's pages as a file to take along, and the answers that come back."""

import asyncio
from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from conferapp.desk.session import Session
from conferapp.domain.travel.brought import Brought
from conferapp.domain.travel.unpacking import check
from conferapp.storage.answer_files import answers_in, read_answers
from conferapp.storage.errors import StorageError
from conferapp.storage.handout_files import write_handout
from conferapp.ui.dialogs.words import WordsDialog
from conferapp.ui.screens.base import AppScreen
from conferapp.ui.screens.keys import TRAVEL_KEYS
from conferapp.ui.showing import made, show
from conferapp.ui.text import literal
from conferapp.ui.travel_text import (
    CHOICES,
    WHICH,
    choice_label,
    differing_line,
    found_text,
    taken,
)
from conferapp.ui.travelling import NAMES, THEN, Arrival, Form, Traveller
from conferapp.ui.widgets.keybar import KeyBar
from conferapp.ui.widgets.listing import Listing

FORMS: Final[tuple[Form, ...]] = ("page", "blank")
ONLY_TRIED: Final = "This is a trial, so that no file is made."
NOTHING: Final = "Nothing was taken in."
NO_PATH: Final = "No file can have that name. Type where it is, such as ~/Downloads/answers.json."
_AROUND: Final = 6
"""Columns beside what was found: its padding, and the bar that scrolls it."""


class TravelScreen(AppScreen):
    """Offers the student's pages to take along, and takes answers in."""

    ABOUT = """
The student can answer their pages away from here: at home, in another room, on a phone. Make the
page, and send it or take it along; it is one file that any browser opens, without a network. When
the student presses “Save my answers” there, a small file is made. Bring that in here.

Before anything is taken, you see what is new, what is different from the answers that are here,
and what can’t be taken and why. Enter at a line decides whose answer stays; F8 takes them in.
"""
    ONCE = AppScreen.ONCE | {"enter", "f8"}
    BINDINGS: ClassVar[list[BindingType]] = TRAVEL_KEYS

    class Back(Message):
        """Asks for the page from which the screen was asked for.

        Attributes:
            page: Its id.
        """

        def __init__(self, page: str) -> None:
            """Name the page."""
            super().__init__()
            self.page = page

    def __init__(
        self, session: Session, traveller: Traveller, folder: Path, page: str, *, unkept: bool
    ) -> None:
        """Offer the pages of a conference.

        Args:
            session: The conference.
            traveller: Makes the pages.
            folder: Where files go.
            page: The id of the page to go back to.
            unkept: Whether this is a trial.
        """
        super().__init__()
        self.session = session
        self.traveller = traveller
        self._folder, self._page, self._unkept = folder, page, unkept
        self._brought: Brought | None = None
        self._taken: set[str] = set()

    def compose(self) -> ComposeResult:
        """What can be done, and below it what was found."""
        name = self.session.conference.student.first
        yield Static(literal(f"{name}’s pages, away from here", "bold $text-primary"), id="top")
        yield Listing(*(Option(choice_label(*each)) for each in CHOICES), id="choices")
        with VerticalScroll(id="found", can_focus=False):
            yield Static(id="preview")
        differing = Listing(id="differing")
        differing.border_title = WHICH
        yield differing
        yield Static(id="said")
        yield from self.footer()

    def on_mount(self) -> None:
        """Begin at the first one."""
        listed = self.query_one("#choices", OptionList)
        listed.highlighted = 0
        listed.focus()

    def on_resize(self) -> None:
        """Lines are as long as there is room."""
        self._show()

    def _say(self, sentence: str) -> None:
        said = self.query_one("#said", Static)
        said.update(literal(sentence))
        said.display = bool(sentence)

    def _show(self) -> None:
        """Show what was found, or what can be done."""
        brought = self._brought
        self.set_class(brought is not None, "-arrived")
        self.set_class(brought is not None and bool(brought.differing), "-differing")
        if brought is not None:
            text = found_text(brought, self.size.width - _AROUND)
            self.query_one("#preview", Static).update(literal(text))
            listed = self.query_one("#differing", OptionList)
            for number, found in enumerate(brought.differing):
                line = differing_line(found, page=found.question in self._taken)
                listed.replace_option_prompt_at_index(number, line)
        self.query_one(KeyBar).refresh()

    def _lay_out(self, brought: Brought) -> None:
        """Put what was found in front, from its beginning, with the cursor at the first choice."""
        self._brought, self._taken = brought, set()
        listed = self.query_one("#differing", OptionList)
        listed.clear_options()
        listed.add_options(
            [Option(differing_line(found, page=False)) for found in brought.differing]
        )
        self._show()
        self.query_one("#found", VerticalScroll).scroll_home(animate=False)
        if brought.differing:
            listed.highlighted = 0
            listed.focus()

    # Doing -------------------------------------------------------------------------------

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do what was chosen."""
        event.stop()
        self.action_choose()

    def action_choose(self) -> None:
        """Make a page, ask for a file, or change whose answer stays."""
        if self._brought is not None:
            self._turn()
            return
        at = self.query_one("#choices", OptionList).highlighted
        if at is None:
            return
        if at == len(FORMS):
            self._ask()
        elif self._unkept:
            self._say(ONLY_TRIED)
        elif not self.making:  # a second press makes no second one
            self.making = True
            self._make(FORMS[at])

    def _turn(self) -> None:
        at = self.query_one("#differing", OptionList).highlighted
        if self._brought is not None and at is not None and self._brought.differing:
            self._taken ^= {self._brought.differing[at].question}
            self._show()

    @work
    async def _make(self, form: Form) -> None:
        try:
            await self._write(form)
        except StorageError as problem:
            self._say(str(problem))
        finally:
            self.making = False

    async def _write(self, form: Form) -> None:
        """Make a page, note that it was handed on, and show it.

        Raises:
            StorageError: It isn't made. The sentence says why.
        """
        conference = self.session.conference
        data = await asyncio.to_thread(self.traveller.make, conference, form)
        stem = f"{form}-{conference.record.id[-8:]}"
        write = partial(write_handout, workspace=self.traveller.opener.desk.workspace.root)
        path = await asyncio.to_thread(write, self._folder, stem, "html", data)
        conference.exported(NAMES[form], "student", who=self.traveller.opener.desk.tutor.tutor)
        self.session.keep()
        self._say(made(path, opened=show(self.app, path), then=THEN.get(form, "")))

    def _ask(self) -> None:
        """Ask for the file; one that lies among the downloads is offered."""
        folders = (Path.home() / "Downloads", self._folder)
        found = answers_in(folders, self.session.conference.record.id)
        # The name comes first: where there is little room, the rest goes on below it.
        offered = {f"{path.name} in {path.parent}": str(path) for path in found}
        dialog = WordsDialog(
            "Which file has the answers?",
            reasons=tuple(offered),
            own="or type where it is",
            hint="Enter looks into it; nothing is taken yet. Esc goes back.",
        )
        self.app.push_screen(dialog, lambda said: self._look(offered.get(said or "", said)))

    def _look(self, typed: str | None) -> None:
        """Look through a file of answers; nothing changes yet."""
        if not typed or not typed.strip():
            return
        try:
            content = read_answers(Path(typed.strip().strip("\"'")).expanduser().absolute())
        except StorageError as problem:
            self._say(str(problem))
            return
        except (RuntimeError, ValueError):  # such as ~nobody, or a byte that ends names
            self._say(NO_PATH)
            return
        brought = check(content, self.session.conference)
        if brought.problem:
            self._say(brought.problem)
            return
        self._say("" if brought.changes else "There is nothing new in it.")
        self._lay_out(brought)

    def action_take_in(self) -> None:
        """Take the answers in."""
        if self._brought is None:
            return
        before = self.session.conference.record
        changed = self.traveller.bring_in(Arrival(self.session, self._brought), self._taken)
        self.session.keep(at_once=True)
        self._leave_found()
        something = self.session.conference.record is not before
        self._say(taken(len(changed)) if something else NOTHING)

    def _leave_found(self) -> None:
        self._brought = None
        self._show()
        self.query_one("#choices").focus()

    def action_back(self) -> None:
        """Leave what was found, or go back."""
        if self._brought is not None:
            self._leave_found()
            self._say(NOTHING)
        else:
            self.post_message(self.Back(self._page))

    def action_scroll(self, pages: int) -> None:
        """Move in what was found."""
        found = self.query_one("#found", VerticalScroll)
        found.scroll_relative(y=pages * max(found.size.height - 2, 1), animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`."""
        if action == "take_in":
            return self._brought is not None and self._brought.changes
        if action == "back":
            return not self.making  # what is made is noted first
        if action == "choose":
            return self._brought is None or bool(self._brought.differing)
        return action != "scroll" or self._brought is not None
