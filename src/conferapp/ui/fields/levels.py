"""The field in which a student colours each skill: mastered, close, or not yet."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from conferapp.domain.kinds.rows import RowsQuestion
from conferapp.domain.kinds.tables import LEVEL_MARKS
from conferapp.domain.prompt import Prompt
from conferapp.domain.row_entry import RowEntry
from conferapp.domain.text import say_number
from conferapp.ui.fields.field import Field
from conferapp.ui.look import LEVEL_STYLES
from conferapp.ui.text import QUIET_STYLE, literal
from conferapp.ui.widgets.pick import Pick
from conferapp.ui.widgets.verdict import Verdict

NO_SKILLS = "There are no skills to look at yet: your tutor enters them first."


class LevelsField(Field):
    """Gives each skill a level; the skills themselves come from the other side."""

    FOCUS_CONTROL: ClassVar[str] = "Pick"
    DEFAULT_CSS = """
    LevelsField > Horizontal {
        height: auto;
        & > Static {
            width: 19;
            padding-right: 1;
        }
        & > Verdict {
            width: 1fr;
            margin-left: 0;
        }
    }
    """

    def __init__(self, prompt: Prompt) -> None:
        """Ask for the level of each skill."""
        super().__init__(prompt)
        if not isinstance(prompt.question, RowsQuestion):
            raise TypeError(prompt.question.kind)
        self.entry = RowEntry(prompt.question, prompt.by, prompt.today, prompt.first_rows)
        shown = self.entry.shown(prompt.value)
        self._rows = {name: row for row in shown if (name := say_number(row.get("topic")))}

    def controls(self) -> ComposeResult:
        """A row for each skill, in portions."""
        names = [*self._rows]
        if not any(names for _, names in self._portions()):
            yield Static(Content(NO_SKILLS))
        for heading, portion in self._portions():
            if heading:
                yield Static(literal(heading, QUIET_STYLE))
            for name in portion:
                level = say_number(self._rows[name].get("level"))
                with Horizontal():
                    yield Static(literal(name))
                    yield Verdict(
                        names.index(name),
                        LEVEL_MARKS_IN_WORDS,
                        level or None,
                        styles=LEVEL_STYLES,
                        locked=self.prompt.locked,
                    )

    def _portions(self) -> Iterator[tuple[str, list[str]]]:
        """The skills in the portions of the other side, as many as it has room for.

        A level that was given to another one stays in the answer.
        """
        for heading, portion in self.prompt.portions:
            names = [name for name in portion if name in self._rows]
            if names:
                yield heading, names

    def on_pick_picked(self, event: Pick.Picked) -> None:
        """Take the level of one skill."""
        event.stop()
        if not isinstance(event.pick, Verdict):
            return
        name = [*self._rows][event.pick.number]
        level = event.chosen[0] if event.chosen else None
        column = next(c for c in self.entry.columns if c.key == "level")
        self._rows[name] = self.entry.set(self._rows[name], column, level)
        answer = self.entry.reported(self._rows.values())
        self.report(answer)
        self.check()


LEVEL_MARKS_IN_WORDS = {level: mark.split()[0] for level, mark in LEVEL_MARKS.items()}
"""The glyph of each level; its word stands beside it, so that it needs no letter."""
