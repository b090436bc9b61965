"""Importing: one class list on its way in, from its columns to what was chosen of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from conferapp.domain.roster import ImportPlan, Item, plan_import
from conferapp.domain.roster_columns import guess_columns
from conferapp.domain.roster_words import has_name, item_words
from conferapp.domain.table_file import TableFile
from conferapp.domain.text import fold
from conferapp.ui.enrolling import Known


@dataclass
class Importing:
    """A class list on its way in; nothing of it is written here.

    Attributes:
        table: The list.
        known: Everybody who is there.
        tutor: The tutor that new students get where the list names none, or "".
        columns: For each field that is there, the name of its column.
        decided: For rows that were doubtful, who is meant.
        plan: What an import would do.
        taken: The keys of the items that are wanted.
    """

    table: TableFile
    known: Known
    tutor: str = ""
    columns: dict[str, str] = field(default_factory=dict)
    decided: dict[int, str] = field(default_factory=dict)
    plan: ImportPlan | None = None
    taken: set[tuple[int, str]] = field(default_factory=set)
    _folded: dict[tuple[int, str], str] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        """Begin with the columns as they are guessed."""
        self.columns = self.columns or guess_columns(self.table.header)

    @property
    def ready(self) -> bool:
        """Whether names can be read."""
        return has_name(self.columns)

    def take_column(self, key: str, column: str) -> None:
        """Take a field from a column, and no other from the same; "" takes it from none."""
        others = {k: c for k, c in self.columns.items() if k != key and c != column}
        self.columns = others | ({key: column} if column else {})

    def groups(self, wanted: str = "") -> tuple[tuple[str, tuple[Item, ...]], ...]:
        """The items under their headings; where there are none, there is no heading.

        Args:
            wanted: How words in an item have to begin, accents and case aside; "" for all.
        """
        if self.plan is None:
            return ()
        words = fold(wanted).split()
        every = (
            ("Who is meant? Enter says", self.plan.doubts),
            ("New students", self.plan.new),
            ("Changes", self.plan.changes),
        )
        found = (
            (heading, tuple(item for item in items if self._has(item, words)))
            for heading, items in every
        )
        return tuple((heading, items) for heading, items in found if items)

    def _has(self, item: Item, words: Sequence[str]) -> bool:
        if words and item.key not in self._folded:
            self._folded[item.key] = f" {fold(item_words(item))}"
        return all(f" {word}" in self._folded[item.key] for word in words)

    def work_out(self) -> None:
        """Make the dry run, with everything in that is offered."""
        self.decided.clear()
        self._plan_again()
        self.taken = set(self.plan.offered) if self.plan else set()

    def settle(self, row: int, who: str) -> None:
        """Say who is meant by a doubtful row: an id, `NEW`, or "" for nobody."""
        before = set(self.plan.offered) if self.plan else set()
        if who:
            self.decided[row] = who
        else:
            self.decided.pop(row, None)
        self._plan_again()
        if self.plan is not None:
            self.taken |= self.plan.offered - before
            self.taken &= {item.key for item in self.plan.items if not item.doubt}

    def turn(self, item: Item) -> None:
        """Leave an item out, or take it in again."""
        if not item.doubt:
            self.taken ^= {item.key}

    def turn_all(self, items: Iterable[Item]) -> None:
        """Leave all of these out, or, where all are out, take in those that are offered."""
        shown = tuple(items)
        keys = {item.key for item in shown}
        if self.taken & keys:
            self.taken -= keys
        else:
            self.taken |= {item.key for item in shown if item.offered}

    def _plan_again(self) -> None:
        self._folded.clear()
        self.plan = plan_import(
            self.table,
            self.columns,
            self.known.students,
            locked=self.known.locked,
            decided=self.decided,
        )
