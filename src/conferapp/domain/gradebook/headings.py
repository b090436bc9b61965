"""The topics that head the columns of a gradebook, each with how many points there were."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from conferapp.domain.gradebook.mapping import Columns
from conferapp.domain.gradebook.marks import (
    Heading,
    has_decimal_commas,
    read_heading,
    read_mark,
    read_maximum,
)
from conferapp.domain.table_file import TableFile
from conferapp.domain.text import fold


def headings_of(table: TableFile, columns: Columns) -> Mapping[int, Heading]:
    """The topics by the places of their columns.

    What somebody said of a column counts first, then the row of maxima, then the heading, and what
    was said for all of them last. Two topics never end up with the same name.

    Args:
        table: The table.
        columns: What its columns are.
    """
    comma = has_decimal_commas(cell for row in table.rows for cell in row)
    found = {
        place: _heading(table, columns, place, comma=comma) for place in columns.places("skill")
    }
    often = Counter(fold(heading.topic) for heading in found.values())
    return {
        place: heading
        if often[fold(heading.topic)] == 1
        else replace(heading, topic=table.header[place])
        for place, heading in found.items()
    }


def _heading(table: TableFile, columns: Columns, place: int, *, comma: bool) -> Heading:
    named = table.header[place]
    heading = read_heading(named)
    row = columns.maxima_row
    of_row = None if row is None else read_maximum(table.rows[row][place], comma=comma)
    told = columns.own.get(place) or of_row
    if told is None and not heading.sure and _exceeded(table, place, heading, comma=comma):
        heading = Heading(named)  # “Chapter (3)”: most have more points than that
    return Heading(heading.topic, told or heading.out_of or columns.maximum)


def _exceeded(table: TableFile, place: int, heading: Heading, *, comma: bool) -> bool:
    marks = [mark for row in table.rows if (mark := read_mark(row[place], comma=comma))]
    above = [mark for mark in marks if mark.points > (heading.out_of or 0)]
    return len(above) * 2 > len(marks)
