"""The words of the scores: columns, students with their topics, and what was done."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from textual.content import Content

from conferapp.domain.gradebook.bringing import tally
from conferapp.domain.gradebook.mapping import Use
from conferapp.domain.gradebook.marks import Heading, Number
from conferapp.domain.text import as_theirs, say_number
from conferapp.ui.score_draft import Row, ScoreDraft
from conferapp.ui.score_rows_text import count_said
from conferapp.ui.text import QUIET_STYLE, literal

USES: Final[Mapping[Use, str]] = {
    "skill": "a topic with its points",
    "whole": "the student’s name",
    "last": "last name",
    "first": "first name",
    "key": "the student’s id at school",
    "named": "name of the topic, one in each row",
    "points": "the points, one topic in each row",
    "out_of": "how many points there were",
    "unused": "left out",
}
"""What a column can be, the likeliest first."""
ASK_FILE: Final = "\n\n".join(
    (
        "A gradebook can give out a CSV file with points. From here they go into the preparation "
        "of conferences. Nothing is written before you have seen what would change.",
        "Type where the file is, or drag it into this window, and press Enter.",
        "It may have a row for each student and a column for each topic, or a row for each student "
        "and topic. How many points there were is taken from a row such as “Points Possible”, from "
        "headings such as “Fractions (10)”, from cells such as 7/10 or 70%, or you say it in the "
        "next step.",
    )
)
STEPS: Final = {
    "file": "1 of 3: which file?",
    "columns": "2 of 3: what is each column?",
    "students": "3 of 3: what comes in?",
    "rows": "3 of 3: topic by topic",
}
"""What each step asks."""
NOTHING_GOES: Final = "Nothing would come in. What there is to each student stands on the right."
NOT_NOW: Final = (
    "What was said before isn’t saved yet, so nothing was brought in. Press F8 again in a moment."
)
UNSAVED: Final = "Not saved yet. Wait, and keep Conferapp open: it goes on trying."
_NOBODY_HERE: Final = "No row of this file names a student. Esc goes back to the columns."
_NOT_THEIRS: Final = "No row of this file is left that could be this student’s. Esc goes back."
EXAMPLES: Final = 6
"""Cells of a column that are shown."""


# Columns ----------------------------------------------------------------------------------


def column_label(draft: ScoreDraft, place: int) -> Content:
    """A column: its heading, and what it is."""
    use = draft.columns.uses[place]
    heading = draft.headings.get(place)
    mark, style = ("·", QUIET_STYLE) if use == "unused" else ("✓", "$text-success")
    said = f"topic{_out_of(heading)}" if heading else USES[use]
    return Content.assemble(
        literal(f"{mark} ", style),
        literal(draft.table.header[place], QUIET_STYLE if use == "unused" else ""),
        literal(f"\n  {said}", QUIET_STYLE),
    )


def column_text(draft: ScoreDraft, place: int) -> Content:
    """A column: what it is taken for, and its first cells."""
    heading = draft.headings.get(place)
    row = draft.columns.maxima_row
    cells = [cells[place] for at, cells in enumerate(draft.table.rows) if at != row]
    filled = [cell for cell in cells if cell]
    lines = [
        literal(heading.topic if heading else draft.table.header[place], "bold $text-primary"),
        literal(USES[draft.columns.uses[place]] + (_out_of(heading) if heading else "")),
        literal(f"\n{count_said(len(filled), 'cell')} filled in, such as:", QUIET_STYLE),
        *(literal(f"  {cell}") for cell in filled[:EXAMPLES]),
    ]
    return Content("\n").join([*lines, *(literal(f"\n{each}") for each in _columns_need(draft))])


def _columns_need(draft: ScoreDraft) -> Iterator[str]:
    if problem := draft.columns.problem:
        yield f"✗ {problem} Enter changes what a column is."
    without = [each.topic for each in draft.headings.values() if each.out_of is None]
    if without:
        yield (
            f"{count_said(len(without), 'topic')} without a maximum. Where the cells don’t say it "
            "either, there will be no level. m says one number for all of them."
        )
    row = draft.columns.maxima_row
    if row is not None:
        yield f"Row {draft.table.numbers[row]} of the file has the maxima."
    if draft.table.shortened:
        yield f"{count_said(draft.table.shortened, 'cell')} longer than is kept, and cut."


def _out_of(heading: Heading) -> str:
    return f", out of {say_number(heading.out_of)}" if heading.out_of else ", maximum not known"


# On top and below -------------------------------------------------------------------------


def no_rows(draft: ScoreDraft) -> str:
    """What is said where there is nobody to look at."""
    return _NOT_THEIRS if draft.only and draft.rows else _NOBODY_HERE


def told_before(draft: ScoreDraft) -> str:
    """What stands above the students before anything is written."""
    going = list(draft.going())
    began = sum(row.place.line is None for row in going)
    nobody = sum(row.student is None and not row.gone for row in draft.shown)
    parts = [f"{count_said(len(going), 'student')} of {len(draft.shown)} to bring in"]
    if left := sum(row.gone for row in draft.shown):
        parts.append(f"{count_said(left, 'row')} of students who have left")
    if nobody:
        parts.append(f"{nobody} not found ([s] says whose it is)")
    if kept := sum(tally(row.comings, row.chosen).kept for row in draft.shown if row.student):
        parts.append(f"{count_said(kept, 'topic')} with other points kept ([o] takes the file’s)")
    if over := sum(row.pupil.over for row in draft.shown):
        parts.append(f"⚑ {count_said(over, 'topic')} with more points than there were")
    if unread := sum(len(row.pupil.unread) for row in draft.shown):
        parts.append(f"⚑ {count_said(unread, 'cell')} not understood, and left out")
    if draft.unshown:
        parts.append(f"{count_said(draft.unshown, 'other row')} not used")
    if draft.book.nameless:
        parts.append(f"{count_said(draft.book.nameless, 'row')} without a name")
    if began:
        keys = "([a] changes it). [n] names the test, [d] its day"
        parts.append(f"New conferences: {as_theirs(draft.title)} {keys}")
    return ". ".join(parts) + "."


def told_after(rows: Sequence[Row]) -> str:
    """What was done, for all of them."""
    done = [row for row in rows if row.done is not None]
    well = [row for row in done if row.done and not row.done.why]
    alone = [row for row in done if row.done and row.done.why]
    said = f"✓ Brought in for {count_said(len(well), 'student')}."
    kept = sum(row.done.told.kept for row in done if row.done)
    if kept:
        said += f" {count_said(kept, 'topic')} kept the points that were there."
    if alone:
        names = ", ".join(row.student.name for row in alone if row.student)
        said += f" Left alone, with the reason on the right: {names}."
    return said


def maximum_said(maximum: Number | None) -> str:
    """What is said once a maximum was typed."""
    return f"Topics without one are out of {say_number(maximum)}." if maximum else ""
