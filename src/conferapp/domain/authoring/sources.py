"""Sources: where the words come from that a placeholder is filled in with."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from conferapp.domain.authoring.draft import Draft, DraftPage
from conferapp.domain.authoring.wordings import wordings, written
from conferapp.domain.kinds.question import Role
from conferapp.domain.kinds.union import KINDS
from conferapp.domain.placeholders import ANSWER
from conferapp.domain.problem import Problem, Where
from conferapp.domain.spelling import article

BY_ROLE: Mapping[str, Role] = {
    "assignment": "assignment",
    "score": "score",
    "hope": "hope",
    "next": "next-conference",
}
"""The placeholders that a role fills in. The others are filled in from elsewhere as well: the
names and `{last.…}` from files, and `{goal}` from earlier conferences."""

TUTORS = ("do", "say", "good", "weak", "tips")
"""The keys of a student's page that nobody reads there."""


@dataclass(frozen=True)
class Use:
    """A placeholder on a page.

    Attributes:
        page_number: The number of the page.
        where: The place of the text.
        name: Its name.
        braces: How it is written.
        source: The id of the question that fills it in; "" where there is none.
    """

    page_number: int
    where: Where
    name: str
    braces: str
    source: str


def uses(draft: Draft, page_number: int) -> Iterator[Use]:
    """The placeholders on a page that an answer fills in.

    Args:
        draft: The agenda.
        page_number: The number of the page.
    """
    page = draft.pages[page_number]
    for where, text in _read_on(page):
        for name, braces in written(text).items():
            if name.startswith(ANSWER):
                asked = name.removeprefix(ANSWER)
                yield Use(page_number, where, name, braces, asked if asked in draft.spots else "")
            elif name in BY_ROLE:
                source = draft.with_role.get(BY_ROLE[name], "")
                yield Use(page_number, where, name, braces, source)


def source_problems(draft: Draft) -> Iterator[Problem]:
    """Placeholders that always read as a gap.

    Args:
        draft: The agenda.
    """
    sourceless: dict[str, list[Use]] = {}
    for number in range(len(draft.pages)):
        told: set[str] = set()
        for use in uses(draft, number):
            if use.name in BY_ROLE and not use.source:
                sourceless.setdefault(use.name, []).append(use)
            elif use.source and use.source not in told:
                found = tuple(_too_early(draft, use) or _hidden(draft, use))
                told.update(use.source for _ in found)
                yield from found
    for name, group in sourceless.items():
        if not _excused(draft, BY_ROLE[name]):
            yield _sourceless(draft, BY_ROLE[name], group)


def _read_on(page: DraftPage) -> Iterator[tuple[Where, str]]:
    """The texts of a page that somebody reads on it."""
    raw = page.raw
    if page.page.who == "student":
        raw = {key: value for key, value in raw.items() if key not in TUTORS}
    asked = (wordings(question.raw, question.where) for question in page.questions)
    return chain(wordings(raw, page.where), *asked)


def _too_early(draft: Draft, use: Use) -> tuple[Problem, ...]:
    """A question on the same page is fine: that is built anew whenever it is entered."""
    spot = draft.spots.get(use.source)
    if spot is None or spot.page_number <= use.page_number:
        return ()
    message = (
        f"{use.braces} can’t be filled in yet: `{use.source}` is asked later, on the page "
        f"`{spot.page.id}`."
    )
    hint = "Say it without, or move it to a page after that one."
    return (Problem(use.where, message, hint, within=use.braces),)


def _hidden(draft: Draft, use: Use) -> tuple[Problem, ...]:
    """See `Agenda.tutors_view`."""
    spot, item = draft.spots[use.source], draft.questions[use.source]
    theirs = draft.pages[use.page_number].page.who == "student"
    ours = spot.page.page.who == "tutor" and spot.page.surely and use.source in draft.mirrored
    shared = "share" in item.unread or "student" in (item.question.share or ())
    if not theirs or not ours or shared:
        return ()
    message = (
        f"{use.braces} stays empty here: `{use.source}` is the tutor’s side of a mirror, and no "
        "student’s page shows that."
    )
    hint = 'Share it, with share = ["student"], or say it without.'
    return (Problem(use.where, message, hint, within=use.braces),)


def _excused(draft: Draft, role: Role) -> bool:
    """Whether a question has the role that can't be found by its id, or that could not be read."""
    if any(item.question.role == role for _, item in draft.every_question()):
        return True
    unread = [page.unread for page in draft.pages]
    unread += [item.unread for _, item in draft.every_question()]
    return bool(draft.stray) or any("role" in left or role in left.values() for left in unread)


def _sourceless(draft: Draft, role: Role, group: list[Use]) -> Problem:
    first, more = group[0], len(group) - 1
    fitting = [name for name, kind in KINDS.items() if role in kind.ROLES]
    free = [
        item.id
        for _, item in draft.every_question()
        if item.question.kind in fitting and item.question.role is None and item.id
    ]
    named = next((name for name in free if name == role), free[0] if len(free) == 1 else None)
    to = f"the question `{named}`" if named else f"{' or '.join(map(article, fitting))} question"
    hint = f'Give {to} the line role = "{role}", or say it without.'
    if more:
        hint += f" It stands in {more} more {'place' if more == 1 else 'places'}."
    message = f"{first.braces} can’t be filled in: no question has the role `{role}`."
    also = next((use.where for use in group[1:]), None)
    return Problem(first.where, message, hint, within=first.braces, also=also)
