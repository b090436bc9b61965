"""Asks for the goal: cell by cell where there is one, as rows where there may be several."""

from conferapp.plain.askers.cells import CELLS, RowDone, ask_cell, ask_cells, read_cell_aloud
from conferapp.plain.askers.row_talk import RowTalk, several_cells
from conferapp.plain.askers.rows import ask_table
from conferapp.plain.askers.talk import Talk


def ask_goal(talk: Talk) -> None:
    """Ask for a goal, or a few."""
    rows = RowTalk(talk)
    if rows.most > 1 or len(rows.edits.rows) != 1:
        ask_table(rows)
        return
    rows.say_offers()
    if rows.entry.waiting(rows.edits.rows[0]):
        _ask_new(rows)
    else:
        _ask_again(rows)


def _ask_new(rows: RowTalk) -> None:
    """Ask for one cell after the other; nothing at the first of them leaves the goal for later."""
    first, *rest = rows.entry.columns
    rows.talk.say(f"Cells: {'; '.join(column.title for column in (first, *rest))}.", CELLS)
    try:
        going_on = ask_cell(rows, 0, first, take=True)
    except RowDone:
        going_on = False
    if going_on:
        ask_cells(rows, 0, rest)


def _ask_again(rows: RowTalk) -> None:
    """Say the cells with their numbers, and ask for those that are to change."""
    talk, columns = rows.talk, rows.entry.columns
    said = enumerate((_cell(rows, at) for at in range(len(columns))), 1)
    talk.say("So far:", *(f"{number}. {line}" for number, line in said))
    talk.say_again("A number changes that cell, new words the goal itself, an empty line ends.")
    while line := talk.hear(
        columns[0].title,
        {"take": rows.take_over, "undo": rows.undo, "u": rows.undo},
        cells=True,
        most=None,
    ):
        if several_cells(line):
            rows.fill(0, columns[0].key, line)
        elif line.isdecimal() and len(line) < 3:
            _change(rows, int(line))
        else:
            row = read_cell_aloud(rows, rows.edits.rows[0], columns[0], line)
            rows.change(0, row, columns[0].key)
            rows.say_row(0)


def _change(rows: RowTalk, number: int) -> None:
    if not 0 < number <= len(rows.entry.columns):
        rows.talk.misfit(f"There is no cell {number}.")
        return
    ask_cells(rows, 0, rows.entry.columns[number - 1 : number])


def _cell(rows: RowTalk, at: int) -> str:
    column, row = rows.entry.columns[at], rows.edits.rows[0]
    words = rows.entry.read_back(row, column) or rows.entry.words(row, column)
    return f"{column.title}: {words or 'nothing yet'}"
