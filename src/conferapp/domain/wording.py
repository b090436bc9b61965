"""Wording: a text as an agenda gives it, in one language or in several."""

from collections.abc import Mapping, Sequence
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
        if found := _tag(text, language):
            return text[found]
    return next(iter(text.values()))


def base(language: str) -> str:
    """The language of a tag without its region: `pt` of `pt-BR`."""
    return language.partition("-")[0].casefold()


def lacks(text: Text, language: str) -> bool:
    """Whether a wording is missing in this language; a plain string is in the first one only."""
    return isinstance(text, str) or _tag(text, language) is None


def _tag(text: Mapping[str, str], language: str) -> str | None:
    """The tag of a wording that fits a language best, the region aside where it has to be."""
    if language in text:
        return language
    return next((tag for tag in text if base(tag) == base(language)), None)
