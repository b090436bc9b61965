"""The outline of an agenda as text on a screen."""

from collections.abc import Iterator
from functools import singledispatch

from textual.content import Content

from conferapp.domain.authoring.outline_tree import (
    Aside,
    Asked,
    Blanks,
    Line,
    Lines,
    Outline,
    Paragraph,
    Questions,
    Section,
    Words,
)
from conferapp.ui.text import QUIET_STYLE, literal

_STYLES = ("bold $text-accent", "bold $text-primary")
"""Headings of parts, then those of pages."""


def outline_text(outline: Outline) -> Content:
    """An outline without the lines to sign on, which only paper has."""
    blocks = [*(_block(paragraph) for paragraph in outline.about)]
    blocks.append(_lines(outline.facts))
    for section in outline.sections:
        blocks += _section(section, 0)
    return Content("\n\n").join(block for block in blocks if block.plain)


def _section(section: Section, depth: int) -> Iterator[Content]:
    if any(isinstance(block, Blanks) for block in section.blocks):
        return
    number = f"{section.number}  " if section.number is not None else ""
    style = _STYLES[min(depth, len(_STYLES) - 1)]
    title = section.title.text if depth else section.title.text.upper()
    blocks = [_block(block) for block in section.blocks]
    yield Content("\n").join([literal(f"{number}{title}", style), *blocks])
    for inner in section.sections:
        yield from _section(inner, depth + 1)


@singledispatch
def _block(block: object) -> Content:
    raise TypeError(type(block).__name__)


@_block.register
def _(block: Aside) -> Content:
    return literal(" · ".join(fact.text for fact in block.facts), QUIET_STYLE)


@_block.register
def _(block: Paragraph) -> Content:
    return literal(block.text.text)


@_block.register
def _(block: Lines) -> Content:
    heading = [literal(block.heading, "bold")] if block.heading else []
    return Content("\n").join([*heading, _lines(block.lines)])


@_block.register
def _(block: Questions) -> Content:
    return Content("\n").join(_asked(asked) for asked in block.asked)


def _asked(asked: Asked) -> Content:
    hint = [literal(f"  {asked.hint.text}", QUIET_STYLE)] if asked.hint else []
    said = _hanging(asked.ask, "? ")
    return Content("\n").join([said.stylize("bold"), *hint, _lines(asked.lines)])


def _lines(lines: tuple[Line, ...]) -> Content:
    return Content("\n").join(_line(line) for line in lines)


def _line(line: Line) -> Content:
    label = f"{line.label.text}: " if line.label else ""
    note = f"  ({line.note})" if line.note else ""
    return Content.assemble(
        literal(f"· {label}", QUIET_STYLE),
        literal(line.text.text.replace("\n", "\n  ")),
        literal(note, QUIET_STYLE),
    )


def _hanging(words: Words, mark: str) -> Content:
    return literal(mark + words.text.replace("\n", "\n" + " " * len(mark)))
