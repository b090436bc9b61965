"""Limits: what a program asks of the pages that a student reads alone.

Settings are read before pydantic is there, so this is a plain value.
"""

from dataclasses import dataclass

USUAL_GRADE = 6.0
"""Eleven-year-olds follow it; a page that only older students follow is worth a second look."""
USUAL_WORDS = 150
"""About a minute of reading for a ten-year-old; what is answered on the page comes on top."""


@dataclass(frozen=True)
class Limits:
    """How hard and how long a student’s page may be before its author is told.

    Attributes:
        reading_grade: The highest school year, as `reading_grade.grade` measures it; None for any.
        page_words: The most words on a page; None for any number.
    """

    reading_grade: float | None = USUAL_GRADE
    page_words: int | None = USUAL_WORDS
