"""Whole: whether everything that is written in an agenda could be read.

What is missing can be told only then. A key with a slip in its name is reported as that, and
not again as a key that isn’t there.
"""

from conferapp.domain.agenda import PARTS, Agenda
from conferapp.domain.authoring.draft import Draft, DraftPage


def is_whole(draft: Draft) -> bool:
    """Whether all pages of an agenda could be read, and nothing stands there that isn’t known.

    Args:
        draft: The agenda.
    """
    rows = [draft.raw.get(part, []) for part in PARTS]
    pages = sum(len(row) if isinstance(row, list) else 1 for row in rows)
    return (
        set(draft.raw) <= set(Agenda.model_fields)
        and pages == len(draft.pages)
        and all(is_page_whole(page) for page in draft.pages)
    )


def is_page_whole(page: DraftPage) -> bool:
    """Whether a page could be read with all its questions.

    Args:
        page: The page.
    """
    rows = page.raw.get("questions", [])
    return (
        not page.unread
        and isinstance(rows, list)
        and len(rows) == len(page.questions)
        and all(question.sound for question in page.questions)
    )
