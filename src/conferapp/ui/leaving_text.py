"""The words on the screen of handouts: its list, its top line, and a handout line by line."""

from collections.abc import Iterator
from typing import Final

from textual.content import Content
from textual.widgets.option_list import Option

from conferapp.domain.handouts.handout import Handout, Line, Span, Spans, text_of
from conferapp.outputs.forms import FORMS
from conferapp.outputs.wrapping import wrapped
from conferapp.ui.leaving import SLOT, Item, Leaving
from conferapp.ui.text import QUIET_STYLE, literal

_INDENT: Final = "  "
"""As wide as the mark before a line, below which the line goes on."""
_OWN_WORDS: Final = Content.styled("+ words of your own", QUIET_STYLE)


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


def line_options(handout: Handout, columns: int) -> list[Option]:
    """A handout line by line: a mark says whether a line leaves.

    Where the tutor is asked for words of their own, a place for them can be chosen, too.

    Args:
        handout: The handout.
        columns: The most cells of a line.
    """
    options: list[Option] = []
    for block in handout.blocks:
        if block.lines or block.slot:
            options += _heading(block.heading, columns)
        options += [_option(line, columns) for line in block.lines]
        if block.slot:
            options.append(Option(_OWN_WORDS, id=f"{SLOT}{block.key}"))
    for card in handout.once().cards:
        # Among all cards so far, the day tells which one it is.
        day = (Span(f" · {card.day}"),) if card.heading and card.day else ()
        options += _heading((*card.heading, *day), columns)
        options += [_option(line, columns) for line in card.lines]
    return options


def _heading(words: Spans, columns: int) -> Iterator[Option]:
    if words:
        heading = wrapped(text_of(words), rest="", width=columns)
        yield Option(literal(heading, QUIET_STYLE), disabled=True)


def _option(line: Line, columns: int) -> Option:
    mark = Content.styled("✓ ", "$text-success") if line.kept else Content.styled("✗ ", QUIET_STYLE)
    style = "" if line.kept else f"strike {QUIET_STYLE}"
    text = wrapped(line.text, _INDENT, width=columns).removeprefix(_INDENT)
    return Option(Content.assemble(mark, literal(text, style)), id=line.key)
