"""The words on the screen of handouts: its list, its top line, and a handout line by line."""

from collections.abc import Iterator

from textual.content import Content
from textual.widgets.option_list import Option

from conferapp.domain.handouts.handout import Handout, Line, Spans, text_of
from conferapp.outputs.forms import FORMS
from conferapp.ui.leaving import Item, Leaving
from conferapp.ui.text import QUIET_STYLE, literal


def item_label(number: int, item: Item) -> Content:
    """One of the things that can leave, with the key that chooses it."""
    return Content.assemble(Content.styled(f"{number} ", QUIET_STYLE), literal(item.name))


def top_line(leaving: Leaving) -> Content:
    """What is looked at, for whom it is, in which language and form."""
    facts = [f"for {leaving.at.for_whom}", leaving.words.name if leaving.words else ""]
    facts.append(FORMS[leaving.form].name if leaving.edition else "calendar file")
    said = " · ".join(fact for fact in facts if fact)
    return Content.assemble(
        literal(leaving.at.name, "bold $text-primary"), literal(f"   {said}", QUIET_STYLE)
    )


def line_options(handout: Handout) -> list[Option]:
    """A handout line by line: a mark says whether a line leaves."""
    options: list[Option] = []
    for block in handout.blocks:
        if block.lines or block.slot:
            options += _heading(block.heading)
        options += [_option(line) for line in block.lines]
    for card in handout.once().cards:
        options += _heading(card.heading)
        options += [_option(line) for line in card.lines]
    return options


def _heading(words: Spans) -> Iterator[Option]:
    if words:
        yield Option(literal(text_of(words), QUIET_STYLE), disabled=True)


def _option(line: Line) -> Option:
    mark = Content.styled("✓ ", "$text-success") if line.kept else Content.styled("✗ ", QUIET_STYLE)
    style = "" if line.kept else f"strike {QUIET_STYLE}"
    return Option(Content.assemble(mark, literal(line.text, style)), id=line.key)
