"""Good answers of every kind, tidy and as a field reports them, for the questions of `build`.

A value is right for `question(kind)`, whose keys are those of `KEYS_OF`. Texts are clean, have no
blanks at their ends and never read as a number, so that they can be typed as well as stored.
"""

from collections.abc import Mapping
from datetime import date

from hypothesis import strategies as st
from tests.unit.build import question

from conferapp.domain.kinds.cells import Column
from conferapp.domain.kinds.looking_back import LISTS, OUTCOMES
from conferapp.domain.kinds.reminder import MOST_WORDS
from conferapp.domain.kinds.rows import RowsQuestion
from conferapp.domain.model import Row, Value, as_row

LEFT: Mapping[str, tuple[str, ...]] = {
    "goals": ("75 on the Unit 4 test", "Ten pages a day"),
    "actions": ("Tutoring on Monday", "Flashcards"),
}
"""What the conference before this one left open, which a `last_goal` answer closes."""

_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_OTHERS = "áçéñößčŁаяأم漢字한🙂 .,;:!?…'\"“”’-–/\\[](){}<>@#%&*+=_~^|$`0123456789"
_BEGINNING = st.sampled_from(_LETTERS.translate(str.maketrans("", "", "iInN")))  # no inf, no nan


def words(longest: int = 14) -> st.SearchStrategy[str]:
    """One line of words.

    Args:
        longest: The most characters, at least two.
    """
    inside = st.text(_LETTERS + _OTHERS, max_size=longest - 2)
    ending = st.sampled_from(_LETTERS + "!?.é漢")
    return st.tuples(_BEGINNING, inside, ending).map("".join)


_AMOUNTS = st.integers(0, 200) | st.integers(1, 999).map(lambda tenths: tenths / 10)
_WHOLES = st.integers(1, 200)
_DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31)).map(date.isoformat)


def _perhaps(cell: st.SearchStrategy[Value]) -> st.SearchStrategy[Value]:
    return st.none() | cell


def _cell(column: Column) -> st.SearchStrategy[Value]:
    """What a column may hold."""
    if column.key == "out_of" and column.type == "number":
        return _WHOLES
    holds: Mapping[str, st.SearchStrategy[Value]] = {
        "words": words(),
        "number": _AMOUNTS,
        "amount": _AMOUNTS | words(),
        "day": _DAYS,
        "one_of": st.sampled_from(column.options) if column.options else st.nothing(),
        "tick": st.booleans(),
    }
    return holds[column.type]


def _rows(kind: str, most: int) -> st.SearchStrategy[Value]:
    asked = question(kind)
    assert isinstance(asked, RowsQuestion)
    cells = {column.key: _perhaps(_cell(column)) for column in asked.columns}

    def filled(drawn: Mapping[str, Value]) -> Row:
        row = asked.new_row()
        for key, cell in drawn.items():
            row = row if cell is None else asked.with_cell(row, key, cell, "tutor")
        return row

    row = _table(cells).map(filled).filter(lambda row: bool(asked.row_text(row)))
    return st.lists(row, min_size=1, max_size=most).map(lambda rows: [*rows])


def _ticked(options: tuple[str, ...], most: int) -> st.SearchStrategy[Value]:
    """Some of the options, in their order."""
    some = st.sets(st.sampled_from(options), min_size=1, max_size=most)
    return some.map(lambda chosen: [option for option in options if option in chosen])


def _table(cells: Mapping[str, st.SearchStrategy[Value]]) -> st.SearchStrategy[Row]:
    return st.fixed_dictionaries(dict(cells))


def _closing(listed: str) -> st.SearchStrategy[Value]:
    """Words about some of what was left open."""
    said = _table({"outcome": _perhaps(st.sampled_from(OUTCOMES)), "because": _perhaps(words())})
    told = said.filter(lambda row: any(row.values()))
    about = _table({name: _perhaps(told) for name in LEFT[listed]})
    return about.map(
        lambda drawn: [
            {**as_row(row), LISTS[listed]: name} for name, row in drawn.items() if row is not None
        ]
    )


_VALUES: Mapping[str, st.SearchStrategy[Value]] = {
    "short": words(40),
    "long": st.lists(words(), min_size=1, max_size=3).map("\n".join),
    "number": st.integers(0, 50) | st.integers(1, 499).map(lambda tenths: tenths / 10),
    "score": _table({"value": _AMOUNTS, "out_of": _WHOLES}),
    "scale": st.integers(1, 5),
    "choice": st.sampled_from(["bus", "car"]),
    "choices": _ticked(("bus", "car", "bike"), 2),
    "yes_no": st.booleans(),
    "date": _DAYS,
    "checklist": _ticked(("pen", "book"), 2),
    "measures": _rows("measures", 3),
    "evidence": _rows("evidence", 3),
    "topics": _rows("topics", 3),
    "connections": _rows("connections", 3),
    "goal": _rows("goal", 1),
    "actions": _rows("actions", 3),
    "reminder": _table(
        {"picture": _perhaps(st.just("ladder")), "words": _perhaps(words(MOST_WORDS))}
    ).filter(lambda row: any(row.values())),
    "last_goal": _table(
        {"record": st.just(""), "goals": _closing("goals"), "actions": _closing("actions")}
    ).filter(lambda row: bool(row["goals"] or row["actions"])),
    "recap": st.booleans(),
}


def valid_values(kind: str) -> st.SearchStrategy[Value]:
    """Good answers to `question(kind)`.

    Args:
        kind: The name of a kind.
    """
    return _VALUES[kind]
