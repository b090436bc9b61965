"""The bar on top of the tour: what this screen is, the one key to press, and the way out."""

from typing import Final

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from conferapp.ui.keymap import keys_of
from conferapp.ui.screens.base import AppScreen
from conferapp.ui.steady_screen import told
from conferapp.ui.text import QUIET_STYLE, literal
from conferapp.ui.tour_lines import SCENES, parts, scene_line
from conferapp.ui.widgets.goalbar import GoalBar

ESCAPE: Final = "Esc twice leaves the tour"
ESCAPE_MORE: Final = "Esc three times leaves the tour"
"""Said where the first Esc leads back from the screen, to one on which two of them leave."""
SURE_FOR: Final = 4.0
"""Seconds in which a second Esc leaves."""
_LEAVES: Final = "leaves"
"""The name under which the words that can be clicked to leave are known."""


class TourBar(Vertical):
    """A few lines on top of a screen, which never take the focus."""

    DEFAULT_CSS = """
    TourBar {
        dock: top;
        height: auto;
        background: $primary-muted;
        color: $foreground;
        padding: 0 1;
    }
    TourBar.-below {
        margin-top: 1;
    }
    TourBar Static {
        height: auto;
    }
    """

    class Left(Message):
        """The tour is to be left."""

    def __init__(self, on: AppScreen) -> None:
        """Say what a screen is.

        Args:
            on: The screen.
        """
        super().__init__()
        self._on = on
        self._sure = False

    def compose(self) -> ComposeResult:
        """What to do, and the way out."""
        yield Static(id="tour-line")
        yield Static(id="tour-out")

    def on_mount(self) -> None:
        """Say it, below the goal where one stands on top."""
        self.set_class(bool(self._on.query(GoalBar)), "-below")
        self.tell()

    def tell(self) -> None:
        """Say what there is to do now."""
        self._sure = False
        number, said = scene_line(self._on)
        lead = f"Tour {number}/{len(SCENES)}  " if number else "Tour  "
        self.query_one("#tour-line", Static).update(
            Content.assemble(
                literal(lead, "bold $text-accent"),
                *(
                    literal(words, "bold reverse" if key else "")
                    for words, key in parts(told(self, said))
                ),
            )
        )
        self._tell_way_out("A sample, nothing is kept · ", ESCAPE_MORE if self._taken else ESCAPE)

    @property
    def _taken(self) -> bool:
        """Whether Esc means something else on the screen."""
        escapes = (key for key in self._on.declared() if "escape" in keys_of(key))
        return any(map(self._on.can, escapes))

    def ask_to_leave(self) -> None:
        """Leave at the second time, if that comes soon: one Esc may be meant for something else."""
        if self._sure:
            self.post_message(self.Left())
            return
        self._sure = True
        self._tell_way_out("", "Esc once more leaves the tour")
        self.set_timer(SURE_FOR, self.tell)

    def on_click(self, event: Click) -> None:
        """Leave by mouse, at once: that takes an aim."""
        if event.style.meta.get(_LEAVES):
            event.stop()
            self.post_message(self.Left())

    def _tell_way_out(self, first: str, way: str) -> None:
        link = literal(f"✕ {way}", "$text-accent underline")
        self.query_one("#tour-out", Static).update(
            Content.assemble(
                literal(first, QUIET_STYLE), link.stylize(Style.from_meta({_LEAVES: True}))
            )
        )
