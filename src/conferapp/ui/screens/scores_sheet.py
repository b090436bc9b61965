"""What the screen of scores shows: a list for each step, and what is under its cursor."""

from collections.abc import Sequence
from typing import Literal

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from conferapp.desk.desk import Desk
from conferapp.ui.score_draft import Row, ScoreDraft
from conferapp.ui.score_rows_text import coming_label, row_label, row_text, topic_text
from conferapp.ui.scores_text import (
    ASK_FILE,
    STEPS,
    column_label,
    column_text,
    no_rows,
    told_before,
)
from conferapp.ui.scoring import Scoring
from conferapp.ui.screens.dry_run import DryRunScreen
from conferapp.ui.text import literal
from conferapp.ui.widgets.keybar import KeyBar
from conferapp.ui.widgets.listing import Listing

Step = Literal["file", "columns", "students", "rows"]


class ScoresSheet(DryRunScreen):
    """Shows a draft, step by step.

    Attributes:
        desk: What the app works with.
        student: The id of the student from whom one came, or "".
        draft: What is known of the gradebook.
        step: What is shown.
        chosen: The student whose topics are shown one by one.
        written: Whether all of it is in.
    """

    def __init__(self, desk: Desk, student: str = "") -> None:
        """Begin without a file."""
        super().__init__()
        self.desk, self.student = desk, student
        self.draft = ScoreDraft(Scoring(desk))
        self.step: Step = "file"
        self.chosen: Row | None = None
        self.written = False

    def compose(self) -> ComposeResult:
        """The question for a file; then a list, and what is under its cursor."""
        yield Static(id="top")
        with Vertical(id="asking"):
            yield Input(placeholder="where the file is", id="file")
            yield Static(literal(ASK_FILE), id="how")
        with Horizontal(id="scores"):
            with Vertical(id="left"):
                yield Listing(id="list")
            with VerticalScroll(id="right", can_focus=False):
                yield Static(id="about")
        yield Static(id="said")
        yield from self.footer()

    def go(self, step: Step, sentence: str = "", at: int = 0) -> None:
        """Show a step, with the cursor at a place of its list."""
        self.step = step
        self.set_class(step == "file", "-file")
        self.query_one("#file" if step == "file" else "#list").focus()
        self.fill(at)
        self.say(sentence)

    def refill(self) -> None:
        """Show the list again, with the cursor where it was."""
        self.fill(self.place or 0)
        if self.step == "students" and not self.written:
            self.say(self.told(told_before(self.draft)))

    def fill(self, at: int) -> None:
        """Show the list of the step, with the cursor at a place."""
        said = f"Scores of {self.draft.whose}   {STEPS[self.step]}"
        self.query_one("#top", Static).update(literal(said, "bold $text-primary"))
        listed = self.query_one("#list", OptionList)
        labels = self._labels()
        listed.clear_options()
        listed.add_options([Option(Content.assemble(label)) for label in labels])
        listed.highlighted = min(at, len(labels) - 1) if labels else None
        self.show_about()

    def _labels(self) -> Sequence[Content]:
        if self.step == "columns":
            return [column_label(self.draft, at) for at in range(len(self.draft.table.header))]
        if self.step == "students":
            return [row_label(row) for row in self.draft.shown]
        row = self.chosen
        return [coming_label(row, each) for each in row.comings] if row is not None else []

    def show_about(self) -> None:
        """Show what is under the cursor."""
        self.query_one("#about", Static).update(self._about())
        for bar in self.query(KeyBar):
            bar.refresh()

    def _about(self) -> Content:
        at, row = self.place, self.row
        if self.step == "columns" and at is not None:
            return column_text(self.draft, at)
        if self.step == "rows" and row is not None and at is not None:
            return topic_text(row, at)
        if self.step == "students":
            if row is None:
                return literal(no_rows(self.draft))
            return row_text(self.draft, row, self.told)
        return literal("")

    @property
    def place(self) -> int | None:
        """The place in the list where the cursor is."""
        return self.query_one("#list", OptionList).highlighted

    @property
    def row(self) -> Row | None:
        """The student under the cursor, or the one whose topics are shown."""
        at = self.place
        if self.step != "students":
            return self.chosen
        return self.draft.shown[at] if at is not None and at < len(self.draft.shown) else None

    def say(self, sentence: str) -> None:
        """Say something below the list, until something else is done."""
        said = self.query_one("#said", Static)
        said.update(literal(sentence))
        said.display = bool(sentence)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show what is under the cursor."""
        event.stop()
        self.show_about()
