"""The people on a class list: each row read as somebody's facts, or told why it is nobody's."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from conferapp.domain.languages import read_language
from conferapp.domain.roster_columns import FIELDS, is_oneroster
from conferapp.domain.table_file import TableFile
from conferapp.domain.text import first_name, fold

FACTS: Final = ("called", "grade", "subject", "tutor", "language", "external_id")
"""What is taken over from a row beside the name."""

_LEFT: Final = frozenset(
    {"tobedeleted", "inactive", "withdrawn", "left", "archived", "transferred", "dropped"}
    | {"disabled", "graduated", "former", "exited", "deleted", "no longer enrolled", "has left"}
)
_HERE: Final = frozenset({"active", "enrolled", "current", "registered", "here"})
_YES: Final = frozenset({"true", "yes", "y", "1"})
_NO: Final = frozenset({"false", "no", "n", "0"})
_STUDENTS: Final = re.compile("student|pupil|learner")
_NOBODY: Final = frozenset(
    {"points possible", "max points", "maximum points", "class average", "average", "mean"}
    | {"median", "total", "overall", "student test", "test student"}
)
"""What gradebooks write where a name would stand."""
_JUST_GRADE: Final = re.compile(
    r"(?:grade|gr|year|yr|y)?\.?\s*0*(\d{1,2})(?:st|nd|rd|th)?(?:\s*grade)?"
)
_KINDERGARTEN: Final = frozenset({"kg", "kindergarten"})
_SUFFIX: Final = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)


@dataclass(frozen=True)
class Row:
    """Somebody on a class list.

    Attributes:
        number: The row of the file.
        name: The whole name, the given one first.
        facts: What else the row tells, without what it leaves empty.
        left: Whether they have left; None where the list doesn't say.
        sure: Whether this is a student; not so where a list of everybody doesn't say.
    """

    number: int
    name: str
    facts: Mapping[str, str] = field(default_factory=dict)
    left: bool | None = None
    sure: bool = True

    @property
    def key(self) -> str:
        """What the name is compared by."""
        return name_key(self.name)

    @property
    def external(self) -> str:
        """What the id is compared by, or ""."""
        return self.facts.get("external_id", "").casefold()


@dataclass(frozen=True)
class ListRows:
    """What was read of a class list.

    Attributes:
        rows: The people.
        nameless: The numbers of the rows without a name.
        others: How many rows are no student's: teachers, families, maxima.
        unknown: Languages that nobody here knows the name of, with their number.
    """

    rows: tuple[Row, ...]
    nameless: tuple[int, ...]
    others: int
    unknown: Mapping[str, int]


def read_rows(table: TableFile, columns: Mapping[str, str]) -> ListRows:
    """Read every row.

    Args:
        table: The list.
        columns: For each of `FIELDS` that is there, the name of its column.
    """
    rows: list[Row] = []
    nameless: list[int] = []
    unknown: Counter[str] = Counter()
    others = 0
    for number, cells in table.lines():
        told = {key: cells.get(columns.get(key, ""), "") for key in FIELDS}
        name = given_first(_name(told))
        if not _is_student(told) or fold(name) in _NOBODY:
            others += 1
        elif not any(map(str.isalnum, name)):
            nameless.append(number)
        else:
            facts = _facts(told, name)
            if told["language"] and "language" not in facts:
                unknown[told["language"]] += 1
            unsaid = is_oneroster(table.header) and "role" not in columns
            sure = not unsaid or "grade" in facts
            rows.append(Row(number, name, facts, _has_left(told), sure))
    return ListRows(tuple(rows), tuple(nameless), others, unknown)


def given_first(name: str) -> str:
    """A name as it is spoken: “Okafor, Amara” turned round; others stay.

    Args:
        name: The name.
    """
    family, _, given = (part.strip() for part in name.partition(","))
    turned = family and given and "," not in given and not _SUFFIX.fullmatch(given)
    return f"{given} {family}" if turned else name.strip().strip(",").strip()


def name_key(name: str) -> str:
    """What names are compared by: accents, case and which part stands first make no difference.

    Args:
        name: The whole name.
    """
    return fold(given_first(name))


def _name(told: Mapping[str, str]) -> str:
    """The whole name, out of one column or of two."""
    first, last, name = told["first"], told["last"], told["name"]
    if first and last:
        return f"{first} {last}"
    if name and last and fold(last) not in fold(name):
        return f"{name} {last}"  # a column “Name” beside one for the family’s name
    return name or first or last


def _facts(told: Mapping[str, str], name: str) -> dict[str, str]:
    facts = {key: told[key] for key in FACTS if told[key]}
    if fold(facts.get("called", "")) in {"", fold(first_name(name))}:
        facts.pop("called", None)
    if "grade" in facts:
        facts["grade"] = _grade(facts["grade"])
    if "language" in facts:
        tag = read_language(facts.pop("language"))
        facts |= {"language": tag} if tag else {}
    return facts


def _grade(said: str) -> str:
    """A grade as people here write it: `7` for “07”, “Grade 7” and “Year 7”."""
    if said.casefold() in _KINDERGARTEN:
        return "K"
    just = _JUST_GRADE.fullmatch(said.casefold())
    return just[1] if just else said


def _has_left(told: Mapping[str, str]) -> bool | None:
    status, enabled = fold(told["status"]), fold(told["enabled"])
    if status in _LEFT or enabled in _NO:
        return True
    return False if status in _HERE or enabled in _YES else None


def _is_student(told: Mapping[str, str]) -> bool:
    role = fold(told["role"])
    return not role or _STUDENTS.search(role) is not None
