"""How the changes between two versions of an agenda are told on the command line."""

import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from conferapp.domain.authoring.agenda_changes import Change

_WIDTH = 78


def lines_of(changes: "Iterable[Change]") -> Iterator[str]:
    """The changes place by place; what touches answers is marked.

    Args:
        changes: The changes, in the order of the pages.
    """
    told = tuple(changes)
    if not told:
        yield "Nothing changed in the protocol."
        return
    for place, here in groupby(told, key=lambda change: change.place):
        yield click.style(_wrapped(place), bold=True)
        for change in here:
            mark = "!" if change.weight == "answers" else "·"
            yield _wrapped(f"  {mark} {change.sentence}", "    ")
        yield ""
    if any(change.weight == "answers" for change in told):
        yield "A ! stands where it touches what is asked, what is kept, or who may get it."


def wrapped(lines: Iterable[str]) -> Iterator[str]:
    """Lines about what is touched, as wide as the changes; the entries of a list stand indented.

    Args:
        lines: The lines; an empty one parts what stands around it.
    """
    from conferapp.storage.touched_words import ENTRY

    for line in lines:
        yield _wrapped(f"  {line}", "    ") if line.startswith(ENTRY) else _wrapped(line)


def _wrapped(line: str, indent: str = "") -> str:
    # Not click’s own way: it parts ids and the paths of records at their hyphens.
    return textwrap.fill(
        line,
        _WIDTH,
        subsequent_indent=indent,
        break_on_hyphens=False,
        break_long_words=False,
    )
