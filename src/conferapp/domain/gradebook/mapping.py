"""What each column of a gradebook is, as far as it was guessed or said."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from conferapp.domain.gradebook.marks import Number

Use = Literal["whole", "last", "first", "key", "skill", "named", "points", "out_of", "unused"]
"""What a column is.

`whole`, `last` and `first` are a student's name, `key` is their id at school. A `skill` is a topic
with its points. In tables with a row for each topic, `named` names it, and `points` and `out_of`
are columns of their own.
"""


@dataclass(frozen=True)
class Columns:
    """What the columns are.

    Attributes:
        uses: What each column is, in their order.
        maxima_row: The place of the row that holds the maxima, or None.
        maximum: What a topic is out of where the table doesn't say.
        own: The maximum of one column, by its place, where somebody said another one.
    """

    uses: tuple[Use, ...]
    maxima_row: int | None = None
    maximum: Number | None = None
    own: Mapping[int, Number] = field(default_factory=dict)

    @property
    def long(self) -> bool:
        """Whether there is a row for each topic of a student."""
        return "named" in self.uses and "points" in self.uses

    def places(self, use: Use) -> tuple[int, ...]:
        """The places of the columns that are something.

        Args:
            use: What they are.
        """
        return tuple(place for place, each in enumerate(self.uses) if each == use)

    def with_use(self, place: int, use: Use) -> "Columns":
        """The same, with one column being something else; only skills can be several.

        Args:
            place: The place of the column.
            use: What it is.
        """
        single = use not in {"skill", "unused"}
        uses = ["unused" if single and each == use else each for each in self.uses]
        uses[place] = use
        return replace(self, uses=tuple(uses))

    def with_maximum(self, place: int, maximum: Number | None) -> "Columns":
        """The same, with the maximum of one column said; None leaves it to the table.

        Args:
            place: The place of the column.
            maximum: The points that there were.
        """
        rest = {key: value for key, value in self.own.items() if key != place}
        return replace(self, own=rest if maximum is None else {**rest, place: maximum})

    @property
    def problem(self) -> str | None:
        """Why nothing can be read like this, in a sentence."""
        if not any(use in self.uses for use in ("whole", "last", "first", "key")):
            return "Say which column has the student’s name, or their id at school."
        if "skill" in self.uses or self.long:
            return None
        if "named" in self.uses or "points" in self.uses:
            return "A table with one row for each topic needs its name and its points."
        return "Say which columns are topics with their points."
