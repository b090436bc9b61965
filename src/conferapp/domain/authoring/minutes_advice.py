"""Minutes advice: whether the time that an agenda plans is the time that its pages take."""

import math
from collections.abc import Iterable, Iterator, Sequence

from conferapp.domain.amounts import as_number
from conferapp.domain.authoring.draft import Draft, DraftPage
from conferapp.domain.problem import Problem
from conferapp.domain.text import say_number

_NAMED = 5
"""Pages that are named in one sentence."""


def minutes_advice(draft: Draft) -> Iterator[Problem]:
    """What to say about the minutes of the talk.

    Args:
        draft: The agenda, of which everything could be read.
    """
    live = [page for page in draft.pages if page.page.part == "agenda"]
    without = [page for page in live if page.page.minutes is None]
    if len(without) == len(live):
        return
    if without:
        yield _without_minutes(without)
    planned = as_number(draft.raw.get("minutes")) or 0
    least, most = _sum(page for page in live if _always_there(page)), _sum(live)
    # Pages without minutes may take what is left, but nothing makes a sum smaller.
    if 0 < planned < least:
        takes = f"at least {say_number(least)}" if without else _reach(least, most)
        yield _other_sum(planned, takes, least)
    elif planned > most and not without:
        yield _other_sum(planned, _reach(least, most), most)


def _sum(pages: Iterable[DraftPage]) -> float:
    return round(math.fsum(page.page.minutes or 0 for page in pages), 2)


def _always_there(page: DraftPage) -> bool:
    """Whether a page takes its time in every talk: it can’t be left out, nor only look back."""
    only_back = page.questions and all(item.question.LOOKS_BACK for item in page.questions)
    return page.page.show_if is None and not page.page.optional and not only_back


def _reach(least: float, most: float) -> str:
    low, high = say_number(least), say_number(most)
    return high if low == high else f"{low} to {high}"


def _other_sum(planned: float, takes: str, right: float) -> Problem:
    return Problem(
        ("minutes",),
        f"The pages of the talk take {takes} minutes together, and {say_number(planned)} are "
        "planned here.",
        f"Write {say_number(right)} here, or change the minutes of the pages.",
        "advice",
    )


def _without_minutes(pages: Sequence[DraftPage]) -> Problem:
    message = "This page of the talk has no minutes, and other pages have."
    if len(pages) > 1:
        names = ", ".join(f"`{page.page.id}`" for page in pages[:_NAMED])
        more = f" and {len(pages) - _NAMED} more" if len(pages) > _NAMED else ""
        message = f"{len(pages)} pages of the talk have no minutes, and others have: {names}{more}."
    hint = "Add a line such as minutes = 3; without one the bar on top allows no time for a page."
    return Problem(pages[0].where, message, hint, "advice", at_key=True)
