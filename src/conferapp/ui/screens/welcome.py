"""The welcome: a few words, where records live, a name, and three ways to begin."""

from dataclasses import replace
from pathlib import Path
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import DescendantFocus, Key
from textual.message import Message
from textual.widgets import Input, Static

from conferapp.desk.desk import Desk
from conferapp.domain.text import MAX_LINE, clean
from conferapp.storage.spoken_place import kept_in_step_by, spoken
from conferapp.ui.screens.base import HELP, HELP_MARK, AppScreen
from conferapp.ui.text import QUIET_STYLE, literal
from conferapp.ui.widgets.beginnings import AROUND, CLOSE, FIRST, LATER, Beginnings, Way
from conferapp.ui.widgets.keybar import KeyBar

LINES: Final = (
    "Good talks with a student about their work, step by step.",
    "You prepare; they look back, guess, and choose a goal.",
    "Each word is saved as you type. Nothing is sent anywhere.",
    "The keys you can use stand at the bottom. Or use a mouse.",
)
AFTER_TOUR: Final = (
    "You prepared a talk, changed sides, and left with a goal.",
    "With your own students it goes the same way.",
    "F2 leads home from your pages, Ctrl+Q closes. All is kept.",
    "Now add your first one: a name is enough.",
)
ANY_SERVICE: Final = "OneDrive, Dropbox or iCloud"
SYNCED: Final = (
    "{who} may copy this folder: fine for one person. Let that finish before you open Conferapp on "
    "another computer."
)
ELSEWHERE: Final = "You would rather have another folder? F1 says how."
"""Fits into 58 columns, as each of the lines above does."""


class WelcomeScreen(AppScreen):
    """Greets whoever is here for the first time; nothing on it has to be filled in."""

    ABOUT = """
This is the beginning. Type your name if you like, as records are to keep it, and press Enter. Then
choose how to begin: Up and Down move, Enter takes what is marked, and so does its number or a
click. The sample student shows a whole conference in less than ten minutes, and nothing of it is
kept.

Your students and conferences lie in one folder on this computer, named above. To have them in
another one, close Conferapp and start it with `conferapp --workspace FOLDER`, where FOLDER is the
way to it. `conferapp --workspace FOLDER shortcut` makes an icon that opens it.
"""
    VERTICAL_BREAKPOINTS = [(0, "-short"), (23, "")]  # noqa: RUF012  # Textual declares it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,f8",
            "choices",
            "Go on",
            id="welcome.next",
            tooltip="Go on to the ways to begin, and take the one that is marked",
        ),
        Binding("escape", "later", "Look around first", id="welcome.later", tooltip="Go to home"),
        HELP,
        HELP_MARK,
        Binding("ctrl+q", "app.quit", "Close", id="welcome.quit", tooltip="Close Conferapp"),
    ]

    class Named(Message):
        """The tutor has a name now."""

        def __init__(self, name: str) -> None:
            """Say it."""
            super().__init__()
            self.name = name

    def __init__(self, desk: Desk, *, after_tour: bool = False) -> None:
        """Greet somebody.

        Args:
            desk: What the app works with.
            after_tour: Whether they have been through the tour.
        """
        super().__init__()
        self._desk, self._after_tour = desk, after_tour
        self._home = desk.workspace.root.is_dir()

    def compose(self) -> ComposeResult:
        """Welcome, folder, name, ways."""
        with VerticalScroll(id="welcome", can_focus=False):
            yield Static(self._heading(), id="welcome-words")
            if not self._after_tour or self._desk.only_reads:
                yield Static(self._folder(), id="welcome-folder")
            with Horizontal(id="welcome-name"):
                yield Static(Content("Your name "))
                yield Input(
                    self._desk.tutor.tutor,
                    placeholder="for your records; later is fine",
                    id="tutor",
                    max_length=MAX_LINE,
                )
            yield Beginnings(self._ways(), id="beginnings")
        yield from self.footer()

    def _ways(self) -> tuple[Way, ...]:
        if self._desk.only_reads:
            return (FIRST[0], AROUND if self._home else CLOSE)
        first = (*FIRST[:0:-1], FIRST[0]) if self._after_tour else FIRST
        return (*first, AROUND)

    def _heading(self) -> Content:
        head = "That was it." if self._after_tour else "Welcome to Conferapp"
        lines = AFTER_TOUR if self._after_tour else LINES
        gap = [Content("")] if self._after_tour else []  # the welcome has no room for one
        return Content("\n").join([literal(head, "bold $text-primary"), *gap, *map(literal, lines)])

    def _folder(self) -> Content:
        """Where records live, and what there is to mind; or why nothing can be kept."""
        if self._desk.only_reads:
            return Content.assemble("✗ ", literal(self._desk.only_reads, "$text-warning"))
        root = self._desk.workspace.root
        service = kept_in_step_by(root)
        synced = SYNCED.format(who=service or ANY_SERVICE)
        return Content.assemble(
            literal("Your records will live in ", QUIET_STYLE),
            literal(spoken(root, Path.home()), "bold"),
            literal(f"\n{synced}\n{self.told(ELSEWHERE)}", QUIET_STYLE),
        )

    def on_mount(self) -> None:
        """Begin at the name, or at the ways where it is known."""
        known = self._after_tour or self._desk.tutor.tutor
        self.query_one("#beginnings" if known else "#tutor").focus()

    def worded(self, binding: Binding) -> Binding:
        """See `AppScreen.worded`; from the name Enter only leads on to the ways."""
        at_name = binding.action == "choices" and self.focused is self.query_one("#tutor")
        return super().worded(replace(binding, description="Next line") if at_name else binding)

    def on_descendant_focus(self, _: DescendantFocus) -> None:
        """Let the bar say what Enter does from here."""
        self.query_one(KeyBar).refresh()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the ways; no name is as good."""
        event.stop()
        self.action_choices()

    def on_key(self, event: Key) -> None:
        """Go from the name down to the ways, and up again."""
        ways, name = self.query_one(Beginnings), self.query_one("#tutor", Input)
        if event.key == "down" and self.focused is name:
            event.stop()
            self.action_choices()
        elif (event.character or "").isalpha() and self.focused is ways:
            event.stop()
            name.focus()
            name.insert_text_at_cursor(event.character or "")

    def on_beginnings_chosen(self, _: Beginnings.Chosen) -> None:
        """Tell the name first; what was chosen goes on to the app."""
        self._tell_name()

    def action_choices(self) -> None:
        """Go on to the ways."""
        self._tell_name()
        self.query_one(Beginnings).focus()

    def action_later(self) -> None:
        """Go home."""
        self._tell_name()
        self.post_message(Beginnings.Chosen(LATER))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `DOMNode.check_action`; without a folder there is no home."""
        return self._home if action == "later" else super().check_action(action, parameters)

    def show_saved(self, saved: str, failing: str | None) -> None:
        """See `AppScreen.show_saved`; why nothing can be kept stands above already."""
        super().show_saved(saved, None if failing == self._desk.only_reads else failing)

    def _tell_name(self) -> None:
        name = clean(self.query_one("#tutor", Input).value).strip()
        if name:
            self.post_message(self.Named(name))
