"""Matching: which pages, questions and lenses of two versions of an agenda are the same ones.

The id decides. What is left over on both sides goes together where its words are the same: somebody
gave it another id.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from conferapp.domain.agenda import Agenda, Lens, Page
from conferapp.domain.kinds.question import Question

T = TypeVar("T")
Mark = Callable[[str, T], Hashable]
"""What two things with different ids have in common if they are the same one; None marks nothing.
It is given an id and what has it."""


@dataclass(frozen=True)
class Matched:
    """What goes together: ids in the older version, with those in the newer one.

    Attributes:
        pages: The pages.
        questions: The questions.
        lenses: The lenses.
    """

    pages: Mapping[str, str]
    questions: Mapping[str, str]
    lenses: Mapping[str, str]


def match(old: Agenda, new: Agenda) -> Matched:
    """Find out what goes together in two versions.

    Args:
        old: The older version.
        new: The newer version.
    """
    pages = _pairs(
        ({page.id: page for page in old.pages}, {page.id: page for page in new.pages}),
        (
            (_titled_in_part(old), _titled_in_part(new)),
            (_titled(old), _titled(new)),
            (_asks, _asks),
        ),
    )
    moved = {q: pages.get(page.id) for q, page in old.page_of.items()}
    stand = {q: page.id for q, page in new.page_of.items()}
    questions = _pairs(
        (old.questions, new.questions),
        ((_worded(old, moved), _worded(new, stand)), (_worded(old, {}), _worded(new, {}))),
    )
    return Matched(
        pages, questions, _pairs((old.lenses, new.lenses), ((_named(old), _named(new)),))
    )


def _pairs(
    things: tuple[Mapping[str, T], Mapping[str, T]], marks: Sequence[tuple[Mark[T], Mark[T]]]
) -> dict[str, str]:
    """Ids that go together, in their older order: the same ones, then those whose marks agree."""
    old, new = things
    pairs = {name: name for name in old if name in new}
    for mark_old, mark_new in marks:
        taken = {*pairs.values()}
        free: dict[Hashable, list[str]] = {}
        for name in reversed([name for name in new if name not in taken]):
            free.setdefault(mark_new(name, new[name]), []).append(name)
        for name in [name for name in old if name not in pairs]:
            mark = mark_old(name, old[name])
            if mark is not None and free.get(mark):
                pairs[name] = free[mark].pop()
    return {name: pairs[name] for name in old if name in pairs}


def _titled_in_part(agenda: Agenda) -> Mark[Page]:
    return lambda _, page: (page.part, agenda.word(page.title))


def _titled(agenda: Agenda) -> Mark[Page]:
    return lambda _, page: agenda.word(page.title)


def _asks(_: str, page: Page) -> Hashable:
    return tuple(question.id for question in page.questions) or None


def _worded(agenda: Agenda, pages: Mapping[str, str | None]) -> Mark[Question]:
    """Kind and words, and the page by its id in the newer version where that is given."""
    return lambda name, question: (pages.get(name), question.kind, agenda.word(question.ask))


def _named(agenda: Agenda) -> Mark[Lens]:
    return lambda _, lens: agenda.word(lens.name)
