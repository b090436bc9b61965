"""A tutor's own students, as a part of a question to the index."""

from typing import Final, NamedTuple

from conferapp.domain.caselist import owned_by
from conferapp.storage.index.index import Index

_OWN: Final = "conference.student IN (SELECT id FROM student WHERE tutor IN ({}))"


class Own(NamedTuple):
    """What narrows conferences to those of a tutor's students.

    Attributes:
        where: A condition; "" where nothing has to be narrowed.
        values: What stands in place of its question marks.
        students: How many students they are, where there is a condition.
    """

    where: str = ""
    values: tuple[str, ...] = ()
    students: int = 0


def own_students(index: Index, tutor: str) -> Own:
    """The students of a tutor, and those who have none yet.

    Args:
        index: The index.
        tutor: The tutor's name; "" for everybody's.
    """
    if not tutor:
        return Own()
    owned = owned_by(tutor)
    rows = index.ask("SELECT tutor, count(*) FROM student GROUP BY tutor")
    own = {name: many for name, many in rows if owned(name)}
    if len(own) == len(rows):
        return Own()
    return Own(_OWN.format(", ".join("?" * len(own))), tuple(own), sum(own.values()))
