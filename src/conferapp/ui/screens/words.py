"""Find words: everything that was said in conferences, with the places shown."""

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input, OptionList, Static

from conferapp.desk.desk import Desk
from conferapp.domain.words import wanted
from conferapp.storage.searching import can_search, searched
from conferapp.ui.screens.base import GoHome, GoTo, OpenConference
from conferapp.ui.screens.place import PlaceScreen
from conferapp.ui.screens.words_keys import WORDS_KEYS
from conferapp.ui.seeking import Seeker
from conferapp.ui.story_text import DOUBLED
from conferapp.ui.text import literal
from conferapp.ui.widgets.hit_list import HitList
from conferapp.ui.widgets.keybar import KeyBar
from conferapp.ui.word_search import PAGE, At, Results, look_further
from conferapp.ui.words_text import LEAST, NO_WORDS, nothing_text, reading_text, state_text

PLACE: Final = "words"
"""The name of this place in the table of places."""
LOOK: Final = 1.0
"""Seconds between two looks at how far reading is."""
INDENT: Final = 10
"""Columns beside an excerpt."""


class WordsScreen(PlaceScreen):
    """Looks for words as they are typed, and lists where they stand."""

    ABOUT = """
Type words, and all conferences are looked through: every answer, the student's and yours, and every
note. The newest conferences come first, and under each you see the places where the words stand.

The beginning of a word is enough: “fract” finds fractions. With several words, a conference has to
have them all. Up, Down, PgUp and PgDn move in the list while you type. Enter opens the conference
at that place, and Esc there comes back here.

F4 looks among your own students only, and again among all.

It is for you, like home: don't turn it to a student.
"""
    BINDINGS: ClassVar[list[BindingType]] = WORDS_KEYS

    def __init__(self, desk: Desk, *, at: str = "") -> None:
        """Look for words.

        Args:
            desk: What the app works with.
            at: Where somebody was here, or what to look for; "" for nothing yet.
        """
        super().__init__()
        self.desk = desk
        self._at = At.of(at)
        self._can = True
        self._seeker = Seeker(self._further, self._found)
        self._shown = self._seeker.results

    def compose(self) -> ComposeResult:
        """What is looked for, and where it is."""
        yield Static(literal("Find words", "bold $text-primary"), id="top")
        yield Input(
            self._at.said,
            placeholder="words that were said or noted",
            select_on_focus=False,  # else the next letter would take the place of all others
            id="search",
        )
        yield Static(id="state")
        yield Static(id="behind")
        with VerticalScroll(id="nothing", can_focus=False):
            yield Static(id="about")
        yield HitList(id="hits")
        yield from self.footer()

    def on_mount(self) -> None:
        """Read what has changed, and look for what was looked for before."""
        self.query_one("#search").focus()
        self.desk.keeping_up.catch_up()
        self._can = can_search(self.desk.index)
        self.set_interval(LOOK, self._show_behind)
        self._show_behind()
        self._want(self._at.said, mine=self._at.mine, many=self._at.many)

    def _show_behind(self) -> None:
        """Say that conferences are still being read, for as long as they are."""
        behind, reading = self.query_one("#behind", Static), self.desk.keeping_up.at_work
        if reading:
            behind.update(reading_text(self.desk.keeping_up.progress))
        elif behind.display and not self._shown.shown:
            self._want(self._shown.said, mine=bool(self._shown.tutor))
        behind.display = reading

    # Looking -----------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for what is typed now."""
        event.stop()
        wanted_now = self._seeker.results
        if event.value != wanted_now.said:
            self._at = At()
            self._want(event.value, mine=bool(wanted_now.tutor))

    def action_whose(self) -> None:
        """Look among the tutor's own students only, or among all."""
        wanted_now = self._seeker.results
        self._at = At()
        self._want(wanted_now.said, mine=not wanted_now.tutor)

    def _want(self, said: str, *, mine: bool, many: int = PAGE) -> None:
        self._seeker.want(said, self.desk.tutor.tutor if mine else "", many)
        if self._can and self._seeker.wants:
            self.run_worker(self._seeker.seek())
            self._show()
        else:
            self._found()

    def _further(self, results: Results, many: int) -> Results:
        """Go further in a search; in its thread."""
        return look_further(self.desk, results, many, self._room)

    @property
    def _room(self) -> int:
        """Letters of an excerpt: about two lines."""
        return 2 * max(self.size.width - INDENT, LEAST)

    def _found(self) -> None:
        """Show what was found: below what is there where it is more of the same."""
        results, was = self._seeker.results, self._shown
        hits, today = self.query_one(HitList), self.desk.clock.today()
        same = (results.said, results.tutor) == (was.said, was.tutor)
        self._shown = results
        if same and hits.is_part_of(results.shown):
            hits.go_on(results.shown, today)
        else:
            hits.begin(results.shown, today, (self._at.record, self._at.question))
        self._show()

    def _show(self) -> None:
        """Say how the search stands."""
        results, looking = self._seeker.results, self._seeker.wants and self._can
        state = state_text(results, looking=looking) if self._can else literal(NO_WORDS)
        self.query_one("#state", Static).update(state)
        nothing = self.query_one("#nothing")
        nothing.display = not self.query_one(HitList).display
        if nothing.display and self._can:
            many = 0 if wanted(results.said) else searched(self.desk.caseload())
            about = nothing_text(results, many, looking=looking)
            self.query_one("#about", Static).update(about)
        self.query_one(KeyBar).refresh()

    def on_resize(self) -> None:
        """Lines are broken to the width."""
        self.call_after_refresh(self._break_anew)

    def _break_anew(self) -> None:
        self.query_one(HitList).break_anew(self.desk.clock.today())

    # Moving ------------------------------------------------------------------------------

    def action_move(self, by: int) -> None:
        """Move in the list."""
        self.query_one(HitList).move(by)

    def action_turn(self, pages: int) -> None:
        """Move in the list by a page."""
        self.query_one(HitList).turn(pages)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Fetch more when the end comes near."""
        event.stop()
        if self._shown is self._seeker.results and self.query_one(HitList).near_end:
            self._seeker.want_more()
            self.run_worker(self._seeker.seek())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open what was clicked."""
        event.stop()
        self.action_open()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open the place under the cursor."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Open the conference at this place."""
        here = self.query_one(HitList).here
        if here is None:
            return
        line, question = here[0].line, here[1].said.question
        if line.copies:
            self.notify(self.told(DOUBLED), markup=False)
            return
        said, mine = self._shown.said, bool(self._shown.tutor)
        at = At(said, mine, line.record_id, question, len(self._shown.shown))
        back = GoTo(PLACE, at=at.text)
        self.post_message(OpenConference(line.path, back=back, question=question))

    def action_home(self) -> None:
        """Go home."""
        self.post_message(GoHome())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`."""
        if action == "open":
            return self.is_mounted and self.query_one(HitList).here is not None
        return bool(self.desk.tutor.tutor) if action == "whose" else True
