"""A block on paper: times, who and what, and a line for notes each, as a page of HTML or as text.

It is for the tutor. The page asks for nothing from outside and runs nothing.
"""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from conferapp.domain.text import clean
from conferapp.outputs.handout_data import Paper
from conferapp.outputs.page_frame import framed

_COLUMNS: Final = 72
_STYLE: Final = """
:root { color-scheme: light; --ink: #22262b; --quiet: #5c6670; --rule: #aab2ba; }
* { box-sizing: border-box; }
body {
  margin: 2rem auto; max-width: 46rem; padding: 0 1.5rem; color: var(--ink); background: #fff;
  font: 1rem/1.45 "Charter", "Source Serif 4", "Cambria", "Georgia", serif;
  overflow-wrap: anywhere;
}
h1 { margin: 0; font-size: 1.6rem; line-height: 1.25; }
.about { margin: .2rem 0 1.4rem; color: var(--quiet); }
section {
  display: grid; grid-template-columns: 7.5rem 1fr; column-gap: 1.2rem;
  padding: .8rem 0 .4rem; border-top: 1px solid var(--rule); break-inside: avoid;
}
.time { font-variant-numeric: tabular-nums; white-space: nowrap; }
.time span { display: block; color: var(--quiet); font-size: .9rem; }
h2 { margin: 0; font-size: 1.1rem; line-height: 1.35; }
p { margin: .15rem 0; }
.notes { display: flex; gap: .6rem; margin-top: 1.5rem; color: var(--quiet); font-size: .9rem; }
.notes span:last-child { flex: 1; border-bottom: 1px solid var(--rule); }
@media print {
  html { font-size: 10pt; }
  body { margin: 0; max-width: none; padding: 0; line-height: 1.35; }
  .about { margin-bottom: .8rem; }
  section { padding: .5rem 0 .3rem; }
}
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A slot on paper.

    Attributes:
        time: From when to when, or "".
        minutes: How long.
        title: Who, or what.
        lines: What there is to know.
    """

    time: str
    minutes: int
    title: str
    lines: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A block on paper.

    Attributes:
        title: What it is, and of which day.
        about: The minutes, and whose it is.
        rows: The slots.
    """

    title: str
    about: str
    rows: Sequence[Row]


def as_html(sheet: Sheet, *, paper: Paper) -> str:
    """A block as a whole page of HTML.

    Args:
        sheet: The block.
        paper: The size of the paper.
    """
    size = "A4" if paper == "a4" else "letter"
    style = f"{_STYLE}@page {{ size: {size}; margin: 16mm 18mm; }}\n"
    body = [
        f'<h1 dir="auto">{_safe(sheet.title)}</h1>',
        f'<p class="about" dir="auto">{_safe(sheet.about)}</p>',
        *map(_section, sheet.rows),
    ]
    return framed(_safe(sheet.title), style, "\n".join(body))


def as_text(sheet: Sheet) -> str:
    """A block as plain text.

    Args:
        sheet: The block.
    """
    return "\n".join(_lines(sheet)) + "\n"


def _section(row: Row) -> str:
    lines = "\n".join(f'<p dir="auto">{_safe(line)}</p>' for line in row.lines)
    return (
        f'<section>\n<div class="time">{_safe(row.time)}<span>{row.minutes} min</span></div>\n'
        f'<div>\n<h2 dir="auto">{_safe(row.title)}</h2>\n{lines}\n'
        '<p class="notes"><span>Notes</span><span></span></p>\n</div>\n</section>'
    )


def _safe(text: str) -> str:
    return escape(clean(text))


def _lines(sheet: Sheet) -> Iterator[str]:
    yield clean(sheet.title)
    yield clean(sheet.about)
    for row in sheet.rows:
        when = f"{row.time}  " if row.time else ""
        yield ""
        yield from textwrap.wrap(
            clean(f"{when}{row.minutes} min  {row.title}"), _COLUMNS, subsequent_indent="  "
        )
        for line in row.lines:
            yield from textwrap.wrap(
                clean(line), _COLUMNS, initial_indent="  ", subsequent_indent="    "
            )
        yield f"  Notes {'_' * (_COLUMNS - 8)}"
