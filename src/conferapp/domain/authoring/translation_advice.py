"""Translation advice: which wordings of a draft lack a language, and which have one too many.

Only a student’s pages are ever shown in another language than the first, so what a student reads
there can be missed. On the pages of others a language is missed only where it was begun. A language
that the agenda doesn’t list is a slip wherever it stands.
"""

from collections.abc import Iterator, Mapping, Sequence

from conferapp.domain.authoring.draft import Draft, DraftPage, Raw
from conferapp.domain.authoring.placed_texts import (
    Placed,
    is_tag,
    languages_of,
    read_on,
    students_pages,
)
from conferapp.domain.authoring.wordings import wordings
from conferapp.domain.languages import NAMES, language_name
from conferapp.domain.problem import Problem, Where
from conferapp.domain.spelling import nearest
from conferapp.domain.wording import base, lacks

_MOST_LANGUAGES = 20
"""More than any agenda is translated into; it bounds what a file made to be wrong can cost."""

Tagged = Mapping[Where, Sequence[str]]
"""The languages of each text that is a table, by its place."""


def translation_advice(draft: Draft) -> Iterator[Problem]:
    """What to say about the languages of an agenda.

    Args:
        draft: The agenda.
    """
    languages = languages_of(draft)
    if not languages:
        return
    tagged = _tagged(draft)
    strays = _strays(tagged, languages)
    for tag, places in strays.items():
        yield _stray(tag, places, tagged[places[0]], languages)
    # Where a tag is mistyped, the language that was meant is missed only because of that.
    excused = {at for tag, places in strays.items() if base(tag) not in NAMES for at in places}
    alone = {page.where for page in students_pages(draft)}
    every = [(page, tuple(read_on(page))) for page in draft.pages]
    for number in _others(languages[:_MOST_LANGUAGES]):
        language = languages[number]
        pages = [p for p in every if p[0].where in alone or _is_begun(p[1], language)]
        yield from _gaps(languages, number, pages, excused)


def _others(languages: Sequence[str]) -> Iterator[int]:
    """The numbers of the languages to translate into; regions of one language fill in for it."""
    bases = [base(language) for language in languages]
    return (number for number, tag in enumerate(bases) if tag not in bases[:number] and number)


def _is_begun(read: Sequence[Placed], language: str) -> bool:
    return any(not lacks(text, language) for _, text in read)


def _gaps(
    languages: Sequence[str],
    number: int,
    pages: Sequence[tuple[DraftPage, Sequence[Placed]]],
    excused: set[Where],
) -> Iterator[Problem]:
    """What isn’t translated: a line for each page, or one for all where nothing is."""
    language, first = languages[number], languages[0]
    lacking = [
        [placed for placed in read if lacks(placed[1], language) and placed[0] not in excused]
        for _, read in pages
    ]
    pair = f'{{ {first} = "…", {language} = "…" }}'
    if 0 < sum(map(len, lacking)) == sum(len(read) for _, read in pages):
        message = f"Nothing that a student reads is in {language_name(language)} yet."
        hint = f"Begin with a title, written as {pair}, or take the language out here."
        yield Problem(("languages", number), message, hint, "advice")
        return
    for (page, read), gaps in zip(pages, lacking, strict=True):
        if gaps:
            where, text = gaps[0]
            message = _missing(page, len(gaps), len(read), language_name(language))
            add = f"Write it as {pair}." if isinstance(text, str) else f'Add {language} = "…".'
            yield Problem(where, message, add, "advice")


def _missing(page: DraftPage, gaps: int, most: int, name: str) -> str:
    if gaps == 1:
        return f"One text on the page `{page.page.id}` isn’t in {name} yet."
    return (
        f"{gaps} of the {most} texts on the page `{page.page.id}` aren’t in "
        f"{name} yet, beginning here."
    )


def _stray(
    tag: str, places: Sequence[Where], tags: Sequence[str], languages: Sequence[str]
) -> Problem:
    """A language that the agenda doesn’t list, told once, at the first text that has it."""
    more = f", and {len(places)} texts have it" if len(places) > 1 else ""
    message = f"`{tag}` isn’t among the languages of this agenda ({', '.join(languages)}){more}."
    there = {base(other) for other in tags}
    wanting = [language for language in languages if base(language) not in there]
    meant = wanting[0] if len(wanting) == 1 else nearest(tag, languages)
    listed = ", ".join(f'"{language}"' for language in (*languages, tag))
    hint = f"To have {language_name(tag)} too, write languages = [{listed}] at the top."
    if meant and base(tag) not in NAMES:
        hint = f"Did you mean `{meant}`?"
    return Problem((*places[0], tag), message, hint, "advice", at_key=True)


def _strays(tagged: Tagged, languages: Sequence[str]) -> Mapping[str, list[Where]]:
    """The places of the texts in each language that isn’t listed."""
    listed = {base(language) for language in languages}
    found: dict[str, list[Where]] = {}
    for where, tags in tagged.items():
        for tag in tags:
            if base(tag) not in listed:
                found.setdefault(tag, []).append(where)
    return found


def _tagged(draft: Draft) -> Tagged:
    found: dict[Where, list[str]] = {}
    for top, raw in _tables(draft):
        for where, text in wordings(raw, top):
            if len(where) > len(top) + 1 and text and is_tag(where[-1]):
                found.setdefault(where[:-1], []).append(str(where[-1]))
    return found


def _tables(draft: Draft) -> Iterator[tuple[Where, Raw]]:
    """The tables of an agenda that have texts in them."""
    yield (), {key: draft.raw.get(key) for key in ("title", "about")}
    lenses = draft.raw.get("lenses")
    for name, lens in lenses.items() if isinstance(lenses, Mapping) else ():
        if isinstance(lens, Mapping):
            yield ("lenses", name), lens
    for page in draft.pages:
        yield page.where, page.raw
        yield from ((question.where, question.raw) for question in page.questions)
