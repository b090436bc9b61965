"""The words beside a page in their colours; what they are is for the domain to say."""

from collections.abc import Mapping

from textual.content import Content

from conferapp.domain.agenda import Page
from conferapp.domain.beside_words import (
    DIFFERENT,
    LENS,
    MARKED,
    QUIET,
    QUOTE,
    SAME,
    TITLE,
    Amount,
    Bit,
    Block,
    pane_words,
    table_words,
)
from conferapp.domain.conference import Conference
from conferapp.domain.kinds.looking_back import OUTCOME_MARKS
from conferapp.domain.kinds.tables import LEVEL_MARKS
from conferapp.ui.look import LEVEL_STYLES
from conferapp.ui.text import QUIET_STYLE, literal

BAR_CELLS = 30
TONE_STYLES: Mapping[str, str] = {
    TITLE: "bold",
    QUIET: QUIET_STYLE,
    QUOTE: "italic $text-accent",
    SAME: "$text-success",
    DIFFERENT: "$text-warning",
}
LINE_STYLES: Mapping[str, str] = {
    **{mark[0]: LEVEL_STYLES[level] for level, mark in LEVEL_MARKS.items()},
    OUTCOME_MARKS["kept"]: "$text-success",
    OUTCOME_MARKS["partly"]: "$text-warning",
    "≠": "$text-warning",
}
"""The colour of a line by the glyph that it begins with."""


def pane(conference: Conference, page: Page) -> Content:
    """What the tutor has beside a page: notes, tips that woke, earlier answers, other tips."""
    return Content("\n\n").join(map(_content, pane_words(conference, page)))


def on_the_table(conference: Conference, page: Page) -> Content:
    """What a student page shows of earlier answers: nothing covered, nothing of the tutor's."""
    table = table_words(conference, page)
    bars = [_bar(amount) for amount in table.amounts]
    if table.gap:
        bars.append(literal(table.gap, "bold $text-accent"))
    return Content("\n\n").join([*bars, *map(_content, table.blocks)])


def _bar(amount: Amount) -> Content:
    """A score as a bar, so that a guess and a result can be seen beside each other."""
    filled = round(BAR_CELLS * max(0.0, min(amount.share, 100.0)) / 100)
    return Content.assemble(
        literal(amount.title, "bold"),
        "\n",
        Content.styled("█" * filled, "$text-accent"),
        Content.styled("░" * (BAR_CELLS - filled), "$edge"),
        literal(f"  {amount.text}", "bold"),
    )


def _content(block: Block) -> Content:
    return Content("\n").join(
        Content.assemble(*(literal(bit.text, _style(bit)) for bit in line)) for line in block
    )


def _style(bit: Bit) -> str:
    if bit.tone == MARKED:
        return LINE_STYLES.get(bit.text.strip()[:1], "")
    if bit.tone.startswith(LENS):
        return f"${bit.tone}"
    return TONE_STYLES.get(bit.tone, "")
