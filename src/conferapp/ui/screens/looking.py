"""Looking at what can leave the room: the list, the chosen one as it prints, or line by line."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from conferapp.ui.leaving import ITEMS, Leaving
from conferapp.ui.leaving_text import item_label, line_options, top_line
from conferapp.ui.screens.base import AppScreen
from conferapp.ui.text import literal
from conferapp.ui.widgets.keybar import KeyBar
from conferapp.ui.widgets.listing import Listing

COVERED = "Everything that was written down stands in this. F9 shows it here; Enter makes the file."
LEAST = 20
"""Columns into which a page is broken at least."""
_AROUND = 2
"""Columns that an option leaves free at its sides."""


class LookingScreen(AppScreen):
    """Lists what can leave the room, and shows the chosen one."""

    def __init__(self, leaving: Leaving) -> None:
        """Look at what can leave.

        Args:
            leaving: What it is, and what was chosen.
        """
        super().__init__()
        self.leaving = leaving
        self.uncovered = self.by_line = False
        self._said = ""

    def compose(self) -> ComposeResult:
        """The list, and the chosen one."""
        yield Static(id="top")
        with Horizontal(id="handouts"):
            with Vertical(id="left"):
                yield Listing(
                    *(Option(item_label(at, item)) for at, item in enumerate(ITEMS, 1)), id="items"
                )
            with VerticalScroll(id="right", can_focus=False):
                yield Static(id="preview")
            yield Listing(id="lines")
        yield Static(id="said")
        yield from self.footer()

    def on_mount(self) -> None:
        """Begin at the card."""
        listed = self.query_one("#items", OptionList)
        listed.highlighted = ITEMS.index(self.leaving.at)
        listed.focus()
        problems = self.leaving.press.catalogues.problems
        self.say("\n".join(filter(None, (*problems, self.leaving.unread()))))
        self.show()

    def on_resize(self) -> None:
        """Lines are as long as there is room, which is known once all has its new place."""
        self.call_after_refresh(self.show)

    def show(self) -> None:
        """Show what is looked at, as it is now."""
        self.query_one("#top", Static).update(top_line(self.leaving))
        covered = self.leaving.private and not self.uncovered
        self.set_class(self.by_line, "-by-line")
        if self.by_line:
            self._show_lines()
        else:
            shown = self.told(COVERED) if covered else self.leaving.preview(self._columns())
            self.query_one("#preview", Static).update(literal(shown))
        self.query_one(KeyBar).refresh()

    def _show_lines(self) -> None:
        listed = self.query_one("#lines", OptionList)
        handout = self.leaving.handout()
        options = line_options(handout, self._columns()) if handout else []
        at = listed.highlighted
        if [option.id for option in options] != [option.id for option in listed.options]:
            listed.clear_options()
            listed.add_options(options)
        for number, option in enumerate(options):
            listed.replace_option_prompt_at_index(number, option.prompt)
        places = [n for n, option in enumerate(options) if not option.disabled]
        if places:
            listed.highlighted = at if at in places else places[0]

    def _columns(self) -> int:
        """How long lines may be: both views have the same room, and the hidden one has no width."""
        whole = self.query_one("#right").scrollable_content_region.width
        by_line = self.query_one("#lines").scrollable_content_region.width - _AROUND
        return max(whole, by_line, LEAST)

    def say_too(self, sentence: str) -> None:
        """Say one thing more at the bottom, below what was said of the file.

        Args:
            sentence: The sentence.
        """
        self.say("\n".join(filter(None, (self._said, sentence))))

    def say(self, sentence: str) -> None:
        """Say something at the bottom, where it stays."""
        self._said = sentence
        said = self.query_one("#said", Static)
        said.update(literal(sentence))
        said.display = bool(sentence)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the one under the cursor."""
        event.stop()
        item = ITEMS[event.option_index] if event.option_list.id == "items" else None
        if item is not None and item is not self.leaving.at:
            self.leaving.at = item
            self.uncovered = self.by_line = False  # what is for the tutor alone comes up covered
            self.say(self.leaving.unread())
            self.query_one("#right", VerticalScroll).scroll_home(animate=False)
            self.show()

    def action_choose(self, number: int) -> None:
        """Look at one by its number."""
        listed = self.query_one("#items", OptionList)
        listed.highlighted = number - 1
        listed.focus()

    def line(self) -> str:
        """The key of the line under the cursor, or ""."""
        listed = self.query_one("#lines", OptionList)
        at = listed.highlighted
        return "" if at is None else listed.get_option_at_index(at).id or ""

    def action_lines(self) -> None:
        """Go through it line by line, or see it whole again."""
        self.by_line = not self.by_line
        self.show()
        self.query_one("#lines" if self.by_line else "#items").focus()

    def action_turn_form(self) -> None:
        """Take the next form."""
        self.leaving.turn_form()
        self.show()

    def action_turn_language(self) -> None:
        """Take the next language."""
        self.leaving.turn_language()
        self.say(self.leaving.unread())
        self.show()

    def action_uncover(self) -> None:
        """Show what is for the tutor alone."""
        self.uncovered = True
        self.show()

    def action_scroll(self, pages: int) -> None:
        """Move in the preview."""
        right = self.query_one("#right", VerticalScroll)
        right.scroll_relative(y=pages * max(right.size.height - 2, 1), animate=False)
