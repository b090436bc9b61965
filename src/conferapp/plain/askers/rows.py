"""Asks for rows: new words make one, a number changes one, an empty line ends."""

from conferapp.domain.text import MAX_LINE, fold, say_number
from conferapp.plain.askers.cells import CELLS, ask_cells, ideas_of
from conferapp.plain.askers.ideas import Ideas
from conferapp.plain.askers.row_talk import RowTalk, parted, several_cells
from conferapp.plain.askers.talk import OwnOrders, Talk

SHORT = "New words add a row, a number changes that row, an empty line ends. /how says more."
HOW = (
    "A line fills several cells at once, with a bar between them, and blanks around it:",
    "With the number of a row in place of its first cell, it changes that row.",
    "/rows says all rows, /remove 1 takes the first out, /undo takes the last change back.",
)


def ask_rows(talk: Talk) -> None:
    """Ask for rows until an empty line."""
    ask_table(RowTalk(talk))


def ask_table(rows: RowTalk) -> None:
    """Ask for rows until an empty line."""
    talk, first = rows.talk, rows.entry.columns[0]
    ideas = ideas_of(rows, first, *talk.prompt.prompts)
    rows.say_rows()
    wrong = rows.entry.first_problem(rows.edits.rows)
    talk.say(*([wrong] if wrong else []))
    ideas.offer(folded=not talk.prompt.prompts)
    rows.say_offers()
    talk.say(SHORT)
    orders = {**ideas.orders, **_orders(rows)}
    while line := talk.hear(first.title, orders, cells=True, most=None):
        if several_cells(line):
            _fill(rows, ideas, line)
        elif line.isdecimal() and len(line) < 4:
            _change(rows, int(line))
        else:
            rows.mention_bars(line)
            _add(rows, talk.fitting(ideas.used(line), MAX_LINE))


def _orders(rows: RowTalk) -> OwnOrders:
    def how(_rest: str) -> None:
        cells = " | ".join(column.title for column in rows.entry.columns)
        rows.talk.say(HOW[0], cells, *HOW[1:], CELLS)

    return {
        "how": how,
        "rows": rows.say_rows,
        "remove": rows.remove,
        "undo": rows.undo,
        "u": rows.undo,
        "take": rows.take_over,
    }


def _fill(rows: RowTalk, ideas: Ideas, line: str) -> None:
    """Add a row of several cells, or fill in the one whose number stands in front.

    What is pasted out of a spreadsheet, with tabs, may begin with numbers of its own.
    """
    front, _, rest = parted(line).partition("\t")
    number = int(front) if front.strip().isdecimal() and len(front) < 4 else 0
    if "\t" not in line and 0 < number <= len(rows.edits.rows):
        rows.fill(number - 1, rows.entry.columns[1].key, rest)
    else:
        rows.add_cells(f"{ideas.used(front.strip())}\t{rest}")


def _change(rows: RowTalk, number: int) -> None:
    """Ask for the cells of a row; a name that waits for them stays."""
    if number > rows.told and rows.means_offer(str(number)):
        return
    if 0 < number <= len(rows.edits.rows):
        row, columns = rows.edits.rows[number - 1], rows.entry.columns
        named = rows.entry.waiting(row) and row.get(columns[0].key)
        rows.talk.say_once(CELLS)
        ask_cells(rows, number - 1, columns[1:] if named else columns)
    elif not rows.talk.misfit(f"There is no row {number}."):
        rows.add([[str(number)]])


def _add(rows: RowTalk, words: str) -> None:
    """Add a row, or go to the one of that name which waits to be filled in."""
    key, entry = rows.entry.columns[0].key, rows.entry
    named = (
        at
        for at, row in enumerate(rows.edits.rows)
        if entry.waiting(row) and fold(say_number(row.get(key))) == fold(words)
    )
    at = next(named, None)
    at = rows.add([[words]]) if at is None else at
    if at is not None:
        rows.talk.say_once(CELLS)
        ask_cells(rows, at, entry.columns[1:])
