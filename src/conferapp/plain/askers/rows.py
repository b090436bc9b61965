"""Asks for rows: new words make one, a number changes one, an empty line ends."""

from conferapp.plain.askers.cells import CELLS, ask_cells, ideas_of
from conferapp.plain.askers.row_talk import RowTalk, several_cells
from conferapp.plain.askers.talk import Talk

HOW = (
    "New words add a row, a number changes that row, an empty line ends.",
    "A line such as one | two fills several cells. /rows says all, /remove 1 takes one out.",
)


def ask_rows(talk: Talk) -> None:
    """Ask for rows until an empty line."""
    ask_table(RowTalk(talk))


def ask_table(rows: RowTalk) -> None:
    """Ask for rows until an empty line."""
    talk, first = rows.talk, rows.entry.columns[0]
    ideas = ideas_of(rows, first, *talk.prompt.prompts)
    titles = ", ".join(column.title for column in rows.entry.columns)
    rows.say_rows()
    wrong = rows.entry.first_problem(rows.edits.rows)
    talk.say(*([wrong] if wrong else []))
    ideas.offer(folded=not talk.prompt.prompts)
    rows.say_offers()
    talk.say(f"Each row has: {titles}.", *HOW)
    orders = {
        **ideas.orders,
        "rows": rows.say_rows,
        "remove": rows.remove,
        "take": rows.take_over,
    }
    while line := talk.hear(first.title, orders, cells=True):
        if several_cells(line):
            rows.add_cells(line)
        elif line.isdecimal() and len(line) < 4:
            _change(rows, int(line))
        else:
            _add(rows, ideas.used(line))


def _change(rows: RowTalk, number: int) -> None:
    if not 0 < number <= len(rows.edits.rows):
        rows.talk.misfit(f"There is no row {number}.")
        return
    rows.talk.say(CELLS)
    ask_cells(rows, number - 1, rows.entry.columns)


def _add(rows: RowTalk, words: str) -> None:
    at = rows.add([[words]])
    if at is not None:
        rows.talk.say(CELLS)
        ask_cells(rows, at, rows.entry.columns[1:])
