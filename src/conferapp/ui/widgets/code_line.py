"""A line for the tutor's code, and below it what came of the last one."""

from textual.app import ComposeResult
from textual.containers import Center, Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Static

from conferapp.desk.keeper import Keeper
from conferapp.ui.text import literal
from conferapp.ui.widgets.way import Way

SECOND = 1.0


class _Code(Input):
    """Shows dots, and gives nothing to the clipboard: a field nearby would show it in letters."""

    def action_copy(self) -> None:
        """Copy nothing."""

    def action_cut(self) -> None:
        """Cut nothing."""


class CodeLine(Vertical):
    """Asks for the code until it is right."""

    DEFAULT_CSS = """
    CodeLine {
        height: auto;
    }
    CodeLine Input {
        width: 30;
    }
    CodeLine Static {
        width: 1fr;
        margin-top: 1;
        text-align: center;
        color: $text-warning;
    }
    CodeLine Way {
        color: $text-accent;
        text-style: bold;
    }
    """

    class Right(Message):
        """The code was typed."""

    def __init__(self, keeper: Keeper) -> None:
        """Ask for the code that a keeper knows."""
        super().__init__()
        self._keeper = keeper
        self._counting: Timer | None = None

    def compose(self) -> ComposeResult:
        """The line, and room for a sentence."""
        with Center():
            yield _Code(password=True, max_length=64)
        yield Way(Content("Enter ▸"))
        yield Static("", id="code-problem")

    def on_mount(self) -> None:
        """Be ready to be typed into; a wait may have begun before."""
        self.query_one(Input).focus()
        self._say(self._keeper.wait())

    async def on_way_taken(self, event: Way.Taken) -> None:
        """Have the code looked at by mouse, too."""
        event.stop()
        await self.query_one(Input).action_submit()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Have the code looked at; what is typed meanwhile is the next one."""
        event.stop()
        event.input.value = ""
        problem = await self._keeper.lets_in(event.value)
        if problem:
            self._say(problem)
        else:
            self.post_message(self.Right())

    def _say(self, problem: str) -> None:
        """Say a sentence, and count the seconds down in it where there are some."""
        self._show(problem)
        if self._counting is None and self._keeper.wait():
            self._counting = self.set_interval(SECOND, self.count_down)

    def count_down(self) -> None:
        """Say how long it still takes."""
        wait = self._keeper.wait()
        if not wait and self._counting is not None:
            self._counting.stop()
            self._counting = None
        self._show(wait or "You can try again now.")

    def _show(self, sentence: str) -> None:
        for line in self.query("#code-problem").results(Static):  # gone, if the screen has gone
            line.update(literal(sentence))
