"""Wording: a text as an agenda gives it, in one language or in several."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field, StringConstraints

Tag = Annotated[str, StringConstraints(pattern=r"^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$")]
"""A language tag such as `en`, `es` or `pt-BR` (BCP 47)."""

Line = Annotated[str, StringConstraints(min_length=1)]

Text = Line | Annotated[dict[Tag, Line], Field(min_length=1)]
"""A string, or a table of language tag to string."""


def word(text: Text, languages: Sequence[str] = ()) -> str:
    """The wording in the first of the languages that has one.

    Args:
        text: A string, or a table of language tag to string.
        languages: Wanted languages, the dearest first. The agenda's first language belongs
            last, because it fills the gaps of the others.

    Returns:
        The wording; where none of the languages is there, the first one written.
    """
    if isinstance(text, str):
        return text
    for language in languages:
        if language in text:
            return text[language]
    return next(iter(text.values()))


def lacks(text: Text, language: str) -> bool:
    """Whether a wording that is translated at all is missing in this language."""
    return not isinstance(text, str) and language not in text
