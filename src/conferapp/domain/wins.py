"""Wins before struggles: how many strengths have been named so far, where the data is low."""

from conferapp.domain.agenda import Page
from conferapp.domain.mastery import is_low
from conferapp.domain.model import as_rows
from conferapp.domain.standing import Standing
from conferapp.domain.text import fold, say_number

ENOUGH = 3
"""Strengths to dwell on before a struggle is named."""


def strengths_named(conference: Standing) -> int:
    """The strengths named so far: lines of the answers with that role, and those tied to effort.

    The same strength in both places counts once.
    """
    told = (conference.text(q.id) for q in conference.agenda.with_role("strengths"))
    named = [line for text in told for line in text.splitlines()]
    for question in conference.agenda.of_kind("connections"):
        if getattr(question, "sort", "") == "strength":
            named += [say_number(r.get("from")) for r in as_rows(conference.value(question.id))]
    return len({fold(line).strip() for line in named} - {""})


def wins_so_far(conference: Standing, page: Page) -> int | None:
    """How many strengths were named, on a live page and where the data is low; None elsewhere.

    A result that is covered on the page doesn't count, or the number would give it away.
    """
    if page.part != "agenda" or page.who == "student":
        return None
    low = is_low(conference, lambda q: page.who != "tutor" and conference.covered(q))
    return strengths_named(conference) if low else None
