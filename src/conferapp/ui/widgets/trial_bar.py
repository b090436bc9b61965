"""The bar on top of a trial: that nothing is kept, and what is wrong in the file just now."""

from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from conferapp.storage.agendas import Loaded
from conferapp.ui.problem_text import problem_text, state_of
from conferapp.ui.steady_screen import told
from conferapp.ui.text import QUIET_STYLE, literal

WAY_BACK = "F2, F2, then F9 leads back"
"""On a student's page, where the tutor's keys don't work."""


class TrialBar(Vertical):
    """One line, and the mistakes of the file below it while there are any."""

    DEFAULT_CSS = """
    TrialBar {
        dock: top;
        height: auto;
        max-height: 60%;
        background: $panel;
        padding: 0 1;
    }
    TrialBar VerticalScroll {
        display: none;
        height: auto;
        max-height: 100%;
        background: $surface;
        padding: 0 1;
    }
    TrialBar.-broken VerticalScroll {
        display: block;
    }
    """

    def __init__(self, loaded: Loaded, *, private: bool = False, first: bool = False) -> None:
        """Tell of a file.

        Args:
            loaded: What came of reading it.
            private: Whether the screen below is a student's.
            first: Whether there are no pages below yet.
        """
        super().__init__()
        self._loaded, self._private, self._first = loaded, private, first

    def compose(self) -> ComposeResult:
        """The line, and room for mistakes."""
        yield Static(id="trial-line")
        with VerticalScroll(can_focus=False):
            yield Static(id="trial-problems")

    def on_mount(self) -> None:
        """Tell what is known."""
        self.tell(self._loaded)

    def on_resize(self) -> None:
        """The lines of the file are cut to the width."""
        self.tell(self._loaded)

    def tell(self, loaded: Loaded) -> None:
        """Tell how the file stands now.

        Args:
            loaded: What came of reading it.
        """
        self._loaded = loaded
        errors = loaded.errors
        state = state_of(loaded.problems)
        now = f"{state}: pages as before" if errors and not self._first else state
        if self._private and not errors:  # on a student's page the way out matters more
            now = told(self, WAY_BACK)
        self.query_one("#trial-line", Static).update(
            Content.assemble(
                literal("Trying out ", QUIET_STYLE),
                literal(Path(loaded.file).name, "bold"),
                literal(" · nothing is kept" + (" · " if now else ""), QUIET_STYLE),
                literal(now, "bold $text-error" if errors else QUIET_STYLE),
            )
        )
        self.set_class(bool(errors), "-broken")
        width = max(self.size.width - 4, 20)
        self.query_one("#trial-problems", Static).update(problem_text(errors, width))
