"""Importing: one class list on its way in, from its columns to what was chosen of it."""

from dataclasses import dataclass, field

from conferapp.domain.roster import ImportPlan, Item, plan_import
from conferapp.domain.roster_columns import guess_columns
from conferapp.domain.roster_words import has_name
from conferapp.domain.table_file import TableFile
from conferapp.ui.enrolling import Known


@dataclass
class Importing:
    """A class list on its way in; nothing of it is written here.

    Attributes:
        table: The list.
        known: Everybody who is there.
        columns: For each field that is there, the name of its column.
        decided: For rows that were doubtful, who is meant.
        plan: What an import would do.
        taken: The keys of the items that are wanted.
    """

    table: TableFile
    known: Known
    columns: dict[str, str] = field(default_factory=dict)
    decided: dict[int, str] = field(default_factory=dict)
    plan: ImportPlan | None = None
    taken: set[tuple[int, str]] = field(default_factory=set)

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

    def turn_all(self) -> None:
        """Leave everything out, or take everything in that is offered."""
        self.taken = set(self.plan.offered) if self.plan and not self.taken else set()

    def _plan_again(self) -> None:
        self.plan = plan_import(
            self.table,
            self.columns,
            self.known.students,
            locked=self.known.locked,
            decided=self.decided,
        )
