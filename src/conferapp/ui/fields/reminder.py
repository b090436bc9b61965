"""The field for something to leave behind: a picture clue, seen as it prints, and a few words."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from conferapp.domain.kinds.reminder import MOST_WORDS
from conferapp.domain.model import Row, as_row, say_number
from conferapp.domain.pictures import Picture
from conferapp.domain.prompt import Option, Prompt
from conferapp.domain.text import clean
from conferapp.ui.card_text import card
from conferapp.ui.fields.field import Field
from conferapp.ui.fields.text import left_out
from conferapp.ui.text import QUIET_STYLE, literal
from conferapp.ui.widgets.line import Line
from conferapp.ui.widgets.pick import Pick

NO_PICTURE = "Pick a picture\nand it shows here."
WORDS = "a few words that remind you"


class PicturePick(Pick):
    """Picks a picture of one subject by its name, the names beside each other."""

    RUNS_ON: ClassVar[bool] = True


class ReminderField(Field):
    """Edits a picture clue and the words that go with it."""

    FOCUS_CONTROL: ClassVar[str] = "Line"
    DEFAULT_CSS = """
    ReminderField > Horizontal {
        height: auto;
        & > Static {
            width: 34;
            min-height: 6;
            border: round $foreground 40%;
            padding: 0 1;
            margin-right: 2;
        }
        & > Line {
            width: 1fr;
        }
    }
    """

    def __init__(self, prompt: Prompt) -> None:
        """Ask for a picture and words."""
        super().__init__(prompt)
        row = as_row(prompt.value)
        self._picture = say_number(row.get("picture"))
        self._words = say_number(row.get("words")) or (prompt.typed or "")
        self._known: Mapping[str, Picture] = {p.name: p for p in prompt.pictures}
        self._card = Static(self._shown())
        self._line = Line(self._words, limit=MOST_WORDS, placeholder=WORDS, locked=prompt.locked)

    def controls(self) -> ComposeResult:
        """The card with its words, then the pictures by subject."""
        with Horizontal():
            yield self._card
            yield self._line
        for subject in dict.fromkeys(p.subject for p in self.prompt.pictures):
            yield Static(literal(subject, QUIET_STYLE))
            offered = [p for p in self.prompt.pictures if p.subject == subject]
            yield PicturePick(
                [Option(p.name, p.name.replace("-", " ")) for p in offered],
                (self._picture,),
                inline=True,
                locked=self.prompt.locked,
            )

    def enter(self) -> None:
        """See `Field.enter`: the cursor goes behind the words."""
        super().enter()
        self._line.to_end()

    def on_pick_picked(self, event: Pick.Picked) -> None:
        """Take a picture; its own words come with it while there are none."""
        event.stop()
        offered = self._known.get(self._picture)
        untouched = not self._words or (offered is not None and self._words == offered.words)
        self._picture = str(event.one or "")
        for pick in self.query(PicturePick):
            if pick is not event.pick:
                pick.choose(())
        picked = self._known.get(self._picture)
        if untouched:
            self._words = picked.words if picked else ""
            self._line.show(self._words)
        self._tell()

    def on_input_changed(self, event: Line.Changed) -> None:
        """Take the words."""
        event.stop()
        self._words = clean(event.value)
        self._tell()

    def on_line_cut(self, event: Line.Cut) -> None:
        """Say what had no room."""
        event.stop()
        self.say_problem(left_out(MOST_WORDS, event.count))

    def _tell(self) -> None:
        row: Row = {"picture": self._picture or None, "words": self._words or None}
        self._card.update(self._shown())
        self.report(self.prompt.question.tidy(row))
        self.check()

    def _shown(self) -> Content:
        """The card as it will look."""
        picture = self._known.get(self._picture)
        if picture is None and not self._words:
            return literal(NO_PICTURE, QUIET_STYLE)
        return card(picture, self._words)
