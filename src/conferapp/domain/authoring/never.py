"""Never: conditions that no answer can satisfy, and those that every answer does.

One slip of the pen is told once: where an option is misspelled, the conditions that ask for it are
right, and where several conditions ask for what isn't there, the first of them is named.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from conferapp.domain.authoring.draft import Draft
from conferapp.domain.authoring.gates import Asked, asked, gates
from conferapp.domain.authoring.possible import Possible, possible, texts_of
from conferapp.domain.authoring.slips import Slip, quoted, slip_of
from conferapp.domain.problem import MOST_PROBLEMS, Problem, Where
from conferapp.domain.spelling import nearest

MOST_COMPARED = 60
"""More options than these are not looked through for a near one: it would take too long."""
MOST_NAMES = 6
"""Options that are listed where none is near."""


@dataclass(frozen=True)
class _Found:
    """A condition with what is wrong with it."""

    asked: Asked
    can: Possible
    slip: Slip


def never_problems(draft: Draft) -> Iterator[Problem]:
    """Conditions that hold never, or always, each slip once.

    Args:
        draft: The agenda.
    """
    groups: dict[tuple[object, ...], list[_Found]] = {}
    for one, can in _comparable(draft):
        slip = slip_of(one, can)
        if slip is not None:
            about = (slip.stranger,) if slip.stranger is not None else (one.test, repr(one.wanted))
            groups.setdefault((one.item.id, *about), []).append(_Found(one, can, slip))
    used = _used(draft)
    for group in islice(groups.values(), MOST_PROBLEMS):
        if group[0].slip.stranger is None:
            yield _told(group, group[0].slip.hint)
        else:
            yield from _strange(group, group[0].slip.stranger, used)


def slipped(draft: Draft) -> frozenset[Where]:
    """The places of the conditions that hold never or always, whether that is told or not.

    Args:
        draft: The agenda.
    """
    found = ((one, slip_of(one, can)) for one, can in _comparable(draft))
    return frozenset(one.where for one, slip in found if slip is not None)


def _comparable(draft: Draft) -> Iterator[tuple[Asked, Possible]]:
    """The conditions on questions of which all is known."""
    for gate in gates(draft):
        for one in asked(draft, gate):
            if one.item.sound:
                yield one, possible(one.item.question, draft.pictures)


def _used(draft: Draft) -> Mapping[str, set[str]]:
    """The words that conditions ask for, by the question that they ask about."""
    used: dict[str, set[str]] = {}
    for one, _ in _comparable(draft):
        members = one.wanted if isinstance(one.wanted, list) else [one.wanted]
        used.setdefault(one.item.id, set()).update(str(member) for member in members)
    return used


def _strange(
    group: Sequence[_Found], stranger: str, used: Mapping[str, set[str]]
) -> Iterator[Problem]:
    """What to say of a name that no answer can have, and of those who ask for it."""
    first = group[0]
    item, can = first.asked.item, first.can
    names = can.names or ()
    meant = _translated(first, stranger)
    near = nearest(stranger, names) if not meant and len(names) <= MOST_COMPARED else None
    told = [found for found in group if meant or near or found.asked.test != "is_not"]
    if near and len(told) > 1 and can.key and near not in used[item.id]:
        message = f"No condition asks for {quoted(near)}, but several ask for {quoted(stranger)}."
        where = (*item.where, can.key, names.index(near))
        yield Problem(where, message, f"Did you mean `{stranger}`?", also=told[0].asked.at)
    elif told:
        hint = f"Did you mean `{near}`?" if near else _listed(can, names)
        said = f"Answers are kept in the first language: write `{meant}`."
        yield _told(told, said if meant else hint)


def _listed(can: Possible, names: Sequence[str]) -> str | None:
    said = ", ".join(f"“{name}”" for name in names)
    return f"Its {can.member}s are: {said}." if len(names) <= MOST_NAMES else None


def _translated(found: _Found, stranger: str) -> str | None:
    """The stored name of an option that was asked for in another language."""
    texts = texts_of(found.asked.item.question)
    for name, text in zip(found.can.names or (), texts, strict=False):
        if isinstance(text, dict) and stranger in text.values():
            return name
    return None


def _told(group: Sequence[_Found], hint: str | None) -> Problem:
    one, slip = group[0].asked, group[0].slip
    always = one.test == "is_not" and (slip.surely or slip.stranger is not None)
    lead = "This holds with every answer" if always else "This can never hold"
    where = one.at if slip.place is None else (*one.at, slip.place)
    more = len(group) - 1
    if more:
        places = "one more place" if more == 1 else f"{more} more places"
        hint = f"{hint or ''} It is written so in {places}.".strip()
    also = group[1].asked.at if more else None
    return Problem(where, f"{lead}: {slip.why}.", hint, also=also)
