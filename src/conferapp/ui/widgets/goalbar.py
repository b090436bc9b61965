"""The goal bar: the goal on top of every page, and on the right how the time goes."""

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from conferapp.domain.pace import Pace, pace_words
from conferapp.domain.wins import ENOUGH
from conferapp.ui.text import QUIET_STYLE, literal

CELLS = 10
FULL, EMPTY = "▓", "░"


class GoalBar(Widget):
    """One line that never changes its size, so that its clock costs no layout.

    Attributes:
        goal: The goal in few words, or None while there is none.
        none: What stands there instead while there is none.
        pace: The time against the plan, or None outside the live part.
        wins: How many strengths were named so far, where wins come first; None elsewhere.
    """

    DEFAULT_CSS = """
    GoalBar {
        dock: top;
        height: 1;
        background: $panel;
        padding: 0 1;
    }
    """

    goal: reactive[str | None] = reactive(None)
    none: reactive[str] = reactive("")
    pace: reactive[Pace | None] = reactive(None)
    wins: reactive[int | None] = reactive(None)

    def render(self) -> RenderResult:
        """The line: the goal as far as there is room, then the pace."""
        if self.goal:
            left = Content.assemble(
                Content.styled("Goal  ", "$text-accent bold"), literal(self.goal)
            )
        else:
            left = literal(self.none, QUIET_STYLE)
        right = self._right(brief=False)
        if left.cell_length + right.cell_length + 2 > self.size.width:
            right = self._right(brief=True)  # the goal is what has to be read
        room = max(self.size.width - right.cell_length - 2, 0)
        return Content.assemble(left.truncate(room, ellipsis=True, pad=True), "  ", right)

    def _right(self, *, brief: bool) -> Content:
        """How strengths and time stand; in few cells where the goal needs the room."""
        pace = pace_text(self.pace, brief=brief) if self.pace else Content("")
        if self.wins is None:
            return pace
        return Content.assemble(wins_text(self.wins, brief=brief), "  ", pace)


def wins_text(wins: int, *, brief: bool = False) -> Content:
    """How many strengths were named; a star more for each, as far as there are enough."""
    stars = "★" * min(wins, ENOUGH) + "☆" * (ENOUGH - min(wins, ENOUGH))
    said = f"{stars} {wins} {'strength' if wins == 1 else 'strengths'}{'' if brief else ' named'}"
    return Content.styled(said, "$text-success" if wins >= ENOUGH else "$text-accent")


def pace_text(pace: Pace, *, brief: bool = False) -> Content:
    """A bar and the minutes, with a word when the talk runs late; colour is never the only cue."""
    if not pace.planned:
        return literal(pace_words(pace), QUIET_STYLE)
    filled = min(round(CELLS * pace.spent / pace.planned), CELLS)
    bar = "" if brief else f"{FULL * filled}{EMPTY * (CELLS - filled)} "
    behind = pace.over >= 1 or pace.behind >= 1
    return literal(f"{bar}{pace_words(pace)}", "$text-warning" if behind else QUIET_STYLE)
