"""The field in which a student colours each skill: mastered, close, or not yet."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from conferapp.domain.kinds.tables import LEVEL_MARKS
from conferapp.domain.prompt import Prompt
from conferapp.domain.skill_levels import NO_SKILLS, skill_levels
from conferapp.ui.fields.field import Field
from conferapp.ui.look import LEVEL_STYLES
from conferapp.ui.text import QUIET_STYLE, literal
from conferapp.ui.widgets.pick import Pick
from conferapp.ui.widgets.verdict import Verdict


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
        self._levels = skill_levels(prompt)

    def controls(self) -> ComposeResult:
        """A row for each skill, in portions."""
        levels = self._levels
        names = [*levels.rows]
        if not levels.portions:
            yield Static(Content(NO_SKILLS))
        for heading, portion in levels.portions:
            if heading:
                yield Static(literal(heading, QUIET_STYLE))
            for name in portion:
                with Horizontal():
                    yield Static(literal(name))
                    yield Verdict(
                        names.index(name),
                        LEVEL_MARKS_IN_WORDS,
                        levels.level(name) or None,
                        styles=LEVEL_STYLES,
                        locked=self.prompt.locked,
                    )

    def on_pick_picked(self, event: Pick.Picked) -> None:
        """Take the level of one skill."""
        event.stop()
        if not isinstance(event.pick, Verdict):
            return
        name = [*self._levels.rows][event.pick.number]
        self._levels = self._levels.given(name, str(event.one) if event.chosen else None)
        self.report(self._levels.answer)
        self.check()


LEVEL_MARKS_IN_WORDS = {level: mark.split()[0] for level, mark in LEVEL_MARKS.items()}
"""The glyph of each level; its word stands beside it, so that it needs no letter."""
