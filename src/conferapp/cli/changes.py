"""How the changes between two versions of an agenda are told on the command line."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from conferapp.domain.agenda_changes import Change

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
        yield click.style(place, bold=True)
        for change in here:
            mark = "!" if change.weight == "answers" else "·"
            yield click.wrap_text(
                change.sentence, _WIDTH, initial_indent=f"  {mark} ", subsequent_indent="    "
            )
        yield ""
    if any(change.weight == "answers" for change in told):
        yield "A ! stands where it touches what is asked, what is kept, or who may get it."
