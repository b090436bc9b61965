"""Wordings: every text of a draft, and whether its placeholders can be filled in."""

import re
from collections.abc import Iterator, Mapping

from conferapp.domain.authoring.draft import Draft
from conferapp.domain.authoring.references import unknown_hint
from conferapp.domain.placeholders import ANSWER, GAPS, names_in
from conferapp.domain.problem import Problem, Where
from conferapp.domain.spelling import did_you_mean

FIXED = frozenset(
    {
        "id",
        "kind",
        "who",
        "role",
        "lens",
        "mirrors",
        "reveal_after",
        "options_from",
        "show",
        "share",
        "by",
        "show_if",
        "questions",
        "default",
        "group",
        "focus",
        "sort",
        "color",
        "format",
        "languages",
    }
)
"""Keys whose words are names, or answers, and never read as wording."""

LONGEST = 40
"""Characters of a placeholder that are quoted and looked for."""

_PAIRS = re.compile(r"\{\{|\}\}|\{[^{}]*\}")


def wordings(raw: object, where: Where) -> Iterator[tuple[Where, str]]:
    """Every wording in a table of an agenda file, with its place.

    Args:
        raw: The table, or a value in it.
        where: Its place.
    """
    if isinstance(raw, str):
        yield where, raw
    elif isinstance(raw, list):
        for place, value in enumerate(raw):
            yield from wordings(value, (*where, place))
    elif isinstance(raw, Mapping):
        for key, value in raw.items():
            if key not in FIXED:
                yield from wordings(value, (*where, key))


def wording_problems(draft: Draft) -> Iterator[Problem]:
    """What is wrong with the placeholders of an agenda.

    Args:
        draft: The agenda. Its head is shown where no conference is, so nothing can be filled in.
    """
    for page in draft.pages:
        for where, text in wordings(page.raw, page.where):
            yield from _placeholders(draft, where, text)
    for _, question in draft.every_question():
        for where, text in wordings(question.raw, question.where):
            yield from _placeholders(draft, where, text)
    for key in ("title", "about", "lenses"):
        for where, text in wordings(draft.raw.get(key), (key,)):
            for braces in written(text).values():
                message = f"{braces} can’t be filled in here; placeholders are for pages."
                yield Problem(where, message, "Say it without.", within=braces)


def written(text: str) -> dict[str, str]:
    """Each placeholder of a text by its name, as it is written.

    Args:
        text: The text.
    """
    return {name: text[at : text.index("}", at) + 1][:LONGEST] for name, at in names_in(text)}


def _placeholders(draft: Draft, where: Where, text: str) -> Iterator[Problem]:
    for name, braces in written(text).items():
        if name.startswith(ANSWER):
            asked = name.removeprefix(ANSWER)
            if asked not in draft.spots and asked not in draft.excused:
                message = (
                    f"{braces} can’t be filled in: no question has the id `{asked[:LONGEST]}`."
                )
                hint = unknown_hint(draft, asked)
                yield Problem(where, message, hint, within=braces)
        elif name not in GAPS:
            message = f"{braces} isn’t a placeholder."
            yield Problem(where, message, _meant(draft, name), within=braces)
    yield from _lone_brace(where, text)


def _meant(draft: Draft, name: str) -> str:
    if name in draft.spots:
        return f"Did you mean {{{ANSWER}{name}}}?"
    answers = (ANSWER + asked for asked in draft.spots)
    right = did_you_mean(name, (*GAPS, *answers))
    if right:
        return right.replace(" `", " {").replace("`?", "}?")
    known = ", ".join(f"{{{gap}}}" for gap in GAPS)
    return f"Those there are: {known}, {{{ANSWER}…}}. For a literal brace, write it twice."


def _lone_brace(where: Where, text: str) -> Iterator[Problem]:
    lone = re.search(r"[{}]", _PAIRS.sub(lambda pair: "_" * len(pair[0]), text))
    if lone:
        other = {"{": "}", "}": "{"}[lone[0]]
        yield Problem(
            where,
            f"A brace stands alone here; its other half, {other}, is missing.",
            "For a literal brace, write it twice: {{ or }}.",
            within=text[lone.start() : lone.start() + 12],
        )
