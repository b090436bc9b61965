"""The words of the scores: columns, students with their topics, and what was done."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from textual.content import Content

from conferapp.domain.gradebook.bringing import Coming, tally
from conferapp.domain.gradebook.mapping import Use
from conferapp.domain.gradebook.marks import Heading, Number
from conferapp.domain.kinds.numbers import counted
from conferapp.domain.kinds.phrases import ENGLISH
from conferapp.domain.kinds.tables import LEVEL_MARKS
from conferapp.domain.model import Value
from conferapp.domain.text import say_number
from conferapp.ui.score_draft import Row, ScoreDraft
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
NOTHING_GOES: Final = "Nothing here can be brought in. The reasons are on the right."
UNSAVED: Final = "Not saved yet. Wait a moment, and keep Conferapp open."
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
        literal(f"\n{_count(len(filled), 'cell')} filled in, such as:", QUIET_STYLE),
        *(literal(f"  {cell}") for cell in filled[:EXAMPLES]),
    ]
    return Content("\n").join([*lines, *(literal(f"\n{each}") for each in _columns_need(draft))])


def _columns_need(draft: ScoreDraft) -> Iterator[str]:
    if problem := draft.columns.problem:
        yield f"✗ {problem} Enter changes what a column is."
    without = [each.topic for each in draft.headings.values() if each.out_of is None]
    if without:
        yield (
            f"{_count(len(without), 'topic')} without a maximum. Where the cells don’t say it "
            "either, there will be no level. m says one number for all of them."
        )
    if row := draft.columns.maxima_row:
        yield f"Row {draft.table.numbers[row]} of the file has the maxima."
    if draft.table.shortened:
        yield f"{_count(draft.table.shortened, 'cell')} longer than is kept, and cut."


def _out_of(heading: Heading) -> str:
    return f", out of {say_number(heading.out_of)}" if heading.out_of else ", maximum not known"


# Students ---------------------------------------------------------------------------------


def row_label(row: Row) -> Content:
    """A student of the file: whether they come in, and with what."""
    mark, style = _mark(row)
    name = row.student.name if row.student else row.pupil.said
    return Content.assemble(
        literal(f"{mark} ", style),
        literal(name, "" if row.goes_in or row.done else QUIET_STYLE),
        literal(f"\n  {_in_short(row)}", QUIET_STYLE),
    )


def _mark(row: Row) -> tuple[str, str]:
    if row.done is not None:
        return ("✗", "$text-error") if row.done.why else ("✓", "$text-success")
    if row.student is None:
        return "?", "$text-warning"
    if row.place.why:
        return "✗", "$text-error"
    return ("✓", "$text-success") if row.goes_in else ("–", QUIET_STYLE)


def _in_short(row: Row) -> str:
    if row.done is not None:
        return (row.done.why and "left alone") or _tallied(row)
    if row.student is None:
        return row.owner.why
    if row.place.why:
        return "can’t go in"
    if row.out:
        return "left out"
    return _tallied(row) if row.pupil.scored else "no points in the file"


def _tallied(row: Row) -> str:
    told = row.done.told if row.done else tally(row.comings, row.chosen)
    said = (
        (told.came, "{} new"),
        (told.replaced, "{} replaced"),
        (told.kept, "{} kept as they were"),
    )
    return ", ".join(words.format(n) for n, words in said if n) or "nothing new"


def row_text(draft: ScoreDraft, row: Row) -> Content:
    """A student of the file: where the topics go, and each of them."""
    lines = [literal(row.student.name if row.student else row.pupil.said, "bold $text-primary")]
    lines += [literal(each) for each in _whose(draft, row)]
    if row.done is not None:
        lines.append(literal(_done(row)))
    elif row.student is not None:
        lines.append(literal(_where(row)))
    lines.append(literal(""))
    lines += [coming_label(row, each) for each in row.comings]
    lines += [literal(each, QUIET_STYLE) for each in _left(row)]
    return Content("\n").join(lines)


def _whose(draft: ScoreDraft, row: Row) -> Iterator[str]:
    if row.student is None:
        yield f"Row {row.pupil.row} of the file: {row.owner.why}. s says whose it is."
    elif row.pupil.said != row.student.name:
        why = f" ({row.owner.why})" if row.owner.why else ""
        yield f"In the file: {row.pupil.said}{why}." + ("" if row.done else " s changes that.")
    if draft.only and row.student is None:
        yield "Enter takes this row for the student."


def _where(row: Row) -> str:
    if row.place.why:
        return f"✗ {row.place.why}"
    line = row.place.line
    if line is None:
        return f"A new conference is planned: {row.place.title}."
    stands = "planned" if line.status == "planned" else "in progress"
    return f"Into the conference that is {stands}: {row.place.title}."


def _done(row: Row) -> str:
    if row.done is None or row.done.why:
        return f"✗ Left alone. {row.done.why if row.done else ''}"
    into = "Planned, and brought in" if row.done.began else "Brought in"
    return f"✓ {into}: {row.done.title}."


def _left(row: Row) -> Iterator[str]:
    pupil = row.pupil
    if pupil.absent:
        yield f"\n{_count(pupil.absent, 'cell')} without points (absent, excused or empty)."
    if pupil.unread:
        yield "\nNot understood, and left out:"
        yield from (f"  {each}" for each in pupil.unread)
    if pupil.twice:
        yield f"\nTwice in the file; the last one counts: {', '.join(pupil.twice)}."


# Topics -----------------------------------------------------------------------------------

_MEANING: Final = {
    "new": "It is new, and comes in.",
    "filled": "It is there already, without points, and gets them.",
    "same": "It is there already, with the same points.",
    "differs": (
        "Enter takes the file’s points, or keeps what is there. A level that you or a quick check "
        "gave stays; one that came from points follows them."
    ),
}
_SIGNS: Final = {"new": "+", "filled": "+", "same": "=", "differs": "≠"}


def coming_label(row: Row, each: Coming) -> Content:
    """A topic: what comes in, and what it does to what is there."""
    now = _points(each.scored.points, each.scored.out_of)
    sign = f"{_SIGNS[each.sort]} {each.scored.topic}: "
    if each.sort != "differs" or each.before is None:
        level = _level(row, each) if each.sort in {"new", "filled"} else ""
        said = f"{now} {level}".rstrip() + (" (there already)" if each.sort == "same" else "")
        return Content.assemble(literal(sign), literal(said, ""))
    was = _points(each.before.get("points"), each.before.get("out_of"))
    taken = each.key in row.chosen
    choice = "the file’s points are taken" if taken else "what is there is kept"
    return Content.assemble(
        literal(sign),
        literal(f"{was} → {now}", "bold"),
        literal(f"\n  {'●' if taken else '○'} {choice}", "$text-warning"),
    )


def _points(points: object, out_of: object) -> str:
    return counted(points, out_of, ENGLISH) or "no points"  # type: ignore[arg-type]  # JSON


def _level(row: Row, each: Coming) -> str:
    level = None
    if row.place.question is not None:
        scored: dict[str, Value] = {"points": each.scored.points, "out_of": each.scored.out_of}
        level = row.place.question.level(scored)
    return LEVEL_MARKS[level] if level else ""


def topic_text(row: Row, at: int) -> Content:
    """A topic by itself: what is there, what the file says, and what Enter does."""
    each = row.comings[at]
    name = row.student.name if row.student else row.pupil.said
    lines = [literal(name, QUIET_STYLE), literal(each.scored.topic, "bold $text-primary")]
    lines.append(literal(f"\nIn the file: {_points(each.scored.points, each.scored.out_of)}"))
    if each.before is not None:
        lines.append(literal(f"There now: {row.there(each.before)}"))
    said = _MEANING[each.sort]
    return Content("\n").join([*lines, literal(f"\n{said}", QUIET_STYLE)])


# On top and below -------------------------------------------------------------------------


def no_rows(draft: ScoreDraft) -> str:
    """What is said where there is nobody to look at."""
    return _NOT_THEIRS if draft.only and draft.rows else _NOBODY_HERE


def told_before(draft: ScoreDraft) -> str:
    """What stands above the students before anything is written."""
    going = list(draft.going())
    began = sum(row.place.line is None for row in going)
    nobody = sum(row.student is None and not row.gone for row in draft.shown)
    parts = [f"{_count(len(going), 'student')} of {len(draft.shown)} to bring in"]
    if left := sum(row.gone for row in draft.shown):
        parts.append(f"{_count(left, 'row')} of students who have left")
    if nobody:
        parts.append(f"{nobody} not found (s says whose it is)")
    if draft.unshown:
        parts.append(f"{_count(draft.unshown, 'other row')} not used")
    if draft.book.nameless:
        parts.append(f"{_count(draft.book.nameless, 'row')} without a name")
    if began:
        parts.append(f"New conferences: {draft.title} (a changes it)")
    return ". ".join(parts) + "."


def told_after(rows: Sequence[Row]) -> str:
    """What was done, for all of them."""
    done = [row for row in rows if row.done is not None]
    well = [row for row in done if row.done and not row.done.why]
    alone = [row for row in done if row.done and row.done.why]
    said = f"✓ Brought in for {_count(len(well), 'student')}."
    kept = sum(row.done.told.kept for row in done if row.done)
    if kept:
        said += f" {_count(kept, 'topic')} kept the points that were there."
    if alone:
        names = ", ".join(row.student.name for row in alone if row.student)
        said += f" Left alone, with the reason on the right: {names}."
    return said


def maximum_said(maximum: Number | None) -> str:
    """What is said once a maximum was typed."""
    return f"Topics without one are out of {say_number(maximum)}." if maximum else ""


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
