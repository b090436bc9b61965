"""Checks: whether the parts of an agenda fit together, beyond what each says by itself."""

from collections.abc import Iterator
from itertools import chain, islice

from conferapp.domain.agenda import NAMED_SHOWS
from conferapp.domain.authoring.clashes import clash_problems
from conferapp.domain.authoring.draft import Draft, DraftQuestion
from conferapp.domain.authoring.gates import gate_problems
from conferapp.domain.authoring.identities import identity_problems
from conferapp.domain.authoring.leaks import leak_problems
from conferapp.domain.authoring.never import never_problems
from conferapp.domain.authoring.references import reference
from conferapp.domain.authoring.sources import source_problems
from conferapp.domain.authoring.turns import turn_problems
from conferapp.domain.authoring.wordings import wording_problems
from conferapp.domain.kinds.options import OptionQuestion
from conferapp.domain.kinds.question import SEVERAL, Question
from conferapp.domain.kinds.reminder import Reminder
from conferapp.domain.kinds.union import KINDS
from conferapp.domain.problem import MOST_PROBLEMS, Problem, Where
from conferapp.domain.spelling import article, did_you_mean

MOST_ON_A_PAGE = 25
"""Questions on one page; with more of them it takes long to come up, and longer to talk through."""


def check(draft: Draft) -> tuple[Problem, ...]:
    """The problems in how the parts of an agenda fit together, up to `MOST_PROBLEMS`.

    Args:
        draft: What could be read of the file.
    """
    return tuple(islice(chain(_fit(draft), _sense(draft)), MOST_PROBLEMS))


def check_kept(draft: Draft) -> tuple[Problem, ...]:
    """What keeps an agenda that was in use from being used on, up to `MOST_PROBLEMS`.

    A conference was begun with it, by an earlier version that asked less of it. Only what could
    not be shown counts.

    Args:
        draft: What could be read of the text that a record keeps.
    """
    return tuple(islice(_fit(draft), MOST_PROBLEMS))


def _fit(draft: Draft) -> Iterator[Problem]:
    """What leads to nothing."""
    yield from _whole(draft)
    yield from identity_problems(draft)
    for number in range(len(draft.pages)):
        yield from _page(draft, number)
    yield from gate_problems(draft)
    yield from _roles(draft)
    yield from _mirrors(draft)
    yield from wording_problems(draft)


def _sense(draft: Draft) -> Iterator[Problem]:
    """What can be shown, and can’t be meant."""
    yield from never_problems(draft)
    yield from clash_problems(draft)
    yield from leak_problems(draft)
    yield from turn_problems(draft)
    yield from source_problems(draft)
    for page, item in draft.every_question():
        if item.question.role == "few-skills" and page.page.who != "tutor" and page.surely:
            message = "The role `few-skills` is for a question on a tutor’s page."
            hint = "Move the question to one, or leave the role out."
            yield Problem((*item.where, "role"), message, hint)


def _whole(draft: Draft) -> Iterator[Problem]:
    if not draft.pages and not draft.stray:
        yield Problem(
            (), "This agenda has no pages yet.", "A page begins with a line such as [[agenda]]."
        )
    elif draft.pages and all("show_if" in page.raw for page in draft.pages):
        yield Problem(
            (*draft.pages[0].where, "show_if"),
            "Every page has a `show_if`, so there may be nothing to show.",
            "Take it out of at least one page.",
            at_key=True,
        )


def _page(draft: Draft, number: int) -> Iterator[Problem]:
    page = draft.pages[number]
    if len(page.questions) > MOST_ON_A_PAGE:
        message = f"This page has {len(page.questions)} questions, and {MOST_ON_A_PAGE} fit on one."
        hint = f"Begin another page after some of them, with a line [[{page.page.part}]]."
        yield Problem(page.questions[MOST_ON_A_PAGE].where, message, hint, at_key=True)
    for place, name in enumerate(page.page.show):
        yield from _shown(draft, number, name, (*page.where, "show", place))
    yield from _tips(draft, number)
    for place, question in enumerate(page.questions):
        yield from _question(draft, number, place, question)


def _shown(draft: Draft, number: int, name: str, where: Where) -> Iterator[Problem]:
    if name not in NAMED_SHOWS:
        yield from reference(draft, (number, None), name, where, "earlier page", NAMED_SHOWS)


def _tips(draft: Draft, number: int) -> Iterator[Problem]:
    page = draft.pages[number]
    if page.page.tips and page.page.who == "student":
        message = "This is a student’s page, and tips are for the tutor."
        hint = "Move them to a page for the tutor or for both."
        yield Problem((*page.where, "tips"), message, hint, at_key=True)
    for place, tip in enumerate(page.page.tips):
        if tip.lens is not None and tip.lens not in {*draft.lenses, *draft.misnamed_lenses}:
            hint = did_you_mean(tip.lens, draft.lenses) or (
                f"Describe it under [lenses.{tip.lens}], or leave `lens` out."
            )
            where = (*page.where, "tips", place, "lens")
            yield Problem(where, f"No lens has the id `{tip.lens}`.", hint)


def _question(draft: Draft, number: int, place: int, item: DraftQuestion) -> Iterator[Problem]:
    here, question = (number, place), item.question
    for key in ("mirrors", "reveal_after"):
        name = getattr(question, key)
        if name is not None:
            yield from reference(draft, here, name, (*item.where, key), "anywhere")
    if isinstance(question, OptionQuestion) and question.options_from is not None:
        yield from _options(draft, here, question.options_from, (*item.where, "options_from"))
    if isinstance(question, Reminder):
        yield from _pictures(draft, question, item.where)
    if question.by is not None and draft.pages[number].page.who != "together":
        message = "`by` says whose words an answer is on a page for both, and this page is for one."
        yield Problem((*item.where, "by"), message, "Leave it out.", at_key=True)
    yield from _role(item)
    yield from _default(item)


def _options(draft: Draft, here: tuple[int, int], name: str, where: Where) -> Iterator[Problem]:
    wrong = tuple(reference(draft, here, name, where, "earlier page"))
    yield from wrong
    source = draft.questions.get(name)
    if not wrong and source is not None and source.question.kind in set(KINDS) - {"topics"}:
        yield Problem(
            where,
            f"`options_from` takes its options from a `topics` question, and `{name}` is a "
            f"`{source.question.kind}` question.",
            did_you_mean(name, _topics(draft)) or "List the words under `options` instead.",
        )


def _pictures(draft: Draft, question: Reminder, where: Where) -> Iterator[Problem]:
    known = draft.pictures
    for place, name in enumerate(question.pictures):
        if known is not None and name not in known:
            hint = did_you_mean(name, known) or "Leave `pictures` out to offer all there are."
            yield Problem((*where, "pictures", place), f"No picture has the name `{name}`.", hint)


def _topics(draft: Draft) -> tuple[str, ...]:
    return tuple(n for n, item in draft.questions.items() if item.question.kind == "topics")


def _role(item: DraftQuestion) -> Iterator[Problem]:
    role, kind = item.question.role, KINDS.get(item.question.kind)
    if role is None or kind is None or role in kind.ROLES:
        return
    fitting = [f"`{name}`" for name, other in KINDS.items() if role in other.ROLES]
    yield Problem(
        (*item.where, "role"),
        f"The role `{role}` belongs to a question of the kind {' or '.join(fitting)}, and this is "
        f"{article(item.question.kind)} question.",
        "Change the kind, or leave the role out.",
    )


def _roles(draft: Draft) -> Iterator[Problem]:
    first: dict[str, Where] = {}
    for _, item in draft.every_question():
        role, where = item.question.role, (*item.where, "role")
        if role in SEVERAL:
            continue
        if role is not None and first.setdefault(role, where) != where:
            message = f"Another question has the role `{role}` already."
            yield Problem(where, message, "Leave it out of one of them.", also=first[role])


def _default(item: DraftQuestion) -> Iterator[Problem]:
    question = item.question
    if question.default is None or type(question) is Question:
        return
    value = question.tidy(question.default)
    wrong = question.problem(value) if value is not None else None
    if wrong:
        yield Problem(
            (*item.where, "default"),
            f"This `default` would not do as an answer. {wrong}",
            f"It has to be what {article(question.kind)} question stores, or be left out.",
        )


def _mirrors(draft: Draft) -> Iterator[Problem]:
    first: dict[str, Where] = {}
    for page, item in draft.every_question():
        name, where = item.question.mirrors, (*item.where, "mirrors")
        spot = draft.spots.get(name or "")
        if name is None or spot is None or name == item.id:
            continue
        back = draft.questions[name].question.mirrors
        if first.setdefault(name, where) != where:
            message = f"Another question mirrors `{name}` already."
            yield Problem(where, message, "A mirror has two sides.", also=first[name])
        elif back not in {None, item.id}:
            message = f"`{name}` mirrors `{back}`, so it can’t be the other side of this one too."
            yield Problem(where, message, "A mirror has two sides.")
        elif (
            spot.page.page.who == page.page.who
            and page.surely
            and spot.page.surely
            and item.question.by == draft.questions[name].question.by
        ):
            message = f"`{name}` is on a page for the same people, so it is no other side."
            yield Problem(where, message, "Name a question from the other side’s pages.")
