"""Identities: ids that stand twice, mean something else, or have a slip of the pen."""

from collections.abc import Iterator

from conferapp.domain.agenda import NAMED_SHOWS
from conferapp.domain.authoring.draft import Draft, DraftPage, DraftQuestion
from conferapp.domain.problem import Problem, Where
from conferapp.domain.spelling import as_id


def identity_problems(draft: Draft) -> Iterator[Problem]:
    """What is wrong with the ids themselves, wherever they are named.

    Args:
        draft: The agenda.
    """
    yield from _ids(draft)
    yield from _misnamed(draft)


def _ids(draft: Draft) -> Iterator[Problem]:
    pages: dict[str, Where] = {}
    questions: dict[str, Where] = {}
    for page in draft.pages:
        yield from _taken(page, pages, "page")
        for question in page.questions:
            yield from _taken(question, questions, "question")
            if question.id in NAMED_SHOWS:
                yield Problem(
                    (*question.where, "id"),
                    f"`{question.id}` means something else in `show`, so no question can have it.",
                    f"Choose another id, such as `my-{question.id}`.",
                )


def _misnamed(draft: Draft) -> Iterator[Problem]:
    questions = {name: (*item.where, "id") for name, item in draft.questions.items()}
    lenses: dict[str, Where] = {name: ("lenses", name) for name in draft.lenses}
    for slips, places in ((draft.misnamed, questions), (draft.misnamed_lenses, lenses)):
        for name, written in slips.items():
            if as_id(written) == written:  # else that is reported already
                message = f"Nothing refers to `{written}`, but several places refer to `{name}`."
                hint = (
                    f"Did you mean `{name}`? If you renamed it, write `{written}` in those places."
                )
                yield Problem(places[written], message, hint)


def _taken(
    item: DraftPage | DraftQuestion, first: dict[str, Where], what: str
) -> Iterator[Problem]:
    where = (*item.where, "id")
    if item.id and first.setdefault(item.id, where) != where:
        message = f"Another {what} has the id `{item.id}` already."
        yield Problem(where, message, "Give this one an id of its own.", also=first[item.id])
