"""The field that closes last time: for each goal and action what became of it, and why."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from conferapp.domain.kinds.looking_back import OUTCOME_MARKS, OUTCOMES
from conferapp.domain.look_back import BECAUSE, LEADS, NOTHING_OPEN, item_lines, look_back
from conferapp.domain.model import Value
from conferapp.domain.one_line import left_out
from conferapp.domain.prompt import Prompt
from conferapp.domain.text import clean, say_number
from conferapp.domain.thread import Item
from conferapp.ui.fields.field import Field
from conferapp.ui.text import QUIET_STYLE, literal
from conferapp.ui.widgets.line import Line
from conferapp.ui.widgets.pick import Pick
from conferapp.ui.widgets.verdict import Verdict


class LastGoalField(Field):
    """Closes what stands of the student's goals and plans."""

    FOCUS_CONTROL: ClassVar[str] = "Pick"
    DEFAULT_CSS = """
    LastGoalField > Line {
        margin-left: 2;
        margin-bottom: 1;
    }
    """

    def __init__(self, prompt: Prompt) -> None:
        """Ask what became of last time."""
        super().__init__(prompt)
        self._looked = look_back(prompt)

    def controls(self) -> ComposeResult:
        """What each was, how it came out, and a line for why."""
        locked = self.prompt.locked
        looked = self._looked
        if not looked.items:
            yield Static(Content(NOTHING_OPEN))
        for number, (item, row) in enumerate(zip(looked.items, looked.rows, strict=True)):
            yield Static(_head(item))
            outcome = row.get("outcome")
            chosen = outcome if outcome in OUTCOMES else None
            yield Verdict(number, OUTCOME_MARKS, chosen, locked=locked)
            because = say_number(row.get("because"))
            yield Line(because, placeholder=BECAUSE, locked=locked, id=f"because-{number}")

    def on_pick_picked(self, event: Pick.Picked) -> None:
        """Take what became of one."""
        event.stop()
        if isinstance(event.pick, Verdict):
            self._tell(event.pick.number, "outcome", event.pick.chosen[0] if event.chosen else None)

    def on_input_changed(self, event: Line.Changed) -> None:
        """Take why."""
        event.stop()
        number = int(str(event.input.id).removeprefix("because-"))
        self._tell(number, "because", clean(event.value) or None)

    def on_line_cut(self, event: Line.Cut) -> None:
        """Say what had no room."""
        event.stop()
        self.say_problem(left_out(event.line.limit, event.count))

    def _tell(self, number: int, key: str, cell: Value) -> None:
        self._looked = self._looked.told(number, key, cell)
        self.report(self._looked.answer)


def _head(item: Item) -> Content:
    """A goal or an action with its promised back-up on a line of its own."""
    line, *below = item_lines(item)
    lead = literal(f"{LEADS[item.listed]}  ", QUIET_STYLE)
    lines = [literal(f"      {text}", QUIET_STYLE) for text in below]
    return Content("\n").join([Content.assemble(lead, literal(line, "bold")), *lines])
