"""Placed texts: the wordings of a draft that people read, each with its place.

They come out of what could be read, so whoever looks at them meets no value of a wrong sort.
"""

from collections.abc import Iterator, Sequence

from conferapp.domain.authoring.draft import Draft, DraftPage, DraftQuestion
from conferapp.domain.placeholders import fill
from conferapp.domain.problem import Where
from conferapp.domain.text import shortened
from conferapp.domain.wording import Text, base

ON_PAGE = ("title", "intro")
"""Keys of a page whose words a student reads."""
ON_QUESTION = ("ask", "hint", "options", "items", "labels")
"""Keys of a question whose words a student reads as soon as the page is there."""
ON_DEMAND = ("simple", "starters", "words")
"""Keys of a question whose words wait until they are asked for, or are for some students only."""

Placed = tuple[Where, Text]
"""A text with its place."""

_LONGEST_TAG = 35
"""Characters of the longest tags that languages have."""
_QUOTED = 40
"""Characters of a sentence that are quoted."""


def is_tag(tag: object) -> bool:
    """Whether this can be the tag of a language; what can’t be one is an error by itself.

    Args:
        tag: What was written.
    """
    if not isinstance(tag, str) or len(tag) > _LONGEST_TAG:
        return False
    return tag.isascii() and base(tag).isalpha() and 2 <= len(base(tag)) <= 3


def languages_of(draft: Draft) -> tuple[str, ...]:
    """The languages of an agenda, the first one first; none where they can’t be read.

    Args:
        draft: The agenda.
    """
    written = draft.raw.get("languages", ["en"])
    tags = tuple(written) if isinstance(written, list) else ()
    return tags if all(is_tag(tag) for tag in tags) else ()


def students_pages(draft: Draft) -> Iterator[DraftPage]:
    """The pages that a student fills in alone, as far as that is known.

    Args:
        draft: The agenda.
    """
    return (page for page in draft.pages if page.page.who == "student" and page.surely)


def read_on(page: DraftPage) -> Iterator[Placed]:
    """Whatever whoever answers may read on a page.

    Args:
        page: The page.
    """
    yield from texts(page, ON_PAGE)
    for question in page.questions:
        yield from texts(question, (*ON_QUESTION, *ON_DEMAND))


def texts(item: DraftPage | DraftQuestion, keys: Sequence[str]) -> Iterator[Placed]:
    """The texts behind some keys, without those that nobody has to translate or measure.

    A text without a letter, such as `1` or `{score}`, reads the same in all languages.

    Args:
        item: The page or the question.
        keys: The keys, in the order in which their texts are wanted.
    """
    model = item.page if isinstance(item, DraftPage) else item.question
    for key in keys:
        for where, text in _members((*item.where, key), getattr(model, key, None)):
            if any(map(str.isalpha, "".join(fill(said, lambda _: "0") for said in _said(text)))):
                yield where, text


def in_languages(placed: Placed, first: str) -> Iterator[tuple[Where, str, str]]:
    """Each wording of a text: its place, its language and its words.

    Args:
        placed: The text.
        first: The language of a text that names none.
    """
    where, text = placed
    if isinstance(text, str):
        yield where, first, text
    else:
        yield from (((*where, tag), tag, said) for tag, said in text.items())


def spoken(text: str) -> str:
    """A text as it is read before anything is known: each placeholder as its natural gap.

    Args:
        text: The text as it is written.
    """
    return fill(text, lambda _: None)


def quoted(sentence: str) -> str:
    """The beginning of a sentence, in quotes.

    Args:
        sentence: The sentence as it is written.
    """
    return f"“{shortened(sentence, _QUOTED)}”"


def _said(text: Text) -> Iterator[str]:
    yield from (text,) if isinstance(text, str) else text.values()


def _members(where: Where, value: object) -> Iterator[Placed]:
    if isinstance(value, str) or (isinstance(value, dict) and where[-1] != "labels"):
        yield where, value
    elif isinstance(value, dict):
        for step, label in value.items():
            yield from _members((*where, step), label)
    elif isinstance(value, tuple):
        for number, member in enumerate(value):
            yield from _members((*where, number), member)
