"""The timer line: how the time goes on this page, in words, where the profile asks for it."""

from textual.widgets import Static

from conferapp.domain.agenda import Page
from conferapp.domain.conference import Conference
from conferapp.domain.supports import wants
from conferapp.domain.timer import spoken
from conferapp.ui.text import literal


class TimerLine(Static):
    """One line that keeps its place, so that its words cost no layout."""

    DEFAULT_CSS = """
    TimerLine {
        display: none;
        height: 1;
        color: $text-accent;
        text-align: center;
        width: 100%;
    }
    TimerLine.-wanted {
        display: block;
    }
    """

    def tell(self, conference: Conference, page: Page) -> None:
        """Say how the time goes, or nothing where nobody wants to know."""
        wanted = page.who != "tutor" and wants(conference.student, "timer")
        self.set_class(wanted, "-wanted")
        if not wanted:
            return
        visit = conference.record.visit(page.id)
        asked = conference.questions(page)
        still_open = sum(conference.value(question.id) is None for question in asked)
        seconds = visit.seconds if visit else 0.0
        said = spoken(seconds, page.minutes, len(asked), still_open)
        self.update(literal(f"◷ {said}"), layout=False)
