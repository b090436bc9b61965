"""The words of the home screen."""

from datetime import date
from pathlib import Path

from textual.content import Content

from conferapp.domain.days import say_short
from conferapp.storage.caseload import ConferenceLine, StudentLine, UnreadableLine
from conferapp.storage.copy_names import origin, shown_name
from conferapp.ui.text import QUIET_STYLE, literal

PLANNED, OPEN, DONE, CANCELLED = "◔", "◐", "●", "⊘"
MARKS = {"planned": PLANNED, "open": OPEN, "done": DONE, "cancelled": CANCELLED}
STATES = {"planned": "prepared", "open": "in progress", "done": "", "cancelled": "cancelled"}
NOBODY = "○"


def student_label(student: StudentLine) -> Content:
    """A student in the list: a mark, the name, and where a conference in progress is."""
    doubled = student.copies or any(line.copies for line in student.conferences)
    flag = Content.styled("  ⚑", "$text-warning") if doubled else Content("")
    if student.in_progress:
        line = student.in_progress[0]
        return Content.assemble(
            literal(f"{MARKS[line.status]} {student.name}", "bold"),
            literal(f"  {where(line)}", QUIET_STYLE),
            flag,
        )
    since = "" if student.days_since is None else f"  {_days(student.days_since)}"
    name = literal(f"{NOBODY} {student.name}")
    return Content.assemble(name, literal(since, QUIET_STYLE), flag)


def where(line: ConferenceLine) -> str:
    """Where a conference in progress is, in few words."""
    if line.status == "planned":
        return "prepared"
    if line.step and line.steps:
        return f"step {line.step} of {line.steps}"
    return line.page or "in progress"


def _days(days: int) -> str:
    return "today" if days <= 0 else "yesterday" if days == 1 else f"{days} days ago"


def student_text(student: StudentLine, today: date) -> Content:
    """The chosen student: who, the goal, the last conference, what comes next."""
    facts = [f"Grade {student.grade}" if student.grade else "", student.subject]
    head = " · ".join(part for part in (student.name, *facts) if part)
    lines = [literal(head, "bold $text-primary"), Content("")]
    goal = student.goal or "none agreed yet"
    lines.append(Content.assemble(literal("Goal   ", QUIET_STYLE), literal(goal)))
    if student.last is not None:
        said = f"{say_short(student.last.day, today)}, {student.last.agenda_title}"
        lines.append(Content.assemble(literal("Last   ", QUIET_STYLE), literal(said)))
    lines.append(Content.assemble(literal("Enter  ", QUIET_STYLE), literal(_next(student))))
    lines += _versions(student, today)
    return Content("\n").join(lines)


def _versions(student: StudentLine, today: date) -> list[Content]:
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
    said = f"⚑ There are {count} versions of {what}{more}. m puts them together."
    names = [f"  {origin(path)}: {shown_name(path)}" for path in files]
    return [
        Content(""),
        literal(said, "$text-warning"),
        *(literal(name, QUIET_STYLE) for name in names),
    ]


def _next(student: StudentLine) -> str:
    if not student.in_progress:
        return "begins a conference: first the pages that you prepare"
    line = student.in_progress[0]
    if line.status == "planned":
        return f"goes on preparing; s starts with {student.first}"
    return f"goes on where you were: {line.page or line.agenda_title}"


def conference_label(line: ConferenceLine, today: date) -> Content:
    """A conference in the student's list."""
    state = STATES[line.status]
    said = f"{MARKS[line.status]} {say_short(line.day, today)}  {line.agenda_title}"
    parts = [literal(said), literal(f"  {state}" if state else "", QUIET_STYLE)]
    if line.copies:
        count = "two" if len(line.copies) == 1 else str(len(line.copies) + 1)
        parts.append(Content.styled(f"  ⚑ {count} versions", "$text-warning"))
    return Content.assemble(*parts)


def unreadable_label(line: UnreadableLine) -> Content:
    """A file that can't be used."""
    return literal(f"✗ {line.path}", "$text-warning")


def unreadable_text(line: UnreadableLine) -> Content:
    """Why a file can't be used, and what to do."""
    return Content.assemble(
        literal(line.path, "bold"),
        "\n\n",
        literal(f"This file can’t be used: {line.reason}."),
        "\n",
        literal(line.remedy),
    )


def welcome(wanted: str, workspace: Path) -> Content:
    """What stands where nobody is to be shown."""
    if wanted:
        return literal(f"Nobody’s name has “{wanted}” in it. Esc shows all students.")
    return Content.assemble(
        Content.styled("Welcome", "bold $text-primary"),
        "\n\n",
        "Press ",
        Content.styled("n", "bold $text-accent"),
        " to add your first student. A name is enough.\n",
        "Press ",
        Content.styled("t", "bold $text-accent"),
        " to say who you are.\n",
        "Press ",
        Content.styled("a", "bold $text-accent"),
        " to look at the agendas, and to try one out.\n\n",
        literal(f"Everything is kept in {workspace}", QUIET_STYLE),
    )
