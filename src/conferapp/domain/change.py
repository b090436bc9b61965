"""One change between two versions of an agenda."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from conferapp.domain.agenda_version import Side
from conferapp.domain.change_tellers import Teller, changed_keys
from conferapp.domain.kinds.question import Question

Weight = Literal["answers", "wording"]


@dataclass(frozen=True)
class Change:
    """One change.

    Attributes:
        place: Where it is, such as “The talk, page “Say your goal””.
        sentence: What changed.
        weight: `answers` if it touches what is asked of whom, what is kept, or who may get it;
            `wording` if it only touches what is read, and how that is laid out.
        questions: The questions, by their ids in the older version, whose earlier answers don’t go
            with the newer one: taken away, under another id, or asked for in another way.
    """

    place: str
    sentence: str
    weight: Weight
    questions: tuple[str, ...] = ()


def keyed(
    place: str, tables: Iterable[Mapping[str, Teller]], sides: tuple[Side, Side]
) -> Iterator[Change]:
    """What changed in the keys of something that both versions have.

    Args:
        place: Where it is, in words.
        tables: Its keys, and how a change of each is told.
        sides: It in the older and in the newer version.
    """
    item = sides[0].item
    name = item.id if isinstance(item, Question) else ""
    for said, depth in (told for table in tables for told in changed_keys(table, *sides)):
        weight: Weight = "wording" if depth == "wording" else "answers"
        yield Change(place, said, weight, (name,) if depth == "unfit" else ())
