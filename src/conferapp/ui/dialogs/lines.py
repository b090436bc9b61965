"""A dialog that asks for a line or for several, and stays until they can be taken."""

from collections.abc import Awaitable, Callable, Sequence

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from conferapp.domain.text import MAX_LINE
from conferapp.ui.dialogs.dialog import Dialog
from conferapp.ui.text import literal

Take = Callable[[Sequence[str]], Awaitable[str]]
"""Takes what was typed; gives the sentence why that can't be, or "" where it could."""


class LinesDialog(Dialog[bool]):
    """Asks for lines. What can't be taken stays to be mended, with the reason below it.

    Attributes:
        heading: What is asked.
        lines: What stands above each line, and what stands in it.
        hint: What happens on Enter.
    """

    ABOUT = """
Here a line or two are asked for. Type what the words above each line say; Enter goes to the next
one, and behind the last it takes them all. Tab goes from line to line, too.

Where something can’t be taken, a sentence says why, and what you typed stays to be mended. Esc goes
back and changes nothing.
"""

    DEFAULT_CSS = """
    LinesDialog .label {
        margin-top: 1;
        color: $text-muted;
    }
    LinesDialog .labelled {
        margin-top: 0;
    }
    LinesDialog #problem {
        display: none;
        margin-top: 1;
        color: $text-warning;
    }
    """

    def __init__(
        self, heading: str, lines: Sequence[tuple[str, str]], take: Take, *, hint: str
    ) -> None:
        """Ask; `take` is given what was typed into each line."""
        super().__init__()
        self.heading, self.lines, self.hint = heading, tuple(lines), hint
        self._take = take

    def compose(self) -> ComposeResult:
        """The question and the lines."""
        with Vertical(classes="dialog"):
            yield Static(literal(self.heading, "bold"))
            for label, value in self.lines:
                if label:
                    yield Static(literal(label), classes="label")
                yield Input(value, max_length=MAX_LINE, classes="labelled" if label else "")
            yield Static(id="problem")
            yield Static(literal(self.hint), classes="dialog--keys")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the next line, and take all of them behind the last."""
        event.stop()
        inputs = [*self.query(Input)]
        if event.input is inputs[-1]:
            self._try([line.value for line in inputs])
        else:
            inputs[inputs.index(event.input) + 1].focus()

    @work(exclusive=True)
    async def _try(self, said: Sequence[str]) -> None:
        problem = await self._take(said)
        if not problem:
            self.answer(True)
            return
        line = self.query_one("#problem", Static)
        line.update(literal(f"✗ {problem}"))
        line.display = True
