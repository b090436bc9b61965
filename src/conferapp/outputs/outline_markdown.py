"""An outline as Markdown, which reads well in any editor and on any page that shows Markdown.

Whatever came out of an agenda reads literally: no sign in it makes a heading, a list, a link or
HTML.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from conferapp.domain.authoring.outline_tree import (
    Aside,
    Asked,
    Blanks,
    Block,
    Line,
    Lines,
    Outline,
    Paragraph,
    Questions,
    Section,
    Words,
)

BREAK = "\\\n"
"""Ends a line inside a paragraph; spaces at its end would do, too, but editors take them away."""

RULE = "_" * 40
"""A line to write on. Nothing but underscores is no emphasis."""

# The last four begin bare links, which are text as well, and stay it.
_SIGNS = re.compile(
    r"[\\`*_{}\[\]<>#|~$^]|&(?=[#\w])|@|(?<=www)\.|:(?=//)|(?:(?<=mailto)|(?<=xmpp)):",
    re.IGNORECASE,
)
_FIRST = re.compile(r"[-+=:>!]")
_NUMBER = re.compile(r"(\d+)([.)])")


def as_markdown(outline: Outline) -> str:
    """An outline as Markdown (CommonMark), a newline at its end.

    Args:
        outline: The outline.
    """
    parts = [f"# {_line(outline.title.text)}"]
    parts += [_paragraph(paragraph) for paragraph in outline.about]
    parts += [_items(outline.facts)]
    parts += [part for section in outline.sections for part in _section(section, 2)]
    return "\n\n".join(part for part in parts if part) + "\n"


def literal(text: str) -> str:
    """A text so that Markdown shows it as it stands, each of its lines on a line.

    Args:
        text: Clean text. Blanks around its lines and empty lines are left out.
    """
    lines = (" ".join(line.split()) for line in text.splitlines())
    return BREAK.join(_escaped(line) for line in lines if line)


def _escaped(line: str) -> str:
    if number := _NUMBER.match(line):
        return f"{number[1]}\\{number[2]}{_SIGNS.sub(_quoted, line[number.end() :])}"
    first = "\\" if _FIRST.match(line) and not _SIGNS.match(line) else ""
    return first + _SIGNS.sub(_quoted, line)


def _quoted(sign: re.Match[str]) -> str:
    return f"\\{sign[0]}"


def _line(text: str) -> str:
    """A text on one line, for headings."""
    return literal(" ".join(text.split()))


def _section(section: Section, level: int) -> Iterator[str]:
    number = f"{section.number}. " if section.number else ""
    yield f"{'#' * level} {number}{_line(section.title.text)}"
    yield from (_BLOCKS[type(block)](block) for block in section.blocks)
    for inner in section.sections:
        yield from _section(inner, level + 1)


def _aside(aside: Aside) -> str:
    facts = " · ".join(_line(fact.text) for fact in aside.facts if fact.text.strip())
    return f"*{facts}*" if facts else ""


def _paragraph(paragraph: Paragraph) -> str:
    return literal(paragraph.text.text)


def _lines(lines: Lines) -> str:
    if not lines.heading:
        return _items(lines.lines)
    heading = Words(lines.heading)
    if lines.lone:
        return _said(Line(lines.lines[0].text, heading, lines.lines[0].note))
    return f"**{_line(lines.heading)}**\n\n{_items(lines.lines)}"


def _items(lines: tuple[Line, ...]) -> str:
    return "\n".join(_indented("- ", _said(line)) for line in lines)


def _said(line: Line, strong: str = "**") -> str:
    label = _line(line.label.text) if line.label else ""
    note = f"({literal(line.note)})" if line.note else ""
    lead = f"{strong}{label}:{strong}" if label else ""
    return " ".join(part for part in (lead, literal(line.text.text), note) if part)


def _questions(questions: Questions) -> str:
    numbered = enumerate(questions.asked, 1)
    return "\n\n".join(_indented(f"{number}. ", _asked(asked)) for number, asked in numbered)


def _asked(asked: Asked) -> str:
    ask = f"**{_line(asked.ask.text)}**"
    hint = literal(asked.hint.text) if asked.hint else ""
    lines = "\n".join(_indented("- ", _said(line, "*")) for line in asked.lines)
    return "\n".join(part for part in (BREAK.join(p for p in (ask, hint) if p), lines) if part)


def _blanks(blanks: Blanks) -> str:
    return "\n\n".join(f"{_line(label)}: {RULE}" for label in blanks.labels)


def _indented(lead: str, text: str) -> str:
    """A text behind the sign of its list; its further lines stand under its first letter."""
    return lead + text.replace("\n", "\n" + " " * len(lead))


_BLOCKS: Mapping[type[Block], Callable[[Any], str]] = {
    Aside: _aside,
    Paragraph: _paragraph,
    Lines: _lines,
    Questions: _questions,
    Blanks: _blanks,
}
