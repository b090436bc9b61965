"""Finding: names by any part of them, small slips forgiven.

Accents, case and hyphens never count. One slip is forgiven in a word of four letters and more, two
from eight on: a letter too many, too few, wrong, or swapped with its neighbour.
"""

from collections.abc import Sequence
from typing import Final

from conferapp.domain.text import fold

_ONE_SLIP: Final = 4
_TWO_SLIPS: Final = 8
"""Letters from which on so many slips are forgiven."""


class Finder:
    """Finds among names.

    Args:
        names: The key of each, and its folded name.
    """

    def __init__(self, names: Sequence[tuple[str, str]]) -> None:
        self._names = [(key, folded, folded.split()) for key, folded in names]

    def find(self, said: str) -> tuple[str, ...]:
        """The keys of the names that have every word in them, the best first.

        A name that has the words as they are comes before one that has them with a slip; where any
        has, those with slips are left out.

        Args:
            said: What was typed; "" finds all.
        """
        words = fold(said).split()
        exact = [
            (not all(any(part.startswith(word) for part in parts) for word in words), at, key)
            for at, (key, name, parts) in enumerate(self._names)
            if all(word in name for word in words)
        ]
        if exact:
            return tuple(key for _, _, key in sorted(exact))
        slips = (
            (sum(_slips(word, parts) for word in words), at, key)
            for at, (key, _, parts) in enumerate(self._names)
        )
        return tuple(key for many, _, key in sorted(s for s in slips if s[0] < _NOT))


_NOT: Final = 100
"""More slips than anybody makes."""


def _slips(word: str, parts: Sequence[str]) -> int:
    """The slips between a word and the beginning of the part of a name that it is most like."""
    allowed = 2 if len(word) >= _TWO_SLIPS else 1 if len(word) >= _ONE_SLIP else 0
    found = min((_distance(word, part, allowed) for part in parts), default=_NOT)
    return found if found <= allowed else _NOT


def _distance(word: str, part: str, allowed: int) -> int:
    """The fewest slips that turn a word into a beginning of another, or more than are allowed."""
    if len(word) - len(part) > allowed:
        return _NOT
    before: list[int] = []
    row = list(range(len(part) + 1))
    for at, letter in enumerate(word, 1):
        new = [at]
        for place, other in enumerate(part, 1):
            least = min(row[place] + 1, new[-1] + 1, row[place - 1] + (letter != other))
            if at > 1 and place > 1 and letter == part[place - 2] and word[at - 2] == other:
                least = min(least, before[place - 2] + 1)
            new.append(least)
        if min(new) > allowed:
            return _NOT
        before, row = row, new
    return min(row)
