"""Asks for the cells of one row, one after the other."""

from collections.abc import Sequence

from conferapp.domain.kinds.cells import Column
from conferapp.domain.model import Row
from conferapp.domain.text import MAX_LINE, shortened
from conferapp.plain.askers.ideas import Ideas
from conferapp.plain.askers.matching import match
from conferapp.plain.askers.row_talk import RowTalk, several_cells
from conferapp.plain.askers.spoken import numbered
from conferapp.plain.askers.steps import NO, YES
from conferapp.plain.askers.talk import EMPTY, OwnOrders

CELLS = "Enter leaves a cell, a minus (-) empties it, /done ends the row."


class RowDone(Exception):
    """Enough is said of this row.

    Args:
        told: Whether the row was read back, too.
    """

    def __init__(self, *, told: bool = False) -> None:
        super().__init__()
        self.told = told


def ask_cells(rows: RowTalk, at: int, columns: Sequence[Column]) -> None:
    """Ask for cells of a row, then say the row.

    Args:
        rows: The rows.
        at: Which row, from 0.
        columns: The cells that are asked for.
    """
    try:
        for column in columns:
            ask_cell(rows, at, column)
    except RowDone as done:
        if done.told:
            return
    if at < len(rows.edits.rows):
        rows.say_row(at)


def ask_cell(rows: RowTalk, at: int, column: Column, *, take: bool = False) -> bool:
    """Ask for one cell until it fits.

    Args:
        rows: The rows.
        at: Which row, from 0.
        column: The cell.
        take: Whether a whole row may be taken over instead.

    Returns:
        Whether something was said.

    Raises:
        RowDone: Enough was said of the row.
    """
    talk, entry = rows.talk, rows.entry
    ideas = ideas_of(rows, column)
    ideas.mention()
    how = numbered(column.options) if column.options else ["y or n"] * (column.type == "tick")
    if how:
        talk.say_once(f"{column.title}: {', '.join(how)}.")
    words = shortened(entry.words(rows.edits.rows[at], column), 60)
    lead = f"{column.title} ({words})" if words else column.title

    orders = {**ideas.orders, **_orders(rows, take=take)}
    while line := talk.hear(lead, orders, cells=True, most=None):
        if several_cells(line):
            rows.fill(at, column.key, line)
            raise RowDone(told=True)
        if take and rows.means_offer(line):
            continue
        rows.mention_bars(line)
        row = read_cell_aloud(rows, rows.edits.rows[at], column, ideas.used(line))
        wrong = entry.problem(row, column)
        picked = bool(column.options) or column.type == "tick"
        if not (wrong and picked and talk.voice.patient):
            rows.change(at, row, column.key)
        if back := entry.read_back(row, column):
            talk.say(back)
        if wrong is None or not talk.misfit(wrong):
            return True
    return False


def _orders(rows: RowTalk, *, take: bool) -> OwnOrders:
    def done(_rest: str) -> None:
        raise RowDone

    def undo(rest: str) -> None:
        rows.undo(rest)
        raise RowDone(told=True)

    taking: OwnOrders = {"take": rows.take_over} if take else {}
    return {"done": done, "undo": undo, "u": undo, **taking}


def read_cell_aloud(rows: RowTalk, row: Row, column: Column, line: str) -> Row:
    """The row with one cell as somebody says it."""
    line = rows.talk.fitting(line, MAX_LINE)
    entry, said = rows.entry, line.casefold()
    if line == EMPTY or (column.type == "tick" and said in NO):
        return entry.cell(row, column, "")
    if column.type == "tick":
        return entry.set(row, column, True if said in YES else line)
    if column.options:
        at = match(column.options, line).at
        return entry.set(row, column, line if at is None else column.options[at])
    return entry.cell(row, column, line)


def ideas_of(rows: RowTalk, column: Column, *more: str) -> Ideas:
    """What a cell suggests out of what was entered before."""
    offers = rows.talk.prompt.offers.get(column.offers, ()) if column.offers else ()
    return Ideas(rows.talk, (*offers, *more))
