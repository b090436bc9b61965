"""An outline as one page of HTML, for the screen and for paper.

It asks for nothing from outside and runs nothing: its style is in it, and there is no script.
Whatever came out of an agenda is escaped, tagged with its language, and runs in its own direction.
"""

from collections.abc import Callable, Iterator, Mapping
from html import escape
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
from conferapp.outputs.page_frame import APP_LANGUAGE, framed

STYLE = """
:root { color-scheme: light; --ink: #22262b; --quiet: #5c6670; --rule: #d5dae0; --lead: #1f4e6b; }
* { box-sizing: border-box; }
html { background: #f3f4f2; }
body {
  margin: 2rem auto; max-width: 50rem; padding: 3rem 3.5rem; background: #fff; color: var(--ink);
  font: 1rem/1.5 "Charter", "Source Serif 4", "Cambria", "Georgia", serif;
  overflow-wrap: anywhere;
}
h1, h2, h3, h4 { line-height: 1.25; color: var(--lead); break-after: avoid; }
h1 { margin: 0 0 .75rem; font-size: 2rem; }
h2 { margin: 3rem 0 .75rem; padding-bottom: .25rem; border-bottom: 2px solid var(--lead); }
h3 { margin: 0 0 .25rem; font-size: 1.2rem; }
h4 { margin: .9rem 0 .2rem; font-size: .95rem; color: var(--ink); }
p { margin: .5rem 0; }
ul, ol { margin: .3rem 0; padding-inline-start: 1.5rem; }
ul.plain { list-style: none; padding: 0; }
.kept { break-inside: avoid; }
section section { margin: 1.75rem 0 2.25rem; }
.aside, .more, .note { color: var(--quiet); }
.aside { margin: 0 0 .6rem; font-size: .9rem; break-after: avoid; }
.label { font-weight: 600; }
.asked { margin-top: 1rem; padding-inline-start: 1.75rem; }
.asked > li { margin-bottom: .8rem; break-inside: avoid; }
.ask { margin: 0; font-weight: 600; }
.hint { margin: 0; font-style: italic; }
.more { margin: .2rem 0 0; padding: 0; list-style: none; font-size: .9rem; }
.more .label { font-weight: 400; font-style: italic; }
.blanks { margin-top: 2rem; break-inside: avoid; }
.blanks p { display: flex; gap: .75rem; margin: 1.75rem 0 0; }
.blanks span:first-child { width: 6rem; }
.blanks .rule { flex: 1; border-bottom: 1px solid var(--ink); }
@media (max-width: 40rem) { body { margin: 0; padding: 1.5rem 1.25rem; } }
@media print {
  @page { margin: 16mm 18mm 18mm; }
  html { background: none; font-size: 10pt; }
  body { margin: 0; max-width: none; padding: 0; line-height: 1.4; }
  h2 { margin-top: 2rem; }
  section section { margin: 1rem 0 1.5rem; }
  p, li { orphans: 3; widows: 3; }
}
"""
"""The look. Paper is whatever the printer holds, A4 or Letter: both leave enough for the text."""


def as_html(outline: Outline) -> str:
    """An outline as a whole HTML page.

    Args:
        outline: The outline.
    """
    body = [
        "<header>",
        _words("h1", outline.title),
        *map(_paragraph, outline.about),
        _items(outline.facts, "plain"),
        "</header>",
        *(part for section in outline.sections for part in _section(section, 2)),
    ]
    title = escape(" ".join(outline.title.text.split()))
    return framed(title, STYLE, "\n".join(body))


def _section(section: Section, level: int) -> Iterator[str]:
    # On paper, what holds no other headings stays together: each page, and the approval.
    yield "<section>" if section.sections else '<section class="kept">'
    yield _words(f"h{level}", section.title, lead=f"{section.number}. " if section.number else "")
    yield from (_BLOCKS[type(block)](block) for block in section.blocks)
    for inner in section.sections:
        yield from _section(inner, level + 1)
    yield "</section>"


def _words(tag: str, words: Words, of: str = "", *, lead: str = "") -> str:
    """An element that holds nothing but words, with their language and direction.

    Args:
        tag: Its tag.
        words: The words.
        of: Its class, or "".
        lead: What stands before the words; it has no direction of its own.
    """
    known = words.language and words.language != APP_LANGUAGE
    language = f' lang="{escape(words.language)}"' if known else ""
    named = f' class="{of}"' if of else ""
    lines = "<br>".join(escape(line) for line in words.text.strip().splitlines())
    return f'<{tag}{named}{language} dir="auto">{lead}{lines}</{tag}>'


def _aside(aside: Aside) -> str:
    facts = " · ".join(_words("span", fact) for fact in aside.facts)
    return f'<p class="aside">{facts}</p>'


def _paragraph(paragraph: Paragraph) -> str:
    return _words("p", paragraph.text)


def _lines(lines: Lines) -> str:
    if lines.lone:
        labelled = Line(lines.lines[0].text, Words(lines.heading), lines.lines[0].note)
        return f"<p>{_said(labelled)}</p>"
    heading = f"<h4>{escape(lines.heading)}</h4>\n" if lines.heading else ""
    return heading + _items(lines.lines)


def _items(lines: tuple[Line, ...], of: str = "") -> str:
    named = f' class="{of}"' if of else ""
    items = "\n".join(f"<li>{_said(line)}</li>" for line in lines)
    return f"<ul{named}>\n{items}\n</ul>" if items else ""


def _said(line: Line) -> str:
    label = f'<span class="label">{_words("span", line.label)}:</span>' if line.label else ""
    text = _words("span", line.text) if line.text.text else ""
    note = _words("span", Words(f"({line.note.strip()})"), "note") if line.note else ""
    return " ".join(part for part in (label, text, note) if part)


def _questions(questions: Questions) -> str:
    return "\n".join(('<ol class="asked">', *map(_asked, questions.asked), "</ol>"))


def _asked(asked: Asked) -> str:
    hint = _words("p", asked.hint, "hint") if asked.hint else ""
    parts = (_words("p", asked.ask, "ask"), hint, _items(asked.lines, "more"))
    return f"<li>{''.join(parts)}</li>"


def _blanks(blanks: Blanks) -> str:
    rows = (
        f'<p><span>{escape(label)}</span><span class="rule"></span></p>' for label in blanks.labels
    )
    return "\n".join(('<div class="blanks">', *rows, "</div>"))


_BLOCKS: Mapping[type[Block], Callable[[Any], str]] = {
    Aside: _aside,
    Paragraph: _paragraph,
    Lines: _lines,
    Questions: _questions,
    Blanks: _blanks,
}
