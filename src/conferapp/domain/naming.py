"""Naming: whose names stand in a text in which nobody else may be named.

Names of everybody are looked for, first names, family names and what somebody is called. Some names
are words as well: those are told apart, so that a person can say which it is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from conferapp.domain.text import fold

_BETWEEN: Final = """
al bin da dal das de del della den der di do dos du el ibn la las le los mac san st ter van von y e
"""
_PARTICLES: Final = frozenset(_BETWEEN.split())
"""Parts of family names that name nobody."""
_WORDS: Final = """
an april archer art august autumn baker banks bell best bill bishop black blue bob book booth
bridges brook brooks brown bush carter chance chase cherry christian church coach cook cooper
cross daisy dawn day dean destiny do drew example faith farmer field fields fisher ford forest
foster fox frank frost garden gene gold good grace grant gray green guy hall hand hardy harmony he
heard heath hill hope house hunt hunter in ivy jack jade jordan joy june justice key king knight
lake lane law lay lee light little long love low lucky major march mark marks marsh mason max may
me miles miller mills mine moody moon more my near no north olive on or page park parks pat
patience pearl penny person pool pope post power powers price prince queen rain ray read reed rich
river rivers rob robin rock rose rowe royal ruby sage sample sharp she shepherd short silver sky
small so son song south star stone storm street strong student sue summer summers sun sweet tan
taylor teacher test to trinity turner tutor unity victor violet walker wall ward waters webb wells
west white will winter wise wolf wood woods you young
"""
_WORDS_TOO: Final = frozenset(_WORDS.split())
"""Names that are words as well; only with a capital letter may they name somebody."""
_SHORTEST_PLURAL: Final = 3
"""Letters of a name from which on it is looked for with an s behind it."""


class Called(NamedTuple):
    """Somebody, as they can be named.

    Attributes:
        id: Their id.
        name: The whole name.
        first: What they are called.
    """

    id: str
    name: str
    first: str


@dataclass(frozen=True, slots=True)
class Named:
    """Names that stand in a text.

    Attributes:
        surely: Those that name somebody.
        perhaps: Those that may be words as well.
    """

    surely: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()


def named_in(text: str, everybody: Iterable[Called], seated: Sequence[str]) -> Named:
    """The names that would stand in the record of somebody else.

    A name with an s or an apostrophe behind it counts, in any case, unless it is a word as well.

    Args:
        text: What is to be kept with each of those who are seated.
        everybody: All students; it is gone through once.
        seated: The ids of those in whose records the text will stand. One alone may be named.
    """
    said, alone = _Said(text), seated[0] if len(set(seated)) == 1 else ""
    found: dict[str, tuple[bool, str]] = {}
    own: set[str] = set()
    for one in everybody:
        for name in _names(one):
            sure = said.names(name, certain=one.id in seated and name == one.first)
            if one.id == alone:
                own.add(fold(name))
            elif sure is not None:
                before, _ = found.get(fold(name), (False, ""))
                found[fold(name)] = sure or before, name
    told = [(sure, name) for key, (sure, name) in found.items() if key not in own]
    return Named(
        tuple(name for sure, name in told if sure), tuple(name for sure, name in told if not sure)
    )


def _names(one: Called) -> Iterator[str]:
    """What somebody can be named by: what they are called, and each part of the whole name."""
    yield from dict.fromkeys(
        (
            one.first,
            *(name for name in re.split(r"[\s,.]+", one.name) if fold(name) not in _PARTICLES),
        )
    )


class _Said:
    """A text, ready to be asked for many names."""

    def __init__(self, text: str) -> None:
        self._text = text
        words = re.findall(r"\w+", text)
        self._folded = [fold(word) for word in words]
        self._whole = f" {' '.join(self._folded)} "
        self._there = frozenset(self._folded)
        self._capital = frozenset(fold(word) for word in words if word[0].isupper())

    def names(self, name: str, *, certain: bool) -> bool | None:
        """Whether a name stands here: surely, or perhaps (`False`); None where it doesn't.

        Args:
            name: The name.
            certain: Whether it counts without a capital letter, because it is a member's.
        """
        if name.upper() == name.lower():  # a script without capitals, and often without spaces
            return True if len(name) > 1 and name in self._text else None
        parts = [fold(part) for part in re.findall(r"\w+", name)]
        if len(parts) > 1:
            return True if f" {' '.join(parts)} " in self._whole else None
        return self._word(parts[0] if parts else "", certain=certain)

    def _word(self, name: str, *, certain: bool) -> bool | None:
        many = f"{name}s" if len(name) >= _SHORTEST_PLURAL else name
        if len(name) < 2 or not {name, many} & self._there:
            return None
        capital = bool({name, many} & self._capital)
        if name in _WORDS_TOO:
            return False if capital else None
        return capital or (certain and name in self._there)
