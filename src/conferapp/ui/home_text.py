"""The words of the home screen."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from textual.content import Content

from conferapp.domain.at_a_glance import Glance
from conferapp.domain.days import say_short
from conferapp.domain.due import days_overdue
from conferapp.domain.goal_names import Item
from conferapp.domain.text import say_number, shortened
from conferapp.storage.caseload import ConferenceLine, StudentLine, UnreadableLine
from conferapp.storage.copy_names import origin, shown_name
from conferapp.ui.case_text import MARKS, OPEN, when
from conferapp.ui.keymap import Told
from conferapp.ui.next_text import Case, enter_text, next_text
from conferapp.ui.text import QUIET_STYLE, literal
from conferapp.ui.widgets.facts import Fact

STATES = {"planned": "prepared", "open": "in progress", "done": "", "cancelled": "cancelled"}
KEPT = "✓"
_LONGEST_NAME: Final = 80
"""Characters of a name; the class list has all of it."""
_DAY: Final = 10
"""Columns of a day of this year, such as `Fri 13 Nov`: what stands behind it is one column."""
MOST_BARS: Final = 8
MOST_STEPS: Final = 4
"""Steps of a plan that are shown; the student's page has all of them."""
_BARS: Final = "▁▂▃▄▅▆▇█"
_LEAST_COURSE: Final = 20.0
"""Percentage points that fill the height: a small change isn’t to look like a great one."""


def student_facts(
    student: StudentLine,
    found: Glance,
    today: date,
    told: Told,
    unlooked: ConferenceLine | None = None,
    tutor: str = "",
) -> list[Fact]:
    """The chosen student: who, what to do next, the goal and plan, the scores, the last talk.

    Args:
        student: The student.
        found: Their conferences at a glance.
        today: The day.
        told: Names the keys of a sentence as they are now.
        unlooked: The last talk, where it has pages for afterwards that nobody has filled in.
        tutor: The student's tutor, where that is somebody else than who looks.
    """
    where = [f"Grade {student.grade}" if student.grade else "", student.subject]
    name = shortened(student.name, _LONGEST_NAME)
    head = " · ".join(part for part in (name, *where) if part)
    due = f"{say_short(student.due, today)}, {_far(student, today)}" if student.due else ""
    facts = [
        Fact("", literal(head, "bold $text-primary")),
        Fact("", Content("")),
        Fact("Next", literal(next_text(Case(student, today, unlooked)), "$text-accent")),
        Fact("Goal", literal(student.goal or "none agreed yet")),
        *_plan(student, found),
        *([Fact("Scores", literal(scores), 1)] if (scores := _scores(found)) else []),
        *_last(student, found, today),
        *([Fact("Due", literal(due), 4)] if due else []),
        *([Fact("Tutor", literal(tutor), 5)] if tutor else []),
        Fact("Enter", literal(enter_text(student, told))),
    ]
    return [*facts, *(Fact("", said) for said in _versions(student, today, told))]


def _plan(student: StudentLine, found: Glance) -> Iterator[Fact]:
    """The steps of the plan: those that were kept, and those that stand."""
    steps = [f"{KEPT} {name}" for name in found.kept]
    steps += [f"{OPEN} {_step(item)}" for item in student.actions]
    shown = steps if len(steps) <= MOST_STEPS else steps[: MOST_STEPS - 1]
    if len(shown) < len(steps):
        shown = [*shown, f"… and {len(steps) - len(shown)} more"]
    for label, step in zip(("Plan", *([" "] * len(shown))), shown, strict=False):
        yield Fact(label, literal(step), 2)


def _step(item: Item) -> str:
    """A step with the days on which it is done, unless its name has them."""
    when = say_number(item.row.get("when"))
    return item.name if not when or when in item.name else f"{item.name}, {when}"


def _scores(found: Glance) -> str:
    """The results of the student, and nobody else's: first, course, last, and the last guess."""
    if not found.results:
        return ""
    first, last = (f"{share:.0f}" for share in (found.results[0], found.results[-1]))
    bars = sparkline(found.results[-MOST_BARS:])
    course = f"{first} {bars} {last} %" if len(found.results) > 1 else f"{last} %"
    if found.gap is None:
        return course
    off = round(abs(found.gap))
    return f"{course}  guessed {f'{off} {_side(found.gap)}' if off else 'exactly'}"


def sparkline(shares: Sequence[float]) -> str:
    """Numbers as bars, the lowest and the highest as far apart as they are.

    Args:
        shares: Percentages, at least one.
    """
    low = min(shares)
    height = max(max(shares) - low, _LEAST_COURSE)
    top = len(_BARS) - 1
    return "".join(_BARS[round((share - low) / height * top)] for share in shares)


def _side(gap: float) -> str:
    """A guess below the result was too low."""
    return "too low" if gap > 0 else "too high"


def _last(student: StudentLine, found: Glance, today: date) -> Iterator[Fact]:
    if student.last is not None:
        took = f", {found.minutes} min" if found.minutes else ""
        said = f"{say_short(student.last.day, today)}, {student.last.agenda_title}{took}"
        yield Fact("Last", literal(said), 3)


def _far(student: StudentLine, today: date) -> str:
    late = days_overdue(student, today)
    if late >= 0:
        return when(student, today)[0]
    return "tomorrow" if late == -1 else f"in {-late} days"


def _versions(student: StudentLine, today: date, told: Told) -> list[Content]:
    """What there is more than once: of what, in which files, and what to do about it."""
    doubled = [line for line in student.conferences if line.copies]
    if doubled:
        first = doubled[0]
        what = f"{say_short(first.day, today)}, {first.agenda_title}"
        files: list[Path] = [first.path, *first.copies]
    elif student.copies:
        what = "this student’s file"
        files = [*filter(None, [student.path]), *student.copies]
    else:
        return []
    more = f" (and of {len(doubled) - 1} more)" if len(doubled) > 1 else ""
    count = "two" if len(files) == 2 else str(len(files))
    said = f"⚑ There are {count} versions of {what}{more}. {told('[m] puts them together.')}"
    names = [f"  {origin(path)}: {shown_name(path)}" for path in files]
    return [
        Content(""),
        literal(said, "$text-warning"),
        *(literal(name, QUIET_STYLE) for name in names),
    ]


def conference_label(line: ConferenceLine, today: date) -> Content:
    """A conference in the student's list."""
    state = STATES[line.status]
    day = f"{say_short(line.day, today):<{_DAY}}"
    said = f"{MARKS[line.status]} {day}  {line.agenda_title}"
    parts = [literal(said), literal(f"  {state}" if state else "", QUIET_STYLE)]
    if line.copies:
        count = "two" if len(line.copies) == 1 else str(len(line.copies) + 1)
        parts.append(Content.styled(f"  ⚑ {count} versions", "$text-warning"))
    return Content.assemble(*parts)


def unreadable_label(line: UnreadableLine) -> Content:
    """A file that can't be used."""
    return literal(f"✗ {line.path}", "$text-warning")


def unreadable_facts(line: UnreadableLine) -> list[Fact]:
    """Why a file can't be used, and what to do."""
    return [
        Fact("", literal(line.path, "bold")),
        Fact("", Content("")),
        Fact("", literal(f"This file can’t be used: {line.reason}.")),
        Fact("", literal(line.remedy)),
    ]


def nobody(wanted: str, *, reading: bool) -> list[Fact]:
    """What stands where nobody is to be shown.

    Args:
        wanted: The part of a name that was asked for, or "".
        reading: Whether files are still being read.
    """
    if wanted:
        said = f"Nobody’s name has “{wanted}” in it. Esc shows all students."
        return [Fact("", literal(said))]
    if reading:
        said = "Your students come here as their files are read."
        return [Fact("", literal(said))]
    return []  # the ways to begin stand there: see `widgets.beginnings`
