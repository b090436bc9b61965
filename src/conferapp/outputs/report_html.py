"""Reports as one page of HTML, for the screen and for paper.

It asks for nothing from outside and runs nothing: its style is in it, and there is no script. What
came out of a file is escaped, and runs in its own direction.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from conferapp.domain.reports.table import Cell, Column, Figures, Row, Table, cell_text
from conferapp.domain.text import clean
from conferapp.outputs.page_frame import framed

_STYLE = """
:root { color-scheme: light; --ink: #22262b; --quiet: #5c6670; --rule: #d5dae0; --lead: #1f4e6b; }
* { box-sizing: border-box; }
html { background: #f3f4f2; }
body {
  margin: 2rem auto; max-width: 70rem; padding: 2.5rem 3rem; background: #fff; color: var(--ink);
  font: 1rem/1.5 "Charter", "Source Serif 4", "Cambria", "Georgia", serif;
}
h1, h2 { line-height: 1.25; color: var(--lead); break-after: avoid; }
h1 { margin: 0 0 .5rem; font-size: 1.8rem; }
h2 { margin: 2.5rem 0 .25rem; font-size: 1.25rem; }
p { margin: .4rem 0; }
.about { color: var(--quiet); max-width: 45rem; break-after: avoid; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; margin: .75rem 0; font-size: .9rem; line-height: 1.35; }
th, td { padding: .3rem .6rem; text-align: start; vertical-align: top; }
thead th { vertical-align: bottom; border-bottom: 2px solid var(--lead); }
tbody th { font-weight: 400; }
tbody th, td:not(.figure) { min-width: 7rem; overflow-wrap: anywhere; }
.group { break-after: avoid; }
.group th { padding-top: .8rem; font-weight: 600; }
tbody tr { border-bottom: 1px solid var(--rule); break-inside: avoid; }
tfoot th, tfoot td { border-top: 2px solid var(--lead); font-weight: 600; }
.figure { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
ul { margin: .4rem 0; padding-inline-start: 1.5rem; }
@media (max-width: 40rem) { body { margin: 0; padding: 1.25rem; } }
@media print {
  @page { margin: 14mm; }
  html { background: none; font-size: 9pt; }
  body { margin: 0; max-width: none; padding: 0; line-height: 1.35; }
  .wide { overflow: visible; }
  table { font-size: 8pt; }
  th, td { padding: .2rem .4rem; }
  thead { display: table-header-group; break-inside: avoid; break-after: avoid; }
  tbody:first-of-type tr:nth-child(-n+2), tfoot tr { break-before: avoid; }
  tfoot { display: table-row-group; }
}
"""
"""The look. Paper is whatever the printer holds, A4 or Letter; a table of many rows repeats its
head on each sheet."""


_ROW_HEAD = 'th scope="row"'


@dataclass(frozen=True)
class ReportPage:
    """What a page tells.

    Attributes:
        title: Its heading.
        about: Sentences below it: the days, the folders, and what to be careful about.
        tables: The reports.
        left_alone: Sentences about what isn't counted; they name no file, since a sync program
            may have put a person's name into it.
    """

    title: str
    about: tuple[str, ...]
    tables: tuple[Table, ...]
    left_alone: tuple[str, ...] = ()


def report_html(page: ReportPage) -> bytes:
    """A whole HTML page.

    Args:
        page: What it tells.
    """
    body = [
        f"<h1>{_text(page.title)}</h1>",
        *(f'<p dir="auto">{_text(said)}</p>' for said in page.about),
        *(line for table in page.tables for line in _section(table)),
        *_left_alone(page.left_alone),
    ]
    return framed(_text(page.title), _STYLE, "\n".join(body)).encode()


def _section(table: Table) -> Iterator[str]:
    figures = table.figures
    name = escape(table.id, quote=True)
    yield f'<section aria-labelledby="{name}">'
    yield f'<h2 id="{name}">{_text(table.title)}</h2>'
    yield f'<p class="about">{_text(table.about)}</p>'
    if figures.rows:
        yield '<div class="wide"><table>'
        heads = (_head(figures.columns[at]) for at in figures.shown)
        yield f"<thead><tr>{''.join(heads)}</tr></thead>"
        for name, rows in figures.groups:
            yield "<tbody>"
            if name:
                yield _group(name, len(figures.shown))
            yield from (_row(row, figures) for row in rows)
            yield "</tbody>"
        if figures.total:
            yield f"<tfoot>{_row(figures.total, figures)}</tfoot>"
        yield "</table></div>"
    if figures.note:
        yield f"<p>{_text(figures.note)}</p>"
    yield "</section>"


def _head(column: Column) -> str:
    return f'<th scope="col"{_class(column)}>{_text(column.name)}</th>'


def _group(name: str, wide: int) -> str:
    head = f'<th scope="rowgroup" colspan="{wide}" dir="auto">{_text(name)}</th>'
    return f'<tr class="group">{head}</tr>'


def _row(row: Row, figures: Figures) -> str:
    first, *rest = figures.shown
    cells = "".join(_cell("td", row[at], figures.columns[at]) for at in rest)
    return f"<tr>{_cell(_ROW_HEAD, row[first], figures.columns[first])}{cells}</tr>"


def _cell(tag: str, cell: Cell, column: Column) -> str:
    said = _text(cell_text(cell, column.kind))
    return f"<{tag}{_class(column)}>{said}</{tag.split(maxsplit=1)[0]}>"


def _class(column: Column) -> str:
    return ' dir="auto"' if column.kind == "text" else ' class="figure"'


def _left_alone(sentences: Sequence[str]) -> Iterator[str]:
    if sentences:
        yield '<section aria-labelledby="left-alone">'
        yield '<h2 id="left-alone">Notes, and what was left alone</h2>'
        yield f"<ul>{''.join(f'<li>{_text(said)}</li>' for said in sentences)}</ul>"
        yield "</section>"


def _text(text: str) -> str:
    return escape(clean(text))
