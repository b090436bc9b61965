"""The bar on top of a correction: that the talk is over, why it is opened, and what stays."""

from textual.content import Content
from textual.widgets import Static

from conferapp.domain.agenda import Page
from conferapp.domain.correction import Correction
from conferapp.domain.text import shortened
from conferapp.ui.text import QUIET_STYLE, literal

MOST_WORDS = 90
"""Characters of a reason that are shown; the history has all of them."""


class CorrectionBar(Static):
    """A quiet line or two."""

    DEFAULT_CSS = """
    CorrectionBar {
        height: auto;
        max-height: 5;
        background: $surface;
        padding: 0 1;
    }
    """

    def tell(self, correction: Correction, page: Page) -> None:
        """Say how things stand on a page."""
        ended = "finished" if correction.record.status == "done" else "cancelled"
        lines = [
            Content.assemble(
                literal(f"✎ This conference is {ended}. You are correcting it: ", QUIET_STYLE),
                literal(shortened(correction.occasion.why, MOST_WORDS), "bold"),
            )
        ]
        if page.who == "student":
            said = (
                f"{correction.student.first}’s own page: what you type here is kept as their words."
            )
            lines.append(literal(said, QUIET_STYLE))
        if correction.apart:
            lines.append(literal(f"⚑ {_apart(len(correction.apart))}", "$text-warning"))
        self.update(Content("\n").join(lines))


def _apart(count: int) -> str:
    if count == 1:
        return "1 answer has no place in the agenda any more; it stays as it is."
    return f"{count} answers have no place in the agenda any more; they stay as they are."
