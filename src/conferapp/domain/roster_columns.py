"""Which column of a class list is what, guessed from its names.

Schools' systems call the same thing by many names. What is guessed is only where the mapping
begins: whoever imports the list sees it and changes it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from conferapp.domain.text import fold


@dataclass(frozen=True)
class ListField:
    """Something that a class list can tell of a student.

    Attributes:
        title: What people call it.
        names: The names that columns with it go by, the likeliest first, folded and without spaces.
    """

    title: str
    names: tuple[str, ...]


def _field(title: str, names: str) -> ListField:
    return ListField(title, tuple(names.split()))


FIELDS: Final[Mapping[str, ListField]] = {
    "name": _field(
        "Name",
        "name fullname studentname pupilname learnername displayname lastfirst lastnamefirstname "
        "student pupil learner",
    ),
    "first": _field(
        "First name", "firstname givenname forename forenames first given givennames fname"
    ),
    "last": _field("Last name", "lastname familyname surname surnames last family lname"),
    "called": _field(
        "Likes to be called",
        "preferredfirstname preferredgivenname preferredname called likestobecalled nickname "
        "knownas goesby preferred",
    ),
    "grade": _field(
        "Grade", "gradelevel grades grade yeargroup yearlevel year yr yrgroup ncyear currentgrade"
    ),
    "subject": _field("Subject", "subject course coursename class classname"),
    "tutor": _field(
        "Tutor",
        "tutor tutorname formtutor personaltutor mentor coach classteacher teacher teachername",
    ),
    "language": _field(
        "Language of the family",
        "languageofthefamily familylanguage homelanguage primarylanguage nativelanguage "
        "spokenathome language",
    ),
    "external_id": _field(
        "The school’s own id",
        "sourcedid sisuserid sisid studentid studentnumber studentno studno "
        "studid studentref pupilid pupilnumber pupilno upn admissionnumber admissionno admno "
        "externalid theschoolsownid schoolid orgdefinedid idnumber uniqueuserid localid stateid "
        "userid usersourcedid id",
    ),
    "status": _field("Whether they have left", "status enrollmentstatus"),
    "enabled": _field("Whether still active", "enableduser enabled active isactive"),
    "role": _field("Role (only students are taken)", "role roles usertype persontype"),
}
"""What can be told, by its key: a fact of the student's file, or what helps to find one out."""

_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SIGNS: Final = re.compile(r"[\W_]+")
_ONEROSTER: Final = frozenset({"sourcedid", "givenname", "familyname"})


def guess_columns(header: Iterable[str]) -> dict[str, str]:
    """Which column holds what; none is taken twice, and what isn't found is left out.

    Args:
        header: The names of the columns.
    """
    left: dict[str, str] = {}
    for column in header:
        for name in _names(column):
            left.setdefault(name, column)
    found: dict[str, str] = {}
    for key, field in FIELDS.items():
        taken = set(found.values())
        fitting = (left[name] for name in field.names if name in left and left[name] not in taken)
        column_found = next(fitting, None)
        if column_found is not None:
            found[key] = column_found
    return found


def is_oneroster(header: Iterable[str]) -> bool:
    """Whether a table is the `users.csv` of OneRoster, which lists teachers and families as well.

    Args:
        header: The names of the columns.
    """
    return set(map(_squeezed, header)) >= _ONEROSTER


def column_named(said: str, header: Iterable[str]) -> str | None:
    """The column that somebody typed the name of, accents and case aside; None for none.

    Args:
        said: What was typed.
        header: The names of the columns.
    """
    columns = list(header)
    same = (column for column in columns if fold(column) == fold(said))
    return said if said in columns else next(same, None)


def _names(column: str) -> Iterator[str]:
    """The names that a column answers to: its own, and that without brackets behind it."""
    yield _squeezed(column)
    bare = _squeezed(_BRACKETS.sub("", column))
    yield bare
    yield re.sub(r"^(?:students?|pupils?|learners?)(?=first|last|given|family|sur|grade)", "", bare)


def _squeezed(name: str) -> str:
    return _SIGNS.sub("", fold(name))
