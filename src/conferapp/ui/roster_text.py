"""The words of the class list and of its import."""

import re
from collections.abc import Mapping
from typing import Final

from textual.content import Content

from conferapp.domain.facts_said import NO_FILE, TWO_FILES
from conferapp.domain.languages import language_name
from conferapp.domain.lines import StudentLine
from conferapp.domain.roster import Item
from conferapp.domain.roster_columns import FIELDS, is_oneroster
from conferapp.domain.roster_words import counts, item_words
from conferapp.domain.student import Student
from conferapp.domain.supports import SUPPORTS
from conferapp.domain.table_file import TableFile
from conferapp.domain.text import shortened
from conferapp.ui.empty_text import Empty
from conferapp.ui.importing import Importing
from conferapp.ui.keymap import Told
from conferapp.ui.text import QUIET_STYLE, literal

NOBODY: Final = Empty(
    "There is nobody here yet.",
    "The class list has everybody with what is known of them, also those who have left.",
    (("[n]", "adds a student: a name is enough"), ("[i]", "takes them from a CSV file")),
)
NOT_FOUND: Final = "Nobody’s name has that in it. Esc shows everybody."
ABOUT_FILE: Final = (
    "Which file is the class list? A CSV file: the plain table that gradebooks and school systems "
    "give out, and spreadsheets with “Save as”; users.csv of OneRoster is known too. Drag it into "
    "this window, or type where it is, and press Enter. Nothing is changed before you have seen "
    "what would be."
)
ABOUT_COLUMNS: Final = (
    "Where each thing is taken from, with an example. Enter chooses another column; what a list "
    "leaves empty changes nothing. F8 shows what would change."
)
ONEROSTER: Final = "This is a list of OneRoster: teachers and families in it are passed over."
NOTHING_TO_DO: Final = "There is nothing to do: everybody is here as the list has them."
NONE_TAKEN: Final = "Everything is left out. Space takes one in, [a] takes all that are shown."
NONE_FOUND: Final = "No line has that in it. Esc shows all of them."
_FACTS: Final[Mapping[str, str]] = {
    "called": "Is called",
    "grade": "Grade",
    "subject": "Subject",
    "tutor": "Tutor",
    "external_id": "School’s id",
}
_LONGEST: Final = 40
"""Characters of a column's name, or of an example, that are shown."""


def student_row_label(line: StudentLine) -> Content:
    """A student in the list; one who has left says so."""
    if line.path is None:
        return literal(f"✗ {line.name}", "$text-warning")
    if line.archived:
        return literal(f"⊘ {line.name}  has left", QUIET_STYLE)
    grade = f"  grade {line.grade}" if line.grade else ""
    return Content.assemble(literal(f"○ {line.name}"), literal(grade, QUIET_STYLE))


def known_text(line: StudentLine, student: Student | None, told: Told) -> Content:
    """What is known of a student; `told` names keys as they are."""
    lines = [literal(line.name, "bold $text-primary"), Content("")]
    if student is None:
        return Content("\n").join([*lines, literal(NO_FILE, "$text-warning")])
    known = {title: str(getattr(student, fact) or "") for fact, title in _FACTS.items()}
    known["Language"] = language_name(student.language) if student.language else ""
    known["What helps"] = ", ".join(_in_short(name) for name in student.supports)
    known["Conferences"] = str(len(line.conferences) or "none yet")
    lines += [
        Content.assemble(literal(f"{title:<13}", QUIET_STYLE), literal(said))
        for title, said in known.items()
        if said
    ]
    if student.archived:
        lines += [Content(""), literal(told("⊘ Has left. [x] brings them back."))]
    if line.copies:
        lines += [Content(""), literal(f"⚑ {TWO_FILES}", "$text-warning")]
    return Content("\n").join(lines)


def _in_short(support: str) -> str:
    """A support by the words of its name that stand in front; one nobody knows, as it is."""
    return re.split(" between |[:,]", SUPPORTS.get(support, support), maxsplit=1)[0]


def column_label(key: str, importing: Importing) -> Content:
    """What is taken from which column, with an example."""
    column = importing.columns.get(key, "")
    title = literal(f"{FIELDS[key].title:<32}", "" if column else QUIET_STYLE)
    if not column:
        return Content.assemble(title, literal("(none)", QUIET_STYLE))
    example = importing.table.example(column)
    said = f"  {shortened(example, _LONGEST)}" if example else "  (empty)"
    return Content.assemble(
        title, literal(shortened(column, _LONGEST), "bold"), literal(said, QUIET_STYLE)
    )


def item_label(item: Item, *, taken: bool) -> Content:
    """One thing that an import would do: whether it is taken, and what it is."""
    if item.doubt:
        return literal(f"? {item_words(item)}", "$text-warning")
    if taken:
        return literal(f"✓ {item_words(item)}")
    return literal(f"– {item_words(item)} (left out)", QUIET_STYLE)


def columns_text(table: TableFile, told: Told) -> Content:
    """What to do with the columns of a list; `told` names keys as they are."""
    lines = [literal(f"{len(table.rows):,} rows below the names of the columns.", "bold")]
    if is_oneroster(table.header):
        lines.append(literal(ONEROSTER))
    if table.shortened:
        lines.append(literal(f"Cells too long to be kept whole: {table.shortened:,}."))
    return Content("\n").join([*lines, literal(told(ABOUT_COLUMNS), QUIET_STYLE)])


def plan_text(importing: Importing, told: Told) -> Content:
    """What an import would do, counted; `told` names keys as they are."""
    if importing.plan is None:
        return Content("")
    first, *rest = counts(importing.plan, importing.tutor)
    lines = [literal(first, "bold"), *map(literal, rest)]
    if importing.known.warning:
        lines.append(literal(f"✗ {importing.known.warning}", "$text-warning"))
    return Content("\n").join([*lines, literal(told(_next(importing)), QUIET_STYLE)])


def _next(importing: Importing) -> str:
    if importing.plan is None or not importing.plan.items:
        return NOTHING_TO_DO
    if not importing.taken:
        return NONE_TAKEN
    return f"Nothing is written yet. F8 writes the {len(importing.taken):,} with a ✓."


def more_label(many: int, told: Told) -> Content:
    """What stands below a list that is cut; `told` names keys as they are."""
    said = f"… and {many:,} more. [/] finds them; [a] takes or leaves all of them."
    return literal(told(said), QUIET_STYLE)
