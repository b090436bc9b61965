"""References: ids that one part of an agenda uses to name a question in another.

Where a reference may point follows from when it is looked at. `show`, a page's `show_if`, a tip
and `options_from` are looked at when their page is entered, so they need an earlier page. A
question's `show_if` is looked at while its page is filled in, so a question above it on the same
page will do. `mirrors` and `reveal_after` may point anywhere.
"""

from collections.abc import Iterator
from typing import Literal

from conferapp.domain.authoring.draft import Draft
from conferapp.domain.problem import Problem, Where
from conferapp.domain.spelling import SLIP, renamed, strange

Reach = Literal["earlier page", "above", "anywhere"]
"""Where a reference may point, seen from its own place."""

_RENAMED = (
    "If you renamed a question, write its new id here; if you took it out, take this out too."
)


def reference(
    draft: Draft,
    here: tuple[int, int | None],
    name: str,
    where: Where,
    reach: Reach,
    others: tuple[str, ...] = (),
) -> Iterator[Problem]:
    """What is wrong with one reference to a question.

    Args:
        draft: The agenda.
        here: The number of the page that refers, and of the question on it (None: the page).
        name: The id that is referred to.
        where: The place of the reference.
        reach: Where it may point.
        others: Names that would have been right besides ids.
    """
    spot = draft.spots.get(name)
    if spot is None:
        if name not in draft.excused:
            yield _unknown(draft, name, where, others)
    elif (spot.page_number, spot.number) == here:
        yield Problem(where, f"The question `{name}` refers to itself here.", "Name another one.")
    elif reach != "anywhere" and spot.page_number > here[0]:
        yield Problem(
            where,
            f"`{name}` is asked later, on the page `{spot.page.id}`, so there is no answer yet.",
            "Name a question from before, or move this page further down.",
        )
    elif reach == "earlier page" and spot.page_number == here[0]:
        yield Problem(
            where,
            f"`{name}` is asked on this same page, so there is no answer yet when it opens.",
            "Name a question from an earlier page, or move that question to one.",
        )
    elif reach == "above" and here[1] is not None and (spot.page_number, spot.number) > here:
        message = f"`{name}` is asked further down on this page, so there is no answer yet."
        yield Problem(where, message, "Put that question above this one.")


def _unknown(draft: Draft, name: str, where: Where, others: tuple[str, ...]) -> Problem:
    page = next((page for page in draft.pages if page.id == name), None)
    if page is not None:
        first = next((item.id for item in page.questions if item.id), None)
        hint = f"Name a question on it, such as `{first}`." if first else "It has no questions."
        message = f"`{name}` is a page; what is needed here is the id of a question."
        return Problem(where, message, hint)
    message = f"No question has the id `{name}`."
    return Problem(where, message, unknown_hint(draft, name, others))


def unknown_hint(draft: Draft, name: str, others: tuple[str, ...] = ()) -> str:
    """What to do about the id of a question that there isn't.

    Args:
        draft: The agenda.
        name: The id.
        others: Names that would have been right besides ids.
    """
    odd = strange(name)
    if odd:
        return f"It {odd[1]}: write it again with the letters a to z."
    naming = draft.naming(name)
    known = tuple(asked for asked in draft.spots if asked not in naming)
    alone = tuple(asked for asked in known if asked not in draft.named)
    meant = renamed(name, alone, (*known, *others))
    if meant is None:
        return _RENAMED
    sure = meant in alone or abs(len(meant) - len(name)) <= SLIP
    return f"Did you mean `{meant}`?{'' if sure else f' {_RENAMED}'}"
